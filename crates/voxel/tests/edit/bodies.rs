//! What floats, and what stays.

use super::models::{self, small};
use glam::UVec3;
use proptest::prelude::*;
use std::collections::BTreeSet;
use voxel::VoxelModel;
use voxel::edit::{Keep, remove_floating};

/// The bodies as sets of positions, found by joining sets that touch.
fn bodies(model: &VoxelModel) -> Vec<BTreeSet<[u32; 3]>> {
    let mut bodies: Vec<BTreeSet<[u32; 3]>> = Vec::new();
    for (at, _) in model.voxels() {
        let touches = |body: &BTreeSet<[u32; 3]>| {
            body.iter().any(|&other| at.as_ivec3().distance_squared(UVec3::from_array(other).as_ivec3()) == 1)
        };
        let (near, mut far): (Vec<_>, Vec<_>) = bodies.into_iter().partition(touches);
        far.push(near.into_iter().flatten().chain([at.to_array()]).collect());
        bodies = far;
    }
    bodies
}

fn places(model: &VoxelModel) -> BTreeSet<[u32; 3]> {
    model.voxels().map(|(at, _)| at.to_array()).collect()
}

proptest! {
    #[test]
    fn bodies_of_enough_voxels_stay_whole_and_the_others_go(model in small(), least in 0..9_usize) {
        let bodies = bodies(&model);
        let stay: BTreeSet<[u32; 3]> = bodies.into_iter().filter(|body| body.len() >= least).flatten().collect();
        match remove_floating(&model, Keep::AtLeast(least)) {
            Ok(kept) => {
                prop_assert_eq!(places(&kept), stay);
                prop_assert!(kept.voxels().all(|(at, index)| models::index(&model, at) == index));
            }
            Err(_) => prop_assert!(stay.is_empty()),
        }
    }

    #[test]
    fn the_largest_body_stays_alone(model in small()) {
        prop_assume!(model.voxel_count() > 0);
        let bodies = bodies(&model);
        let kept = places(&remove_floating(&model, Keep::Largest).unwrap());
        prop_assert!(bodies.contains(&kept));
        prop_assert!(bodies.iter().all(|body| body.len() <= kept.len()));
    }
}

#[test]
fn bits_that_touch_only_at_an_edge_float() {
    let model = models::of(UVec3::new(3, 2, 1), &[1, 1, 0, 0, 0, 2]);
    assert_eq!(remove_floating(&model, Keep::Largest).unwrap().cells(), [1, 1, 0, 0, 0, 0]);
}

#[test]
fn of_two_bodies_of_one_size_the_lower_stays() {
    let model = models::of(UVec3::new(1, 1, 3), &[1, 0, 2]);
    assert_eq!(remove_floating(&model, Keep::Largest).unwrap().cells(), [1, 0, 0]);
}
