//! The sun's view of the scene (shadow.wgsl): drawn when another scene is shown, or the sun has moved.

use crate::bounds::Bounds;
use crate::camera::view_from_world;
use crate::layouts::Layouts;
use crate::scene::{Part, QUADS, SceneDraw};
use crate::target::DEPTH;
use crate::uniforms::{buffer, entry};
use glam::{Mat4, Vec3};

/// Texels along each side of the shadow map.
pub const SIDE: u32 = 2048;

/// The whole module.
pub fn shader() -> String {
    [include_str!("../../../shaders/quad.wgsl"), include_str!("../../../shaders/shadow.wgsl")].join("\n")
}

/// The shadow map and what draws it.
pub struct Shadow {
    pub map: wgpu::TextureView,
    sun: wgpu::Buffer,
    group: wgpu::BindGroup,
    pipeline: wgpu::RenderPipeline,
}

impl Shadow {
    pub fn new(device: &wgpu::Device, layouts: &Layouts) -> Self {
        let module = device.create_shader_module(wgpu::ShaderModuleDescriptor {
            label: Some("shadow"),
            source: wgpu::ShaderSource::Wgsl(shader().into()),
        });
        let sun_layout = device.create_bind_group_layout(&wgpu::BindGroupLayoutDescriptor {
            label: Some("sun"),
            entries: &[entry(0, wgpu::ShaderStages::VERTEX, false)],
        });
        let sun = buffer(device, "sun", 64);
        let group = device.create_bind_group(&wgpu::BindGroupDescriptor {
            label: Some("sun"),
            layout: &sun_layout,
            entries: &[wgpu::BindGroupEntry { binding: 0, resource: sun.as_entire_binding() }],
        });
        let layout = device.create_pipeline_layout(&wgpu::PipelineLayoutDescriptor {
            label: Some("shadow"),
            bind_group_layouts: &[Some(&sun_layout), Some(&layouts.placement)],
            immediate_size: 0,
        });
        let pipeline = device.create_render_pipeline(&wgpu::RenderPipelineDescriptor {
            label: Some("shadow"),
            layout: Some(&layout),
            vertex: wgpu::VertexState {
                module: &module,
                entry_point: Some("vertex"),
                compilation_options: wgpu::PipelineCompilationOptions::default(),
                buffers: &[Some(QUADS)],
            },
            primitive: wgpu::PrimitiveState {
                cull_mode: Some(wgpu::Face::Back),
                ..wgpu::PrimitiveState::default()
            },
            depth_stencil: Some(wgpu::DepthStencilState {
                format: DEPTH,
                depth_write_enabled: Some(true),
                depth_compare: Some(wgpu::CompareFunction::Less),
                stencil: wgpu::StencilState::default(),
                bias: wgpu::DepthBiasState { constant: 2, slope_scale: 1.5, clamp: 0.0 },
            }),
            multisample: wgpu::MultisampleState::default(),
            fragment: None,
            multiview_mask: None,
            cache: None,
        });
        let texture = device.create_texture(&wgpu::TextureDescriptor {
            label: Some("shadow map"),
            size: wgpu::Extent3d { width: SIDE, height: SIDE, depth_or_array_layers: 1 },
            mip_level_count: 1,
            sample_count: 1,
            dimension: wgpu::TextureDimension::D2,
            format: DEPTH,
            usage: wgpu::TextureUsages::RENDER_ATTACHMENT | wgpu::TextureUsages::TEXTURE_BINDING,
            view_formats: &[],
        });
        let map = texture.create_view(&wgpu::TextureViewDescriptor::default());
        Self { map, sun, group, pipeline }
    }

    /// Draws the map of a scene.
    pub fn draw(
        &self,
        queue: &wgpu::Queue,
        encoder: &mut wgpu::CommandEncoder,
        view: &SunView,
        scene: &SceneDraw,
    ) {
        queue.write_buffer(&self.sun, 0, bytemuck::bytes_of(&view.clip_from_world));
        let mut pass = encoder.begin_render_pass(&wgpu::RenderPassDescriptor {
            label: Some("shadow"),
            color_attachments: &[],
            depth_stencil_attachment: Some(wgpu::RenderPassDepthStencilAttachment {
                view: &self.map,
                depth_ops: Some(wgpu::Operations {
                    load: wgpu::LoadOp::Clear(1.0),
                    store: wgpu::StoreOp::Store,
                }),
                stencil_ops: None,
            }),
            timestamp_writes: None,
            occlusion_query_set: None,
            multiview_mask: None,
        });
        pass.set_bind_group(0, &self.group, &[]);
        pass.set_pipeline(&self.pipeline);
        scene.draw(&mut pass, Part::Solid);
    }
}

/// The sun's view of a scene, in parallel projection: as tight around it as can be, for the sharpest map, and deep enough
/// for the ground that the scene's shadow falls on.
pub struct SunView {
    /// Clip space from world space.
    pub clip_from_world: Mat4,
    /// Voxels from the near to the far plane.
    pub depth: f32,
    /// Voxels along the longer side of a texel.
    pub texel: f32,
}

impl SunView {
    /// `back` is the way to the sun.
    pub fn of(bounds: Bounds, back: Vec3) -> Self {
        let right = Vec3::Z.cross(back).normalize();
        let up = back.cross(right);
        let center = bounds.center();
        let reach = |axis: Vec3| {
            let far = |corner: Vec3| (corner - center).dot(axis).abs();
            // Softened shadows look a little beyond the scene.
            bounds.corners().map(far).fold(0.0, f32::max) * 1.04 + 1.0
        };
        let (wide, tall, near) = (reach(right), reach(up), reach(back));
        let far = near + 2.0 * tall;
        let clip_from_view =
            glam::camera::rh::proj::directx::orthographic(-wide, wide, -tall, tall, 0.0, near + far);
        Self {
            clip_from_world: clip_from_view * view_from_world(right, up, back, center + back * near),
            depth: near + far,
            texel: 2.0 * wide.max(tall) / SIDE as f32,
        }
    }
}
