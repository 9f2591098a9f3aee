//! Other sizes: silhouettes, thin parts, what hangs together, colours.

use super::models::{self, built, index, positions};
use glam::{DVec3, UVec3};
use proptest::prelude::*;
use voxel::edit::{Keep, crop, fill, hollow, mirror, remove_floating, resample};
use voxel::{Axis, VoxelModel};

/// Cells per voxel, along each axis.
fn scale(from: &VoxelModel, to: &VoxelModel) -> DVec3 {
    to.size().as_dvec3() / from.size().as_dvec3()
}

/// Bodies from face to face, counted by removing one after the other.
fn bodies(model: &VoxelModel) -> usize {
    let mut left = model.clone();
    let mut count = 0;
    while left.voxel_count() > 0 {
        let body = remove_floating(&left, Keep::Largest).unwrap();
        let cells = left.cells().iter().zip(body.cells());
        let cells = cells.map(|(&index, &gone)| if gone == 0 { index } else { 0 }).collect();
        left = VoxelModel::new(left.size(), cells, left.palette().clone()).unwrap();
        count += 1;
    }
    count
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(128))]

    #[test]
    fn the_longest_axis_is_exactly_as_long_as_asked_and_the_model_fills_its_box(model in built(), length in 1..60_u32) {
        let resampled = resample(&model, length).unwrap();
        prop_assert_eq!(resampled.size().max_element(), length);
        prop_assert_eq!(resampled.extent(), Some((UVec3::ZERO, resampled.size())));
        let tight = crop(&model).unwrap();
        let exact = tight.size().as_dvec3() * f64::from(length) / f64::from(tight.size().max_element());
        prop_assert!((resampled.size().as_dvec3() - exact).abs().max_element() <= 1.0);
    }

    #[test]
    fn the_same_length_changes_nothing_but_margins(model in built()) {
        let tight = crop(&model).unwrap();
        prop_assert_eq!(resample(&model, tight.size().max_element()).unwrap(), tight);
    }

    #[test]
    fn twice_as_long_and_back_is_the_model(model in built()) {
        let tight = fill(&crop(&model).unwrap()).unwrap();
        let length = tight.size().max_element();
        let doubled = resample(&tight, 2 * length).unwrap();
        prop_assert_eq!(doubled.voxel_count(), 8 * tight.voxel_count());
        prop_assert_eq!(resample(&doubled, length).unwrap(), tight);
    }

    #[test]
    fn nothing_of_the_old_shape_is_further_than_half_a_cell_from_the_new_one(model in built(), length in 1..24_u32) {
        let (old, new) = (crop(&model).unwrap(), resample(&model, length).unwrap());
        prop_assume!(length < old.size().max_element());
        let scale = scale(&old, &new);
        for (at, _) in old.voxels() {
            let (start, end) = (at.as_dvec3() * scale, (at.as_dvec3() + 1.0) * scale);
            let is_near = |(cell, _): (UVec3, u8)| {
                let cell = cell.as_dvec3();
                (cell - start).max(end - cell - 1.0).max_element() <= 0.5 + 1e-9
            };
            prop_assert!(new.voxels().any(is_near), "{at} is lost");
        }
    }

    #[test]
    fn nothing_new_stands_where_the_old_shape_had_nothing(model in built(), length in 1..24_u32) {
        let (old, new) = (fill(&crop(&model).unwrap()).unwrap(), resample(&model, length).unwrap());
        prop_assume!(length < old.size().max_element());
        let scale = scale(&old, &new);
        for (cell, index) in new.voxels() {
            let low = (cell.as_dvec3() / scale + 1e-9).floor().as_uvec3();
            let high = ((cell.as_dvec3() + 1.0) / scale - 1e-9).ceil().as_uvec3();
            let part = old.voxels().filter(|(at, _)| at.cmpge(low).all() && at.cmplt(high).all());
            prop_assert!(part.count() > 0, "{cell} was empty");
            prop_assert!(old.voxels().any(|(_, other)| other == index));
        }
    }

    #[test]
    fn what_was_solid_by_half_is_solid_and_stays_so(model in built(), length in 2..24_u32) {
        let (old, new) = (fill(&crop(&model).unwrap()).unwrap(), resample(&fill(&model).unwrap(), length).unwrap());
        prop_assume!(length < old.size().max_element());
        for cell in positions(&new).filter(|&cell| index(&new, cell) == 0) {
            prop_assert!(2.0 * cover(&old, &new, cell) < 1.0 + 1e-9, "{cell} was {} full", cover(&old, &new, cell));
        }
    }

    #[test]
    fn one_body_stays_one_body(model in built(), length in 1..24_u32) {
        let whole = remove_floating(&model, Keep::Largest).unwrap();
        let resampled = resample(&whole, length).unwrap();
        prop_assert_eq!(bodies(&resampled), 1);
    }
}

