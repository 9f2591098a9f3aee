//! Light is neither made nor lost, lamps shine, and glass lets light through.

use super::exposure::Exposure;
use super::settings::{DAYLIGHT, Daylight};
use super::tracer::Tracer;
use crate::color::encoded;
use crate::{Background, Bounds, Camera, Frame, Gpu, Look, Quality, RenderRequest, View};
use glam::Vec3;
use std::sync::Arc;
use voxel::{Material, MaterialKind, Palette, Rgb, Scene, VoxelModel};

const SIDE: u32 = 48;
const DARK: Daylight = Daylight { sun: Vec3::ZERO, sky: Vec3::ZERO, earth: Vec3::ZERO };

fn built(size: [u32; 3], colors: &[Rgb], index: impl Fn([u32; 3]) -> u8) -> Scene {
    let [width, depth, height] = size;
    let places = (0..height).flat_map(|z| (0..depth).flat_map(move |y| (0..width).map(move |x| [x, y, z])));
    let palette = Palette::new(colors.to_vec()).unwrap();
    Scene::of(VoxelModel::new(size.into(), places.map(index).collect(), palette).unwrap())
}

fn made_of(mut scene: Scene, index: u8, kind: MaterialKind, weight: f32, roughness: f32) -> Scene {
    scene.materials.push((index, Material { kind, weight, roughness, flux: 0.0 }));
    scene
}

/// A picture of a scene from a side, without ground.
fn traced(scene: &Scene, view: View, light: Daylight, samples: u32) -> Frame {
    let tracer = Tracer::new(Arc::new(Gpu::software().unwrap())).unwrap();
    let request = RenderRequest {
        size: (SIDE, SIDE),
        camera: Camera::framing(Bounds::of(scene).unwrap(), view, 1.0),
        quality: Quality::Full,
        background: Background::Transparent,
        look: Look::default(),
    };
    let mut exposure = Exposure::in_light(tracer, scene, &request, light).unwrap();
    while exposure.step().unwrap() < samples {}
    exposure.picture(false).unwrap()
}

fn mean(frame: &Frame, (left, top): (u32, u32), (right, bottom): (u32, u32)) -> [f32; 3] {
    let pixels = (top..bottom).flat_map(|y| (left..right).map(move |x| frame.pixel(x, y)));
    let sum = pixels.fold([0.0; 3], |sum, pixel| [0, 1, 2].map(|at| sum[at] + f32::from(pixel[at])));
    sum.map(|sum| sum / ((right - left) * (bottom - top)) as f32)
}

#[test]
fn in_a_white_room_a_white_model_cannot_be_seen() {
    let half = Vec3::splat(0.5);
    let room = Daylight { sun: Vec3::ZERO, sky: half, earth: half };
    let white = [Rgb::new(255, 255, 255)];
    // With nooks: light that goes in comes out again.
    let nooks = built([8, 8, 8], &white, |[x, y, z]| u8::from((x / 2 + y / 2 + z / 2) % 2 == 0 || z == 0));
    let metal = made_of(built([4, 4, 4], &white, |_| 1), 1, MaterialKind::Metal, 1.0, 0.0);
    let glass = made_of(built([4, 4, 4], &white, |_| 1), 1, MaterialKind::Glass, 1.0, 0.0);
    for (name, scene) in [("paint", &nooks), ("glass", &glass)] {
        let frame = traced(scene, View::Iso, room, 16);
        let seen: Vec<_> = frame.rgba.chunks(4).filter(|pixel| pixel[3] == 255).collect();
        assert!(seen.len() > 400);
        let sum: f32 = seen.iter().map(|pixel| f32::from(pixel[1])).sum();
        let mean = sum / seen.len() as f32;
        // Mirrored and bent ways see the lamps above.
        let tolerance = if name == "paint" { 2.5 } else { 40.0 };
        assert!((mean - f32::from(encoded(0.5))).abs() < tolerance, "{name}: {mean}");
    }
    let frame = traced(&metal, View::Front, room, 4);
    assert!(mean(&frame, (20, 20), (28, 28))[1] > 100.0);
}

#[test]
fn a_lamp_lights_what_is_near_in_its_colour() {
    let colors = [Rgb::new(230, 230, 230), Rgb::new(255, 40, 20)];
    // A red lamp at the left end of a white floor.
    let scene = built([24, 8, 4], &colors, |[x, y, z]| match z {
        0 => 1,
        1 if x < 2 && (3..5).contains(&y) => 2,
        _ => 0,
    });
    let scene = made_of(scene, 2, MaterialKind::Emit, 1.0, 0.0);
    let frame = traced(&scene, View::Top, DARK, 32);
    let (near, far) = (mean(&frame, (9, 21), (13, 27)), mean(&frame, (38, 21), (42, 27)));
    assert!(near[0] > 45.0 && near[0] > 2.0 * near[1], "near: {near:?}");
    assert!(near[0] > 2.5 * far[0], "near: {near:?}, far: {far:?}");
    let unlit = traced(&Scene { materials: Vec::new(), ..scene }, View::Top, DARK, 4);
    assert!(unlit.rgba.chunks(4).all(|pixel| pixel[..3] == [0, 0, 0]), "there is no other light");
}

#[test]
fn glass_lets_light_through_in_its_colour_and_walls_do_not() {
    let colors = [Rgb::new(220, 220, 220), Rgb::new(120, 160, 255)];
    // A roof over a floor, open only to the front.
    let shed = built([12, 12, 8], &colors, |[x, y, z]| {
        let wall = x == 0 || x == 11 || y == 11;
        if z == 7 { 2 } else { u8::from(z == 0 || wall) }
    });
    let inside = |scene: &Scene| mean(&traced(scene, View::Front, DAYLIGHT, 24), (18, 32), (30, 38));
    let closed = inside(&shed);
    let lit = inside(&made_of(shed, 2, MaterialKind::Glass, 1.0, 0.0));
    assert!(lit[2] > closed[2] + 15.0, "{lit:?} under glass, {closed:?} under a roof");
    assert!(lit[2] > lit[0] + 5.0, "the light under blue glass is blue: {lit:?}");
}
