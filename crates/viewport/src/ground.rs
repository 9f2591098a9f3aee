//! The shadow on the ground (ground.wgsl).

use crate::layouts::Layouts;
use crate::passes::Effort;
use crate::pipeline::{Recipe, Shader};

/// The whole module.
pub fn shader() -> String {
    [
        include_str!("../../../shaders/shared.wgsl"),
        include_str!("../../../shaders/tone.wgsl"),
        include_str!("../../../shaders/light.wgsl"),
        include_str!("../../../shaders/ground.wgsl"),
    ]
    .join("\n")
}

pub struct Ground(wgpu::RenderPipeline);

impl Ground {
    /// `plain` where nothing glows.
    pub fn new(device: &wgpu::Device, layouts: &Layouts, effort: Effort, plain: bool) -> Self {
        let shader = Shader::new(device, "ground", shader(), &[&layouts.view], effort);
        let topology = wgpu::PrimitiveTopology::TriangleStrip;
        // Seen from below there is no ground.
        let recipe = Recipe { topology, culls: true, hides: false, blends: true, plain, ..Recipe::default() };
        Self(shader.pipeline(&recipe))
    }

    pub fn draw(&self, pass: &mut wgpu::RenderPass<'_>) {
        pass.set_pipeline(&self.0);
        pass.draw(0..4, 0..1);
    }
}
