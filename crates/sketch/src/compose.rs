//! Pictures of things are put together and set in the middle of a clear square.

use crate::draw::{Canvas, Tint, block};
use crate::language::Relation;
use crate::layout::{bodies, body_top, head, trimmed};
use image::RgbaImage;
use image::imageops::{self, FilterType};

/// The side of every candidate, in pixels.
pub const SIDE: u32 = 512;

/// The share of the square that a candidate fills.
const FILLED: f32 = 0.85;

/// A thing, and how large it is beside others.
#[derive(Clone, Copy)]
pub struct Placed<'a> {
    pub picture: &'a RgbaImage,
    pub scale: f32,
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

/// Makes a picture taller, or wider where the factor is below 1.
pub fn stretched(picture: &RgbaImage, height_over_width: f32) -> RgbaImage {
    let picture = trimmed(picture);
    let side = |length: u32, factor: f32| ((length as f32 * factor).round() as u32).max(1);
    let factor = height_over_width.sqrt();
    let (width, height) = (side(picture.width(), 1.0 / factor), side(picture.height(), factor));
    imageops::resize(&picture, width, height, FilterType::Triangle)
}

/// Lays pictures on clear ground: each with the middle of its lower edge at a point of 0 to 1, with room to spare.
fn laid(pictures: &[(&RgbaImage, f32, f32)]) -> RgbaImage {
    let mut ground = RgbaImage::new(2 * SIDE, 2 * SIDE);
    for (picture, x, bottom) in pictures {
        let left = ((x + 0.5) * SIDE as f32) as i64 - i64::from(picture.width() / 2);
        let top = ((bottom + 0.5) * SIDE as f32) as i64 - i64::from(picture.height());
        imageops::overlay(&mut ground, *picture, left, top);
    }
    trimmed(&ground)
}

/// A length in pixels as a share of the square.
fn share(pixels: u32) -> f32 {
    pixels as f32 / SIDE as f32
}

/// One thing in the middle of the square, as large as it is said to be.
pub fn alone(thing: &Placed) -> RgbaImage {
    let picture = scaled(thing.picture, (FILLED * thing.scale).clamp(0.4, 0.95));
    let mut square = RgbaImage::new(SIDE, SIDE);
    let middle = |side: u32| i64::from((SIDE - side) / 2);
    imageops::overlay(&mut square, &picture, middle(picture.width()), middle(picture.height()));
    square
}

/// Something put together, in the middle of the square.
fn whole(picture: &RgbaImage) -> RgbaImage {
    alone(&Placed { picture, scale: 1.0 })
}

/// Mirrored, left for right.
pub fn mirrored(picture: &RgbaImage) -> RgbaImage {
    imageops::flip_horizontal(picture)
}

/// What a thing can stand on: a surface and what is under it.
#[derive(Clone, Copy)]
pub struct Base {
    pub name: &'static str,
    pub top: Tint,
    pub under: Tint,
}

/// On a slab of ground.
pub fn on_base(picture: &RgbaImage, base: Base) -> RgbaImage {
    let thing = scaled(picture, 0.70);
    let width = (share(thing.width()) + 0.10).clamp(0.4, 0.94);
    let slab = slab(base, width);
    // A little into it, so that the two touch along a stretch.
    let top = 1.0 - share(slab.height()) + 0.02;
    whole(&laid(&[(&slab, 0.5, 1.0), (&thing, 0.5, top)]))
}

/// A slab of ground of some width, 0 to 1.
fn slab(base: Base, width: f32) -> RgbaImage {
    let mut canvas = Canvas::of_side(SIDE);
    canvas.add(base.under, &block(0.5, 0.93, width, 0.13).round(0.03));
    canvas.add(base.top, &block(0.5, 0.875, width, 0.085).round(0.03));
    scaled(&canvas.finish(), width)
}

/// Two or three things together, as one body: first what the first has with it, then where all of that is.
pub fn together(first: &Placed, others: &[(Placed, Relation)], ground: Base) -> RgbaImage {
    let is_place = |relation: &Relation| {
        matches!(relation, Relation::On | Relation::In | Relation::Under | Relation::Full)
    };
    let (places, company): (Vec<_>, Vec<_>) = others.iter().partition(|(_, relation)| is_place(relation));
    let group = match company.as_slice() {
        [] => None,
        [(second, relation)] => Some(beside(first, second, *relation)),
        [(second, _), (third, _), ..] => Some(between(first, second, third)),
    };
    let main = group.as_ref().map_or(*first, |picture| Placed { picture, scale: 1.2 * first.scale });
    let placed = places.first().map(|(place, relation)| match relation {
        Relation::In => looking_out_of(&main, place),
        Relation::Full => filled_with(&main, place),
        Relation::Under => standing_under(&main, place),
        _ => standing_on(&main, place),
    });
    let picture = placed.or(group).unwrap_or_else(|| first.picture.clone());
    // What comes apart that was whole gets ground to stand on.
    let in_pieces =
        others.iter().map(|(other, _)| other).chain([first]).map(|thing| bodies(thing.picture)).max();
    let whole = whole(&picture);
    if Some(bodies(&whole)) > in_pieces { on_base(&picture, ground) } else { whole }
}

