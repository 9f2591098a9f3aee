//! How well a model stands for its mesh.

#![allow(clippy::unwrap_used, reason = "a test that fails may do so anywhere")]

use glam::{IVec3, Vec3};
use std::collections::HashMap;
use std::path::Path;
use voxel::{PaletteSize, VoxelModel, VoxelSize, VoxelizeOptions};
use voxelize::{TriMesh, load_mesh, voxelize};

const SIZE: u16 = 128;

const FACES: [IVec3; 6] = [IVec3::X, IVec3::Y, IVec3::Z, IVec3::NEG_X, IVec3::NEG_Y, IVec3::NEG_Z];

#[test]
fn a_cow_lies_in_its_voxels_and_its_voxels_close_to_the_cow() {
    let mesh = load_mesh(&Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/data/spot.glb")).unwrap();
    let model = voxelize(&mesh, &options()).unwrap();
    assert_eq!(model.size().max_element(), u32::from(SIZE));
    let samples = samples(&mesh, &model);

    let inside = samples.iter().filter(|&&at| is_filled(&model, at.floor().as_ivec3())).count();
    let covered = inside as f32 / samples.len() as f32;
    assert!(covered >= 0.99, "{covered} of the surface lies in voxels");

    let distance = exposed_distance(&model, &samples);
    assert!(distance <= 0.40, "exposed voxels are {distance} of their side away from the surface");
}

fn options() -> VoxelizeOptions {
    VoxelizeOptions {
        voxel_size: VoxelSize::new(SIZE.into()).unwrap(),
        palette_size: PaletteSize::new(255).unwrap(),
        fill: true,
        ..VoxelizeOptions::default()
    }
}

fn is_filled(model: &VoxelModel, at: IVec3) -> bool {
    model.at(at.x, at.y, at.z) != 0
}

/// Some 150,000 points, evenly over the surface, in the model's voxels.
fn samples(mesh: &TriMesh, model: &VoxelModel) -> Vec<Vec3> {
    let turned = |at: Vec3| Vec3::new(at.x, -at.z, at.y);
    let (first, second) = mesh.bounds().unwrap();
    let (low, high) = (turned(first).min(turned(second)), turned(first).max(turned(second)));
    let scale = f32::from(SIZE) / (high - low).max_element();
    let middle = model.size().as_vec3() / 2.0;
    let place = |vertex: u32| (turned(mesh.positions[vertex as usize]) - (low + high) / 2.0) * scale + middle;
    let mut samples = Vec::new();
    let mut owed = 0.0;
    for triangle in &mesh.triangles {
        let [a, b, c] = triangle.vertices.map(place);
        owed += (b - a).cross(c - a).length() / 2.0 * 5.0;
        while owed >= 1.0 {
            owed -= 1.0;
            // The R2 sequence (Roberts 2018): points that keep their distance.
            let number = samples.len() as f64 + 1.0;
            let (u, v) = ((number * 0.754_877_67).fract() as f32, (number * 0.569_840_3).fract() as f32);
            let (u, v) = if u + v > 1.0 { (1.0 - u, 1.0 - v) } else { (u, v) };
            samples.push(a + (b - a) * u + (c - a) * v);
        }
    }
    samples
}

/// How far the centre of a voxel that can be seen is from the nearest sample, on average.
fn exposed_distance(model: &VoxelModel, samples: &[Vec3]) -> f32 {
    let mut near: HashMap<IVec3, Vec<Vec3>> = HashMap::new();
    for &sample in samples {
        near.entry(sample.floor().as_ivec3()).or_default().push(sample);
    }
    let around = |at: IVec3| (0..125).map(move |n| at + IVec3::new(n % 5, n / 5 % 5, n / 25) - 2);
    let distance = |at: IVec3| {
        let center = at.as_vec3() + 0.5;
        let samples = around(at).filter_map(|cell| near.get(&cell)).flatten();
        samples.map(|sample| sample.distance(center)).fold(f32::MAX, f32::min)
    };
    let voxels = model.voxels().map(|(at, _)| at.as_ivec3());
    let exposed: Vec<IVec3> =
        voxels.filter(|&at| FACES.iter().any(|&face| !is_filled(model, at + face))).collect();
    exposed.iter().map(|&at| distance(at)).sum::<f32>() / exposed.len() as f32
}
