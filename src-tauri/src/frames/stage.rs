//! The canvas and what stands on it: one model, or two side by side.

use super::pane::{Pane, Place, Spot};
use viewport::Camera;

/// A canvas of device pixels, and the models on it.
#[derive(Default)]
pub struct Stage {
    size: (u32, u32),
    /// The model that is open.
    pub main: Option<Pane>,
    /// What it is compared with.
    pub beside: Option<Pane>,
}

impl Stage {
    /// Whether this is another size than before.
    pub fn resize(&mut self, width: u32, height: u32) -> bool {
        let size = (width.min(viewport::MAX_SIDE), height.min(viewport::MAX_SIDE));
        let is_new = size != self.size;
        self.size = size;
        is_new
    }

    /// Width and height.
    pub fn size(&self) -> (u32, u32) {
        self.size
    }

    /// Whether it has no pixels.
    pub fn is_empty(&self) -> bool {
        self.size.0 == 0 || self.size.1 == 0
    }

    /// What stands there.
    pub fn pane(&self, place: Place) -> Option<&Pane> {
        match place {
            Place::Main => self.main.as_ref(),
            Place::Beside => self.beside.as_ref(),
        }
    }

    /// The camera that sees a model as `camera` sees the main one.
    pub fn camera(&self, place: Place, camera: &Camera) -> Camera {
        match (place, &self.main, &self.beside) {
            (Place::Beside, Some(main), Some(beside)) => beside.same_view(camera, main),
            _ => camera.clone(),
        }
    }

    /// Both places, or the one, with the pixels that they take of a frame of this width, from left to right.
    pub fn parts(&self, width: u32) -> Vec<(Place, u32)> {
        if self.beside.is_some() && width > 1 {
            vec![(Place::Main, width / 2), (Place::Beside, width - width / 2)]
        } else {
            vec![(Place::Main, width)]
        }
    }

    /// Width by height of the main model's part of the canvas.
    pub fn aspect(&self) -> f32 {
        let width = self.parts(self.size.0).first().map_or(0, |&(_, width)| width);
        if width == 0 || self.size.1 == 0 { 1.6 } else { width as f32 / self.size.1 as f32 }
    }

    /// Where on the stage a point of the canvas lies, told as shares from its left and upper edge; `None` outside.
    pub fn spot(&self, x: f32, y: f32) -> Option<(Place, Spot)> {
        if !(0.0..=1.0).contains(&x) || !(0.0..=1.0).contains(&y) || self.is_empty() {
            return None;
        }
        let mut at = x * self.size.0 as f32;
        let parts = self.parts(self.size.0);
        let last = parts.last()?.0;
        for (place, width) in parts {
            let width = width as f32;
            if at < width || place == last {
                let spot =
                    Spot { x: at / width * 2.0 - 1.0, y: 1.0 - y * 2.0, aspect: width / self.size.1 as f32 };
                return Some((place, spot));
            }
            at -= width;
        }
        None
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use glam::UVec3;
    use std::sync::Arc;
    use voxel::{Palette, Rgb, Scene, VoxelModel};

    fn cube(side: u32) -> Option<Pane> {
        let palette = Palette::new(vec![Rgb::new(9, 9, 9)]).unwrap();
        let cells = vec![1; side.pow(3) as usize];
        Pane::new(Arc::new(Scene::of(VoxelModel::new(UVec3::splat(side), cells, palette).unwrap())))
    }

    #[test]
    fn a_point_of_the_canvas_lies_on_one_model_or_the_other() {
        let mut stage = Stage { main: cube(4), ..Stage::default() };
        assert_eq!(stage.spot(0.5, 0.5), None, "there is no canvas yet");
        stage.resize(801, 600);
        let middle = Spot { x: 0.0, y: 0.0, aspect: 801.0 / 600.0 };
        assert_eq!(stage.spot(0.5, 0.5), Some((Place::Main, middle)));
        stage.beside = cube(4);
        let (place, spot) = stage.spot(200.0 / 801.0, 0.0).unwrap();
        assert_eq!(place, Place::Main);
        assert!(spot.x.abs() < 1e-5 && spot.y == 1.0 && spot.aspect == 400.0 / 600.0, "{spot:?}");
        let (place, spot) = stage.spot(1.0, 1.0).unwrap();
        assert_eq!((place, spot.y, spot.aspect), (Place::Beside, -1.0, 401.0 / 600.0));
        assert!((spot.x - 1.0).abs() < 1e-5);
        for (x, y) in [(-0.1, 0.5), (0.5, 1.1), (f32::NAN, 0.5)] {
            assert_eq!(stage.spot(x, y), None);
        }
    }

    #[test]
    fn one_camera_sees_both_models_alike_whatever_their_sizes() {
        let mut stage = Stage { main: cube(10), beside: cube(40), ..Stage::default() };
        stage.resize(800, 600);
        let mut camera = Camera::default();
        camera.frame(stage.main.as_ref().unwrap().bounds(), stage.aspect());
        camera.pan(0.1, 0.2);
        let beside = stage.camera(Place::Beside, &camera);
        assert!((beside.distance / camera.distance - 4.0).abs() < 1e-4);
        assert!((beside.target / camera.target - 4.0).abs().max_element() < 1e-3);
        assert_eq!((beside.yaw, beside.pitch), (camera.yaw, camera.pitch));
        assert_eq!(stage.camera(Place::Main, &camera), camera);
    }

    #[test]
    fn a_canvas_of_one_pixel_shows_the_main_model_and_a_huge_one_is_as_large_as_can_be_drawn() {
        let mut stage = Stage { main: cube(4), beside: cube(4), ..Stage::default() };
        assert!(stage.resize(1, 1) && !stage.resize(1, 1));
        assert_eq!(stage.parts(1), [(Place::Main, 1)]);
        assert!(stage.resize(3840, 2160));
        assert_eq!(stage.parts(3840), [(Place::Main, 1920), (Place::Beside, 1920)]);
        stage.resize(u32::MAX, 9);
        assert_eq!(stage.size(), (viewport::MAX_SIDE, 9));
    }
}
