//! What every pass is told (shared.wgsl): the eye, the sun and its shadow map, what fills the space, what is shown.

use crate::band::Band;
use crate::bounds::Bounds;
use crate::gpu::Gpu;
use crate::layouts::Layouts;
use crate::look::Look;
use crate::shadow::{Shadow, SunView};
use crate::sky::Volume;
use crate::uniforms::{ViewUniform, buffer, sun_direction};
use crate::viewport::RenderRequest;
use glam::{Vec3, Vec4};

/// The widest penumbra, by the radius of the scene.
const PENUMBRA: f32 = 0.06;

/// The samplers of group 0, and its uniform, which is rewritten for each picture.
pub struct View {
    uniform: wgpu::Buffer,
    shadow_sampler: wgpu::Sampler,
    volume_sampler: wgpu::Sampler,
}

impl View {
    pub fn new(device: &wgpu::Device) -> Self {
        let linear = wgpu::SamplerDescriptor {
            mag_filter: wgpu::FilterMode::Linear,
            min_filter: wgpu::FilterMode::Linear,
            ..wgpu::SamplerDescriptor::default()
        };
        Self {
            uniform: buffer(device, "view", size_of::<ViewUniform>() as u64),
            shadow_sampler: device.create_sampler(&wgpu::SamplerDescriptor {
                compare: Some(wgpu::CompareFunction::LessEqual),
                ..linear.clone()
            }),
            volume_sampler: device.create_sampler(&linear),
        }
    }

    /// Group 0 with the map and the volumes of one scene.
    pub fn group(
        &self,
        device: &wgpu::Device,
        layouts: &Layouts,
        shadow: &Shadow,
        [filled, glow]: &[wgpu::TextureView; 2],
    ) -> wgpu::BindGroup {
        let resources = [
            self.uniform.as_entire_binding(),
            wgpu::BindingResource::TextureView(&shadow.map),
            wgpu::BindingResource::Sampler(&self.shadow_sampler),
            wgpu::BindingResource::TextureView(filled),
            wgpu::BindingResource::TextureView(glow),
            wgpu::BindingResource::Sampler(&self.volume_sampler),
            wgpu::BindingResource::TextureView(&shadow.map),
        ];
        let entries: Vec<_> = (0..)
            .zip(resources)
            .map(|(binding, resource)| wgpu::BindGroupEntry { binding, resource })
            .collect();
        device.create_bind_group(&wgpu::BindGroupDescriptor {
            label: Some("view"),
            layout: &layouts.view,
            entries: &entries,
        })
    }

    /// Tells the passes of the next submission how a scene is looked at, and what part of the picture they draw.
    pub fn write(&self, gpu: &Gpu, request: &RenderRequest, band: Band, bounds: Bounds, sky: &Volume) {
        let (width, height) = request.size;
        let aspect = width as f32 / height as f32;
        let (camera, sun) = (&request.camera, sun_direction(request.look.sun_turn));
        let map = SunView::of(bounds, sun);
        let (center, radius) = (bounds.center(), bounds.radius());
        let uniform = ViewUniform {
            clip_from_world: band.clip_from_whole() * camera.clip_from_world(bounds, aspect),
            shadow_from_world: map.clip_from_world,
            eye: camera.homogeneous_eye(),
            sun: sun.extend(map.texel * 2.0),
            shadow: Vec4::new(map.texel * 1.5, radius * PENUMBRA, map.depth, 0.0),
            ground: darkened(bounds, sky.cell as f32, sun),
            volume_low: sky.low.as_vec3().extend(sky.cell as f32),
            volume_size: sky.size().extend(bounds.low.z),
            grid: Vec4::new(center.x, center.y, radius * 3.0 + 8.0, camera.pixel(height)),
            look: [bits(&request.look, sky), u32::from(request.look.highlight.unwrap_or(0)), 0, 0],
        };
        gpu.queue.write_buffer(&self.uniform, 0, bytemuck::bytes_of(&uniform));
    }
}

/// `SHADOWS`, `EDGES` and `GLOW` of shared.wgsl.
fn bits(look: &Look, sky: &Volume) -> u32 {
    u32::from(look.shadow) | u32::from(look.edges) << 1 | u32::from(sky.glows()) << 2
}

/// The ground that a scene darkens, as its lowest and highest corner: where its shadow falls, and where it hides the sky
/// from. Cells are those of the sky's volume.
pub fn darkened(bounds: Bounds, cell: f32, sun: Vec3) -> Vec4 {
    let shadow = -sun.truncate() / sun.z * (bounds.high.z - bounds.low.z);
    let (low, high) = (bounds.low.truncate(), bounds.high.truncate());
    let margin = PENUMBRA * bounds.radius() + 24.0 * cell;
    let (low, high) = (low.min(low + shadow) - margin, high.max(high + shadow) + margin);
    Vec4::new(low.x, low.y, high.x, high.y)
}
