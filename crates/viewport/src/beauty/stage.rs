//! A scene on the card as paths of light go through it (tree.wgsl).

use super::crates::{Crate, packed};
use super::lamps::{Lamp, lamps};
use super::tree::Trees;
use crate::bounds::Bounds;
use crate::gpu::Gpu;
use crate::materials::{Entry, entries};
use crate::scene::MAX_PLACEMENTS;
use crate::uniforms::PlacementUniform;
use crate::viewport::RenderError;
use bytemuck::{Pod, Zeroable};
use glam::{IVec3, Vec3};
use voxel::{Placement, Scene, VoxelModel};

/// How much brighter lamps are than viewports show them: there they only have to be seen, here they light a room.
const SHINE: f32 = 4.0;

/// `Model` of tree.wgsl.
#[derive(Clone, Copy, Debug, Pod, Zeroable)]
#[repr(C)]
struct Model {
    stands: PlacementUniform,
    size: [u32; 4],
    root: [u32; 4],
}

/// Buffers in the order of their bindings, from 1 on, and what the shader is told beside them.
pub struct Stage {
    pub trees: wgpu::Buffer,
    pub models: wgpu::Buffer,
    pub crates: wgpu::Buffer,
    pub lamps: wgpu::Buffer,
    pub palette: wgpu::Buffer,
    pub lamp_count: u32,
    /// The place in the scene that is the origin on the card.
    pub middle: IVec3,
}

impl Stage {
    pub fn new(gpu: &Gpu, scene: &Scene, bounds: Option<Bounds>) -> Result<Self, RenderError> {
        let mut entries = entries(scene);
        entries.iter_mut().for_each(|entry| entry.emission *= SHINE);
        let middle = bounds.map_or(IVec3::ZERO, |bounds| bounds.center().as_ivec3());
        let placed = || {
            let shown = scene.placements.iter().filter(|placement| !placement.hidden);
            let placed = shown.filter_map(|placement| Some((scene.models.get(placement.model)?, placement)));
            placed.filter(|(model, _)| model.extent().is_some())
        };
        let count = placed().count();
        if count > MAX_PLACEMENTS {
            return Err(RenderError::TooManyPlacements(count));
        }
        let mut trees = Trees::default();
        let mut roots = vec![None; scene.models.len()];
        let (mut models, mut boxes) = (Vec::new(), Vec::new());
        for (model, placement) in placed() {
            let root = *roots[placement.model].get_or_insert_with(|| trees.add(model));
            let shift = placement.shift(model.size()) - middle;
            models.push(Model {
                stands: PlacementUniform::of(placement, shift),
                size: model.size().extend(0).to_array(),
                root: [root.word, root.shift, 0, 0],
            });
            boxes.push(standing(model, placement, shift));
        }
        let lamps = lamps(placed(), &entries, middle);
        // Where there is nothing, a box that no ray meets.
        let crates =
            if boxes.is_empty() { packed(&[(Vec3::splat(9e9), Vec3::splat(9e9))]) } else { packed(&boxes) };
        if models.is_empty() {
            models.push(Model::zeroed());
        }
        Self::upload(gpu, &trees.words, &models, &crates, &lamps, &entries, middle)
    }

    fn upload(
        gpu: &Gpu,
        words: &[u32],
        models: &[Model],
        crates: &[Crate],
        lamps: &[Lamp],
        entries: &[Entry; 256],
        middle: IVec3,
    ) -> Result<Self, RenderError> {
        let largest = gpu.device.limits().max_storage_buffer_binding_size;
        if size_of_val(words) as u64 > largest {
            return Err(RenderError::TooManyVoxels);
        }
        let storage = |label, bytes: &[u8]| filled(gpu, label, bytes, wgpu::BufferUsages::STORAGE);
        Ok(Self {
            trees: storage("trees", bytemuck::cast_slice(words)),
            models: storage("models", bytemuck::cast_slice(models)),
            crates: storage("crates", bytemuck::cast_slice(crates)),
            lamps: storage("lamps", bytemuck::cast_slice(lamps)),
            palette: filled(gpu, "palette", bytemuck::cast_slice(entries), wgpu::BufferUsages::UNIFORM),
            lamp_count: lamps.len() as u32,
            middle,
        })
    }
}

/// The box that a placed model fills.
fn standing(model: &VoxelModel, placement: &Placement, shift: IVec3) -> (Vec3, Vec3) {
    let far = placement.rotation.apply(model.size().as_ivec3());
    ((shift + far.min(IVec3::ZERO)).as_vec3(), (shift + far.max(IVec3::ZERO)).as_vec3())
}

/// A buffer of some bytes; of a few where there are none, since none can't be bound.
fn filled(gpu: &Gpu, label: &str, bytes: &[u8], usage: wgpu::BufferUsages) -> wgpu::Buffer {
    let buffer = gpu.device.create_buffer(&wgpu::BufferDescriptor {
        label: Some(label),
        size: (bytes.len() as u64).max(64),
        usage: usage | wgpu::BufferUsages::COPY_DST,
        mapped_at_creation: false,
    });
    gpu.queue.write_buffer(&buffer, 0, bytes);
    buffer
}
