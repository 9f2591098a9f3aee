//! Where models stand, against the definition: a voxel's centre, seen from the voxel corner at half its model's size,
//! goes through all matrices above it, and the voxel is the cell that then holds it.

use super::build::{file, group, layer, model, shape, transform};
use glam::{IVec3, Mat3, UVec3, Vec3};
use std::collections::BTreeMap;
use voxel::{Rotation, Scene, VoxelModel, vox};

/// A model without any symmetry: three arms of different lengths and colours.
const VOXELS: [[u8; 4]; 7] =
    [[0, 0, 0, 1], [1, 0, 0, 2], [2, 0, 0, 2], [0, 1, 0, 3], [0, 0, 1, 4], [0, 0, 2, 4], [0, 0, 3, 5]];

/// All 48 bytes that name a rotation.
fn rotations() -> impl Iterator<Item = u8> {
    (0..=255).filter(|&byte| Rotation::from_byte(byte).is_some())
}

/// The matrix of a rotation byte, straight from the format's text.
fn matrix(byte: u8) -> Mat3 {
    let (first, second) = (usize::from(byte & 3), usize::from(byte >> 2 & 3));
    let sign = |bit: u8| if byte >> bit & 1 == 1 { -1.0 } else { 1.0 };
    let rows =
        [Vec3::AXES[first] * sign(4), Vec3::AXES[second] * sign(5), Vec3::AXES[3 - first - second] * sign(6)];
    Mat3::from_cols(rows[0], rows[1], rows[2]).transpose()
}

/// Where the definition puts the voxels; the outermost transform comes first.
fn expected(size: [i32; 3], transforms: &[(u8, Vec3)]) -> BTreeMap<[i32; 3], u8> {
    let pivot = (IVec3::from_array(size) / 2).as_vec3();
    let place = |&[x, y, z, color]: &[u8; 4]| {
        let center = Vec3::new(x.into(), y.into(), z.into()) + 0.5 - pivot;
        let place = transforms.iter().rev().fold(center, |at, &(turn, shift)| matrix(turn) * at + shift);
        (place.floor().as_ivec3().to_array(), color)
    };
    VOXELS.iter().map(place).collect()
}

/// Where a scene shows its voxels.
fn shown(scene: &Scene) -> BTreeMap<[i32; 3], u8> {
    let (low, _) = scene.bounds().unwrap();
    let model = scene.flatten().unwrap();
    model.voxels().map(|(at, color)| ((at.as_ivec3() + low).to_array(), color)).collect()
}

const SIZES: [[i32; 3]; 4] = [[3, 2, 4], [4, 3, 5], [5, 5, 5], [4, 4, 4]];

#[test]
fn all_48_rotations_put_every_voxel_where_the_definition_does() {
    for size in SIZES {
        for turn in rotations() {
            let frame = [("_t", "7 -8 9"), ("_r", &turn.to_string())];
            let file = file(&[model(size, &VOXELS), transform(0, 1, 0, &[], &frame), shape(1, 0)]);
            let expected = expected(size, &[(turn, Vec3::new(7.0, -8.0, 9.0))]);
            assert_eq!(shown(&vox::read(&file).unwrap()), expected, "size {size:?}, rotation {turn}");
        }
    }
}

#[test]
fn rotations_inside_rotations_put_every_voxel_where_the_definition_does() {
    let inner = (98, Vec3::new(4.0, 5.0, -6.0));
    for size in SIZES {
        for turn in rotations() {
            let file = file(&[
                model(size, &VOXELS),
                transform(0, 1, -1, &[], &[("_t", "1 2 3"), ("_r", &turn.to_string())]),
                group(1, &[2]),
                transform(2, 3, 0, &[], &[("_t", "4 5 -6"), ("_r", "98")]),
                shape(3, 0),
            ]);
            let expected = expected(size, &[(turn, Vec3::new(1.0, 2.0, 3.0)), inner]);
            assert_eq!(shown(&vox::read(&file).unwrap()), expected, "size {size:?}, rotation {turn}");
        }
    }
}

#[test]
fn half_of_the_rotations_mirror() {
    for byte in rotations() {
        assert_eq!(Rotation::from_byte(byte).unwrap().mirrors(), matrix(byte).determinant() < 0.0);
    }
}

#[test]
fn a_placement_shifts_corners_into_its_box() {
    let size = UVec3::new(3, 2, 4);
    for byte in rotations() {
        let mut scene = Scene::of(VoxelModel::new(size, vec![0; 24], voxel::Palette::default()).unwrap());
        let placement = &mut scene.placements[0];
        placement.rotation = Rotation::from_byte(byte).unwrap();
        placement.origin = IVec3::new(5, 6, 7);
        let ends = [IVec3::ZERO, size.as_ivec3()];
        let [one, other] = ends.map(|end| placement.rotation.apply(end) + placement.shift(size));
        assert_eq!(Some((one.min(other), one.max(other))), scene.bounds(), "rotation {byte}");
    }
}

/// Two models, groups, rotations, an instance, a hidden part and a hidden layer.
pub fn nested() -> Vec<u8> {
    file(&[
        model([3, 2, 4], &VOXELS),
        model([1, 1, 1], &[[0, 0, 0, 9]]),
        transform(0, 1, -1, &[], &[]),
        group(1, &[2, 4, 8, 10]),
        transform(2, 3, 0, &[("_name", "first")], &[("_t", "0 0 2")]),
        shape(3, 0),
        transform(4, 5, 0, &[], &[("_t", "10 0 0"), ("_r", "17")]),
        group(5, &[6]),
        transform(6, 3, 0, &[], &[("_t", "0 0 3"), ("_r", "40")]),
        transform(8, 7, 0, &[("_hidden", "1")], &[]),
        shape(7, 1),
        transform(10, 7, 3, &[], &[("_t", "-5 0 0")]),
        layer(0, &[("_name", "all")]),
        layer(3, &[("_hidden", "1")]),
    ])
}

#[test]
fn hidden_parts_and_layers_are_read_and_not_shown() {
    let scene = vox::read(&nested()).unwrap();
    let placed: Vec<_> =
        scene.placements.iter().map(|placement| (placement.model, placement.hidden)).collect();
    assert_eq!(placed, [(0, false), (0, false), (1, true), (1, true)]);
    assert_eq!(scene.voxel_count(), 14);
    assert_eq!(shown(&scene).len(), 14);
}
