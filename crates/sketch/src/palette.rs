//! Colours and materials, and how they are put on a picture.

use crate::draw::Tint;
use crate::masks::{in_patches, of_main_hue, on_top, solid};
use crate::oklch::Oklch;
use image::{Rgba, RgbaImage};

/// A colour or material.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Paint {
    /// Its English name.
    pub name: &'static str,
    coat: Coat,
}

/// How a paint covers a thing.
#[derive(Clone, Copy, Debug, PartialEq)]
enum Coat {
    /// The hue that most of the thing has; eyes, highlights and other hues stay.
    Hue(Oklch),
    /// All of it; lights and shadows stay, this much deeper.
    Whole(Oklch, f32),
    /// All of it, and patches of another colour over it.
    Grown { on: Option<Oklch>, patches: Oklch, share: f32 },
    /// What lies on top, as snow does.
    Fallen(Oklch),
    /// No colour of its own: lightness added, chroma multiplied.
    Tone { lightness: f32, chroma: f32 },
    /// Every hue, from one corner to the other.
    Rainbow,
}

const fn hue(name: &'static str, lightness: f32, chroma: f32, hue: f32) -> Paint {
    Paint { name, coat: Coat::Hue(Oklch::new(lightness, chroma, hue)) }
}

const fn whole(name: &'static str, lightness: f32, chroma: f32, hue: f32, depth: f32) -> Paint {
    Paint { name, coat: Coat::Whole(Oklch::new(lightness, chroma, hue), depth) }
}

const fn tone(name: &'static str, lightness: f32, chroma: f32) -> Paint {
    Paint { name, coat: Coat::Tone { lightness, chroma } }
}

const fn grown(name: &'static str, on: Option<Oklch>, patches: Oklch, share: f32) -> Paint {
    Paint { name, coat: Coat::Grown { on, patches, share } }
}

/// Every paint. The words for them are in `assets/vocabulary/adjectives.tsv`.
pub static PAINTS: &[Paint] = &[
    hue("red", 0.58, 0.20, 27.0),
    hue("orange", 0.72, 0.17, 55.0),
    hue("yellow", 0.86, 0.17, 95.0),
    hue("green", 0.64, 0.18, 145.0),
    hue("teal", 0.68, 0.12, 195.0),
    hue("blue", 0.56, 0.18, 258.0),
    hue("purple", 0.54, 0.20, 305.0),
    hue("pink", 0.74, 0.16, 355.0),
    hue("brown", 0.48, 0.08, 55.0),
    hue("black", 0.28, 0.0, 0.0),
    hue("white", 0.94, 0.0, 0.0),
    hue("gray", 0.62, 0.0, 0.0),
    hue("wooden", 0.55, 0.09, 60.0),
    whole("stone", 0.64, 0.01, 260.0, 0.8),
    whole("golden", 0.80, 0.15, 85.0, 1.0),
    whole("silver", 0.80, 0.01, 250.0, 1.0),
    whole("iron", 0.52, 0.02, 250.0, 1.0),
    whole("copper", 0.62, 0.12, 45.0, 1.0),
    whole("crystal", 0.80, 0.09, 215.0, 1.1),
    whole("icy", 0.86, 0.06, 225.0, 0.9),
    whole("marble", 0.92, 0.01, 80.0, 0.6),
    whole("obsidian", 0.30, 0.03, 300.0, 1.1),
    whole("leather", 0.46, 0.08, 50.0, 0.7),
    whole("brick", 0.52, 0.12, 35.0, 0.8),
    whole("emerald", 0.62, 0.15, 158.0, 1.1),
    whole("ruby", 0.52, 0.20, 20.0, 1.1),
    whole("sapphire", 0.50, 0.17, 262.0, 1.1),
    whole("amethyst", 0.58, 0.17, 308.0, 1.1),
    whole("diamond", 0.88, 0.05, 205.0, 1.1),
    whole("bone", 0.90, 0.03, 90.0, 0.7),
    whole("sandy", 0.80, 0.08, 82.0, 0.7),
    whole("chocolate", 0.38, 0.06, 48.0, 0.8),
    grown("mossy", None, Oklch::new(0.58, 0.13, 130.0), 0.45),
    grown("rusty", Some(Oklch::new(0.50, 0.04, 45.0)), Oklch::new(0.55, 0.13, 48.0), 0.5),
    grown("molten", Some(Oklch::new(0.34, 0.05, 30.0)), Oklch::new(0.74, 0.18, 55.0), 0.5),
    Paint { name: "snowy", coat: Coat::Fallen(Oklch::new(0.97, 0.01, 240.0)) },
    Paint { name: "rainbow", coat: Coat::Rainbow },
    tone("pastel", 0.12, 0.55),
    tone("neon", 0.06, 1.7),
    tone("dark", -0.22, 0.8),
    tone("bright", 0.12, 1.15),
];

