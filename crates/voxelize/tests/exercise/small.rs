//! Models that are quick to build.

use voxel::{PaletteSize, VoxelModel, VoxelSize, VoxelizeOptions};

/// Eight voxels and four colours.
pub fn options() -> VoxelizeOptions {
    VoxelizeOptions {
        voxel_size: VoxelSize::new(8).expect("8 is a size"),
        palette_size: PaletteSize::new(4).expect("4 is a size"),
        ..VoxelizeOptions::default()
    }
}

/// Holds a model to [`options`].
pub fn check(model: &VoxelModel) {
    assert!((1..=8).contains(&model.size().max_element()), "{}", model.size());
    assert!(model.voxel_count() > 0);
    assert!((1..=4).contains(&model.used_colors()), "{} colours", model.used_colors());
}
