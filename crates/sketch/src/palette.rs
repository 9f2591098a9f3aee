//! Words for colours and materials, and how they are put on a picture.

use crate::oklch::Oklch;
use image::{Rgba, RgbaImage};

/// A colour or material that a word asks for.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Paint {
    /// Its English name.
    pub name: &'static str,
    colour: Oklch,
    /// A material covers the whole thing; a colour only the hue that most of it has.
    whole: bool,
}

const fn colour(name: &'static str, lightness: f32, chroma: f32, hue: f32) -> Paint {
    Paint { name, colour: Oklch::new(lightness, chroma, hue), whole: false }
}

const fn material(name: &'static str, lightness: f32, chroma: f32, hue: f32) -> Paint {
    Paint { name, colour: Oklch::new(lightness, chroma, hue), whole: true }
}

/// Every paint, and the words for it. German adjectives stand without their endings.
static PAINTS: &[(Paint, &[&str])] = &[
    (colour("red", 0.58, 0.20, 27.0), &["red", "rot", "crimson", "scarlet", "ruby"]),
    (colour("orange", 0.72, 0.17, 55.0), &["orange"]),
    (colour("yellow", 0.86, 0.17, 95.0), &["yellow", "gelb"]),
    (colour("green", 0.64, 0.18, 145.0), &["green", "grün", "emerald"]),
    (colour("teal", 0.68, 0.12, 195.0), &["teal", "turquoise", "türkis", "cyan"]),
    (colour("blue", 0.56, 0.18, 258.0), &["blue", "blau", "azure"]),
    (colour("purple", 0.54, 0.20, 305.0), &["purple", "violet", "lila", "violett"]),
    (colour("pink", 0.74, 0.16, 355.0), &["pink", "rosa", "magenta"]),
    (colour("brown", 0.48, 0.08, 55.0), &["brown", "braun"]),
    (colour("black", 0.28, 0.0, 0.0), &["black", "schwarz"]),
    (colour("white", 0.94, 0.0, 0.0), &["white", "weiß", "weiss"]),
    (colour("gray", 0.62, 0.0, 0.0), &["gray", "grey", "grau"]),
    (colour("wooden", 0.55, 0.09, 60.0), &["wooden", "wood", "hölzern", "holz"]),
    (material("stone", 0.64, 0.01, 260.0), &["stone", "stony", "steinern", "stein"]),
    (material("golden", 0.80, 0.15, 85.0), &["golden", "gold", "gilded"]),
    (material("silver", 0.80, 0.01, 250.0), &["silver", "silbern", "silber"]),
    (
        material("iron", 0.52, 0.02, 250.0),
        &["iron", "metal", "metallic", "steel", "eisern", "eisen", "metall", "stählern"],
    ),
    (material("copper", 0.62, 0.12, 45.0), &["copper", "bronze", "kupfern", "kupfer"]),
    (
        material("crystal", 0.80, 0.09, 215.0),
        &["crystal", "crystalline", "glass", "gläsern", "kristallen", "kristall"],
    ),
    (material("icy", 0.86, 0.06, 225.0), &["icy", "ice", "frozen", "frosty", "eisig", "eis", "gefroren"]),
    (material("mossy", 0.58, 0.10, 130.0), &["mossy", "moss", "moosig", "bemoost"]),
];

const ENDINGS: [&str; 6] = ["", "e", "er", "es", "en", "em"];

/// The paint that a word in lower case names.
pub fn paint(word: &str) -> Option<Paint> {
    let names = |stem: &&str| ENDINGS.iter().any(|ending| word.strip_prefix(stem) == Some(ending));
    PAINTS.iter().find(|(_, words)| words.iter().any(names)).map(|(paint, _)| *paint)
}

/// One of the plain colours, for candidates that differ by it.
pub fn some_colour(number: u64) -> Paint {
    let plain: Vec<Paint> = PAINTS
        .iter()
        .map(|(paint, _)| *paint)
        .filter(|paint| paint.colour.chroma > 0.11 && !paint.whole)
        .collect();
    plain[(number % plain.len() as u64) as usize]
}

/// Below this chroma a pixel counts as gray.
const GRAY: f32 = 0.045;

/// So far from the dominant hue a pixel still belongs to it, in degrees.
const REACH: f32 = 50.0;

