//! Pictures of things become candidates: painted, put together, and set in the middle of a clear square.

use crate::raster::{Canvas, SIDE, Shape};
use crate::words::Relation;
use image::RgbaImage;
use image::imageops::{self, FilterType};

/// The share of the square that a candidate fills.
const FILLED: f32 = 0.85;

/// Cuts the clear border off. An all clear picture stays as it is.
fn trimmed(picture: &RgbaImage) -> RgbaImage {
    let (mut left, mut top, mut right, mut bottom) = (u32::MAX, u32::MAX, 0, 0);
    for (x, y, _) in picture.enumerate_pixels().filter(|(_, _, pixel)| pixel.0[3] > 8) {
        (left, top, right, bottom) = (left.min(x), top.min(y), right.max(x), bottom.max(y));
    }
    if left > right {
        return picture.clone();
    }
    imageops::crop_imm(picture, left, top, right - left + 1, bottom - top + 1).to_image()
}

/// Scales a picture so that its longer side is `share` of the square. Clear pixels don't bleed into the edge.
fn scaled(picture: &RgbaImage, share: f32) -> RgbaImage {
    let mut picture = trimmed(picture);
    for pixel in picture.pixels_mut() {
        let alpha = u32::from(pixel.0[3]);
        for channel in &mut pixel.0[..3] {
            *channel = (u32::from(*channel) * alpha / 255) as u8;
        }
    }
    let scale = share * SIDE as f32 / picture.width().max(picture.height()) as f32;
    let side = |length: u32| ((length as f32 * scale).round() as u32).clamp(1, SIDE);
    let (width, height) = (side(picture.width()), side(picture.height()));
    let mut picture = imageops::resize(&picture, width, height, FilterType::CatmullRom);
    for pixel in picture.pixels_mut() {
        let alpha = u32::from(pixel.0[3]);
        for channel in &mut pixel.0[..3] {
            *channel = (u32::from(*channel) * 255 / alpha.max(1)).min(255) as u8;
        }
    }
    picture
}

/// Lays pictures on a square: each with the middle of its lower edge at a point of 0 to 1.
fn laid(pictures: &[(&RgbaImage, f32, f32)]) -> RgbaImage {
    let mut square = RgbaImage::new(SIDE, SIDE);
    for (picture, x, bottom) in pictures {
        let left = (x * SIDE as f32) as i64 - i64::from(picture.width() / 2);
        let top = (bottom * SIDE as f32) as i64 - i64::from(picture.height());
        imageops::overlay(&mut square, *picture, left, top);
    }
    square
}

/// One thing in the middle of the square.
pub fn centred(picture: &RgbaImage) -> RgbaImage {
    let picture = scaled(picture, FILLED);
    let bottom = 0.5 + picture.height() as f32 / SIDE as f32 / 2.0;
    laid(&[(&picture, 0.5, bottom)])
}

/// Mirrored, left for right.
pub fn mirrored(picture: &RgbaImage) -> RgbaImage {
    imageops::flip_horizontal(picture)
}

/// On a round base.
pub fn on_base(picture: &RgbaImage, colour: [u8; 3]) -> RgbaImage {
    let thing = scaled(picture, 0.74);
    let mut base = Canvas::new();
    let half = (thing.width() as f32 / SIDE as f32 / 2.0 + 0.04).max(0.22);
    base.paint(&Shape::Box((0.5, 0.90), (half, 0.045), 0.03), colour, 0.03);
    centred(&laid(&[(&base.finish(), 0.5, 1.0), (&thing, 0.5, 0.875)]))
}

/// Two things together, as one body: where they stand apart, a base joins them.
pub fn together(first: &RgbaImage, second: &RgbaImage, relation: Relation) -> RgbaImage {
    let picture = match relation {
        Relation::On => {
            let (thing, ground) = (scaled(first, 0.50), scaled(second, 0.56));
            let top = 0.97 - ground.height() as f32 / SIDE as f32;
            // A little into what it stands on, so that the two touch wherever the ground has its highest point.
            laid(&[
                (&ground, 0.5, 0.97),
                (&thing, 0.5, (top + 0.10).max(thing.height() as f32 / SIDE as f32)),
            ])
        }
        Relation::In => {
            // It looks out over the edge.
            let (thing, around) = (scaled(first, 0.56), scaled(second, 0.64));
            let edge = 0.96 - around.height() as f32 / SIDE as f32 * 0.45;
            laid(&[(&thing, 0.5, edge), (&around, 0.5, 0.96)])
        }
        Relation::With => {
            let (thing, other) = (scaled(first, 0.70), scaled(second, 0.40));
            laid(&[(&thing, 0.42, 0.90), (&other, 0.74, 0.92)])
        }
    };
    centred(&picture)
}

/// Something to wear, on the head of what wears it.
pub fn worn(wearer: &RgbaImage, worn: &RgbaImage) -> RgbaImage {
    let (wearer, worn) = (scaled(wearer, 0.66), scaled(worn, 0.34));
    let top = 0.98 - wearer.height() as f32 / SIDE as f32;
    centred(&laid(&[(&wearer, 0.5, 0.98), (&worn, 0.5, top + 0.07)]))
}
