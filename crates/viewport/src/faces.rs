//! The faces of models (faces.wgsl).

use crate::passes::Effort;
use crate::scene::{Layouts, QUADS, SceneDraw};
use crate::target::{COLOR, DEPTH, NEARER};

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
                    depth_compare: Some(NEARER),
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
        pass.set_bind_group(2, scene.palette(), &[]);
        scene.draw(pass, &self.upright, &self.mirrored);
    }
}
