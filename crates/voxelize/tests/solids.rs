//! What the voxelizer makes of shapes: leaks, sheets, thin parts, layers, and how near it comes to the surface.

#![allow(clippy::unwrap_used, reason = "a test that fails may do so anywhere")]

use glam::{IVec3, Vec3, Vec4};
use std::collections::HashMap;
use std::f32::consts::{FRAC_PI_2, PI, TAU};
use std::path::Path;
use voxel::{Rgb, VoxelModel, VoxelSize, VoxelizeOptions};
use voxelize::{Material, TriMesh, Triangle, load_mesh, voxelize};

/// A patch of surface: `at` gives the point for two parameters from 0 to 1, seen counter-clockwise from outside.
fn patch(steps: u32, at: impl Fn(f32, f32) -> Vec3) -> TriMesh {
    let mut mesh = TriMesh { materials: vec![Material::default()], ..TriMesh::default() };
    for row in 0..=steps {
        for column in 0..=steps {
            mesh.positions.push(at(column as f32 / steps as f32, row as f32 / steps as f32));
        }
    }
    for row in 0..steps {
        for column in 0..steps {
            let a = column + (steps + 1) * row;
            for vertices in [[a, a + 1, a + steps + 2], [a, a + steps + 2, a + steps + 1]] {
                mesh.triangles.push(Triangle { vertices, material: 0 });
            }
        }
    }
    mesh
}

/// A ball without what is above the angle `open` from its upper pole.
fn ball(radius: f32, middle: Vec3, open: f32) -> TriMesh {
    patch(24, move |around, up| {
        let (turn, tilt) = (around * TAU, -FRAC_PI_2 + up * (PI - open));
        middle + radius * Vec3::new(tilt.cos() * turn.sin(), tilt.sin(), tilt.cos() * turn.cos())
    })
}

fn block(low: Vec3, high: Vec3, color: Vec4) -> TriMesh {
    let mut mesh =
        TriMesh { materials: vec![Material { base: color, ..Material::default() }], ..TriMesh::default() };
    for corner in 0..8 {
        let pick = |bit: u32, low: f32, high: f32| if corner >> bit & 1 == 1 { high } else { low };
        mesh.positions.push(Vec3::new(
            pick(0, low.x, high.x),
            pick(1, low.y, high.y),
            pick(2, low.z, high.z),
        ));
    }
    for [a, b, c, d] in [[0, 2, 3, 1], [4, 5, 7, 6], [0, 1, 5, 4], [2, 6, 7, 3], [0, 4, 6, 2], [1, 3, 7, 5]] {
        for vertices in [[a, b, c], [a, c, d]] {
            mesh.triangles.push(Triangle { vertices, material: 0 });
        }
    }
    mesh
}

fn together(meshes: impl IntoIterator<Item = TriMesh>) -> TriMesh {
    let mut all = TriMesh::default();
    for mesh in meshes {
        let (vertices, materials) = (all.positions.len() as u32, all.materials.len() as u32);
        all.positions.extend(mesh.positions);
        all.materials.extend(mesh.materials);
        all.triangles.extend(mesh.triangles.into_iter().map(|triangle| Triangle {
            vertices: triangle.vertices.map(|vertex| vertex + vertices),
            material: triangle.material + materials,
        }));
    }
    all
}

fn filled(mesh: &TriMesh, size: i64) -> VoxelModel {
    let voxel_size = VoxelSize::new(size).unwrap();
    voxelize(mesh, &VoxelizeOptions { voxel_size, fill: true, ..VoxelizeOptions::default() }).unwrap()
}

fn is_solid(model: &VoxelModel, at: IVec3) -> bool {
    model.at(at.x, at.y, at.z) != 0
}

fn middle(model: &VoxelModel) -> IVec3 {
    model.size().as_ivec3() / 2
}

#[test]
fn a_body_with_a_hole_is_filled() {
    let whole = filled(&ball(1.0, Vec3::ZERO, 0.0), 40).voxel_count();
    for open in [0.3, 0.6, 0.9] {
        let leaking = filled(&ball(1.0, Vec3::ZERO, open), 40);
        assert!(is_solid(&leaking, middle(&leaking)), "open {open}");
        assert!(leaking.voxel_count() * 10 > whole * 7, "open {open}: {} of {whole}", leaking.voxel_count());
    }
}

#[test]
fn a_body_with_a_hole_is_filled_whichever_way_its_triangles_face() {
    let mut mesh = ball(1.0, Vec3::ZERO, 0.4);
    for triangle in mesh.triangles.iter_mut().step_by(3) {
        triangle.vertices.swap(1, 2);
    }
    let model = filled(&mesh, 32);
    assert!(is_solid(&model, middle(&model)));
}

#[test]
fn a_leaking_body_is_filled_beside_a_tight_one() {
    let tight = block(Vec3::new(3.0, -1.0, -1.0), Vec3::new(5.0, 1.0, 1.0), Vec4::ONE);
    let model = filled(&together([ball(1.0, Vec3::ZERO, 0.5), tight]), 60);
    let z = model.size().z as i32 / 2;
    let y = model.size().y as i32 / 2;
    assert!(is_solid(&model, IVec3::new(10, y, z)), "the ball");
    assert!(is_solid(&model, IVec3::new(50, y, z)), "the block");
    assert!(!is_solid(&model, IVec3::new(30, y, z)), "the air between");
}

