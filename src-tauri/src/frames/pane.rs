//! A scene on the stage. Two stand side by side where models are compared, and one camera looks at both.

use super::protocol::{Style, VoxelView};
use glam::Vec3;
use std::sync::Arc;
use viewport::{Bounds, Camera, Hit, pick};
use voxel::Scene;

/// Where on the stage.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Place {
    /// The model that is open: all of the stage, or its left half.
    Main,
    /// The model that it is compared with: the right half.
    Beside,
}

/// A scene that shows something, and the box that it fills.
pub struct Pane {
    scene: Arc<Scene>,
    bounds: Bounds,
}

/// A point of a picture: `x` from -1 at its left edge to 1, `y` from -1 at its lower edge to 1, and width by height.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Spot {
    pub x: f32,
    pub y: f32,
    pub aspect: f32,
}

impl Pane {
    /// `None` where the scene shows nothing.
    pub fn new(scene: Arc<Scene>) -> Option<Self> {
        let bounds = Bounds::of(&scene)?;
        Some(Self { scene, bounds })
    }

    /// The box that its voxels fill.
    pub fn bounds(&self) -> Bounds {
        self.bounds
    }

    /// The box of those voxels that a style highlights, or that its slices leave; of all where that is none.
    pub fn selection(&self, style: &Style) -> Bounds {
        let look = style.look(Some(self.bounds));
        let part = Bounds::of_part(&self.scene, look.slices, look.highlight);
        part.unwrap_or(self.bounds)
    }

    /// The camera that looks at this scene as `camera` looks at the scene of `main`: from the same side, at the same part
    /// of it, and so near that their longest sides seem equally long.
    pub fn same_view(&self, camera: &Camera, main: &Self) -> Camera {
        let scale = self.scale(main);
        let target = self.place_of(camera.target, main);
        Camera { target, distance: camera.distance * scale, ..camera.clone() }.sane()
    }

    /// The point of this scene that takes the place of a point of the main one.
    fn place_of(&self, point: Vec3, main: &Self) -> Vec3 {
        self.bounds.center() + (point - main.bounds.center()) * self.scale(main)
    }

    /// This scene's longest side by the main one's.
    fn scale(&self, main: &Self) -> f32 {
        let longest = |bounds: Bounds| (bounds.high - bounds.low).max_element().max(1.0);
        longest(self.bounds) / longest(main.bounds)
    }

    /// The point of the main scene whose place is seen at a spot of this one: on a voxel, or beside the target.
    pub fn point_in_main(&self, camera: &Camera, style: &Style, spot: Spot, main: &Self) -> Vec3 {
        let camera = self.same_view(camera, main);
        let hit = self.hit(&camera, style, spot);
        let point = hit.map_or_else(|| camera.beside_target(spot.x, spot.y, spot.aspect), |hit| hit.point);
        main.place_of(point, self)
    }

    /// The voxel that is seen at a spot.
    pub fn voxel(&self, camera: &Camera, style: &Style, spot: Spot, place: Place) -> Option<VoxelView> {
        let hit = self.hit(camera, style, spot)?;
        let color = self.scene.palette.get(hit.index)?;
        Some(VoxelView {
            position: hit.cell.to_array(),
            index: hit.index,
            color: format!("#{:02x}{:02x}{:02x}", color.r, color.g, color.b),
            beside: place == Place::Beside,
        })
    }

    fn hit(&self, camera: &Camera, style: &Style, spot: Spot) -> Option<Hit> {
        let slices = style.look(Some(self.bounds)).slices;
        pick(&self.scene, slices, camera.ray(spot.x, spot.y, spot.aspect))
    }
}
