//! The outlines of merged faces (wire.wgsl).

use crate::cover::Cover;
use crate::layouts::Layouts;
use crate::passes::Effort;
use crate::pipeline::{Recipe, Shader};
use crate::scene::{Part, SceneDraw};

/// The whole module.
pub fn shader() -> String {
    [
        include_str!("../../../shaders/shared.wgsl"),
        include_str!("../../../shaders/quad.wgsl"),
        include_str!("../../../shaders/wire.wgsl"),
    ]
    .join("\n")
}

pub struct Wire(wgpu::RenderPipeline);

impl Wire {
    pub fn new(device: &wgpu::Device, layouts: &Layouts, effort: Effort) -> Self {
        let shader = Shader::new(device, "wire", shader(), &layouts.of_models(), effort.unlit());
        Self(shader.pipeline(&Recipe {
            reads_quads: true,
            topology: wgpu::PrimitiveTopology::LineList,
            ..Recipe::default()
        }))
    }

    /// Draws the outlines of those faces that aren't hidden by others.
    pub fn draw(&self, pass: &mut wgpu::RenderPass<'_>, scene: &SceneDraw, cover: &Cover) {
        for part in [Part::Solid, Part::Glass] {
            cover.draw(pass, scene, part);
        }
        pass.set_pipeline(&self.0);
        for part in [Part::Solid, Part::Glass] {
            scene.draw_lines(pass, part);
        }
    }
}
