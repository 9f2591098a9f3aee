//! What is kept of pictures without an alpha of their own: sprites laid over grounds of every kind are found again.

#![allow(clippy::unwrap_used, reason = "a test that fails may do so anywhere")]

use image::{Rgba, RgbaImage, imageops};
use voxel::VoxelSize;
use voxelize::{
    CutOut, MaskModelError, MaskSource, MaskWay, ReconstructError, cut_out, mask_model, reconstruct,
};

const SPRITES: [&str; 6] = ["dragon", "castle", "bicycle", "palm tree", "cat", "guitar"];

/// Pixels along each side of a picture.
const SIDE: u32 = 384;

/// The sprite in the middle of a clear picture.
fn sprite(name: &str) -> RgbaImage {
    let sketch = sketch::draw(name, 1).unwrap_or_else(|unknown| panic!("{name}: {unknown}"));
    let sprite = image::load_from_memory(&sketch.candidates[0].png).unwrap().into_rgba8();
    let side = SIDE * 4 / 5;
    let sprite = imageops::resize(&sprite, side, side, imageops::FilterType::CatmullRom);
    let mut picture = RgbaImage::new(SIDE, SIDE);
    imageops::replace(&mut picture, &sprite, i64::from((SIDE - side) / 2), i64::from((SIDE - side) / 2));
    picture
}

fn over(sprite: &RgbaImage, ground: impl Fn(u32, u32) -> [f32; 3]) -> RgbaImage {
    RgbaImage::from_fn(sprite.width(), sprite.height(), |x, y| {
        let [r, g, b, a] = sprite.get_pixel(x, y).0;
        let (share, ground) = (f32::from(a) / 255.0, ground(x, y));
        let mix = |top: u8, below: f32| (f32::from(top) * share + below * (1.0 - share)).round() as u8;
        Rgba([mix(r, ground[0]), mix(g, ground[1]), mix(b, ground[2]), 255])
    })
}

fn white(_: u32, _: u32) -> [f32; 3] {
    [255.0; 3]
}

/// From a light blue at the top left to a brown at the bottom right.
fn gradient(x: u32, y: u32) -> [f32; 3] {
    let share = (x + y) as f32 / (2 * SIDE) as f32;
    [(205.0, 120.0), (225.0, 100.0), (240.0, 70.0)].map(|(from, to)| from + (to - from) * share)
}

/// Coloured clouds, with grain on them.
fn noise(x: u32, y: u32) -> [f32; 3] {
    [0, 1, 2].map(|channel| {
        let clouds = 0.6 * cloud(x, y, 64, channel) + 0.4 * cloud(x, y, 24, channel + 3);
        255.0 * (0.15 + 0.6 * clouds + 0.1 * chance(x, y, channel + 6))
    })
}

/// Chance values on a lattice, and between them what lies between.
fn cloud(x: u32, y: u32, step: u32, seed: u32) -> f32 {
    let (left, top) = (x / step, y / step);
    let smooth = |at: u32| (at % step) as f32 / step as f32;
    let between = |a: f32, b: f32, share: f32| a + (b - a) * share * share * (3.0 - 2.0 * share);
    let row = |row: u32| between(chance(left, row, seed), chance(left + 1, row, seed), smooth(x));
    between(row(top), row(top + 1), smooth(y))
}

/// 0 to 1, the same for the same place.
fn chance(x: u32, y: u32, seed: u32) -> f32 {
    let mut bits = x.wrapping_mul(0x9e37_79b1) ^ y.wrapping_mul(0x85eb_ca77) ^ seed.wrapping_mul(0xc2b2_ae3d);
    bits = (bits ^ (bits >> 15)).wrapping_mul(0x2c1b_3c6d);
    bits = (bits ^ (bits >> 12)).wrapping_mul(0x297a_2d39);
    (bits >> 8) as f32 / (1 << 24) as f32
}

