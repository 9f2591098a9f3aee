//! Filled and hollowed, beside slow and plain ways to do the same.

use super::models::{self, index, positions, small};
use glam::{IVec3, UVec3};
use proptest::prelude::*;
use std::collections::{BTreeMap, BTreeSet};
use voxel::VoxelModel;
use voxel::edit::{Keep, fill, hollow, remove_floating};

const FACES: [IVec3; 6] = [IVec3::X, IVec3::NEG_X, IVec3::Y, IVec3::NEG_Y, IVec3::Z, IVec3::NEG_Z];

/// How far each cell that isn't air is from the air outside, corners counted as sides: cells that touch it are 1 away.
/// The air is found by asking all cells again until nothing changes.
fn depths(model: &VoxelModel) -> BTreeMap<[i32; 3], i32> {
    let size = model.size().as_ivec3();
    let is_inside = |at: IVec3| at.cmpge(IVec3::ZERO).all() && at.cmplt(size).all();
    let cells: Vec<IVec3> = positions(model).map(UVec3::as_ivec3).collect();
    let mut air = BTreeSet::new();
    loop {
        let reached = cells.iter().filter(|&&at| {
            index(model, at.as_uvec3()) == 0
                && !air.contains(&at.to_array())
                && FACES.iter().any(|face| !is_inside(at + face) || air.contains(&(at + face).to_array()))
        });
        let reached: Vec<[i32; 3]> = reached.map(IVec3::to_array).collect();
        if reached.is_empty() {
            break;
        }
        air.extend(reached);
    }
    let depth = |at: &IVec3| {
        let to_side = (at + 1).min(size - at).min_element();
        let to_air = air.iter().map(|&other| (at - IVec3::from_array(other)).abs().max_element());
        to_air.fold(to_side, i32::min)
    };
    let solid = cells.iter().filter(|at| !air.contains(&at.to_array()));
    solid.map(|at| (at.to_array(), depth(at))).collect()
}

/// Sizes that hold cavities more often than not.
fn spongy() -> impl Strategy<Value = VoxelModel> {
    prop::collection::vec(prop_oneof![1 => Just(0), 5 => 1..=8_u8], 5 * 6 * 7)
        .prop_map(|cells| models::of(UVec3::new(5, 6, 7), &cells))
}

proptest! {
    #[test]
    fn what_air_cannot_reach_is_filled_and_nothing_else_changes(model in prop_oneof![small(), spongy()]) {
        let (filled, depths) = (fill(&model).unwrap(), depths(&model));
        for at in positions(&model) {
            let (before, after) = (index(&model, at), index(&filled, at));
            prop_assert_eq!(after != 0, depths.contains_key(&at.as_ivec3().to_array()));
            prop_assert!(before == 0 || before == after);
        }
        prop_assert_eq!(fill(&filled).unwrap(), filled);
    }

    #[test]
    fn the_inside_takes_the_colour_of_a_nearest_wall(model in spongy()) {
        let filled = fill(&model).unwrap();
        for at in positions(&model).filter(|&at| index(&model, at) == 0 && index(&filled, at) != 0) {
            // Step by step through the cavity until walls are met.
            let (mut ring, mut passed) = (vec![at.as_ivec3()], BTreeSet::new());
            let walls = loop {
                passed.extend(ring.iter().map(IVec3::to_array));
                let next: Vec<IVec3> = ring.iter().flat_map(|at| FACES.map(|face| at + face)).collect();
                let walls: BTreeSet<u8> =
                    next.iter().map(|at| index(&model, at.as_uvec3())).filter(|&index| index != 0).collect();
                if !walls.is_empty() {
                    break walls;
                }
                ring = next.into_iter().filter(|at| !passed.contains(&at.to_array())).collect();
            };
            prop_assert!(walls.contains(&index(&filled, at)));
        }
    }

    #[test]
    fn a_shell_is_as_thick_as_asked(model in prop_oneof![small(), spongy()], thickness in 1..4_i32) {
        let (shell, depths) = (hollow(&model, thickness as u32).unwrap(), depths(&model));
        for at in positions(&model) {
            let depth = depths.get(&at.as_ivec3().to_array());
            let is_kept = depth.is_some_and(|&depth| depth <= thickness);
            prop_assert_eq!(index(&shell, at), if is_kept { index(&model, at) } else { 0 });
        }
    }

    #[test]
    fn filled_and_hollowed_it_looks_the_same_from_outside(model in prop_oneof![small(), spongy()]) {
        let shell = hollow(&fill(&model).unwrap(), 1).unwrap();
        for (at, depth) in depths(&model) {
            let (before, after) = (index(&model, IVec3::from_array(at).as_uvec3()), index(&shell, IVec3::from_array(at).as_uvec3()));
            prop_assert_eq!(after != 0, depth == 1);
            prop_assert!(after == 0 || before == 0 || before == after);
        }
        prop_assert_eq!(hollow(&shell, 1).unwrap(), shell);
    }
}

#[test]
fn the_shell_of_a_ball_hangs_together_by_faces() {
    for radius in 2..12 {
        let ball = models::from_fn(UVec3::splat(25), |at| {
            u8::from((at.as_ivec3() - 12).length_squared() <= radius * radius)
        });
        let shell = hollow(&ball, 1).unwrap();
        assert!(shell.voxel_count() < ball.voxel_count() || radius < 3);
        assert_eq!(remove_floating(&shell, Keep::Largest).unwrap(), shell);
    }
}

#[test]
fn a_box_that_is_open_stays_open() {
    let open = models::from_fn(UVec3::splat(5), |at| {
        let is_wall = at.cmpeq(UVec3::ZERO).any() || at.cmpeq(UVec3::splat(4)).any();
        u8::from(is_wall && at != UVec3::new(2, 2, 4))
    });
    assert_eq!(fill(&open).unwrap(), open);
}