#[test]
fn what_was_hollow_stays_hollow() {
    let block = models::from_fn(UVec3::splat(24), |_| 1);
    for length in 6..24 {
        let shell = resample(&hollow(&block, 1).unwrap(), length).unwrap();
        let solid = resample(&block, length).unwrap();
        assert_eq!(solid.voxel_count() as u32, length.pow(3));
        assert_eq!(shell, hollow(&solid, 1).unwrap());
    }
}

/// The share of a cell that the old model fills.
fn cover(old: &VoxelModel, new: &VoxelModel, cell: UVec3) -> f64 {
    let scale = scale(old, new);
    let (low, high) = (cell.as_dvec3() / scale, (cell.as_dvec3() + 1.0) / scale);
    let overlap = |at: UVec3| {
        let (from, to) = (low.max(at.as_dvec3()), high.min(at.as_dvec3() + 1.0));
        (to - from).max(DVec3::ZERO).element_product()
    };
    let volume = (high - low).element_product();
    old.voxels().map(|(at, _)| overlap(at)).sum::<f64>() / volume
}

/// A ball on a thin pole, with a thin sheet for a flag.
fn lollipop() -> VoxelModel {
    models::from_fn(UVec3::new(33, 33, 64), |at| {
        let from_middle = (at.as_ivec3() - UVec3::new(16, 16, 47).as_ivec3()).length_squared();
        if from_middle <= 16 * 16 {
            1
        } else if at.x == 16 && at.y == 16 {
            7
        } else if at.y == 16 && (17..30).contains(&at.x) && (8..20).contains(&at.z) {
            2
        } else {
            0
        }
    })
}

#[test]
fn a_pole_one_voxel_thick_survives_down_to_eight() {
    for length in [48, 32, 16, 8] {
        let small = resample(&lollipop(), length).unwrap();
        let thickness = small.voxels().filter(|&(at, index)| at.z == 0 && index == 7).count();
        assert!((1..=4).contains(&thickness), "at {length} the pole is {thickness} voxels thick");
        assert!(small.voxels().any(|(_, index)| index == 2), "at {length} the flag is gone");
        assert_eq!(bodies(&small), 1, "at {length}");
    }
}

/// A head with two thin horns, one voxel thick, an odd number of voxels wide.
fn imp() -> VoxelModel {
    models::from_fn(UVec3::new(43, 30, 40), |at| {
        let side = at.x.abs_diff(21);
        if at.z < 24 && side < 18 && (at.y + at.z) % 11 != 0 {
            1
        } else if at.z >= 12 && (at.y == 9 && side == 15 + (at.z - 12) / 5 || at.y == 20 && side == 0) {
            2
        } else {
            0
        }
    })
}

#[test]
fn a_symmetrical_model_stays_symmetrical() {
    for length in 3..43 {
        let small = resample(&imp(), length).unwrap();
        let is_filled =
            |model: &VoxelModel| model.cells().iter().map(|&index| index != 0).collect::<Vec<_>>();
        assert_eq!(is_filled(&mirror(&small, Axis::X).unwrap()), is_filled(&small), "at {length}");
    }
}

#[test]
fn a_thin_wall_has_no_holes_and_grows_no_thicker_than_a_cell() {
    // Off the raster on purpose, so that it lies between cells at many sizes.
    for wall in [7, 11, 12, 23] {
        let room = models::from_fn(UVec3::new(48, 48, 48), |at| u8::from(at.z == 0 || at.y == wall));
        for length in [31, 24, 17, 12, 8] {
            let small = resample(&room, length).unwrap();
            for z in 1..small.size().z as i32 {
                for x in 0..small.size().x as i32 {
                    let thickness = (0..small.size().y as i32).filter(|&y| small.at(x, y, z) != 0).count();
                    assert_eq!(thickness, 1, "wall {wall} at {length}: ({x}, {z})");
                }
            }
        }
    }
}

