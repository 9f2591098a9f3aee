//! Models stand upright and face the viewer of the front view: glTF (x, y, z) becomes (x, -z, y).

#![allow(clippy::unwrap_used, reason = "a test that fails may do so anywhere")]

use glam::{Vec3, Vec4};
use voxel::{Rgb, VoxelSize, VoxelizeOptions};
use voxelize::{Material, TriMesh, Triangle, voxelize};

/// Three bars of different lengths along the positive axes, each in a colour of its own.
fn axes() -> TriMesh {
    let mut mesh = TriMesh::default();
    for (axis, length, base) in [
        (Vec3::X, 4.0, Vec4::new(1.0, 0.0, 0.0, 1.0)),
        (Vec3::Y, 3.0, Vec4::new(0.0, 1.0, 0.0, 1.0)),
        (Vec3::Z, 2.0, Vec4::new(0.0, 0.0, 1.0, 1.0)),
    ] {
        let high = Vec3::splat(0.5).max(axis * length);
        let first = mesh.positions.len() as u32;
        for corner in 0..8 {
            let pick = |bit: u32, at: f32| if corner >> bit & 1 == 1 { at } else { 0.0 };
            mesh.positions.push(Vec3::new(pick(0, high.x), pick(1, high.y), pick(2, high.z)));
        }
        let material = mesh.materials.len() as u32;
        mesh.materials.push(Material { base, ..Material::default() });
        for [a, b, c, d] in
            [[0, 2, 3, 1], [4, 5, 7, 6], [0, 1, 5, 4], [2, 6, 7, 3], [0, 4, 6, 2], [1, 3, 7, 5]]
        {
            for vertices in [[a, b, c], [a, c, d]] {
                mesh.triangles.push(Triangle { vertices: vertices.map(|at| at + first), material });
            }
        }
    }
    mesh
}

#[test]
fn every_axis_points_where_it_should() {
    let options = VoxelizeOptions { voxel_size: VoxelSize::new(32).unwrap(), ..VoxelizeOptions::default() };
    let model = voxelize(&axes(), &options).unwrap();
    let size = model.size();
    assert_eq!((size.x, size.y, size.z), (32, 16, 24));
    let color = |x: u32, y: u32, z: u32| model.palette().get(model.at(x as i32, y as i32, z as i32));
    assert_eq!(color(size.x - 1, size.y - 1, 0), Some(Rgb::new(255, 0, 0)), "x stays x");
    assert_eq!(color(0, size.y - 1, size.z - 1), Some(Rgb::new(0, 255, 0)), "up is z");
    assert_eq!(color(0, 0, 0), Some(Rgb::new(0, 0, 255)), "towards the viewer is towards small y");
}
