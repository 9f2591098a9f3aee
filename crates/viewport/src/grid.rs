//! Lines on the ground (grid.wgsl).

use crate::layouts::Layouts;
use crate::passes::Effort;
use crate::pipeline::{Recipe, Shader};

/// The whole module.
pub fn shader() -> String {
    [include_str!("../../../shaders/shared.wgsl"), include_str!("../../../shaders/grid.wgsl")].join("\n")
}

pub struct Grid(wgpu::RenderPipeline);

impl Grid {
    pub fn new(device: &wgpu::Device, layouts: &Layouts, effort: Effort) -> Self {
        let shader = Shader::new(device, "grid", shader(), &[&layouts.view], effort.unlit());
        let topology = wgpu::PrimitiveTopology::TriangleStrip;
        Self(shader.pipeline(&Recipe { topology, hides: false, blends: true, ..Recipe::default() }))
    }

    pub fn draw(&self, pass: &mut wgpu::RenderPass<'_>) {
        pass.set_pipeline(&self.0);
        pass.draw(0..4, 0..1);
    }
}
