//! What fills the space around a scene, and what glows in it, in coarse cells: light from the sky is kept away by the one,
//! and the other shines on what is near (light.wgsl).

use crate::bounds::Bounds;
use crate::color::encoded;
use crate::gpu::Gpu;
use crate::materials::Entry;
use glam::{IVec3, UVec3, Vec3};
use std::ops::{Add, Mul};
use voxel::{Placement, Scene, VoxelModel};

/// Levels of the volume: each has cells of twice the side.
const LEVELS: u32 = 5;

/// The most cells along each side.
const LONGEST: u32 = 128;

/// The strongest glow that is kept apart from stronger ones: `GLOW_RANGE` of light.wgsl.
const GLOW_RANGE: f32 = 4.0;

/// A scene in cells, on several levels.
pub struct Volume {
    /// The lowest corner, in voxels.
    pub low: IVec3,
    /// Voxels along the side of a cell of the finest level: a power of two.
    pub cell: u32,
    /// Cells along each side of the finest level.
    pub cells: UVec3,
    /// The filled share of each cell, 0 to 1, ordered z, y, x. Glass fills nothing.
    filled: Vec<Vec<f32>>,
    /// The light that each cell gives; `None` where nothing glows.
    glow: Option<Vec<Vec<Vec3>>>,
}

impl Volume {
    /// The volume of all that a scene shows.
    pub fn of(scene: &Scene, bounds: Bounds, entries: &[Entry; 256]) -> Self {
        let (low, high) = (bounds.low.as_ivec3(), bounds.high.as_ivec3());
        let sides = (high - low).max(IVec3::ONE).as_uvec3();
        let cell = sides.max_element().div_ceil(LONGEST).next_power_of_two();
        // Sides of whole cells on the coarsest level too.
        let cells = sides.map(|side| side.div_ceil(cell).next_multiple_of(1 << (LEVELS - 1)));
        let share = 1.0 / (cell as f32).powi(3);
        let fills = entries.map(|entry| if entry.transparency > 0.0 { 0.0 } else { share });
        let glows = entries.map(|entry| Vec3::from(entry.color) * entry.emission * share);
        let visible = |placement: &&Placement| !placement.hidden;
        let standing = || {
            let shown = scene.placements.iter().filter(visible);
            shown.filter_map(|placement| Some((scene.models.get(placement.model)?, placement)))
        };
        let mut filled = vec![0.0; cells.element_product() as usize];
        let mut glow = glows.iter().any(|light| *light != Vec3::ZERO).then(|| vec![Vec3::ZERO; filled.len()]);
        for (model, placement) in standing() {
            visit(model, placement, low, cell, cells, |at, index| {
                filled[at] += fills[usize::from(index)];
                if let Some(glow) = &mut glow {
                    glow[at] += glows[usize::from(index)];
                }
            });
        }
        Self { low, cell, cells, filled: levels(filled, cells), glow: glow.map(|glow| levels(glow, cells)) }
    }

    /// What is filled and what glows, as textures with their levels.
    pub fn upload(&self, gpu: &Gpu) -> [wgpu::TextureView; 2] {
        let byte = |share: &f32| (share * 255.0).min(255.0) as u8;
        let filled = self.filled.iter().map(|level| level.iter().map(byte).collect());
        let light = |glow: &Vec3| {
            let [r, g, b] = (*glow / GLOW_RANGE).to_array().map(encoded);
            [r, g, b, 255]
        };
        // Where nothing glows a single dark cell will do.
        let (glow, cells) = match &self.glow {
            Some(levels) => {
                (levels.iter().map(|level| level.iter().flat_map(light).collect()).collect(), self.cells)
            }
            None => (vec![vec![0; 4]], UVec3::ONE),
        };
        [
            texture(gpu, wgpu::TextureFormat::R8Unorm, self.cells, &filled.collect::<Vec<_>>()),
            texture(gpu, wgpu::TextureFormat::Rgba8UnormSrgb, cells, &glow),
        ]
    }

    /// Whether anything glows.
    pub fn glows(&self) -> bool {
        self.glow.is_some()
    }

    /// Its sides in voxels.
    pub fn size(&self) -> Vec3 {
        (self.cells * self.cell).as_vec3()
    }
}

/// A texture from the bytes of its levels; each has half the cells of the one before along each side.
fn texture(gpu: &Gpu, format: wgpu::TextureFormat, cells: UVec3, levels: &[Vec<u8>]) -> wgpu::TextureView {
    let extent = |UVec3 { x, y, z }| wgpu::Extent3d { width: x, height: y, depth_or_array_layers: z };
    let texture = gpu.device.create_texture(&wgpu::TextureDescriptor {
        label: Some("volume"),
        size: extent(cells),
        mip_level_count: levels.len() as u32,
        sample_count: 1,
        dimension: wgpu::TextureDimension::D3,
        format,
        usage: wgpu::TextureUsages::TEXTURE_BINDING | wgpu::TextureUsages::COPY_DST,
        view_formats: &[],
    });
    for (level, bytes) in (0_u32..).zip(levels) {
        let cells = cells >> level;
        let layout = wgpu::TexelCopyBufferLayout {
            offset: 0,
            bytes_per_row: Some(bytes.len() as u32 / (cells.y * cells.z)),
            rows_per_image: Some(cells.y),
        };
        let target = wgpu::TexelCopyTextureInfo { mip_level: level, ..texture.as_image_copy() };
        gpu.queue.write_texture(target, bytes, layout, extent(cells));
    }
    texture.create_view(&wgpu::TextureViewDescriptor::default())
}