impl Paint {
    /// The colour that a detail has in this paint; none where it has none of its own.
    pub fn tint(&self) -> Option<Tint> {
        match self.coat {
            Coat::Hue(colour) => Some(Tint { colour: colour.to_rgb(), gloss: 0.2 }),
            Coat::Whole(colour, depth) => Some(Tint { colour: colour.to_rgb(), gloss: depth * 0.6 }),
            Coat::Grown { patches: colour, .. } | Coat::Fallen(colour) => {
                Some(Tint { colour: colour.to_rgb(), gloss: 0.1 })
            }
            Coat::Tone { .. } | Coat::Rainbow => None,
        }
    }
}

/// Makes a picture lighter or darker, by an amount of lightness.
pub fn brighten(picture: &mut RgbaImage, by: f32) {
    each(picture, |was, _, _| Oklch { lightness: (was.lightness + by).clamp(0.02, 0.99), ..was });
}

/// One of the paints by which candidates differ, where none was asked for: plain colours, and a few materials that
/// become most things.
pub fn another(number: u64) -> &'static Paint {
    let becomes_most = |paint: &&Paint| match paint.coat {
        Coat::Hue(colour) => colour.chroma > 0.11,
        _ => ["golden", "icy", "mossy", "snowy"].contains(&paint.name),
    };
    let paints: Vec<_> = PAINTS.iter().filter(becomes_most).collect();
    paints[(number % paints.len() as u64) as usize]
}

/// Puts a paint on a picture.
pub fn apply(picture: &mut RgbaImage, paint: &Paint) {
    match paint.coat {
        Coat::Hue(colour) => cover(picture, colour, 0.8, &of_main_hue(picture)),
        Coat::Whole(colour, depth) => cover(picture, colour, depth, &solid(picture)),
        Coat::Grown { on, patches, share } => {
            if let Some(colour) = on {
                cover(picture, colour, 0.6, &solid(picture));
            }
            cover(picture, patches, 0.5, &in_patches(picture, share));
        }
        Coat::Fallen(colour) => cover(picture, colour, 0.25, &on_top(picture)),
        Coat::Tone { lightness, chroma } => each(picture, |was, _, _| Oklch {
            lightness: (was.lightness + lightness).clamp(0.04, 0.985),
            chroma: was.chroma * chroma,
            ..was
        }),
        Coat::Rainbow => {
            let (width, height) = (picture.width() as f32, picture.height() as f32);
            each(picture, |was, x, y| Oklch {
                chroma: was.chroma.max(0.15),
                hue: 20.0 + 300.0 * (0.35 * x as f32 / width + 0.65 * y as f32 / height),
                ..was
            });
        }
    }
}

/// Changes every pixel that shows.
fn each(picture: &mut RgbaImage, change: impl Fn(Oklch, u32, u32) -> Oklch) {
    for (x, y, pixel) in picture.enumerate_pixels_mut().filter(|(_, _, pixel)| pixel.0[3] > 0) {
        let [r, g, b, alpha] = pixel.0;
        let [r, g, b] = change(Oklch::of([r, g, b]), x, y).to_rgb();
        pixel.0 = [r, g, b, alpha];
    }
}

