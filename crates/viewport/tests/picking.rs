//! The voxel under the pointer, against a search through all voxels, and against what is drawn.

use glam::{DVec3, IVec3, UVec3, Vec3};
use proptest::prelude::*;
use std::sync::Arc;
use viewport::{
    Background, Bounds, Camera, Gpu, Hit, Look, Projection, Quality, Ray, RenderRequest, Slices, Viewport,
    pick,
};
use voxel::{Palette, Placement, Rgb, Rotation, Scene, VoxelModel};

/// A model of so many cells, some of them filled with one of three colours.
fn models() -> impl Strategy<Value = VoxelModel> {
    (1..6u32, 1..6u32, 1..6u32).prop_flat_map(|(x, y, z)| {
        let cells = prop::collection::vec(prop_oneof![3 => Just(0), 1 => 1..4u8], (x * y * z) as usize);
        cells.prop_map(move |cells| {
            let palette = Palette::new(vec![Rgb::new(1, 2, 3); 3]).expect("three colours");
            VoxelModel::new(UVec3::new(x, y, z), cells, palette).expect("cells that fit")
        })
    })
}

fn placements(models: usize) -> impl Strategy<Value = Placement> {
    let bytes: Vec<u8> = (0..=255).filter(|&byte| Rotation::from_byte(byte).is_some()).collect();
    (0..models, prop::sample::select(bytes), -6..6i32, -6..6i32, -6..6i32, prop::bool::weighted(0.2))
        .prop_map(|(model, byte, x, y, z, hidden)| Placement {
            model,
            rotation: Rotation::from_byte(byte).expect("a rotation"),
            origin: IVec3::new(x, y, z),
            hidden,
        })
}

fn scenes() -> impl Strategy<Value = Scene> {
    prop::collection::vec(models(), 1..3).prop_flat_map(|models| {
        prop::collection::vec(placements(models.len()), 1..4).prop_map(move |placements| Scene {
            models: models.clone(),
            placements,
            ..Scene::default()
        })
    })
}

fn slices() -> impl Strategy<Value = Slices> {
    let somewhere = (-4..4i32, -4..4i32, -4..4i32, 1..6i32).prop_map(|(x, y, z, side)| {
        let low = IVec3::new(x, y, z);
        Slices { low, high: low + side }
    });
    prop_oneof![Just(Slices::default()), somewhere]
}

fn rays() -> impl Strategy<Value = Ray> {
    let point = || (-20.0..20.0, -20.0..20.0, -20.0..20.0).prop_map(|(x, y, z)| DVec3::new(x, y, z));
    let ahead = (point(), point(), 0.0..1.0).prop_map(|(origin, to, from)| {
        // Towards the middle, more or less: most lines would miss everything.
        Ray { origin, direction: to * 0.2 - origin, from }
    });
    let along_an_axis = (point(), 0..3usize, any::<bool>()).prop_map(|(origin, axis, forth)| {
        let mut direction = DVec3::ZERO;
        direction[axis] = if forth { 1.0 } else { -1.0 };
        Ray { origin: origin * 0.3, direction, from: f64::NEG_INFINITY }
    });
    prop_oneof![4 => ahead, 1 => along_an_axis]
}

/// Where a line enters and leaves one voxel.
fn span(ray: &Ray, at: IVec3) -> Option<(f64, f64)> {
    let (mut enters, mut leaves) = (ray.from, f64::INFINITY);
    for axis in 0..3 {
        let (low, origin, direction) = (f64::from(at[axis]), ray.origin[axis], ray.direction[axis]);
        if direction == 0.0 {
            if origin < low || origin >= low + 1.0 {
                return None;
            }
            continue;
        }
        let (one, other) = ((low - origin) / direction, (low + 1.0 - origin) / direction);
        (enters, leaves) = (enters.max(one.min(other)), leaves.min(one.max(other)));
    }
    (enters < leaves).then_some((enters, leaves))
}

/// Every voxel that the line meets: where it enters, the placement, the cell and the index.
fn all_hits(scene: &Scene, slices: Slices, ray: &Ray) -> Vec<(f64, usize, UVec3, u8)> {
    let mut hits = Vec::new();
    for (number, placement) in scene.placements.iter().enumerate().filter(|(_, placement)| !placement.hidden)
    {
        let model = &scene.models[placement.model];
        let shift = placement.shift(model.size());
        for (cell, index) in model.voxels() {
            let corners = [cell, cell + 1].map(|corner| placement.rotation.apply(corner.as_ivec3()) + shift);
            let at = corners[0].min(corners[1]);
            if at.cmplt(slices.low).any() || at.cmpge(slices.high).any() {
                continue;
            }
            if let Some((enters, _)) = span(ray, at) {
                hits.push((enters, number, cell, index));
            }
        }
    }
    hits
}