/// Visits the voxels of one placed model with the offset of the cell that each lies in.
fn visit(
    model: &VoxelModel,
    placement: &Placement,
    low: IVec3,
    cell: u32,
    cells: UVec3,
    mut voxel: impl FnMut(usize, u8),
) {
    let turn = |axis| placement.rotation.apply(axis);
    // A voxel's lowest corner is that of its turned box: mirrored axes end where they began. Numbers may wrap where an
    // empty model stands outside of all measure.
    let ends = turn(IVec3::ONE).min(IVec3::ZERO);
    let first = placement.shift(model.size()).wrapping_add(ends).wrapping_sub(low);
    let (along_x, shift) = (turn(IVec3::X), cell.trailing_zeros());
    for (row, line) in model.cells().chunks_exact(model.size().x as usize).enumerate() {
        let (y, z) = (row as u32 % model.size().y, row as u32 / model.size().y);
        let mut at = first.wrapping_add(turn(IVec3::new(0, y as i32, z as i32)));
        for &index in line {
            if index != 0 {
                let place = at.as_uvec3() >> shift;
                voxel((place.x + cells.x * (place.y + cells.y * place.z)) as usize, index);
            }
            at = at.wrapping_add(along_x);
        }
    }
}

/// All levels, from the finest one.
fn levels<T: Copy + Add<Output = T> + Mul<f32, Output = T>>(finest: Vec<T>, cells: UVec3) -> Vec<Vec<T>> {
    let mut levels = vec![finest];
    for level in 1..LEVELS {
        levels.push(halved(&levels[level as usize - 1], cells >> (level - 1)));
    }
    levels
}

/// The next level: the mean of each eight cells.
fn halved<T: Copy + Add<Output = T> + Mul<f32, Output = T>>(fine: &[T], cells: UVec3) -> Vec<T> {
    let half = cells / 2;
    let at = |x: u32, y: u32, z: u32| (x + cells.x * (y + cells.y * z)) as usize;
    let mut coarse = Vec::with_capacity(half.element_product() as usize);
    for z in 0..half.z {
        for y in 0..half.y {
            for x in 0..half.x {
                let pair = |dy, dz| {
                    let first = at(2 * x, 2 * y + dy, 2 * z + dz);
                    fine[first] + fine[first + 1]
                };
                coarse.push((pair(0, 0) + pair(1, 0) + pair(0, 1) + pair(1, 1)) * 0.125);
            }
        }
    }
    coarse
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::materials::entries;
    use voxel::{Material, MaterialKind, Palette, Rgb, Rotation};

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
            let volume = Volume::of(&scene, Bounds::of(&scene).unwrap(), &entries(&scene));
            let model = scene.flatten().unwrap();
            let shift = volume.low - scene.placements[0].origin;
            for (at, &share) in volume.filled[0].iter().enumerate() {
                let (x, y) = (at as u32 % volume.cells.x, at as u32 / volume.cells.x % volume.cells.y);
                let z = at as u32 / (volume.cells.x * volume.cells.y);
                let place = shift + UVec3::new(x, y, z).as_ivec3();
                let is_filled = model.at(place.x, place.y, place.z) != 0;
                assert_eq!(share, if is_filled { 1.0 } else { 0.0 }, "{byte}: {place}");
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
        let volume = Volume::of(&scene, Bounds::of(&scene).unwrap(), &entries(&scene));
        assert_eq!((volume.cell, volume.cells), (16, UVec3::new(128, 16, 16)));
        let filled: Vec<usize> =
            (0..volume.filled[0].len()).filter(|&at| volume.filled[0][at] == 1.0).collect();
        assert_eq!(filled, [0, 124]);
        assert_eq!(volume.filled[1][0], 0.125, "an eighth of the coarser cell");
    }

    #[test]
    fn lamps_glow_in_their_colour_and_glass_fills_nothing() {
        let palette = Palette::new(vec![Rgb::new(255, 0, 0), Rgb::new(0, 0, 255)]).unwrap();
        let mut scene = Scene::of(VoxelModel::new(UVec3::new(2, 1, 1), vec![1, 2], palette).unwrap());
        let material = |kind| Material { kind, weight: 1.0, roughness: 0.0, flux: 1.0 };
        scene.materials = vec![(1, material(MaterialKind::Emit)), (2, material(MaterialKind::Glass))];
        let volume = Volume::of(&scene, Bounds::of(&scene).unwrap(), &entries(&scene));
        assert_eq!(volume.filled[0][..3], [1.0, 0.0, 0.0]);
        let glow = volume.glow.unwrap();
        assert_eq!(glow[0][..2], [Vec3::new(2.0, 0.0, 0.0), Vec3::ZERO]);
        assert_eq!(glow[1][0], Vec3::new(0.25, 0.0, 0.0));
    }
}
