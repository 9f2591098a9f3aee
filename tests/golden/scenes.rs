//! Scenes of files, and models placed and turned.

use crate::gallery::Picture;
use crate::models::{self, file};
use crate::views::{SIZE, in_studio, picture, seen};
use viewport::{Camera, View};
use voxel::{Placement, Rotation, Scene};

pub fn pictures() -> Vec<Picture> {
    let placed = file("crates/voxel/tests/data/multiple_model_scene.vox");
    let truck = file("assets/vox/truck.vox");
    let turned = turned();
    vec![
        seen("scene-placed", &placed, SIZE),
        picture("scene-placed-top", &placed, View::Top, SIZE),
        seen("scene-turned", &turned, SIZE),
        picture("scene-turned-front", &turned, View::Front, SIZE),
        in_studio(seen("statue", &file("assets/vox/statue.vox"), SIZE)),
        seen("truck", &truck, SIZE),
        picture("truck-front", &truck, View::Front, SIZE),
        seen("saucer", &file("assets/vox/alien_saucer.vox"), SIZE),
        in_studio(seen("house", &file("crates/voxel/tests/data/house.vox"), SIZE)),
        seen("costume", &file("crates/voxel/tests/data/costume.vox"), SIZE),
        seen("axes", &file("crates/voxel/tests/data/axes.vox"), SIZE),
        from_behind(&truck),
    ]
}

/// The lettered block as it is, turned about each axis, and mirrored.
pub fn turned() -> Scene {
    let mut scene = models::lettered();
    // Row bytes of a .vox file: as it is; a quarter turn about z, about x, about y; mirrored in x.
    let turns = [0b000_0100, 0b001_0001, 0b010_1000, 0b100_0110, 0b001_0100];
    let place = |(at, byte): (usize, u8)| Placement {
        model: 0,
        rotation: Rotation::from_byte(byte).expect("a rotation"),
        origin: [22 * at as i32, 5 * (at as i32 % 2), 0].into(),
        hidden: false,
    };
    scene.placements = turns.into_iter().enumerate().map(place).collect();
    scene
}

fn from_behind(scene: &Scene) -> Picture {
    let mut picture = seen("truck-from-behind-and-below", scene, SIZE);
    let camera = &mut picture.request.camera;
    *camera = Camera { yaw: 2.6, pitch: -0.35, ..camera.clone() };
    picture
}
