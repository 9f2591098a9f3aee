//! What fills the space around a scene, in coarse cells: light from the sky is kept away by it (light.wgsl).

use crate::bounds::Bounds;
use crate::gpu::Gpu;
use glam::{IVec3, UVec3, Vec3};
use voxel::{Placement, Scene, VoxelModel};

/// Levels of the volume: each has cells of twice the side.
const LEVELS: u32 = 5;

/// The most cells along each side.
const LONGEST: u32 = 128;

/// The filled share of each cell, on every level.
pub struct Volume {
    /// The lowest corner, in voxels.
    pub low: IVec3,
    /// Voxels along the side of a cell of the finest level: a power of two.
    pub cell: u32,
    /// Cells along each side of the finest level.
    pub cells: UVec3,
    /// For each level 0 (empty) to 255 (full), ordered z, y, x.
    levels: Vec<Vec<u8>>,
}

impl Volume {
    /// The volume of all that a scene shows.
    pub fn of(scene: &Scene, bounds: Bounds) -> Self {
        let (low, high) = (bounds.low.as_ivec3(), bounds.high.as_ivec3());
        let sides = (high - low).max(IVec3::ONE).as_uvec3();
        let cell = sides.max_element().div_ceil(LONGEST).next_power_of_two();
        // Sides of whole cells on the coarsest level too.
        let cells = sides.map(|side| side.div_ceil(cell).next_multiple_of(1 << (LEVELS - 1)));
        let mut counts = vec![0_u32; cells.element_product() as usize];
        for placement in scene.placements.iter().filter(|placement| !placement.hidden) {
            if let Some(model) = scene.models.get(placement.model) {
                count(model, placement, low, cell, cells, &mut counts);
            }
        }
        let full = u64::from(cell).pow(3);
        let share = |count: u32| (u64::from(count) * 255 / full).min(255) as u8;
        let mut levels = vec![counts.into_iter().map(share).collect::<Vec<u8>>()];
        for level in 1..LEVELS {
            levels.push(halved(&levels[level as usize - 1], cells >> (level - 1)));
        }
        Self { low, cell, cells, levels }
    }

    /// The volume as a texture with its levels.
    pub fn upload(&self, gpu: &Gpu) -> wgpu::TextureView {
        let extent = |UVec3 { x, y, z }| wgpu::Extent3d { width: x, height: y, depth_or_array_layers: z };
        let texture = gpu.device.create_texture(&wgpu::TextureDescriptor {
            label: Some("sky"),
            size: extent(self.cells),
            mip_level_count: LEVELS,
            sample_count: 1,
            dimension: wgpu::TextureDimension::D3,
            format: wgpu::TextureFormat::R8Unorm,
            usage: wgpu::TextureUsages::TEXTURE_BINDING | wgpu::TextureUsages::COPY_DST,
            view_formats: &[],
        });
        for (level, bytes) in (0_u32..).zip(&self.levels) {
            let cells = self.cells >> level;
            let layout = wgpu::TexelCopyBufferLayout {
                offset: 0,
                bytes_per_row: Some(cells.x),
                rows_per_image: Some(cells.y),
            };
            let target = wgpu::TexelCopyTextureInfo { mip_level: level, ..texture.as_image_copy() };
            gpu.queue.write_texture(target, bytes, layout, extent(cells));
        }
        texture.create_view(&wgpu::TextureViewDescriptor::default())
    }

    /// Its sides in voxels.
    pub fn size(&self) -> Vec3 {
        (self.cells * self.cell).as_vec3()
    }
}

