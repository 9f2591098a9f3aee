//! What is too large, too far, too near or not there at all: a picture or a sentence, never a panic.
#![allow(clippy::unwrap_used, reason = "a test that fails may do so anywhere")]

use glam::{IVec3, UVec3, Vec3};
use std::sync::Arc;
use viewport::{
    Background, Bounds, Camera, Frame, Gpu, Look, Projection, Quality, RenderError, RenderRequest, Slices,
    View, Viewport,
};
use voxel::{Palette, Placement, Rgb, Rotation, Scene, VoxelModel};

const SIZE: (u32, u32) = (192, 64);

fn viewport() -> Viewport {
    Viewport::new(Arc::new(Gpu::new().unwrap())).unwrap()
}

fn palette() -> Palette {
    Palette::new(vec![Rgb::new(210, 60, 50), Rgb::new(60, 80, 210), Rgb::new(150, 150, 150)]).unwrap()
}

fn solid(side: u32, index: u8) -> VoxelModel {
    VoxelModel::new(UVec3::splat(side), vec![index; side.pow(3) as usize], palette()).unwrap()
}

/// Models standing at places.
fn placed(models: Vec<VoxelModel>, at: &[(usize, IVec3)]) -> Scene {
    let stand = |&(model, origin)| Placement { model, rotation: Rotation::IDENTITY, origin, hidden: false };
    Scene { models, placements: at.iter().map(stand).collect(), palette: palette(), ..Scene::default() }
}

fn request(camera: Camera) -> RenderRequest {
    RenderRequest {
        size: SIZE,
        camera,
        quality: Quality::Full,
        background: Background::Transparent,
        look: Look::default(),
    }
}

/// How many pixels are (red, blue).
fn count(frame: &Frame) -> (usize, usize) {
    let pixels = frame.rgba.chunks(4).filter(|pixel| pixel[3] > 0);
    let is_red = |pixel: &&[u8]| pixel[0] > pixel[2] + 20;
    let is_blue = |pixel: &&[u8]| pixel[2] > pixel[0] + 20;
    (pixels.clone().filter(is_red).count(), pixels.filter(is_blue).count())
}

#[test]
fn a_thousand_models_are_drawn_and_more_are_refused() {
    let mut viewport = viewport();
    let grid = |count: i32| {
        let places: Vec<_> = (0..count).map(|at| (0, IVec3::new(at % 40 * 3, at / 40 * 3, 0))).collect();
        placed(vec![solid(2, 1)], &places)
    };
    let scene = grid(1_000);
    viewport.show(&scene).unwrap();
    let camera = Camera::framing(Bounds::of(&scene).unwrap(), View::Top, 3.0);
    assert!(count(&viewport.render(&request(camera)).unwrap()).0 > 1_000);
    let refused = viewport.show(&grid(1_001)).unwrap_err();
    assert_eq!(refused.to_string(), "the scene shows 1001 models; 1,000 can be drawn at most");
}

#[test]
fn more_faces_than_the_card_should_hold_are_refused_in_a_sentence() {
    let cells = (0..256_u32.pow(3)).map(|at| u8::from((at ^ at >> 8 ^ at >> 16) & 1 == 1));
    let checkers = VoxelModel::new(UVec3::splat(256), cells.collect(), palette()).unwrap();
    let mut viewport = viewport();
    let refused = viewport.show(&Scene::of(checkers)).unwrap_err();
    assert_eq!(refused, RenderError::TooManyFaces(6 << 23));
    assert!(refused.to_string().contains("export it in parts"), "{refused}");
    viewport.render(&request(Camera::default())).unwrap();
}

#[test]
fn a_full_model_of_256_cubed_is_drawn() {
    let (scene, mut viewport) = (Scene::of(solid(256, 1)), viewport());
    viewport.show(&scene).unwrap();
    let camera = Camera::framing(Bounds::of(&scene).unwrap(), View::Front, 3.0);
    assert!(count(&viewport.render(&request(camera)).unwrap()).0 > 2_000);
}

#[test]
fn scenes_that_show_nothing_leave_the_picture_empty() {
    let mut hidden = placed(vec![solid(2, 1)], &[(0, IVec3::ZERO)]);
    hidden.placements[0].hidden = true;
    let nothing = [
        Scene::default(),
        placed(Vec::new(), &[(0, IVec3::ZERO)]),
        placed(vec![solid(2, 0)], &[(0, IVec3::ZERO)]),
        placed(vec![solid(2, 1)], &[(7, IVec3::ZERO)]),
        placed(vec![solid(2, 1)], &[]),
        hidden,
    ];
    let mut viewport = viewport();
    for scene in &nothing {
        viewport.show(&Scene::of(solid(3, 1))).unwrap();
        viewport.show(scene).unwrap();
        assert_eq!(Bounds::of(scene), None);
        let frame = viewport.render(&request(Camera::default())).unwrap();
        assert!(frame.rgba.iter().all(|&byte| byte == 0), "{scene:?}");
    }
}

