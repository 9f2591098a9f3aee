//! What every pass is told (shared.wgsl): the camera, the sun and its shadow map, and what hides the sky.

use crate::bounds::Bounds;
use crate::camera::Camera;
use crate::gpu::Gpu;
use crate::shadow::{Shadow, SunView};
use crate::sky::Volume;
use crate::uniforms::{ViewUniform, buffer, entry, sun_direction};
use glam::Vec4;

/// The widest penumbra, by the radius of the scene.
const PENUMBRA: f32 = 0.06;

/// The layout and the samplers of group 0, and the uniform that is rewritten for each picture.
pub struct View {
    pub layout: wgpu::BindGroupLayout,
    uniform: wgpu::Buffer,
    shadow_sampler: wgpu::Sampler,
    sky_sampler: wgpu::Sampler,
}

impl View {
    pub fn new(device: &wgpu::Device) -> Self {
        let both = wgpu::ShaderStages::VERTEX_FRAGMENT;
        let depth = wgpu::BindingType::Texture {
            sample_type: wgpu::TextureSampleType::Depth,
            view_dimension: wgpu::TextureViewDimension::D2,
            multisampled: false,
        };
        let volume = wgpu::BindingType::Texture {
            sample_type: wgpu::TextureSampleType::Float { filterable: true },
            view_dimension: wgpu::TextureViewDimension::D3,
            multisampled: false,
        };
        let comparison = wgpu::BindingType::Sampler(wgpu::SamplerBindingType::Comparison);
        let filtering = wgpu::BindingType::Sampler(wgpu::SamplerBindingType::Filtering);
        let seen = |(binding, ty)| wgpu::BindGroupLayoutEntry {
            binding,
            visibility: wgpu::ShaderStages::FRAGMENT,
            ty,
            count: None,
        };
        let [map, map_sampler, sky, sky_sampler] =
            [(1, depth), (2, comparison), (3, volume), (4, filtering)].map(seen);
        let linear = wgpu::SamplerDescriptor {
            mag_filter: wgpu::FilterMode::Linear,
            min_filter: wgpu::FilterMode::Linear,
            ..wgpu::SamplerDescriptor::default()
        };
        Self {
            layout: device.create_bind_group_layout(&wgpu::BindGroupLayoutDescriptor {
                label: Some("view"),
                entries: &[entry(0, both, false), map, map_sampler, sky, sky_sampler],
            }),
            uniform: buffer(device, "view", size_of::<ViewUniform>() as u64),
            shadow_sampler: device.create_sampler(&wgpu::SamplerDescriptor {
                compare: Some(wgpu::CompareFunction::LessEqual),
                ..linear.clone()
            }),
            sky_sampler: device.create_sampler(&linear),
        }
    }

    /// Group 0 with the map and the volume of one scene.
    pub fn group(&self, device: &wgpu::Device, shadow: &Shadow, sky: &wgpu::TextureView) -> wgpu::BindGroup {
        let resources = [
            self.uniform.as_entire_binding(),
            wgpu::BindingResource::TextureView(&shadow.map),
            wgpu::BindingResource::Sampler(&self.shadow_sampler),
            wgpu::BindingResource::TextureView(sky),
            wgpu::BindingResource::Sampler(&self.sky_sampler),
        ];
        let entries: Vec<_> = (0..)
            .zip(resources)
            .map(|(binding, resource)| wgpu::BindGroupEntry { binding, resource })
            .collect();
        device.create_bind_group(&wgpu::BindGroupDescriptor {
            label: Some("view"),
            layout: &self.layout,
            entries: &entries,
        })
    }

    /// Tells the passes of the next submission how a scene is looked at, in a picture of so many pixels.
    pub fn write(
        &self,
        gpu: &Gpu,
        camera: &Camera,
        (width, height): (u32, u32),
        bounds: Bounds,
        sky: &Volume,
    ) {
        let aspect = width as f32 / height as f32;
        let sun = SunView::of(bounds);
        let uniform = ViewUniform {
            clip_from_world: camera.clip_from_world(bounds, aspect),
            shadow_from_world: sun.clip_from_world,
            sun: sun_direction().extend(sun.texel * 2.0),
            ground: darkened(bounds, sky.cell as f32),
            shadow: Vec4::new(sun.texel * 1.5, bounds.radius() * PENUMBRA, sun.depth, camera.pixel(height)),
            volume_low: sky.low.as_vec3().extend(sky.cell as f32),
            volume_size: sky.size().extend(bounds.low.z),
        };
        gpu.queue.write_buffer(&self.uniform, 0, bytemuck::bytes_of(&uniform));
    }
}

/// The ground that a scene darkens, as its lowest and highest corner: where its shadow falls, and where it hides the sky
/// from. Cells are those of the sky's volume.
fn darkened(bounds: Bounds, cell: f32) -> Vec4 {
    let sun = sun_direction();
    let shadow = -sun.truncate() / sun.z * (bounds.high.z - bounds.low.z);
    let (low, high) = (bounds.low.truncate(), bounds.high.truncate());
    let margin = PENUMBRA * bounds.radius() + 24.0 * cell;
    let (low, high) = (low.min(low + shadow) - margin, high.max(high + shadow) + margin);
    Vec4::new(low.x, low.y, high.x, high.y)
}