/// Moves pixels to a colour, each as far as its weight says. Lights and shadows stay where they were.
fn cover(picture: &mut RgbaImage, colour: Oklch, depth: f32, weights: &[f32]) {
    let was: Vec<Option<f32>> = picture
        .pixels()
        .zip(weights)
        .map(|(pixel, weight)| (*weight > 0.0).then(|| lightness(pixel)))
        .collect();
    let (mut sum, mut count) = (0.0_f64, 0.0_f64);
    for (lightness, weight) in was.iter().zip(weights) {
        sum += f64::from(lightness.unwrap_or_default() * weight);
        count += f64::from(*weight);
    }
    let mean = (sum / count.max(1.0)) as f32;
    let ramp = Ramp::new(colour, depth, mean);
    for ((pixel, weight), was) in picture.pixels_mut().zip(weights).zip(was) {
        let Some(was) = was else { continue };
        let [r, g, b, alpha] = pixel.0;
        let new = ramp.at(was);
        let mix =
            |old: u8, new: u8| (f32::from(old) + (f32::from(new) - f32::from(old)) * weight + 0.5) as u8;
        pixel.0 = [mix(r, new[0]), mix(g, new[1]), mix(b, new[2]), alpha];
    }
}

fn lightness(pixel: &Rgba<u8>) -> f32 {
    let [r, g, b, _] = pixel.0;
    Oklch::of([r, g, b]).lightness
}

/// A colour from its shadows to its lights.
struct Ramp(Vec<[u8; 3]>);

impl Ramp {
    const STEPS: usize = 256;

    /// What a lightness becomes where the mean becomes the colour's own, and what differs from it differs as much
    /// times `depth`.
    fn new(colour: Oklch, depth: f32, mean: f32) -> Self {
        let step = |at: usize| {
            let apart = at as f32 / (Self::STEPS - 1) as f32 - mean;
            let lightness = (colour.lightness + apart * depth).clamp(0.06, 0.98);
            // Lights and shadows have less colour than what lies between.
            let chroma = colour.chroma * (1.0 - (apart.abs() * 1.2).min(0.6));
            Oklch { lightness, chroma, hue: colour.hue }.to_rgb()
        };
        Self((0..Self::STEPS).map(step).collect())
    }

    fn at(&self, lightness: f32) -> [u8; 3] {
        let last = Self::STEPS - 1;
        self.0[((lightness * last as f32 + 0.5) as usize).min(last)]
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn paint(name: &str) -> &'static Paint {
        PAINTS.iter().find(|paint| paint.name == name).unwrap()
    }

    #[test]
    fn a_colour_leaves_other_hues_and_highlights_alone() {
        let mut picture = RgbaImage::from_pixel(10, 10, Rgba([200, 40, 30, 255]));
        picture.put_pixel(1, 1, Rgba([255, 255, 255, 255]));
        picture.put_pixel(2, 2, Rgba([30, 200, 60, 255]));
        apply(&mut picture, paint("blue"));
        assert_eq!(picture.get_pixel(1, 1).0, [255, 255, 255, 255]);
        assert_eq!(picture.get_pixel(2, 2).0, [30, 200, 60, 255]);
        let [r, _, b, _] = picture.get_pixel(5, 5).0;
        assert!(b > r);
    }

    #[test]
    fn moss_grows_in_places_and_snow_falls_from_above() {
        let whole = RgbaImage::from_pixel(100, 100, Rgba([150, 150, 150, 255]));
        let changed = |name: &str, rows: std::ops::Range<u32>| {
            let mut picture = whole.clone();
            apply(&mut picture, paint(name));
            let pixels = rows.flat_map(|y| (0..100).map(move |x| (x, y)));
            pixels.filter(|&(x, y)| picture.get_pixel(x, y) != whole.get_pixel(x, y)).count()
        };
        assert!((2000..8000).contains(&changed("mossy", 0..100)));
        assert_eq!((changed("snowy", 0..5), changed("snowy", 50..100)), (500, 0));
    }

    #[test]
    fn every_paint_changes_a_picture_and_not_its_outline() {
        let mut picture = RgbaImage::from_pixel(40, 40, Rgba([0; 4]));
        for (x, y, pixel) in picture.enumerate_pixels_mut().filter(|(x, y, _)| (10..30).contains(x) && *y > 5)
        {
            pixel.0 = [120 + x as u8, 90, 3 * y as u8, 255];
        }
        for paint in PAINTS {
            let mut painted = picture.clone();
            apply(&mut painted, paint);
            assert!(painted != picture, "{}", paint.name);
            assert!(painted.pixels().zip(picture.pixels()).all(|(a, b)| a.0[3] == b.0[3]), "{}", paint.name);
        }
    }
}
