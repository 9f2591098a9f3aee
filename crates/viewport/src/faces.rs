//! The faces of models that nothing shines through (faces.wgsl).

use crate::layouts::Layouts;
use crate::passes::Effort;
use crate::pipeline::{Pair, Recipe, Shader};
use crate::scene::{Part, SceneDraw};

/// The whole module.
pub fn shader() -> String {
    [
        include_str!("../../../shaders/shared.wgsl"),
        include_str!("../../../shaders/light.wgsl"),
        include_str!("../../../shaders/quad.wgsl"),
        include_str!("../../../shaders/surface.wgsl"),
        include_str!("../../../shaders/faces.wgsl"),
    ]
    .join("\n")
}

/// Software adapters work through both sides of every branch, so that what a picture doesn't need costs as much as what it
/// does. Most pictures need only the plain half.
pub struct Faces {
    plain: Pair,
    rich: Pair,
}

impl Faces {
    pub fn new(device: &wgpu::Device, layouts: &Layouts, effort: Effort) -> Self {
        let shader = Shader::new(device, "faces", shader(), &layouts.of_models(), effort);
        let [plain, rich] =
            [true, false].map(|plain| shader.pair(Recipe { culls: true, plain, ..Recipe::default() }));
        Self { plain, rich }
    }

    /// `is_rich` where something glows or is metal, or where voxels have edges.
    pub fn draw(&self, pass: &mut wgpu::RenderPass<'_>, scene: &SceneDraw, is_rich: bool) {
        scene.draw(pass, Part::Solid, if is_rich { &self.rich } else { &self.plain });
    }
}
