//! The faces of models (faces.wgsl): pipelines, and the draw data of a scene.

use crate::gpu::Gpu;
use crate::passes::Effort;
use crate::target::{COLOR, DEPTH, linear};
use crate::uniforms::{PlacementUniform, buffer, entry};
use crate::viewport::RenderError;
use voxel::mesh::{Mesh, mesh};
use voxel::{MaterialKind, Scene};

/// The most rectangles that one model may have on the card: 512 MiB of them.
const MAX_QUADS: u64 = 64 << 20;

/// The most placements that are drawn.
const MAX_PLACEMENTS: usize = 1_000;

/// The whole module.
pub fn shader() -> String {
    [
        include_str!("../../../shaders/shared.wgsl"),
        include_str!("../../../shaders/light.wgsl"),
        include_str!("../../../shaders/quad.wgsl"),
        include_str!("../../../shaders/faces.wgsl"),
    ]
    .join("\n")
}

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
        let layout = |label, entries: &[wgpu::BindGroupLayoutEntry]| {
            device.create_bind_group_layout(&wgpu::BindGroupLayoutDescriptor { label: Some(label), entries })
        };
        Self {
            placement: layout("placement", &[entry(0, wgpu::ShaderStages::VERTEX, true)]),
            palette: layout("palette", &[entry(0, wgpu::ShaderStages::FRAGMENT, false)]),
        }
    }
}

/// Draws faces for one number of samples. A mirrored model turns its rectangles the other way round.
pub struct Faces {
    upright: wgpu::RenderPipeline,
    mirrored: wgpu::RenderPipeline,
}

impl Faces {
    pub fn new(
        device: &wgpu::Device,
        view_layout: &wgpu::BindGroupLayout,
        layouts: &Layouts,
        effort: Effort,
    ) -> Self {
        let module = device.create_shader_module(wgpu::ShaderModuleDescriptor {
            label: Some("faces"),
            source: wgpu::ShaderSource::Wgsl(shader().into()),
        });
        let layout = device.create_pipeline_layout(&wgpu::PipelineLayoutDescriptor {
            label: Some("faces"),
            bind_group_layouts: &[Some(view_layout), Some(&layouts.placement), Some(&layouts.palette)],
            immediate_size: 0,
        });
        let pipeline = |front_face| {
            device.create_render_pipeline(&wgpu::RenderPipelineDescriptor {
                label: Some("faces"),
                layout: Some(&layout),
                vertex: wgpu::VertexState {
                    module: &module,
                    entry_point: Some("vertex"),
                    compilation_options: wgpu::PipelineCompilationOptions::default(),
                    buffers: &[Some(QUADS)],
                },
                primitive: wgpu::PrimitiveState {
                    front_face,
                    cull_mode: Some(wgpu::Face::Back),
                    ..wgpu::PrimitiveState::default()
                },
                depth_stencil: Some(wgpu::DepthStencilState {
                    format: DEPTH,
                    depth_write_enabled: Some(true),
                    depth_compare: Some(wgpu::CompareFunction::Less),
                    stencil: wgpu::StencilState::default(),
                    bias: wgpu::DepthBiasState::default(),
                }),
                multisample: wgpu::MultisampleState {
                    count: effort.samples,
                    ..wgpu::MultisampleState::default()
                },
                fragment: Some(wgpu::FragmentState {
                    module: &module,
                    entry_point: Some("fragment"),
                    compilation_options: wgpu::PipelineCompilationOptions {
                        constants: &effort.constants(),
                        ..wgpu::PipelineCompilationOptions::default()
                    },
                    targets: &[Some(COLOR.into())],
                }),
                multiview_mask: None,
                cache: None,
            })
        };
        Self { upright: pipeline(wgpu::FrontFace::Ccw), mirrored: pipeline(wgpu::FrontFace::Cw) }
    }

    pub fn draw(&self, pass: &mut wgpu::RenderPass<'_>, scene: &SceneDraw) {
        pass.set_bind_group(2, &scene.palette, &[]);
        scene.draw(pass, &self.upright, &self.mirrored);
    }
}

/// A scene on the card: rectangles by model, and where each model stands.
pub struct SceneDraw {
    models: Vec<Option<ModelDraw>>,
    /// Model and offset into the placements' buffer, and whether it is mirrored.
    placements: Vec<(usize, u32, bool)>,
    placement_group: wgpu::BindGroup,
    palette: wgpu::BindGroup,
}

