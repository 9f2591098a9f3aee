//! The faces of glass (glass.wgsl). Only those nearest to the eye are drawn: they look the same in whatever order.

use crate::cover::Cover;
use crate::layouts::Layouts;
use crate::passes::Effort;
use crate::pipeline::{Recipe, Shader};
use crate::scene::{Part, SceneDraw};

/// The whole module.
pub fn shader() -> String {
    [
        include_str!("../../../shaders/shared.wgsl"),
        include_str!("../../../shaders/tone.wgsl"),
        include_str!("../../../shaders/light.wgsl"),
        include_str!("../../../shaders/quad.wgsl"),
        include_str!("../../../shaders/surface.wgsl"),
        include_str!("../../../shaders/glass.wgsl"),
    ]
    .join("\n")
}

pub struct Glass(wgpu::RenderPipeline);

impl Glass {
    pub fn new(device: &wgpu::Device, layouts: &Layouts, effort: Effort) -> Self {
        let shader = Shader::new(device, "glass", shader(), &layouts.of_models(), effort);
        let compare = wgpu::CompareFunction::GreaterEqual;
        Self(shader.pipeline(&Recipe {
            reads_quads: true,
            culls: true,
            hides: false,
            compare,
            blends: true,
            ..Recipe::default()
        }))
    }

    /// Draws glass over all that is behind it.
    pub fn draw(&self, pass: &mut wgpu::RenderPass<'_>, scene: &SceneDraw, cover: &Cover) {
        cover.draw(pass, scene, Part::Glass);
        pass.set_pipeline(&self.0);
        scene.draw(pass, Part::Glass);
    }
}
