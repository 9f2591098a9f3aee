//! Mirrored, turned, cropped.

use super::models::{self, small};
use glam::{IVec3, UVec3};
use proptest::prelude::*;
use voxel::edit::{crop, mirror, rotate};
use voxel::{Axis, VoxelModel};

fn axis() -> impl Strategy<Value = Axis> {
    prop_oneof![Just(Axis::X), Just(Axis::Y), Just(Axis::Z)]
}

proptest! {
    #[test]
    fn a_mirror_of_a_mirror_shows_the_model(model in small(), axis in axis()) {
        let once = mirror(&model, axis).unwrap();
        prop_assert_eq!(once.size(), model.size());
        prop_assert_eq!(mirror(&once, axis).unwrap(), model);
    }

    #[test]
    fn four_quarters_are_a_whole_turn(model in small(), axis in axis(), quarters in -9..9) {
        let turned = rotate(&model, axis, quarters).unwrap();
        prop_assert_eq!(rotate(&turned, axis, 4 - quarters).unwrap(), model.clone());
        prop_assert_eq!(rotate(&model, axis, quarters.wrapping_add(4)).unwrap(), turned);
        let quarter = |model: VoxelModel| rotate(&model, axis, 1).unwrap();
        prop_assert_eq!((0..4).fold(model.clone(), |model, _| quarter(model)), model);
    }

    #[test]
    fn half_a_turn_is_two_mirrors(model in small()) {
        let mirrored = mirror(&mirror(&model, Axis::X).unwrap(), Axis::Y).unwrap();
        prop_assert_eq!(rotate(&model, Axis::Z, 2).unwrap(), mirrored);
    }

    #[test]
    fn each_voxel_goes_where_its_mirror_image_is(model in small(), axis in axis()) {
        let mirrored = mirror(&model, axis).unwrap();
        for (at, index) in model.voxels() {
            let mut image = at;
            image[axis.index()] = model.size()[axis.index()] - 1 - at[axis.index()];
            prop_assert_eq!(models::index(&mirrored, image), index);
        }
    }

    #[test]
    fn a_crop_moves_voxels_and_loses_none(model in small()) {
        let Some((low, high)) = model.extent() else { return Ok(()) };
        let cropped = crop(&model).unwrap();
        prop_assert_eq!(cropped.extent(), Some((UVec3::ZERO, cropped.size())));
        prop_assert_eq!(cropped.size(), high - low);
        let moved: Vec<_> = cropped.voxels().map(|(at, index)| (at + low, index)).collect();
        prop_assert_eq!(moved, model.voxels().collect::<Vec<_>>());
    }
}

#[test]
fn a_quarter_turns_each_axis_into_the_next_one() {
    // An arm of three voxels from the corner along each axis, each in its own colour.
    let arms = models::from_fn(UVec3::splat(3), |at| match at.to_array() {
        [_, 0, 0] => 1,
        [0, _, 0] => 2,
        [0, 0, _] => 3,
        _ => 0,
    });
    for (axis, arm, from, to) in
        [(Axis::Z, 1, IVec3::X, IVec3::Y), (Axis::X, 2, IVec3::Y, IVec3::Z), (Axis::Y, 3, IVec3::Z, IVec3::X)]
    {
        let direction = |model: &VoxelModel| {
            let [low, high] = [0, 2].map(|end| {
                let ends = model.voxels().filter(|&(_, index)| index == arm).map(|(at, _)| at.as_ivec3());
                ends.min_by_key(|at| (at - IVec3::splat(end)).abs().element_sum()).unwrap()
            });
            (high - low).abs().signum()
        };
        let turned = rotate(&arms, axis, 1).unwrap();
        assert_eq!((direction(&arms), direction(&turned)), (from, to));
    }
    // Seen from above, x goes to the right and y up: the arm along x ends where y is high, on the side where x is high.
    let turned = rotate(&arms, Axis::Z, 1).unwrap();
    assert_eq!(
        [turned.at(2, 2, 0), turned.at(2, 1, 0), turned.at(1, 0, 0), turned.at(0, 0, 0)],
        [1, 1, 2, 2]
    );
}