#[test]
fn the_colour_of_most_voxels_wins_and_shades_vote_together() {
    // 27 seen voxels of a slab: twelve black ones, and fifteen browns of which no two are alike.
    let mut colors = vec![voxel::Rgb::new(10, 10, 10)];
    colors.extend((0..15).map(|shade| voxel::Rgb::new(140 + shade, 90, 40)));
    let palette = voxel::Palette::new(colors).unwrap();
    let cells: Vec<u8> = (0..27).map(|at| if at < 12 { 1 } else { at - 10 }).collect();
    let model = VoxelModel::new(UVec3::new(3, 9, 1), cells, palette).unwrap();
    let small = resample(&model, 1).unwrap();
    assert_eq!(small.size(), UVec3::ONE);
    assert!((2..=16).contains(&small.cells()[0]), "{}", small.cells()[0]);
}

#[test]
fn the_inside_has_no_say_in_what_is_seen() {
    let model =
        models::from_fn(
            UVec3::splat(8),
            |at| if at.min_element() == 0 || at.max_element() == 7 { 1 } else { 2 },
        );
    let small = resample(&model, 2).unwrap();
    assert!(small.cells().iter().all(|&index| index == 1));
}

/// A head of skin whose face has two eyes, each two voxels wide and high.
fn face() -> VoxelModel {
    models::from_fn(UVec3::splat(24), |at| {
        let is_eye = at.y == 0 && matches!(at.x, 6 | 7 | 16 | 17) && matches!(at.z, 12 | 13);
        if is_eye { 6 } else { 5 }
    })
}

#[test]
fn a_face_keeps_both_eyes_and_no_more() {
    for length in [20, 16, 12, 9, 8] {
        let small = resample(&face(), length).unwrap();
        let eyes: Vec<UVec3> = small.voxels().filter(|&(_, index)| index == 6).map(|(at, _)| at).collect();
        assert!((2..=8).contains(&eyes.len()) && eyes.len().is_multiple_of(2), "at {length}: {eyes:?}");
        assert!(eyes.iter().all(|eye| eye.y == 0), "at {length}: {eyes:?}");
        assert!(eyes.iter().any(|eye| 2 * eye.x < length) && eyes.iter().any(|eye| 2 * eye.x >= length));
    }
}

#[test]
fn a_spot_shows_only_on_the_side_that_it_was_seen_from() {
    // A red top under which a lower face is green: from above nothing green may show.
    let model = models::from_fn(UVec3::splat(12), |at| match (at.z, at.y) {
        (11, _) => 1,
        (9 | 10, 0) => 0,
        (_, 0 | 1) => 2,
        _ => 1,
    });
    for length in [10, 8, 6, 5, 4] {
        let small = resample(&model, length).unwrap();
        let top = small.voxels().filter(|(at, _)| at.z == small.size().z - 1 && at.y > 0);
        assert!(top.map(|(_, index)| index).all(|index| index == 1), "at {length}");
    }
}

#[test]
fn the_ground_shows_its_top_and_not_its_underside() {
    let paved = models::from_fn(UVec3::new(60, 60, 2), |at| match (at.z, at.x) {
        (1, 20..40) => 5,
        _ => 2,
    });
    for length in [59, 45, 31, 30, 29, 20, 15] {
        let small = resample(&paved, length).unwrap();
        let middle = (length / 2) as i32;
        assert_eq!(small.at(middle, middle, small.size().z as i32 - 1), 5, "at {length}");
    }
}

#[test]
fn flecks_of_a_texture_do_not_spread_when_the_size_is_halved() {
    let lawn =
        models::from_fn(UVec3::new(48, 48, 4), |at| if (at.x * 7 + at.y * 13) % 9 == 0 { 4 } else { 2 });
    let share = |model: &VoxelModel| {
        let top = || model.voxels().filter(|(at, _)| at.z + 1 == model.size().z);
        top().filter(|&(_, index)| index == 4).count() as f64 / top().count() as f64
    };
    for length in [40, 36, 30, 24, 16, 12] {
        let small = resample(&lawn, length).unwrap();
        assert!(share(&small) <= 2.0 * share(&lawn), "at {length}: {} from {}", share(&small), share(&lawn));
    }
}
