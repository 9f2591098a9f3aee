//! Faces that are not seen themselves and hide what lies behind them (cover.wgsl).

use crate::layouts::Layouts;
use crate::passes::Effort;
use crate::pipeline::{Recipe, Shader};
use crate::scene::{Part, SceneDraw};

/// The whole module. Its vertices are those of the faces that are drawn over it, to the last bit.
pub fn shader() -> String {
    [
        include_str!("../../../shaders/shared.wgsl"),
        include_str!("../../../shaders/light.wgsl"),
        include_str!("../../../shaders/quad.wgsl"),
        include_str!("../../../shaders/surface.wgsl"),
        include_str!("../../../shaders/cover.wgsl"),
    ]
    .join("\n")
}

pub struct Cover(wgpu::RenderPipeline);

impl Cover {
    pub fn new(device: &wgpu::Device, layouts: &Layouts, effort: Effort) -> Self {
        let shader = Shader::new(device, "cover", shader(), &layouts.of_models(), effort);
        let writes = wgpu::ColorWrites::empty();
        Self(shader.pipeline(&Recipe { reads_quads: true, culls: true, writes, ..Recipe::default() }))
    }

    pub fn draw(&self, pass: &mut wgpu::RenderPass<'_>, scene: &SceneDraw, part: Part) {
        pass.set_pipeline(&self.0);
        scene.draw(pass, part);
    }
}