/// Adds the voxels of one placed model to the cells that they lie in.
fn count(model: &VoxelModel, placement: &Placement, low: IVec3, cell: u32, cells: UVec3, counts: &mut [u32]) {
    let turn = |axis| placement.rotation.apply(axis);
    // A cell's lowest corner is that of its turned box: mirrored axes end where they began.
    let ends = turn(IVec3::ONE).min(IVec3::ZERO);
    let first = placement.shift(model.size()) + ends - low;
    let (along_x, shift) = (turn(IVec3::X), cell.trailing_zeros());
    for (row, line) in model.cells().chunks_exact(model.size().x as usize).enumerate() {
        let (y, z) = (row as u32 % model.size().y, row as u32 / model.size().y);
        let mut at = first + turn(IVec3::new(0, y as i32, z as i32));
        for &index in line {
            if index != 0 {
                let place = at.as_uvec3() >> shift;
                let offset = place.x + cells.x * (place.y + cells.y * place.z);
                counts[offset as usize] = counts[offset as usize].saturating_add(1);
            }
            at += along_x;
        }
    }
}

/// The next level: the mean of each eight cells.
fn halved(fine: &[u8], cells: UVec3) -> Vec<u8> {
    let half = cells / 2;
    let at = |x: u32, y: u32, z: u32| (x + cells.x * (y + cells.y * z)) as usize;
    let mut coarse = Vec::with_capacity(half.element_product() as usize);
    for z in 0..half.z {
        for y in 0..half.y {
            for x in 0..half.x {
                let pairs = [(0, 0), (1, 0), (0, 1), (1, 1)].map(|(dy, dz)| {
                    let first = at(2 * x, 2 * y + dy, 2 * z + dz);
                    u32::from(fine[first]) + u32::from(fine[first + 1])
                });
                coarse.push((pairs.iter().sum::<u32>() / 8) as u8);
            }
        }
    }
    coarse
}

#[cfg(test)]
mod tests {
    use super::*;
    use voxel::{Palette, Rgb, Rotation};

    /// Three voxels in a corner, in every turned and mirrored way, and what of the volume they fill.
    #[test]
    fn every_voxel_of_a_turned_model_lies_in_its_cell() {
        let palette = Palette::new(vec![Rgb::new(9, 9, 9)]).unwrap();
        let mut cells = vec![0; 40 * 3 * 2];
        (cells[0], cells[1], cells[40]) = (1, 1, 1);
        let mut scene = Scene::of(VoxelModel::new(UVec3::new(40, 3, 2), cells, palette).unwrap());
        for byte in (0..=255).filter(|&byte| Rotation::from_byte(byte).is_some()) {
            scene.placements[0].rotation = Rotation::from_byte(byte).unwrap();
            scene.placements[0].origin = IVec3::new(-7, 5, 11);
            let volume = Volume::of(&scene, Bounds::of(&scene).unwrap());
            let model = scene.flatten().unwrap();
            let shift = volume.low - scene.placements[0].origin;
            for (at, &share) in volume.levels[0].iter().enumerate() {
                let (x, y) = (at as u32 % volume.cells.x, at as u32 / volume.cells.x % volume.cells.y);
                let z = at as u32 / (volume.cells.x * volume.cells.y);
                let place = shift + UVec3::new(x, y, z).as_ivec3();
                let is_filled = model.at(place.x, place.y, place.z) != 0;
                assert_eq!(share, if is_filled { 255 } else { 0 }, "{byte}: {place}");
            }
        }
    }

    #[test]
    fn a_large_scene_has_cells_of_many_voxels_and_no_more_of_them() {
        let palette = Palette::new(vec![Rgb::new(9, 9, 9)]).unwrap();
        let block = VoxelModel::new(UVec3::splat(16), vec![1; 4096], palette).unwrap();
        let mut scene = Scene::of(block);
        let mut far = scene.placements[0];
        far.origin = IVec3::new(1_984, 0, 0);
        scene.placements.push(far);
        let volume = Volume::of(&scene, Bounds::of(&scene).unwrap());
        assert_eq!((volume.cell, volume.cells), (16, UVec3::new(128, 16, 16)));
        let filled: Vec<usize> =
            (0..volume.levels[0].len()).filter(|&at| volume.levels[0][at] == 255).collect();
        assert_eq!(filled, [0, 124]);
        assert_eq!(volume.levels[1][0], 31, "an eighth of the coarser cell");
    }
}
