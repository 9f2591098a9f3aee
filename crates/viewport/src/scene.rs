//! A scene on the card: rectangles by model, and where each model stands.

use crate::gpu::Gpu;
use crate::indices::Indices;
use crate::layouts::Layouts;
use crate::materials::{self, Entry};
use crate::uniforms::{PlacementUniform, buffer};
use crate::viewport::RenderError;
use voxel::mesh::{Mesh, Quad, mesh};
use voxel::{Placement, Scene, VoxelModel};

/// The most rectangles that one scene may have on the card: 512 MiB of them.
const MAX_QUADS: u64 = 16 << 20;

/// The most placements that are drawn.
pub const MAX_PLACEMENTS: usize = 1_000;

/// How the eight bytes of a rectangle reach the vertex shader: once for each of its corners, whose number is the vertex's
/// own. Instances of a few vertices each would be slow: cards and processors alike work through many vertices at once, and
/// through instances one by one.
pub const QUADS: wgpu::VertexBufferLayout<'static> = wgpu::VertexBufferLayout {
    array_stride: 8,
    step_mode: wgpu::VertexStepMode::Vertex,
    attributes: &[wgpu::VertexAttribute {
        format: wgpu::VertexFormat::Uint32x2,
        offset: 0,
        shader_location: 0,
    }],
};

/// Solid voxels and glass are meshed apart: what is behind glass can be seen.
#[derive(Clone, Copy, PartialEq, Eq)]
pub enum Part {
    Solid,
    Glass,
}

/// A scene on the card.
pub struct SceneDraw {
    /// For each model its solid part and its glass; `None` where there is none of it.
    models: Vec<[Option<Quads>; 2]>,
    /// Model, and where in the buffer of placements it is told how it stands, in bytes.
    placements: Vec<(usize, u32)>,
    placement_group: wgpu::BindGroup,
    palette: wgpu::BindGroup,
    has_metal: bool,
    triangles: Indices,
    sides: Indices,
}

struct Quads {
    buffer: wgpu::Buffer,
    count: u32,
}

impl SceneDraw {
    pub fn new(
        gpu: &Gpu,
        layouts: &Layouts,
        scene: &Scene,
        entries: &[Entry; 256],
    ) -> Result<Self, RenderError> {
        let shown: Vec<&Placement> = scene.placements.iter().filter(|placement| !placement.hidden).collect();
        if shown.len() > MAX_PLACEMENTS {
            return Err(RenderError::TooManyPlacements(shown.len()));
        }
        let stride = gpu.device.limits().min_uniform_buffer_offset_alignment.max(64);
        let mut bytes = vec![0u8; stride as usize * shown.len().max(1)];
        let mut placements = Vec::new();
        for (offset, placement) in (0..).step_by(stride as usize).zip(shown) {
            let Some(model) = scene.models.get(placement.model) else { continue };
            let uniform = PlacementUniform::of(placement, placement.shift(model.size()));
            bytes[offset as usize..][..size_of::<PlacementUniform>()]
                .copy_from_slice(bytemuck::bytes_of(&uniform));
            placements.push((placement.model, offset));
        }
        let mut left = MAX_QUADS;
        let models = scene.models.iter().enumerate().map(|(at, model)| {
            if placements.iter().any(|&(model, _)| model == at) {
                parts(gpu, model, entries, &mut left)
            } else {
                Ok([None, None])
            }
        });
        Ok(Self {
            models: models.collect::<Result<_, _>>()?,
            placements,
            placement_group: placement_group(gpu, layouts, &bytes),
            palette: materials::group(gpu, layouts, entries),
            has_metal: entries.iter().any(|entry| entry.metalness > 0.0),
            triangles: Indices::triangles(gpu),
            sides: Indices::sides(gpu),
        })
    }

    /// Whether any of it is glass.
    pub fn has_glass(&self) -> bool {
        self.models.iter().any(|[_, glass]| glass.is_some())
    }

    /// Whether any of its palette is metal.
    pub fn has_metal(&self) -> bool {
        self.has_metal
    }

    /// Draws the triangles of a part. Groups 1 and 2 are bound here.
    pub fn draw(&self, pass: &mut wgpu::RenderPass<'_>, part: Part) {
        self.draw_shapes(pass, part, &self.triangles);
    }

    /// Draws the sides of a part's rectangles.
    pub fn draw_lines(&self, pass: &mut wgpu::RenderPass<'_>, part: Part) {
        self.draw_shapes(pass, part, &self.sides);
    }

    fn draw_shapes(&self, pass: &mut wgpu::RenderPass<'_>, part: Part, indices: &Indices) {
        pass.set_bind_group(2, &self.palette, &[]);
        for &(model, offset) in &self.placements {
            let Some(quads) = &self.models[model][part as usize] else { continue };
            pass.set_bind_group(1, &self.placement_group, &[offset]);
            pass.set_vertex_buffer(0, quads.buffer.slice(..));
            indices.draw(pass, quads.count);
        }
    }
}

/// The solid part and the glass of a model. Takes its rectangles from those that are `left` to the scene.
fn parts(
    gpu: &Gpu,
    model: &VoxelModel,
    entries: &[Entry; 256],
    left: &mut u64,
) -> Result<[Option<Quads>; 2], RenderError> {
    let is_glass = |index: u8| entries[usize::from(index)].transparency > 0.0;
    let histogram = model.histogram();
    let mut has_glass = (1..=255).filter(|&index| is_glass(index));
    if !has_glass.any(|index| histogram[usize::from(index)] > 0) {
        return Ok([upload(gpu, &mesh(model), left)?, None]);
    }
    let solid = upload(gpu, &mesh(&model.keeping(|index| !is_glass(index))), left)?;
    Ok([solid, upload(gpu, &mesh(&model.keeping(is_glass)), left)?])
}

fn upload(gpu: &Gpu, mesh: &Mesh, left: &mut u64) -> Result<Option<Quads>, RenderError> {
    if mesh.quads.is_empty() {
        return Ok(None);
    }
    let count = mesh.quads.len() as u64;
    let size = 4 * count * size_of::<Quad>() as u64;
    if count > *left || size > gpu.max_buffer() {
        return Err(RenderError::TooManyFaces(MAX_QUADS - *left + count));
    }
    *left -= count;
    let corners: Vec<[Quad; 4]> = mesh.quads.iter().map(|&quad| [quad; 4]).collect();
    let buffer = gpu.device.create_buffer(&wgpu::BufferDescriptor {
        label: Some("quads"),
        size,
        usage: wgpu::BufferUsages::VERTEX | wgpu::BufferUsages::COPY_DST,
        mapped_at_creation: false,
    });
    gpu.queue.write_buffer(&buffer, 0, bytemuck::cast_slice(&corners));
    Ok(Some(Quads { buffer, count: count as u32 }))
}

fn placement_group(gpu: &Gpu, layouts: &Layouts, bytes: &[u8]) -> wgpu::BindGroup {
    let placements = buffer(&gpu.device, "placements", bytes.len() as u64);
    gpu.queue.write_buffer(&placements, 0, bytes);
    let one = wgpu::BufferBinding {
        buffer: &placements,
        offset: 0,
        size: wgpu::BufferSize::new(size_of::<PlacementUniform>() as u64),
    };
    gpu.device.create_bind_group(&wgpu::BindGroupDescriptor {
        label: Some("placements"),
        layout: &layouts.placement,
        entries: &[wgpu::BindGroupEntry { binding: 0, resource: wgpu::BindingResource::Buffer(one) }],
    })
}