/// How much of what either holds both hold.
fn overlap(a: &RgbaImage, b: &RgbaImage) -> f32 {
    assert_eq!(a.dimensions(), b.dimensions());
    let inside = |pixel: &Rgba<u8>| pixel.0[3] >= 128;
    let pairs = || a.pixels().zip(b.pixels()).map(|(a, b)| (inside(a), inside(b)));
    pairs().filter(|&(a, b)| a && b).count() as f32 / pairs().filter(|&(a, b)| a || b).count() as f32
}

/// Lays every sprite over a ground, and finds them again: each as well as `least`, all together as well as `mean`.
fn find(kind: &str, ground: impl Fn(u32, u32) -> [f32; 3], mean: f32, least: f32) -> Vec<MaskSource> {
    let mut marks = Vec::new();
    for name in SPRITES {
        let sprite = sprite(name);
        let CutOut { picture, source } = cut_out(over(&sprite, &ground), MaskWay::Auto).unwrap();
        marks.push((overlap(&picture, &sprite), name, source));
    }
    marks.sort_by(|a, b| a.0.total_cmp(&b.0));
    let found = marks.iter().map(|mark| mark.0).sum::<f32>() / marks.len() as f32;
    println!("{kind}: mean IoU {found:.4}, worst {:?}", &marks[..4]);
    assert!(found >= mean, "{kind}: mean {found}, worst {:?}", &marks[..4]);
    assert!(marks[0].0 >= least, "{kind}: {:?}", marks[0]);
    marks.into_iter().map(|mark| mark.2).collect()
}

#[test]
fn things_are_found_on_a_white_ground() {
    find("white", white, 0.985, 0.95);
}

#[test]
fn things_are_found_on_a_gradient() {
    find("gradient", gradient, 0.985, 0.95);
}

#[test]
fn the_model_finds_things_on_a_ground_that_no_flood_gets_through() {
    if mask_model().is_ok() {
        let sources = find("noise", noise, 0.93, 0.8);
        assert!(sources.contains(&MaskSource::Model));
    }
}

#[test]
fn where_the_model_agrees_the_edge_is_as_sharp_as_the_flood_s() {
    let sprite = sprite("octopus");
    let picture = over(&sprite, white);
    let auto = cut_out(picture.clone(), MaskWay::Auto).unwrap();
    let expected = if mask_model().is_ok() { MaskSource::FloodAgreed } else { MaskSource::FloodAlone };
    assert_eq!(auto.source, expected);
    let ground = cut_out(picture.clone(), MaskWay::Ground).unwrap();
    assert!(overlap(&auto.picture, &ground.picture) > 0.99);
    if let Ok(subject) = cut_out(picture, MaskWay::Subject) {
        assert!(overlap(&subject.picture, &sprite) < overlap(&auto.picture, &sprite));
    }
}

#[test]
fn an_alpha_of_its_own_leaves_a_picture_as_it_is() {
    let sprite = sprite("robot");
    for way in [MaskWay::Auto, MaskWay::Ground, MaskWay::Subject, MaskWay::Whole] {
        let cut = cut_out(sprite.clone(), way).unwrap();
        assert_eq!((cut.source, cut.picture == sprite), (MaskSource::Alpha, true));
    }
}

#[test]
fn what_is_cut_out_has_the_thing_s_colours_up_to_its_rim() {
    let ball = RgbaImage::from_fn(300, 300, |x, y| {
        let inside = (150.0 - (x as f32 - 150.0).hypot(y as f32 - 150.0)) - 60.0;
        let share = inside.clamp(0.0, 1.0);
        let mix = |thing: f32, ground: f32| (thing * share + ground * (1.0 - share)).round() as u8;
        Rgba([mix(200.0, 40.0), mix(30.0, 160.0), mix(30.0, 60.0), 255])
    });
    let cut = cut_out(ball, MaskWay::Ground).unwrap().picture;
    for (x, y, pixel) in cut.enumerate_pixels().filter(|(_, _, pixel)| pixel.0[3] > 0) {
        assert!(pixel.0[0] > 180 && pixel.0[1] < 60, "{x}, {y}: {pixel:?}");
    }
    assert_eq!(cut.get_pixel(0, 0).0, [0; 4], "nothing of the ground is left");
}

