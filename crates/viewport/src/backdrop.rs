//! What is behind everything (backdrop.wgsl).

use crate::band::Band;
use crate::color::linear;
use crate::gpu::Gpu;
use crate::passes::Effort;
use crate::pipeline::{Recipe, Shader};
use crate::uniforms::{buffer, entry};
use crate::viewport::Background;
use glam::Vec4;

/// The whole module.
pub fn shader() -> String {
    [include_str!("../../../shaders/wall.wgsl"), include_str!("../../../shaders/backdrop.wgsl")].join("\n")
}

/// The studio's wall behind the model and at the edges of the picture, in linear light.
const STUDIO: [[f32; 3]; 2] = [[0.150, 0.168, 0.205], [0.026, 0.030, 0.040]];

/// The two colours of a background, in linear light, and whether they run from top to bottom (1) or outwards (0).
pub fn wall(background: Background) -> [Vec4; 2] {
    let (colors, runs_down) = match background {
        Background::Studio => (STUDIO, 0.0),
        Background::Gradient { top, bottom } => ([linear(top), linear(bottom)], 1.0),
        Background::Color(color) => ([linear(color); 2], 0.0),
        Background::Transparent => ([[0.0; 3]; 2], 0.0),
    };
    colors.map(|[r, g, b]| Vec4::new(r, g, b, runs_down))
}

pub struct Backdrop {
    pipeline: wgpu::RenderPipeline,
    wall: wgpu::Buffer,
    group: wgpu::BindGroup,
}

impl Backdrop {
    pub fn new(device: &wgpu::Device, effort: Effort) -> Self {
        let layout = device.create_bind_group_layout(&wgpu::BindGroupLayoutDescriptor {
            label: Some("wall"),
            entries: &[entry(0, wgpu::ShaderStages::VERTEX_FRAGMENT, false)],
        });
        let wall = buffer(device, "wall", 48);
        let group = device.create_bind_group(&wgpu::BindGroupDescriptor {
            label: Some("wall"),
            layout: &layout,
            entries: &[wgpu::BindGroupEntry { binding: 0, resource: wall.as_entire_binding() }],
        });
        let shader = Shader::new(device, "backdrop", shader(), &[&layout], effort.unlit());
        let compare = wgpu::CompareFunction::Always;
        let pipeline = shader.pipeline(&Recipe { hides: false, compare, ..Recipe::default() });
        Self { pipeline, wall, group }
    }

    /// Draws a background that is more than one colour.
    pub fn draw(&self, gpu: &Gpu, pass: &mut wgpu::RenderPass<'_>, background: Background, band: Band) {
        if matches!(background, Background::Transparent | Background::Color(_)) {
            return;
        }
        let [first, last] = wall(background);
        let wall = [first, last, Vec4::new(band.height(), band.middle(), band.top as f32, 0.0)];
        gpu.queue.write_buffer(&self.wall, 0, bytemuck::bytes_of(&wall));
        pass.set_pipeline(&self.pipeline);
        pass.set_bind_group(0, &self.group, &[]);
        pass.draw(0..3, 0..1);
    }
}
