//! Pipelines of a frame: what all of them share, and what they differ in.

use crate::passes::Effort;
use crate::scene::QUADS;
use crate::target::{COLOR, DEPTH, NEARER};

/// A shader module with its bindings, from which pipelines are made.
pub struct Shader<'a> {
    device: &'a wgpu::Device,
    label: &'static str,
    module: wgpu::ShaderModule,
    layout: wgpu::PipelineLayout,
    effort: Effort,
}

/// What one pipeline differs in from the next.
pub struct Recipe {
    /// Entry point of the vertex stage; that of the fragment stage is `fragment`.
    pub vertex: &'static str,
    /// Whether it draws the rectangles of meshes; others make up their vertices.
    pub reads_quads: bool,
    pub topology: wgpu::PrimitiveTopology,
    /// Whether what shows its back is left out.
    pub culls: bool,
    /// Whether it hides what lies behind it.
    pub hides: bool,
    pub compare: wgpu::CompareFunction,
    /// Whether it is blended over what is there, its colour already multiplied by its alpha.
    pub blends: bool,
    pub writes: wgpu::ColorWrites,
    /// Whether light comes from the sun and the sky alone, on paint: `RICH` of light.wgsl is off.
    pub plain: bool,
}

impl Default for Recipe {
    /// Opaque triangles.
    fn default() -> Self {
        Self {
            vertex: "vertex",
            reads_quads: false,
            topology: wgpu::PrimitiveTopology::TriangleList,
            culls: false,
            hides: true,
            compare: NEARER,
            blends: false,
            writes: wgpu::ColorWrites::ALL,
            plain: false,
        }
    }
}

impl<'a> Shader<'a> {
    /// `groups` are the layouts of its bind groups, from 0 on.
    pub fn new(
        device: &'a wgpu::Device,
        label: &'static str,
        text: String,
        groups: &[&wgpu::BindGroupLayout],
        effort: Effort,
    ) -> Self {
        let groups: Vec<_> = groups.iter().map(|&group| Some(group)).collect();
        let module = device.create_shader_module(wgpu::ShaderModuleDescriptor {
            label: Some(label),
            source: wgpu::ShaderSource::Wgsl(text.into()),
        });
        let layout = device.create_pipeline_layout(&wgpu::PipelineLayoutDescriptor {
            label: Some(label),
            bind_group_layouts: &groups,
            immediate_size: 0,
        });
        Self { device, label, module, layout, effort }
    }

    pub fn pipeline(&self, recipe: &Recipe) -> wgpu::RenderPipeline {
        let mut constants = self.effort.constants.to_vec();
        if recipe.plain {
            constants.push(("RICH", 0.0));
        }
        let target = wgpu::ColorTargetState {
            format: COLOR,
            blend: recipe.blends.then_some(wgpu::BlendState::PREMULTIPLIED_ALPHA_BLENDING),
            write_mask: recipe.writes,
        };
        self.device.create_render_pipeline(&wgpu::RenderPipelineDescriptor {
            label: Some(self.label),
            layout: Some(&self.layout),
            vertex: wgpu::VertexState {
                module: &self.module,
                entry_point: Some(recipe.vertex),
                compilation_options: wgpu::PipelineCompilationOptions::default(),
                buffers: if recipe.reads_quads { &[Some(QUADS)] } else { &[] },
            },
            primitive: wgpu::PrimitiveState {
                topology: recipe.topology,
                cull_mode: recipe.culls.then_some(wgpu::Face::Back),
                ..wgpu::PrimitiveState::default()
            },
            depth_stencil: Some(wgpu::DepthStencilState {
                format: DEPTH,
                depth_write_enabled: Some(recipe.hides),
                depth_compare: Some(recipe.compare),
                stencil: wgpu::StencilState::default(),
                bias: wgpu::DepthBiasState::default(),
            }),
            multisample: wgpu::MultisampleState {
                count: self.effort.samples,
                ..wgpu::MultisampleState::default()
            },
            fragment: Some(wgpu::FragmentState {
                module: &self.module,
                entry_point: Some("fragment"),
                compilation_options: wgpu::PipelineCompilationOptions {
                    constants: &constants,
                    ..wgpu::PipelineCompilationOptions::default()
                },
                targets: &[Some(target)],
            }),
            multiview_mask: None,
            cache: None,
        })
    }
}
