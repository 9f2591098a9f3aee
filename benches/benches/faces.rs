//! Faces of a model: ours, with ambient occlusion and without, beside two meshers without.

use binary_greedy_meshing::{Mesher, compute_opaque_mask, compute_transparent_mask, pad_linearize};
use block_mesh::ndshape::{ConstShape as _, ConstShape3u32};
use block_mesh::{
    GreedyQuadsBuffer, MergeVoxel, RIGHT_HANDED_Y_UP_CONFIG, Voxel, VoxelVisibility, greedy_quads,
};
use criterion::{Criterion, criterion_group, criterion_main};
use std::collections::BTreeSet;
use voxel::{VoxelModel, mesh};
use voxelier_benches::{MESHES, model};

/// binary-greedy-meshing takes no more.
const SIDE: usize = 62;

type Padded = ConstShape3u32<64, 64, 64>;

fn faces(criterion: &mut Criterion) {
    for name in MESHES {
        let model = model(name, SIDE as i64, 32);
        let (words, cells) = (words(&model), cells(&model));
        println!(
            "quads, {name}: ours with light {}, ours {}, binary-greedy-meshing {}, block-mesh {}",
            mesh::mesh(&model).quads.len(),
            mesh::merged_faces(&model).quads.len(),
            binary_greedy(&words),
            block(&cells),
        );
        let mut group = criterion.benchmark_group(format!("faces at {SIDE}/{name}"));
        group.bench_function("ours, with ambient occlusion", |bencher| bencher.iter(|| mesh::mesh(&model)));
        group.bench_function("ours, without", |bencher| bencher.iter(|| mesh::merged_faces(&model)));
        group.bench_function("binary-greedy-meshing", |bencher| bencher.iter(|| binary_greedy(&words)));
        group.bench_function("block-mesh", |bencher| bencher.iter(|| block(&cells)));
        group.finish();
    }
}

fn words(model: &VoxelModel) -> Vec<u16> {
    let mut words = vec![0; Mesher::<SIDE>::CS_P3];
    for (at, index) in model.voxels() {
        words[pad_linearize::<SIDE>(at.x as usize, at.y as usize, at.z as usize)] = index.into();
    }
    words
}

/// How many quads there are. As ours do, it starts from cells: the masks are part of the work.
fn binary_greedy(words: &[u16]) -> usize {
    let mut mesher = Mesher::<SIDE>::new();
    let clear = BTreeSet::new();
    let (opaque, clear) =
        (compute_opaque_mask::<SIDE>(words, &clear), compute_transparent_mask::<SIDE>(words, &clear));
    mesher.fast_mesh(words, &opaque, &clear);
    mesher.quads.iter().map(Vec::len).sum()
}

#[derive(Clone, Copy, PartialEq, Eq)]
struct Cell(u8);

impl Voxel for Cell {
    fn get_visibility(&self) -> VoxelVisibility {
        if self.0 == 0 { VoxelVisibility::Empty } else { VoxelVisibility::Opaque }
    }
}

impl MergeVoxel for Cell {
    type MergeValue = u8;

    fn merge_value(&self) -> u8 {
        self.0
    }
}

fn cells(model: &VoxelModel) -> Vec<Cell> {
    let mut cells = vec![Cell(0); Padded::SIZE as usize];
    for (at, index) in model.voxels() {
        cells[Padded::linearize((at + 1).to_array()) as usize] = Cell(index);
    }
    cells
}

fn block(cells: &[Cell]) -> usize {
    let mut quads = GreedyQuadsBuffer::new(cells.len());
    greedy_quads(cells, &Padded {}, [0; 3], [63; 3], &RIGHT_HANDED_Y_UP_CONFIG.faces, &mut quads);
    quads.quads.num_quads()
}

criterion_group!(benches, faces);
criterion_main!(benches);