/// Scales two things to their shares of the square, more or less as their sizes say.
fn pair(first: &Placed, share: f32, second: &Placed, share_of_second: f32) -> (RgbaImage, RgbaImage) {
    let ratio = (first.scale / second.scale).clamp(0.5, 2.0).sqrt();
    let fit = |share: f32| share.clamp(0.2, 0.8);
    (scaled(first.picture, fit(share * ratio)), scaled(second.picture, fit(share_of_second / ratio)))
}

fn standing_on(first: &Placed, second: &Placed) -> RgbaImage {
    let (thing, ground) = pair(first, 0.50, second, 0.58);
    // A little into what it stands on, so that the two touch along a stretch.
    let top = 0.98 - share(ground.height()) + share(body_top(&ground)) + 0.04;
    laid(&[(&ground, 0.5, 0.98), (&thing, 0.5, top.max(share(thing.height())))])
}

fn looking_out_of(first: &Placed, second: &Placed) -> RgbaImage {
    let (thing, around) = pair(first, 0.56, second, 0.64);
    let edge = 0.96 - share(around.height()) * 0.45;
    laid(&[(&thing, 0.5, edge.max(share(thing.height()))), (&around, 0.5, 0.96)])
}

fn filled_with(first: &Placed, second: &Placed) -> RgbaImage {
    let (vessel, content) = pair(first, 0.70, second, 0.30);
    let edge = 0.97 - share(vessel.height()) + share(body_top(&vessel));
    let (low, high) = (edge + 0.6 * share(content.height()), edge + 0.35 * share(content.height()));
    let apart = (share(vessel.width()) * 0.26).min(share(content.width()) * 0.9);
    laid(&[
        (&content, 0.5, high),
        (&content, 0.5 - apart, low),
        (&content, 0.5 + apart, low),
        (&vessel, 0.5, 0.97),
    ])
}

fn standing_under(first: &Placed, second: &Placed) -> RgbaImage {
    let (thing, roof) = pair(first, 0.40, second, 0.72);
    laid(&[(&roof, 0.5, 0.90), (&thing, 0.5, 0.97)])
}

/// Beside it on the ground; what is held is held up.
fn beside(first: &Placed, second: &Placed, relation: Relation) -> RgbaImage {
    let (thing, other) = pair(first, 0.70, second, 0.42);
    // So far apart that each shows, and near enough to touch.
    let apart = share(thing.width()) * 0.46 + share(other.width()) * 0.30;
    let low = if relation == Relation::Holding { 0.90 - 0.22 * share(thing.height()) } else { 0.92 };
    laid(&[(&thing, 0.5, 0.90), (&other, 0.5 + apart, low)])
}

fn between(first: &Placed, second: &Placed, third: &Placed) -> RgbaImage {
    let (thing, right) = pair(first, 0.70, second, 0.42);
    let (_, left) = pair(first, 0.70, third, 0.42);
    let apart = |other: &RgbaImage| share(thing.width()) * 0.46 + share(other.width()) * 0.30;
    laid(&[(&thing, 0.5, 0.90), (&right, 0.5 + apart(&right), 0.92), (&left, 0.5 - apart(&left), 0.92)])
}

/// Something to wear, on the head of what wears it.
pub fn worn(wearer: &RgbaImage, worn: &RgbaImage) -> RgbaImage {
    let wearer = scaled(wearer, 0.66);
    let head = head(&wearer);
    let width = (share(head.width) * 0.95).clamp(0.16, 0.42);
    let hat = trimmed(worn);
    let hat = scaled(&hat, width * (hat.height() as f32 / hat.width() as f32).max(1.0));
    let left = 0.5 - share(wearer.width()) / 2.0;
    let top = 0.98 - share(wearer.height()) + share(head.top);
    let picture =
        laid(&[(&wearer, 0.5, 0.98), (&hat, left + share(head.middle), top + 0.2 * share(hat.height()))]);
    whole(&picture)
}
