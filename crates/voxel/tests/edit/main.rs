//! Edits of models: what each keeps, what each changes, and when each refuses.

#![expect(clippy::unwrap_used, reason = "a helper that panics fails its test")]

mod bodies;
mod colors;
mod models;
mod resampling;
mod sealed;
mod turning;

use glam::UVec3;
use voxel::edit::{Edit, EditError, Keep};
use voxel::{Axis, Palette, Rgb, VoxelModel};

#[test]
fn a_list_of_edits_is_applied_in_order_and_undone_by_leaving_one_out() {
    let model = models::of(UVec3::new(2, 1, 3), &[1, 0, 2, 0, 0, 0]);
    let list = [Edit::Mirror(Axis::Z), Edit::Crop, Edit::Recolor(1, Rgb::new(9, 9, 9))];
    let apply = |list: &[Edit]| list.iter().try_fold(model.clone(), |model, edit| edit.apply(&model));
    let edited = apply(&list).unwrap();
    assert_eq!((edited.size(), edited.cells()), (UVec3::new(1, 1, 2), [2, 1].as_slice()));
    assert_eq!(edited.palette().get(1), Some(Rgb::new(9, 9, 9)));
    assert_eq!(apply(&list[..2]).unwrap().palette(), model.palette());
}

#[test]
fn an_edit_that_makes_no_sense_says_why_in_a_sentence() {
    let model = models::of(UVec3::new(2, 1, 1), &[1, 2]);
    let empty = models::of(UVec3::ONE, &[0]);
    for (model, edit, error) in [
        (&empty, Edit::Crop, EditError::Empty),
        (&empty, Edit::Resample(8), EditError::Empty),
        (&empty, Edit::RemoveFloating(Keep::Largest), EditError::Empty),
        (&model, Edit::Resample(0), EditError::Length(0)),
        (&model, Edit::Resample(257), EditError::Length(257)),
        (&model, Edit::Reduce(0), EditError::Colors(0)),
        (&model, Edit::Reduce(256), EditError::Colors(256)),
        (&model, Edit::Snap(Palette::default()), EditError::NoColors),
        (&model, Edit::Hollow(0), EditError::Shell),
        (&model, Edit::RemoveFloating(Keep::AtLeast(3)), EditError::NoBody(3)),
        (&model, Edit::Recolor(0, Rgb::default()), EditError::Index { index: 0, colors: 8 }),
        (&model, Edit::Recolor(9, Rgb::default()), EditError::Index { index: 9, colors: 8 }),
    ] {
        assert!(error.to_string().len() > 15, "{error}");
        assert_eq!(edit.apply(model), Err(error));
    }
}

#[test]
fn an_empty_model_survives_every_edit_that_needs_no_voxel() {
    let empty = models::of(UVec3::new(3, 1, 2), &[0; 6]);
    for edit in [Edit::Fill, Edit::Hollow(1), Edit::Mirror(Axis::X), Edit::Rotate(Axis::Y, 2)] {
        assert_eq!(edit.apply(&empty).unwrap(), empty);
    }
    let reduced = Edit::Reduce(2).apply(&empty).unwrap();
    assert_eq!((reduced.cells(), reduced.palette().len()), (empty.cells(), 0));
}

#[test]
fn the_largest_model_can_be_edited() {
    let side = VoxelModel::MAX_SIDE;
    let mut cells = vec![0; (side * side * side) as usize];
    *cells.last_mut().unwrap() = 1;
    cells[0] = 2;
    let model = VoxelModel::new(UVec3::splat(side), cells, models::palette()).unwrap();
    let mirrored = Edit::Mirror(Axis::X).apply(&model).unwrap();
    assert_eq!((mirrored.at(0, 255, 255), mirrored.at(255, 0, 0)), (1, 2));
    assert_eq!(Edit::Crop.apply(&model).unwrap(), model);
    let small = Edit::Resample(3).apply(&model).unwrap();
    assert_eq!((small.at(0, 0, 0), small.at(2, 2, 2), small.voxel_count()), (2, 1, 2));
}
