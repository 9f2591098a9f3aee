//! Fewer colours, given colours, another colour.

use super::models::{self, small};
use glam::UVec3;
use proptest::prelude::*;
use voxel::color::{ciede2000, lab_of};
use voxel::edit::{recolor, reduce, snap};
use voxel::{Palette, Rgb, VoxelModel, palettes};

/// A row of voxels, each in a colour of its own.
fn row(colors: &[Rgb]) -> VoxelModel {
    let cells = (1..=colors.len() as u8).collect();
    VoxelModel::new(UVec3::new(colors.len() as u32, 1, 1), cells, Palette::new(colors.to_vec()).unwrap())
        .unwrap()
}

fn colors() -> impl Strategy<Value = Vec<Rgb>> {
    prop::collection::vec(any::<[u8; 3]>().prop_map(Rgb::from), 1..80)
}

fn shown(model: &VoxelModel) -> Vec<Rgb> {
    model.voxels().filter_map(|(_, index)| model.palette().get(index)).collect()
}

proptest! {
    #[test]
    fn each_voxel_takes_the_colour_that_looks_most_like_its_own(colors in colors(), given in colors()) {
        let snapped = snap(&row(&colors), &Palette::new(given.clone()).unwrap()).unwrap();
        prop_assert_eq!(snapped.palette().colors(), &given);
        for (before, after) in colors.iter().zip(shown(&snapped)) {
            let gap = |to: Rgb| ciede2000(lab_of(*before), lab_of(to));
            prop_assert!(given.iter().all(|&other| gap(after) <= gap(other)));
        }
    }

    #[test]
    fn colours_of_the_palette_stay_as_they_are(model in small()) {
        let again = snap(&model, model.palette()).unwrap();
        prop_assert_eq!(again, model);
    }

    #[test]
    fn there_are_never_more_colours_than_asked_for(colors in colors(), limit in 1..90_usize) {
        let model = row(&colors);
        let reduced = reduce(&model, limit).unwrap();
        prop_assert!(reduced.palette().len() <= limit);
        prop_assert_eq!(reduced.voxel_count(), model.voxel_count());
        if colors.len() <= limit {
            prop_assert_eq!(reduced, model);
        }
    }
}

#[test]
fn unworn_colours_go_first_and_the_worn_ones_stay_exact_and_in_order() {
    let model = models::of(UVec3::new(3, 1, 1), &[7, 2, 5]);
    let reduced = reduce(&model, 3).unwrap();
    let kept = [2, 5, 7].map(|index| model.palette().get(index).unwrap());
    assert_eq!(reduced.palette().colors(), kept);
    assert_eq!(shown(&reduced), shown(&model));
}

#[test]
fn shades_become_one_and_a_small_bright_eye_stays() {
    let mut colors: Vec<Rgb> = (0..40).map(|shade| Rgb::new(90 + shade, 60, 30)).collect();
    colors.push(Rgb::new(240, 240, 255));
    let reduced = reduce(&row(&colors), 2).unwrap();
    assert_eq!(shown(&reduced).last(), Some(&Rgb::new(240, 240, 255)));
    let brown = reduced.palette().colors()[0];
    assert!(brown.r.abs_diff(110) < 4 && brown.g == 60 && brown.b.abs_diff(30) < 3, "{brown:?}");
}

#[test]
fn what_cannot_be_seen_does_not_decide_about_colours() {
    // A block of two shades of red, one voxel of each seen for many of blue inside.
    let model =
        models::from_fn(UVec3::splat(9), |at| match (at.min_element() == 0 || at.max_element() == 8, at.x) {
            (true, 0..5) => 1,
            (true, _) => 4,
            (false, x) => 2 + (x % 2) as u8,
        });
    let reduced = reduce(&model, 2).unwrap();
    assert_eq!(reduced.palette().colors(), [1, 4].map(|index| model.palette().get(index).unwrap()));
}

#[test]
fn a_reduction_errs_little_more_than_the_best_one_of_a_gradient() {
    // 64 greys to 8: the best is 8 runs of 8, each at most 4 steps of 4 from its middle.
    let grays: Vec<Rgb> = (0..64).map(|step| Rgb::new(4 * step, 4 * step, 4 * step)).collect();
    let reduced = reduce(&row(&grays), 8).unwrap();
    assert_eq!(reduced.palette().len(), 8);
    let worst = grays.iter().zip(shown(&reduced)).map(|(before, after)| before.r.abs_diff(after.r)).max();
    assert!(worst <= Some(32), "{worst:?}");
}

#[test]
fn a_model_in_pico_8_has_its_whole_palette_and_wears_nothing_else() {
    let pico = palettes::named("pico-8").unwrap();
    let snapped = snap(&models::of(UVec3::new(4, 1, 1), &[4, 5, 6, 8]), &pico).unwrap();
    assert_eq!(snapped.palette(), &pico);
    // Yellow, off-white, black and lavender.
    let expected = ["ffec27", "fff1e8", "000000", "83769c"].map(|color| color.parse().unwrap());
    assert_eq!(shown(&snapped), expected);
}

#[test]
fn a_recoloured_index_changes_the_palette_and_no_voxel() {
    let model = models::of(UVec3::new(2, 1, 1), &[1, 2]);
    let orange = Rgb::new(255, 128, 0);
    let recolored = recolor(&model, 2, orange).unwrap();
    assert_eq!(recolored.cells(), model.cells());
    assert_eq!(
        (recolored.palette().get(1), recolored.palette().get(2)),
        (model.palette().get(1), Some(orange))
    );
    assert_eq!(recolor(&recolored, 2, model.palette().get(2).unwrap()).unwrap(), model);
}