/// Puts a paint on a picture. A colour moves the dominant hue and leaves eyes, highlights and other hues alone;
/// a material covers everything, and its lights and shadows stay.
pub fn apply(picture: &mut RgbaImage, paint: Paint) {
    let weights = weights(picture, paint.whole);
    let (mut lightness, mut count) = (0.0_f64, 0.0_f64);
    for (pixel, weight) in picture.pixels().zip(&weights) {
        let [r, g, b, _] = pixel.0;
        lightness += f64::from(Oklch::of([r, g, b]).lightness * weight);
        count += f64::from(*weight);
    }
    let mean = (lightness / count.max(1.0)) as f32;
    for (pixel, weight) in picture.pixels_mut().zip(&weights).filter(|(_, weight)| **weight > 0.0) {
        let [r, g, b, alpha] = pixel.0;
        let was = Oklch::of([r, g, b]);
        let lightness = (paint.colour.lightness + (was.lightness - mean) * 0.8).clamp(0.06, 0.98);
        // Lights and shadows have less colour than what lies between.
        let fade = 1.0 - ((was.lightness - mean).abs() * 1.2).min(0.6);
        let new = Oklch { lightness, chroma: paint.colour.chroma * fade, hue: paint.colour.hue }.to_rgb();
        let mix =
            |old: u8, new: u8| (f32::from(old) + (f32::from(new) - f32::from(old)) * weight).round() as u8;
        pixel.0 = [mix(r, new[0]), mix(g, new[1]), mix(b, new[2]), alpha];
    }
}

/// Makes a picture lighter or darker, by a share of lightness.
pub fn brighten(picture: &mut RgbaImage, by: f32) {
    for pixel in picture.pixels_mut().filter(|pixel| pixel.0[3] > 0) {
        let [r, g, b, alpha] = pixel.0;
        let was = Oklch::of([r, g, b]);
        let [r, g, b] = Oklch { lightness: (was.lightness * (1.0 + by)).min(0.99), ..was }.to_rgb();
        pixel.0 = [r, g, b, alpha];
    }
}

/// How much of a paint goes on each pixel, 0 to 1.
fn weights(picture: &RgbaImage, whole: bool) -> Vec<f32> {
    let of = |pixel: &Rgba<u8>| (pixel.0[3] > 8).then(|| Oklch::of([pixel.0[0], pixel.0[1], pixel.0[2]]));
    let colours: Vec<Option<Oklch>> = picture.pixels().map(of).collect();
    let each = |weigh: &dyn Fn(&Oklch) -> f32| {
        colours.iter().map(|colour| colour.as_ref().map_or(0.0, weigh)).collect()
    };
    if whole {
        return each(&|_| 1.0);
    }
    let mut bins = [0.0_f32; 36];
    let (mut vivid, mut all) = (0_u32, 0_u32);
    for colour in colours.iter().flatten() {
        all += 1;
        if colour.chroma > GRAY {
            vivid += 1;
            bins[(colour.hue / 10.0) as usize % 36] += colour.chroma;
        }
    }
    if vivid * 3 < all {
        // A gray thing: all of it but its darkest lines and what has a colour of its own.
        return each(&|colour| {
            falling(colour.chroma, GRAY, 2.0 * GRAY) * (1.0 - falling(colour.lightness, 0.15, 0.3))
        });
    }
    let around = |bin: usize| bins[(bin + 35) % 36] + bins[bin] + bins[(bin + 1) % 36];
    let peak = (0..36).max_by(|a, b| around(*a).total_cmp(&around(*b))).unwrap_or(0);
    let hue = peak as f32 * 10.0 + 5.0;
    each(&|colour| {
        falling(colour.hue_distance(hue), REACH, 1.6 * REACH)
            * (1.0 - falling(colour.chroma, 0.9 * GRAY, 1.6 * GRAY))
    })
}

/// 1 up to `from`, 0 from `to` on, straight in between: paint has no hard edges.
fn falling(value: f32, from: f32, to: f32) -> f32 {
    ((to - value) / (to - from)).clamp(0.0, 1.0)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_in_both_languages_name_the_same_paint() {
        for (english, german) in
            [("blue", "blaues"), ("wooden", "hölzerne"), ("golden", "goldenen"), ("red", "roter")]
        {
            assert_eq!(paint(english), paint(german), "{german}");
            assert!(paint(english).is_some());
        }
        assert!(paint("redo").is_none() && paint("").is_none());
    }

    #[test]
    fn a_colour_leaves_other_hues_and_highlights_alone() {
        let mut picture = RgbaImage::from_pixel(10, 10, Rgba([200, 40, 30, 255]));
        picture.put_pixel(1, 1, Rgba([255, 255, 255, 255]));
        picture.put_pixel(2, 2, Rgba([30, 200, 60, 255]));
        apply(&mut picture, paint("blue").unwrap());
        assert_eq!(picture.get_pixel(1, 1).0, [255, 255, 255, 255]);
        assert_eq!(picture.get_pixel(2, 2).0, [30, 200, 60, 255]);
        let [r, _, b, _] = picture.get_pixel(5, 5).0;
        assert!(b > r);
    }
}