struct ModelDraw {
    quads: wgpu::Buffer,
    count: u32,
}

impl SceneDraw {
    pub fn new(gpu: &Gpu, layouts: &Layouts, scene: &Scene) -> Result<Self, RenderError> {
        let shown: Vec<_> = scene.placements.iter().filter(|placement| !placement.hidden).collect();
        if shown.len() > MAX_PLACEMENTS {
            return Err(RenderError::TooManyPlacements(shown.len()));
        }
        let models = scene.models.iter().enumerate().map(|(at, model)| {
            if shown.iter().any(|placement| placement.model == at) {
                upload(gpu, &mesh(model))
            } else {
                Ok(None)
            }
        });
        let models: Vec<Option<ModelDraw>> = models.collect::<Result<_, _>>()?;
        let stride = u64::from(gpu.device.limits().min_uniform_buffer_offset_alignment).max(64);
        let mut bytes = vec![0u8; stride as usize * shown.len().max(1)];
        let mut placements = Vec::new();
        for (at, placement) in shown.iter().enumerate() {
            let Some(model) = scene.models.get(placement.model) else { continue };
            let uniform = PlacementUniform::of(placement, placement.shift(model.size()));
            let offset = at * stride as usize;
            bytes[offset..offset + size_of::<PlacementUniform>()]
                .copy_from_slice(bytemuck::bytes_of(&uniform));
            placements.push((placement.model, offset as u32, placement.rotation.mirrors()));
        }
        let placement_buffer = buffer(&gpu.device, "placements", bytes.len() as u64);
        gpu.queue.write_buffer(&placement_buffer, 0, &bytes);
        let palette_buffer = buffer(&gpu.device, "palette", 256 * 16);
        gpu.queue.write_buffer(&palette_buffer, 0, bytemuck::cast_slice(&palette_of(scene)));
        let group = |layout, resource| {
            let entries = [wgpu::BindGroupEntry { binding: 0, resource }];
            gpu.device.create_bind_group(&wgpu::BindGroupDescriptor {
                label: None,
                layout,
                entries: &entries,
            })
        };
        let one = wgpu::BufferBinding {
            buffer: &placement_buffer,
            offset: 0,
            size: wgpu::BufferSize::new(size_of::<PlacementUniform>() as u64),
        };
        Ok(Self {
            models,
            placements,
            placement_group: group(&layouts.placement, wgpu::BindingResource::Buffer(one)),
            palette: group(&layouts.palette, palette_buffer.as_entire_binding()),
        })
    }

    /// Draws every placement with the pipeline that suits it; group 1 is bound here.
    pub fn draw(
        &self,
        pass: &mut wgpu::RenderPass<'_>,
        upright: &wgpu::RenderPipeline,
        mirrored: &wgpu::RenderPipeline,
    ) {
        for &(model, offset, is_mirrored) in &self.placements {
            let Some(model) = &self.models[model] else { continue };
            pass.set_pipeline(if is_mirrored { mirrored } else { upright });
            pass.set_bind_group(1, &self.placement_group, &[offset]);
            pass.set_vertex_buffer(0, model.quads.slice(..));
            pass.draw(0..6, 0..model.count);
        }
    }
}

fn upload(gpu: &Gpu, mesh: &Mesh) -> Result<Option<ModelDraw>, RenderError> {
    if mesh.quads.is_empty() {
        return Ok(None);
    }
    let bytes: &[u8] = bytemuck::cast_slice(&mesh.quads);
    let count = mesh.quads.len() as u64;
    if count > MAX_QUADS || bytes.len() as u64 > gpu.max_buffer() {
        return Err(RenderError::TooManyFaces(count));
    }
    let quads = gpu.device.create_buffer(&wgpu::BufferDescriptor {
        label: Some("quads"),
        size: bytes.len() as u64,
        usage: wgpu::BufferUsages::VERTEX | wgpu::BufferUsages::COPY_DST,
        mapped_at_creation: false,
    });
    gpu.queue.write_buffer(&quads, 0, bytes);
    Ok(Some(ModelDraw { quads, count: count as u32 }))
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