#[test]
fn sheets_stay_sheets() {
    let dish = filled(&ball(1.0, Vec3::ZERO, FRAC_PI_2), 32);
    assert!(!is_solid(&dish, middle(&dish).with_z(dish.size().z as i32 - 1)), "a dish holds air");
    let wave = patch(30, |x, y| Vec3::new(x * 4.0, (x * 9.0).sin() * 0.4, y * 4.0));
    let model = filled(&wave, 48);
    assert!(model.voxel_count() < 48 * 48 * 3, "a flag is thin: {}", model.voxel_count());
    let flat = patch(2, |x, y| Vec3::new(x, y, 0.0));
    assert_eq!(filled(&flat, 20).size().to_array(), [20, 1, 20]);
}

#[test]
fn parts_thinner_than_a_voxel_survive() {
    let rod = |thick: f32| {
        let ends = [-1.0f32, 1.0].map(|side| {
            block(Vec3::new(side * 9.0 - 1.0, -1.0, -1.0), Vec3::new(side * 9.0 + 1.0, 1.0, 1.0), Vec4::ONE)
        });
        let along = block(Vec3::new(-9.0, 0.21, 0.34), Vec3::new(9.0, 0.21 + thick, 0.34 + thick), Vec4::ONE);
        together(ends.into_iter().chain([along]))
    };
    for size in [8, 11, 16, 25, 32] {
        for thick in [0.3, 0.03, 0.003] {
            let model = filled(&rod(thick), size);
            let [width, depth, height] = model.size().as_ivec3().to_array();
            for x in 0..width {
                let is_there = (0..height).any(|z| (0..depth).any(|y| is_solid(&model, IVec3::new(x, y, z))));
                assert!(is_there, "a rod of {thick} breaks at {x} of {size}");
            }
        }
    }
}

#[test]
fn the_outer_of_two_surfaces_shows() {
    let red = Vec4::new(1.0, 0.0, 0.0, 1.0);
    let skin = block(Vec3::splat(-0.98), Vec3::splat(0.98), red);
    let coat = block(Vec3::splat(-1.0), Vec3::splat(1.0), Vec4::new(0.0, 0.0, 1.0, 1.0));
    for meshes in [[skin.clone(), coat.clone()], [coat, skin]] {
        for size in [16, 33, 64] {
            let model = filled(&together(meshes.clone()), size);
            let side = size as i32 - 1;
            for (at, index) in model.voxels() {
                let is_face = at.as_ivec3().min_element() == 0 || at.as_ivec3().max_element() == side;
                let Rgb { r, b, .. } = model.palette().get(index).unwrap();
                assert!(!is_face || b > r, "{at} of {size} shows ({r}, {b})");
            }
        }
    }
}

/// Points on a mesh's surface, spread evenly by area.
fn samples(mesh: &TriMesh, count: usize) -> Vec<Vec3> {
    let corners = |triangle: &Triangle| triangle.vertices.map(|vertex| mesh.positions[vertex as usize]);
    let area = |[a, b, c]: [Vec3; 3]| (b - a).cross(c - a).length();
    let whole: f32 = mesh.triangles.iter().map(|triangle| area(corners(triangle))).sum();
    let (mut owed, mut number) = (0.0, 0u32);
    let mut points = Vec::new();
    for triangle in &mesh.triangles {
        let [a, b, c] = corners(triangle);
        owed += area([a, b, c]) / whole * count as f32;
        while owed >= 1.0 {
            owed -= 1.0;
            number += 1;
            // A sequence that fills a square evenly (Roberts 2018), folded into the triangle.
            let (u, v) = ((number as f32 * 0.754_877_7).fract(), (number as f32 * 0.569_840_3).fract());
            let (u, v) = if u + v > 1.0 { (1.0 - u, 1.0 - v) } else { (u, v) };
            points.push(a + (b - a) * u + (c - a) * v);
        }
    }
    points
}

#[test]
fn spot_is_followed_closely() {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/data/spot.glb");
    let mesh = load_mesh(&path).unwrap();
    let model = filled(&mesh, 128);
    let (low, high) = mesh.bounds().unwrap();
    let scale = 128.0 / (high - low).max_element();
    let size = model.size().as_vec3();
    let placed = |at: Vec3| {
        let middle = (at - (low + high) / 2.0) * scale;
        Vec3::new(middle.x, -middle.z, middle.y) + size / 2.0
    };
    let points: Vec<Vec3> = samples(&mesh, 120_000).into_iter().map(placed).collect();
    let covered = points.iter().filter(|at| is_solid(&model, at.floor().as_ivec3())).count();
    let share = covered as f32 / points.len() as f32;
    assert!(share >= 0.985, "only {share} of the surface lies in voxels");

    let mut cells: HashMap<IVec3, Vec<Vec3>> = HashMap::new();
    points.iter().for_each(|&at| cells.entry(at.floor().as_ivec3()).or_default().push(at));
    let faces = [IVec3::X, IVec3::NEG_X, IVec3::Y, IVec3::NEG_Y, IVec3::Z, IVec3::NEG_Z];
    let (mut sum, mut count) = (0.0, 0);
    for (at, _) in model.voxels() {
        let at = at.as_ivec3();
        if faces.iter().all(|&face| is_solid(&model, at + face)) {
            continue;
        }
        let center = at.as_vec3() + 0.5;
        let around = (0..125).filter_map(|n| cells.get(&(at + IVec3::new(n % 5, n / 5 % 5, n / 25) - 2)));
        sum += around.flatten().map(|point| point.distance(center)).fold(f32::MAX, f32::min);
        count += 1;
    }
    let mean = sum / count as f32;
    assert!(mean <= 0.40, "exposed voxels lie {mean} from the surface");
}
