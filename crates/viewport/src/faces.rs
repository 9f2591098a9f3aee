//! The faces of models that nothing shines through (faces.wgsl).

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
        include_str!("../../../shaders/faces.wgsl"),
    ]
    .join("\n")
}

pub struct Faces(wgpu::RenderPipeline);

impl Faces {
    /// `plain` where nothing glows or is metal, and voxels have no edges.
    pub fn new(device: &wgpu::Device, layouts: &Layouts, effort: Effort, plain: bool) -> Self {
        let shader = Shader::new(device, "faces", shader(), &layouts.of_models(), effort);
        Self(shader.pipeline(&Recipe { reads_quads: true, culls: true, plain, ..Recipe::default() }))
    }

    pub fn draw(&self, pass: &mut wgpu::RenderPass<'_>, scene: &SceneDraw) {
        pass.set_pipeline(&self.0);
        scene.draw(pass, Part::Solid);
    }
}
