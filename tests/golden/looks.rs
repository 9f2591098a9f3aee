//! What can be shown beside a scene, and what can be left out: each look by itself, and eyes of other kinds.

use crate::gallery::Picture;
use crate::models::{self, file};
use crate::views::{SIZE, in_studio, seen};
use viewport::{Background, Bounds, Camera, Look, Projection, RenderRequest, Slices};
use voxel::Scene;

pub fn pictures() -> Vec<Picture> {
    let truck = file("assets/vox/truck.vox");
    [styles(&truck), backgrounds(), slices(&truck), eyes(&truck)].concat()
}

/// A scene with something changed.
fn changed(name: &str, scene: &Scene, change: impl Fn(&mut RenderRequest)) -> Picture {
    let mut picture = seen(name, scene, SIZE);
    change(&mut picture.request);
    picture
}

fn with(name: &str, scene: &Scene, look: Look) -> Picture {
    changed(name, scene, |request| request.look = look.clone())
}

fn styles(truck: &Scene) -> Vec<Picture> {
    let plain = Look::default;
    // The palette index that most voxels of the truck have.
    let counts = truck.models[0].histogram();
    let highlight = (1..=255).max_by_key(|&index| counts[usize::from(index)]);
    let far = |request: &mut RenderRequest| {
        request.look.edges = true;
        request.look.grid = true;
        request.camera.distance *= 4.0;
    };
    vec![
        with("look-edges", truck, Look { edges: true, ..plain() }),
        with("look-grid", truck, Look { grid: true, ..plain() }),
        changed("look-edges-and-grid-from-afar", truck, far),
        changed("look-grid-without-background", truck, |request| {
            request.look.grid = true;
            request.background = Background::Transparent;
        }),
        with("look-no-ground", truck, Look { ground: false, ..plain() }),
        with("look-no-shadow", truck, Look { shadow: false, ..plain() }),
        with("look-wireframe", truck, Look { wireframe: true, ..plain() }),
        with("look-wireframe-and-grid", &models::lettered(), Look { wireframe: true, grid: true, ..plain() }),
        with("look-highlight", truck, Look { highlight, ..plain() }),
        in_studio(with("look-all", truck, Look { edges: true, grid: true, highlight, ..plain() })),
    ]
}

fn backgrounds() -> Vec<Picture> {
    let scene = models::lettered();
    let behind = |name: &str, background| changed(name, &scene, |request| request.background = background);
    vec![
        behind("background-sky", Background::Gradient { top: [96, 150, 214], bottom: [226, 232, 236] }),
        behind("background-night", Background::Gradient { top: [8, 10, 20], bottom: [52, 44, 66] }),
        behind("background-white", Background::Color([255, 255, 255])),
        behind("background-black", Background::Color([0, 0, 0])),
    ]
}

/// The truck, and many models, cut along each axis.
fn slices(truck: &Scene) -> Vec<Picture> {
    let (low, high) = truck.bounds().expect("the truck shows something");
    let middle = (low + high) / 2;
    let all = Slices::default();
    let cut = |name: &str, slices| with(name, truck, Look { slices, ..Look::default() });
    let house = file("crates/voxel/tests/data/house.vox");
    let bounds = Bounds::of(&house).expect("the house shows something");
    let roof = Slices { high: all.high.with_z(bounds.center().z as i32), ..all };
    let turned = crate::scenes::turned();
    let front = Slices { low: all.low.with_y(4), high: all.high.with_z(9) };
    vec![
        cut("slice-x", Slices { high: all.high.with_x(middle.x), ..all }),
        cut("slice-y", Slices { low: all.low.with_y(middle.y), ..all }),
        cut("slice-z", Slices { high: all.high.with_z(middle.z - 2), ..all }),
        cut(
            "slice-one-voxel-thin",
            Slices { low: all.low.with_y(middle.y), high: all.high.with_y(middle.y + 1) },
        ),
        with("slice-house", &house, Look { slices: roof, edges: true, ..Look::default() }),
        with("slice-turned", &turned, Look { slices: front, ..Look::default() }),
    ]
}

/// Parallel and isometric eyes, from the front and from behind, and from close by.
fn eyes(truck: &Scene) -> Vec<Picture> {
    let bounds = Bounds::of(truck).expect("the truck shows something");
    let aspect = SIZE.0 as f32 / SIZE.1 as f32;
    let eye = |name: &str, change: &dyn Fn(&mut Camera)| {
        changed(name, truck, |request| {
            change(&mut request.camera);
            request.camera.frame(bounds, aspect);
        })
    };
    vec![
        eye("eye-parallel", &|camera| camera.projection = Projection::Parallel),
        eye("eye-isometric", &Camera::make_isometric),
        eye("eye-isometric-from-behind", &|camera| {
            camera.yaw += 2.4;
            camera.make_isometric();
        }),
        eye("eye-low", &|camera| (camera.yaw, camera.pitch) = (2.5, 0.05)),
        changed("eye-close", truck, |request| {
            request.camera.distance = 24.0;
            request.look.edges = true;
        }),
    ]
}
