//! Pictures of the renderer, held to those that were looked at and kept in `images`.
//!
//! They are drawn on the processor (Mesa's lavapipe on Linux), so that they are the same on every machine. After a
//! change that is meant to show, look at `tests/failures`, then run with `VOXELIER_UPDATE_GOLDEN=1` and commit what
//! that writes into `images`.

mod beauty;
mod gallery;
mod looks;
mod matter;
mod models;
mod scenes;
mod shapes;
mod views;

use std::collections::BTreeSet;

#[test]
fn the_views_show_a_model_from_where_they_say() {
    gallery::check(&views::pictures());
}

#[test]
fn models_of_every_shape_and_colour_are_framed_and_lit_well() {
    gallery::check(&shapes::pictures());
}

#[test]
fn scenes_are_drawn_as_their_files_place_them() {
    gallery::check(&scenes::pictures());
}

#[test]
fn looks_add_and_leave_out_what_they_say() {
    gallery::check(&looks::pictures());
}

#[test]
fn metal_glass_and_lamps_look_like_what_they_are() {
    gallery::check(&matter::pictures());
}

#[test]
fn bands_that_are_drawn_one_by_one_make_the_same_picture() {
    let pictures = [views::pictures(), looks::pictures(), matter::pictures()].concat();
    let every_third: Vec<_> = pictures.into_iter().step_by(3).collect();
    gallery::check_in_bands(&every_third, 50);
}

#[test]
fn beauty_renders_are_as_lovely_as_they_were() {
    gallery::check_traced(&beauty::pictures(), beauty::SAMPLES);
}

#[test]
fn every_kept_picture_is_still_drawn() {
    let pictures = [
        views::pictures(),
        shapes::pictures(),
        scenes::pictures(),
        looks::pictures(),
        matter::pictures(),
        beauty::pictures(),
    ]
    .concat();
    let drawn: BTreeSet<String> = pictures.iter().map(|picture| picture.name.clone()).collect();
    assert_eq!(drawn.len(), pictures.len(), "two pictures share a name");
    assert_eq!(gallery::kept(&drawn), drawn, "images/ holds other pictures than the tests draw");
}
