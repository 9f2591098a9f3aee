//! What the benches share: sprites, meshes, options, and models made of them.

pub mod long_history;

use image::RgbaImage;
use std::path::{Path, PathBuf};
use voxel::{PaletteSize, VoxelModel, VoxelSize, VoxelizeOptions};

/// Meshes that come with the voxelizer's tests, and a knight of many parts.
pub const MESHES: [&str; 3] = ["spot", "knight", "kenney-character"];

/// Where a mesh is.
pub fn path(mesh: &str) -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join(format!("../crates/voxelize/tests/data/{mesh}.glb"))
}

/// So many voxels along the longest axis, filled, in so many colours.
pub fn options(size: i64, colors: i64) -> VoxelizeOptions {
    VoxelizeOptions {
        voxel_size: VoxelSize::new(size).expect("a size that is taken"),
        palette_size: PaletteSize::new(colors).expect("a number of colours that is taken"),
        fill: true,
        ..VoxelizeOptions::default()
    }
}

/// A mesh, read and voxelized.
pub fn model(mesh: &str, size: i64, colors: i64) -> VoxelModel {
    let mesh = voxelize::load_mesh(&path(mesh)).expect("the mesh is there");
    voxelize::voxelize(&mesh, &options(size, colors)).expect("the mesh is solid")
}

/// The first of the three pictures that are drawn of a prompt.
pub fn sprite(prompt: &str) -> RgbaImage {
    let sketch = sketch::draw(prompt, 1).expect("a prompt that can be drawn");
    image::load_from_memory(&sketch.candidates[0].png).expect("a picture").into_rgba8()
}
