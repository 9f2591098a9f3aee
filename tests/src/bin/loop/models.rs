//! What is looked at: a cow of 150,000 voxels, and planets.

use glam::{UVec3, Vec3};
use std::path::Path;
use tests::desktop::Failure;
use voxel::{Palette, PaletteSize, Rgb, VoxelModel, VoxelSize, VoxelizeOptions};

/// A name, and the model.
pub type Named = (&'static str, VoxelModel);

pub fn all() -> Result<Vec<Named>, Failure> {
    Ok(vec![("150,000 voxels", cow()?), ("planet of 128³", planet(128)?), ("planet of 256³", planet(256)?)])
}

/// As many voxels as the castles have that come with MagicaVoxel.
fn cow() -> Result<VoxelModel, Failure> {
    let file = Path::new(env!("CARGO_MANIFEST_DIR")).join("../crates/voxelize/tests/data/spot.glb");
    let options = VoxelizeOptions {
        voxel_size: VoxelSize::new(99)?,
        palette_size: PaletteSize::new(32)?,
        fill: true,
        ..VoxelizeOptions::default()
    };
    Ok(voxelize::voxelize(&voxelize::load_mesh(&file)?, &options)?)
}

/// A ball of this many voxels across, full to the core, with mountains, and countries of 32 colours.
pub fn planet(side: u32) -> Result<VoxelModel, Failure> {
    let palette = Palette::new((0..32).map(|shade| Rgb::new(shade * 8, 255 - shade * 8, 100)).collect())?;
    let middle = side as f32 / 2.0;
    let cell = |x: u32, y: u32, z: u32| {
        let out = UVec3::new(x, y, z).as_vec3() + 0.5 - middle;
        let waves = (out * Vec3::new(0.2, 0.15, 0.1)).to_array().map(f32::sin).iter().sum::<f32>();
        let is_land = out.length() + 2.0 * waves < middle - 6.0;
        if is_land { 1 + ((x / 9 + y / 11 + z / 7) % 32) as u8 } else { 0 }
    };
    let places = (0..side).flat_map(|z| (0..side).flat_map(move |y| (0..side).map(move |x| (x, y, z))));
    let cells = places.map(|(x, y, z)| cell(x, y, z)).collect();
    Ok(VoxelModel::new(UVec3::splat(side), cells, palette)?)
}
