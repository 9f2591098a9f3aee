//! A scene on the card: rectangles by model, and where each model stands.

use crate::gpu::Gpu;
use crate::target::linear;
use crate::uniforms::{PlacementUniform, buffer, entry};
use crate::viewport::RenderError;
use voxel::mesh::{Mesh, mesh};
use voxel::{MaterialKind, Placement, Scene};

/// The most rectangles that one scene may have on the card: 256 MiB of them, the largest buffer that every adapter has.
const MAX_QUADS: u64 = 32 << 20;

/// The most placements that are drawn.
const MAX_PLACEMENTS: usize = 1_000;

/// How the eight bytes of a rectangle reach the vertex shader.
pub const QUADS: wgpu::VertexBufferLayout<'static> = wgpu::VertexBufferLayout {
    array_stride: 8,
    step_mode: wgpu::VertexStepMode::Instance,
    attributes: &[wgpu::VertexAttribute {
        format: wgpu::VertexFormat::Uint32x2,
        offset: 0,
        shader_location: 0,
    }],
};

/// The layouts that a scene's draw data is bound by.
pub struct Layouts {
    pub placement: wgpu::BindGroupLayout,
    pub palette: wgpu::BindGroupLayout,
}

impl Layouts {
    pub fn new(device: &wgpu::Device) -> Self {
        let layout = |label, entry| {
            device.create_bind_group_layout(&wgpu::BindGroupLayoutDescriptor {
                label: Some(label),
                entries: &[entry],
            })
        };
        Self {
            placement: layout("placement", entry(0, wgpu::ShaderStages::VERTEX, true)),
            palette: layout("palette", entry(0, wgpu::ShaderStages::FRAGMENT, false)),
        }
    }
}

/// A scene on the card.
pub struct SceneDraw {
    models: Vec<Option<ModelDraw>>,
    placements: Vec<Placed>,
    placement_group: wgpu::BindGroup,
    palette: wgpu::BindGroup,
}

struct ModelDraw {
    quads: wgpu::Buffer,
    count: u32,
}

struct Placed {
    model: usize,
    /// Into the buffer of placements, in bytes.
    offset: u32,
    is_mirrored: bool,
}

impl SceneDraw {
    pub fn new(gpu: &Gpu, layouts: &Layouts, scene: &Scene) -> Result<Self, RenderError> {
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
            let is_mirrored = placement.rotation.mirrors();
            placements.push(Placed { model: placement.model, offset, is_mirrored });
        }
        let mut left = MAX_QUADS;
        let models = scene.models.iter().enumerate().map(|(at, model)| {
            if placements.iter().any(|placed| placed.model == at) {
                ModelDraw::new(gpu, &mesh(model), &mut left)
            } else {
                Ok(None)
            }
        });
        Ok(Self {
            models: models.collect::<Result<_, _>>()?,
            placements,
            placement_group: placement_group(gpu, layouts, &bytes),
            palette: palette_group(gpu, layouts, scene),
        })
    }

    /// Draws every placement with the pipeline that suits it. Group 1 is bound here.
    pub fn draw(
        &self,
        pass: &mut wgpu::RenderPass<'_>,
        upright: &wgpu::RenderPipeline,
        mirrored: &wgpu::RenderPipeline,
    ) {
        for placed in &self.placements {
            let Some(model) = &self.models[placed.model] else { continue };
            pass.set_pipeline(if placed.is_mirrored { mirrored } else { upright });
            pass.set_bind_group(1, &self.placement_group, &[placed.offset]);
            pass.set_vertex_buffer(0, model.quads.slice(..));
            pass.draw(0..6, 0..model.count);
        }
    }

    pub fn palette(&self) -> &wgpu::BindGroup {
        &self.palette
    }
}

impl ModelDraw {
    /// A mesh on the card; `None` where it is empty. Takes its rectangles from those that are `left` to the scene.
    fn new(gpu: &Gpu, mesh: &Mesh, left: &mut u64) -> Result<Option<Self>, RenderError> {
        if mesh.quads.is_empty() {
            return Ok(None);
        }
        let bytes: &[u8] = bytemuck::cast_slice(&mesh.quads);
        let count = mesh.quads.len() as u64;
        if count > *left || bytes.len() as u64 > gpu.max_buffer() {
            return Err(RenderError::TooManyFaces(MAX_QUADS - *left + count));
        }
        *left -= count;
        let quads = gpu.device.create_buffer(&wgpu::BufferDescriptor {
            label: Some("quads"),
            size: bytes.len() as u64,
            usage: wgpu::BufferUsages::VERTEX | wgpu::BufferUsages::COPY_DST,
            mapped_at_creation: false,
        });
        gpu.queue.write_buffer(&quads, 0, bytes);
        Ok(Some(Self { quads, count: count as u32 }))
    }
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

fn palette_group(gpu: &Gpu, layouts: &Layouts, scene: &Scene) -> wgpu::BindGroup {
    let palette = buffer(&gpu.device, "palette", 256 * 16);
    gpu.queue.write_buffer(&palette, 0, bytemuck::cast_slice(&palette_of(scene)));
    gpu.device.create_bind_group(&wgpu::BindGroupDescriptor {
        label: Some("palette"),
        layout: &layouts.palette,
        entries: &[wgpu::BindGroupEntry { binding: 0, resource: palette.as_entire_binding() }],
    })
}

/// Linear colour and own light by index.
fn palette_of(scene: &Scene) -> [[f32; 4]; 256] {
    let mut palette = [[0.0; 4]; 256];
    for (entry, color) in palette[1..].iter_mut().zip(scene.palette.colors()) {
        let [r, g, b] = linear([color.r, color.g, color.b]);
        *entry = [r, g, b, 0.0];
    }
    for (index, material) in &scene.materials {
        if material.kind == MaterialKind::Emit {
            palette[usize::from(*index)][3] = material.weight * (1.0 + material.flux);
        }
    }
    palette
}