proptest! {
    #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::with_cases(2_000) })]

    #[test]
    fn the_first_voxel_on_a_line_is_the_nearest_of_all_that_it_meets(
        scene in scenes(), slices in slices(), ray in rays(),
    ) {
        let hits = all_hits(&scene, slices, &ray);
        let nearest = hits.iter().map(|hit| hit.0).min_by(f64::total_cmp);
        match (pick(&scene, slices, ray), nearest) {
            (None, None) => {}
            (Some(Hit { placement, cell, index, point }), Some(nearest)) => {
                let same = hits.iter().find(|hit| (hit.1, hit.2, hit.3) == (placement, cell, index));
                let found = same.ok_or_else(|| TestCaseError::fail("no such voxel lies on the line"))?;
                // Overlapping models and voxels that touch where the line passes are all the first.
                prop_assert!((found.0 - nearest).abs() < 1e-9, "{} {nearest}", found.0);
                let enters = (ray.origin + ray.direction * nearest).as_vec3();
                prop_assert!(point.distance(enters) < 1e-3);
            }
            (picked, nearest) => prop_assert!(false, "{picked:?} {nearest:?}"),
        }
    }
}

#[test]
fn lines_that_are_none_meet_nothing() {
    let palette = Palette::new(vec![Rgb::new(1, 2, 3)]).expect("a colour");
    let scene = Scene::of(VoxelModel::new(UVec3::splat(2), vec![1; 8], palette).expect("cells that fit"));
    let middle = DVec3::ONE;
    for (origin, direction) in
        [(middle, DVec3::ZERO), (middle, DVec3::NAN), (DVec3::NAN, DVec3::X), (DVec3::INFINITY, DVec3::X)]
    {
        assert_eq!(pick(&scene, Slices::default(), Ray { origin, direction, from: f64::NEG_INFINITY }), None);
    }
    let far = Placement { origin: IVec3::splat(i32::MAX), ..scene.placements[0] };
    let scene = Scene { placements: vec![far], ..scene };
    let ray = Ray { origin: DVec3::ZERO, direction: DVec3::ONE, from: 0.0 };
    assert_eq!(pick(&scene, Slices::default(), ray), None, "there is no room beyond the last integer");
}

#[test]
fn what_is_picked_has_the_colour_that_is_drawn_there() {
    let colors = [Rgb::new(230, 30, 30), Rgb::new(30, 230, 30), Rgb::new(30, 30, 230)];
    let cells = (0..6 * 5 * 4).map(|at| [0, 1, 2, 3, 0, 2][at * 7 % 31 % 6]).collect();
    let model = VoxelModel::new(UVec3::new(6, 5, 4), cells, Palette::new(colors.to_vec()).expect("colours"));
    let mut scene = Scene::of(model.expect("cells that fit"));
    scene.placements[0].rotation = Rotation::from_byte(0b101_0001).expect("a rotation");
    scene.placements[0].origin = IVec3::new(-3, 2, 1);
    let bounds = Bounds::of(&scene).expect("voxels");
    let mut viewport = Viewport::new(Arc::new(Gpu::new().expect("an adapter"))).expect("a viewport");
    viewport.show(&scene).expect("a scene that fits");
    let slices = Slices { low: IVec3::new(-2, i32::MIN, i32::MIN), ..Slices::default() };
    let look = Look { ground: false, shadow: false, slices, ..Look::default() };
    let size = (120, 90);
    let aspect = size.0 as f32 / size.1 as f32;
    let (mut on, mut off) = (0, 0);
    for projection in [Projection::Perspective, Projection::Parallel] {
        for (yaw, pitch) in [(0.6, 0.5), (2.9, -0.4), (4.4, 1.1)] {
            let mut camera = Camera { yaw, pitch, projection, target: Vec3::ZERO, ..Camera::default() };
            camera.frame(bounds, aspect);
            let request = RenderRequest {
                size,
                camera: camera.clone(),
                quality: Quality::Draft,
                background: Background::Transparent,
                look: look.clone(),
            };
            let frame = viewport.render(&request).expect("a frame");
            for y in (1..size.1).step_by(7) {
                for x in (1..size.0).step_by(7) {
                    let across = |at: u32, of: u32| (at as f32 + 0.5) / of as f32 * 2.0 - 1.0;
                    let ray = camera.ray(across(x, size.0), -across(y, size.1), aspect);
                    let [r, g, b, alpha] = frame.pixel(x, y);
                    match pick(&scene, slices, ray) {
                        Some(hit) => {
                            let [low, high] = [r.min(g).min(b), r.max(g).max(b)];
                            let drawn = [r, g, b].map(|channel| channel == high && channel > low);
                            let wanted = [1, 2, 3].map(|index| index == hit.index);
                            on += usize::from(alpha == 255 && drawn == wanted);
                            off += usize::from(alpha != 255 || drawn != wanted);
                        }
                        None => off += usize::from(alpha != 0),
                    }
                }
            }
        }
    }
    // A pixel on the edge between two voxels may go to either.
    assert!(on > 200 && off * 50 < on, "{on} pixels are as picked, {off} are not");
}
