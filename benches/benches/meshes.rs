//! From a mesh file to the bytes of a `.vox` file: ours, filled, beside voxquant's shell.

use criterion::{Criterion, criterion_group, criterion_main};
use std::io::Cursor;
use std::path::Path;
use voxelier_benches::{MESHES, options, path};
use voxquant_core::voxelizer::VoxelizationMode;
use voxquant_core::{Format as _, InputFormat as _, OutputFormat as _, VoxelizationConfig};
use voxquant_dotvox::{ColorMode, DotVox, DotVoxConfig};
use voxquant_gltf::{Gltf, GltfConfig};

const SIZE: u32 = 128;

fn meshes(criterion: &mut Criterion) {
    for name in MESHES {
        let path = path(name);
        let mut group = criterion.benchmark_group(format!("mesh to {SIZE}/{name}"));
        group.sample_size(40);
        group.bench_function("ours, filled, 32 colours", |bencher| bencher.iter(|| ours(&path)));
        group.bench_function("voxquant, hollow, 255 colours", |bencher| bencher.iter(|| voxquant(&path)));
        group.finish();
    }
}

fn ours(path: &Path) -> Vec<u8> {
    let mesh = voxelize::load_mesh(path).expect("the mesh is there");
    let model = voxelize::voxelize(&mesh, &options(SIZE.into(), 32)).expect("the mesh is solid");
    voxel::vox::write(&model)
}

/// As voxquant's own command does it.
fn voxquant(path: &Path) -> Vec<u8> {
    let turn = glam::Mat4::from_cols_array_2d(&DotVox::BASIS).inverse()
        * glam::Mat4::from_cols_array_2d(&Gltf::BASIS);
    let scene =
        Gltf::load(turn.to_cols_array_2d(), path, GltfConfig { base_scale: 1.0 }).expect("the mesh is there");
    let mut bytes = Cursor::new(Vec::new());
    let colors = DotVoxConfig { color: ColorMode::Dynamic, no_optimization: false };
    let size = VoxelizationConfig { res: SIZE, mode: VoxelizationMode::Triangles };
    DotVox::voxelize_and_write(scene, &mut bytes, colors, &size).expect("memory takes all bytes");
    bytes.into_inner()
}

criterion_group!(benches, meshes);
criterion_main!(benches);
