//! Beauty renders as whoever asks for them meets them.
#![allow(clippy::unwrap_used, reason = "a test that fails may do so anywhere")]

use glam::{IVec3, UVec3};
use std::sync::Arc;
use viewport::{
    Background, Bounds, Camera, Exposure, Frame, Gpu, Look, Quality, RenderError, RenderRequest, Tracer,
    View, Viewport,
};
use voxel::{Palette, Placement, Rgb, Rotation, Scene, VoxelModel};

fn tracer() -> Arc<Tracer> {
    Tracer::new(Arc::new(Gpu::new().unwrap())).unwrap()
}

/// A crooked thing: it looks different from everywhere, however it is turned.
fn crooked() -> VoxelModel {
    let palette = Palette::new(vec![Rgb::new(200, 90, 60), Rgb::new(70, 110, 190)]).unwrap();
    let size = UVec3::new(7, 5, 6);
    let cell = |at: u32| {
        let (x, y, z) = (at % 7, at / 7 % 5, at / 35);
        if x + y < 3 || z == 0 || (x == 6 && y < 2 && z < 3) { 1 + (x % 2) as u8 } else { 0 }
    };
    VoxelModel::new(size, (0..size.element_product()).map(cell).collect(), palette).unwrap()
}

fn request(scene: &Scene, background: Background) -> RenderRequest {
    let mut camera = Camera::default();
    camera.frame(Bounds::of(scene).unwrap(), 1.5);
    RenderRequest { size: (90, 60), camera, quality: Quality::Full, background, look: Look::default() }
}

fn exposed(tracer: &Arc<Tracer>, scene: &Scene, request: &RenderRequest, samples: u32) -> Exposure {
    let mut exposure = tracer.expose(scene, request).unwrap();
    while exposure.step().unwrap() < samples {}
    exposure
}

/// How far two pictures are apart, in the mean over all channels.
fn apart(one: &Frame, other: &Frame) -> f32 {
    let channels = one.rgba.iter().zip(&other.rgba);
    channels.map(|(one, other)| f32::from(one.abs_diff(*other))).sum::<f32>() / one.rgba.len() as f32
}

#[test]
fn the_same_samples_give_the_same_picture_and_more_of_them_a_better_one() {
    let (tracer, scene) = (tracer(), Scene::of(crooked()));
    let request = request(&scene, Background::Studio);
    let mut few = exposed(&tracer, &scene, &request, 4);
    let mut again = exposed(&tracer, &scene, &request, 4);
    assert!(few.picture(false).unwrap() == again.picture(false).unwrap());
    let raw = few.picture(false).unwrap();
    let smooth = few.picture(true).unwrap();
    let truth = exposed(&tracer, &scene, &request, 200).picture(false).unwrap();
    let better = exposed(&tracer, &scene, &request, 32).picture(false).unwrap();
    let (raw, smooth, better) = (apart(&raw, &truth), apart(&smooth, &truth), apart(&better, &truth));
    assert!(better < raw * 0.6, "32 samples are {better} off, 4 are {raw}");
    assert!(smooth < raw * 0.8, "smoothed they are {smooth} off, raw {raw}");
}

#[test]
fn turned_models_stand_where_the_viewport_draws_them() {
    let tracer = tracer();
    let mut viewport = Viewport::new(Arc::new(Gpu::new().unwrap())).unwrap();
    let mut scene = Scene::of(crooked());
    let bytes = (0..=255).filter(|&byte| Rotation::from_byte(byte).is_some()).step_by(5);
    let places = bytes.enumerate().map(|(at, byte)| Placement {
        model: 0,
        rotation: Rotation::from_byte(byte).unwrap(),
        origin: IVec3::new(at as i32 % 4 * 9, at as i32 / 4 * 9, 0),
        hidden: false,
    });
    scene.placements = places.collect();
    let request = request(&scene, Background::Transparent);
    viewport.show(&scene).unwrap();
    let drawn = viewport.render(&request).unwrap();
    let traced = exposed(&tracer, &scene, &request, 4).picture(false).unwrap();
    let pixels = drawn.rgba.chunks(4).zip(traced.rgba.chunks(4));
    let strays = pixels.filter(|(one, other)| one[3].abs_diff(other[3]) > 130).count();
    assert!(strays < 20, "{strays} pixels are covered in one picture alone");
    let covered = traced.rgba.chunks(4).filter(|pixel| pixel[3] == 255).count();
    assert!(covered > 800, "{covered}");
}

#[test]
fn a_thousand_models_are_traced_and_nothing_at_all_as_well() {
    let tracer = tracer();
    let mut scene = Scene::of(crooked());
    let place = scene.placements[0];
    let grid = (0..1_000).map(|at| Placement { origin: IVec3::new(at % 40 * 8, at / 40 * 8, 0), ..place });
    scene.placements = grid.collect();
    let request = request(&scene, Background::Transparent);
    let frame = exposed(&tracer, &scene, &request, 1).picture(false).unwrap();
    assert!(frame.rgba.chunks(4).filter(|pixel| pixel[3] > 0).count() > 500);
    let empty = exposed(&tracer, &Scene::default(), &request, 1).picture(true).unwrap();
    assert!(empty.rgba.chunks(4).all(|pixel| pixel[3] == 0));
    scene.placements.push(place);
    let refused = tracer.expose(&scene, &request).err();
    assert_eq!(refused, Some(RenderError::TooManyPlacements(1_001)));
}

#[test]
fn it_says_how_long_it_will_take_and_refuses_pictures_that_are_too_large() {
    let (tracer, scene) = (tracer(), Scene::of(crooked()));
    let request = request(&scene, Background::Studio);
    let mut exposure = tracer.expose(&scene, &request).unwrap();
    assert_eq!((exposure.remaining(10), exposure.share(10)), (None, 0.0));
    while exposure.step().unwrap() < 2 {}
    let (ten, twenty) = (exposure.remaining(10).unwrap(), exposure.remaining(20).unwrap());
    assert!(twenty > ten && !ten.is_zero());
    assert!((exposure.share(10) - 0.2).abs() < 1e-6);
    assert_eq!(exposure.remaining(2).map(|left| left.is_zero()), Some(true));
    for size in [(0, 9), (9, 0), (8192, 8192), (u32::MAX, u32::MAX)] {
        let refused = tracer.expose(&scene, &RenderRequest { size, ..request.clone() });
        assert!(matches!(refused.err(), Some(RenderError::Pixels { .. })));
    }
}

#[test]
fn a_camera_that_makes_no_sense_gives_some_picture() {
    let (tracer, scene) = (tracer(), Scene::of(crooked()));
    let usual = request(&scene, Background::Studio);
    for value in [f32::NAN, f32::INFINITY, 0.0, 1e30] {
        let camera = Camera { distance: value, pitch: value, ..usual.camera.clone() };
        let odd = RenderRequest { size: (9, 9), camera, ..usual.clone() };
        exposed(&tracer, &scene, &odd, 1).picture(true).unwrap();
    }
    // From inside a voxel.
    let mut inside = Camera::framing(Bounds::of(&scene).unwrap(), View::Top, 1.0);
    (inside.target, inside.distance) = (glam::Vec3::new(0.5, 0.5, 0.5), 0.1);
    exposed(&tracer, &scene, &RenderRequest { size: (9, 9), camera: inside, ..usual }, 1);
}