#[test]
fn both_ends_of_a_scene_of_2000_voxels_are_seen_and_so_is_a_voxel_of_it_from_close_by() {
    let scene = placed(vec![solid(20, 1), solid(20, 2)], &[(0, IVec3::ZERO), (1, IVec3::new(1_980, 0, 0))]);
    let bounds = Bounds::of(&scene).unwrap();
    let mut viewport = viewport();
    viewport.show(&scene).unwrap();
    let mut perspective = Camera::default();
    perspective.frame(bounds, 3.0);
    for camera in [perspective.clone(), Camera::framing(bounds, View::Front, 3.0)] {
        let (red, blue) = count(&viewport.render(&request(camera)).unwrap());
        assert!(red > 0 && blue > 0, "{red} red and {blue} blue pixels");
    }
    for projection in [Projection::Perspective, Projection::Parallel] {
        let close =
            Camera { target: Vec3::new(10.0, 0.0, 10.0), distance: 1.0, projection, ..perspective.clone() };
        let (red, _) = count(&viewport.render(&request(close)).unwrap());
        assert_eq!(red, (SIZE.0 * SIZE.1) as usize, "{projection:?}: a face fills the picture");
    }
}

#[test]
fn a_face_a_voxel_behind_another_never_shines_through_however_far_away() {
    // A red sheet before a blue one, and grey far to the side that makes the scene large.
    let sheet = |index| {
        let size = UVec3::new(64, 1, 64);
        VoxelModel::new(size, vec![index; size.element_product() as usize], palette()).unwrap()
    };
    let scene = placed(
        vec![sheet(1), sheet(2), solid(4, 3)],
        &[(1, IVec3::new(0, 1, 0)), (0, IVec3::ZERO), (2, IVec3::new(2_000, 1_900, 0))],
    );
    let mut viewport = viewport();
    viewport.show(&scene).unwrap();
    for distance in [200.0, 1_000.0, 4_000.0] {
        for yaw in [-0.9, 0.0, 0.5] {
            let target = Vec3::new(32.0, 0.5, 32.0);
            let camera = Camera { target, distance, yaw, pitch: 0.1, ..Camera::default() };
            let wide = RenderRequest { size: (640, 640), quality: Quality::Draft, ..request(camera) };
            let (red, blue) = count(&viewport.render(&wide).unwrap());
            assert!(red > 150 && blue * 12 <= red, "{distance}, {yaw}: {red} red and {blue} blue pixels");
        }
    }
}

#[test]
fn models_far_apart_are_drawn_and_those_out_of_reach_are_refused() {
    let far = |distance: i32| {
        placed(vec![solid(8, 1)], &[(0, IVec3::splat(-distance)), (0, IVec3::splat(distance))])
    };
    let mut viewport = viewport();
    viewport.show(&far(1_000_000)).unwrap();
    viewport.render(&request(Camera::default())).unwrap();
    // What is empty may stand anywhere.
    let empty = placed(
        vec![solid(8, 1), solid(8, 0)],
        &[(0, IVec3::ZERO), (1, IVec3::MAX), (1, IVec3::MIN), (7, IVec3::MAX)],
    );
    viewport.show(&empty).unwrap();
    let half = Slices { high: IVec3::splat(4), ..Slices::default() };
    let mut cut = request(Camera::default());
    cut.look.slices = half;
    viewport.render(&cut).unwrap();
    for distance in [5_000_000, i32::MAX] {
        let refused = viewport.show(&far(distance)).unwrap_err();
        assert!(refused.to_string().contains("voxels from the origin"), "{refused}");
    }
}

#[test]
fn a_camera_that_makes_no_sense_draws_something_or_nothing() {
    let mut viewport = viewport();
    viewport.show(&Scene::of(solid(3, 1))).unwrap();
    for value in [f32::NAN, f32::INFINITY, f32::NEG_INFINITY, 0.0, -1.0, 1e30] {
        for projection in [Projection::Perspective, Projection::Parallel] {
            let camera = Camera { projection, ..Camera::default() };
            for camera in [
                Camera { distance: value, ..camera.clone() },
                Camera { yaw: value, ..camera.clone() },
                Camera { pitch: value, ..camera.clone() },
                Camera { target: Vec3::splat(value), ..camera.clone() },
            ] {
                viewport.render(&request(camera)).unwrap();
            }
        }
    }
}
