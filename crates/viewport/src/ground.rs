//! The shadow on the ground (ground.wgsl).

use crate::layouts::Layouts;
use crate::passes::Effort;
use crate::pipeline::{Recipe, Shader};

/// The whole module.
pub fn shader() -> String {
    [
        include_str!("../../../shaders/shared.wgsl"),
        include_str!("../../../shaders/light.wgsl"),
        include_str!("../../../shaders/ground.wgsl"),
    ]
    .join("\n")
}

pub struct Ground {
    plain: wgpu::RenderPipeline,
    rich: wgpu::RenderPipeline,
}

impl Ground {
    pub fn new(device: &wgpu::Device, layouts: &Layouts, effort: Effort) -> Self {
        let shader = Shader::new(device, "ground", shader(), &[&layouts.view], effort);
        let topology = wgpu::PrimitiveTopology::TriangleStrip;
        let [plain, rich] = [true, false].map(|plain| {
            // Seen from below there is no ground.
            let recipe =
                Recipe { topology, culls: true, hides: false, blends: true, plain, ..Recipe::default() };
            shader.pipeline(&recipe)
        });
        Self { plain, rich }
    }

    /// `is_rich` where something glows.
    pub fn draw(&self, pass: &mut wgpu::RenderPass<'_>, is_rich: bool) {
        pass.set_pipeline(if is_rich { &self.rich } else { &self.plain });
        pass.draw(0..4, 0..1);
    }
}