#[test]
fn the_whole_of_a_picture_can_be_kept() {
    let picture = over(&sprite("castle"), gradient);
    let cut = cut_out(picture.clone(), MaskWay::Whole).unwrap();
    assert_eq!(cut.source, MaskSource::Whole);
    let inner = imageops::crop_imm(&cut.picture, 1, 1, SIDE, SIDE).to_image();
    assert!(inner == picture, "with all of its pixels");
    // Whoever gets it sees that its ground is meant.
    let again = cut_out(cut.picture.clone(), MaskWay::Auto).unwrap();
    assert_eq!((again.source, again.picture == cut.picture), (MaskSource::Alpha, true));
}

#[test]
fn a_body_is_the_same_by_way_of_its_cut_out() {
    let size = VoxelSize::new(24).unwrap();
    let picture = over(&sprite("mushroom"), white);
    let cut = cut_out(picture.clone(), MaskWay::Auto).unwrap();
    let (direct, by_way) = (reconstruct(&picture, size).unwrap(), reconstruct(&cut.picture, size).unwrap());
    assert_eq!(direct.positions, by_way.positions);
}

#[test]
fn pictures_that_hold_nothing_have_no_mask() {
    for way in [MaskWay::Auto, MaskWay::Ground, MaskWay::Subject, MaskWay::Whole] {
        let clear = RgbaImage::from_pixel(30, 20, Rgba([5, 6, 7, 0]));
        assert_eq!(cut_out(clear, way).map(drop), Err(ReconstructError::Transparent));
        for side in [1, 30] {
            let plain = RgbaImage::from_pixel(side, side, Rgba([5, 6, 7, 255]));
            assert_eq!(cut_out(plain, way).map(drop), Err(ReconstructError::Plain));
        }
    }
}

#[test]
fn strange_shapes_are_kept_whole_or_in_part() {
    let color = |x: u32, y: u32| Rgba([(x * 31 % 256) as u8, (y * 47 % 256) as u8, (x ^ y) as u8, 255]);
    for (width, height) in [(2, 1), (1, 2), (2, 2), (3, 3), (4096, 1), (1, 4096), (8192, 5), (5, 8192)] {
        let picture = RgbaImage::from_fn(width, height, color);
        let cut = cut_out(picture, MaskWay::Auto).unwrap();
        assert!(cut.picture.pixels().any(|pixel| pixel.0[3] == 255), "{width} x {height}");
    }
}

#[test]
fn a_picture_is_shrunk_before_something_is_cut_out_of_it() {
    let picture = RgbaImage::from_fn(4000, 2000, |x, y| {
        let inside = x.abs_diff(2000).pow(2) + y.abs_diff(1000).pow(2) < 700 * 700;
        Rgba(if inside { [210, 60, 50, 255] } else { [240, 240, 236, 255] })
    });
    let cut = cut_out(picture, MaskWay::Auto).unwrap().picture;
    assert_eq!(cut.dimensions(), (2048, 1024));
    let share = cut.pixels().filter(|pixel| pixel.0[3] > 0).count() as f32 / (2048.0 * 1024.0);
    let expected = std::f32::consts::PI * 0.7 * 0.7 / 8.0;
    assert!((share / expected - 1.0).abs() < 0.02, "{share}, {expected}");
}

#[test]
fn without_the_model_the_ground_decides_and_asking_for_it_says_why() {
    let picture = over(&sprite("crown"), white);
    let subject = cut_out(picture.clone(), MaskWay::Subject);
    match mask_model() {
        Ok(()) => assert_eq!(subject.unwrap().source, MaskSource::Model),
        Err(missing) => {
            assert_eq!(missing, MaskModelError::Missing);
            assert_eq!(subject.map(drop), Err(ReconstructError::Model(missing)));
            assert_eq!(cut_out(picture, MaskWay::Auto).unwrap().source, MaskSource::FloodAlone);
        }
    }
}
