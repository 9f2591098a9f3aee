//! How buffers and textures are bound to shaders.

use crate::uniforms::entry;

/// The layouts of groups 0, 1 and 2.
pub struct Layouts {
    /// What every pass knows: shared.wgsl.
    pub view: wgpu::BindGroupLayout,
    /// Where a model stands: quad.wgsl.
    pub placement: wgpu::BindGroupLayout,
    /// Colours and materials: surface.wgsl.
    pub palette: wgpu::BindGroupLayout,
}

impl Layouts {
    pub fn new(device: &wgpu::Device) -> Self {
        let layout = |label, entries: &[wgpu::BindGroupLayoutEntry]| {
            device.create_bind_group_layout(&wgpu::BindGroupLayoutDescriptor { label: Some(label), entries })
        };
        let (vertex, fragment) = (wgpu::ShaderStages::VERTEX, wgpu::ShaderStages::FRAGMENT);
        let texture = |sample_type, view_dimension| wgpu::BindingType::Texture {
            sample_type,
            view_dimension,
            multisampled: false,
        };
        let map = texture(wgpu::TextureSampleType::Depth, wgpu::TextureViewDimension::D2);
        let volume =
            texture(wgpu::TextureSampleType::Float { filterable: true }, wgpu::TextureViewDimension::D3);
        let depth =
            texture(wgpu::TextureSampleType::Float { filterable: false }, wgpu::TextureViewDimension::D2);
        let comparison = wgpu::BindingType::Sampler(wgpu::SamplerBindingType::Comparison);
        let filtering = wgpu::BindingType::Sampler(wgpu::SamplerBindingType::Filtering);
        let seen =
            |(binding, ty)| wgpu::BindGroupLayoutEntry { binding, visibility: fragment, ty, count: None };
        let seen =
            [(1, map), (2, comparison), (3, volume), (4, volume), (5, filtering), (6, depth)].map(seen);
        let view: Vec<_> = [entry(0, vertex | fragment, false)].into_iter().chain(seen).collect();
        Self {
            view: layout("view", &view),
            placement: layout("placement", &[entry(0, vertex, true)]),
            palette: layout("palette", &[entry(0, fragment, false)]),
        }
    }

    /// Those of shaders that draw models.
    pub fn of_models(&self) -> [&wgpu::BindGroupLayout; 3] {
        [&self.view, &self.placement, &self.palette]
    }
}
