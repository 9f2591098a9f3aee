//! Where a paint goes: how much of it lands on each pixel, 0 to 1.

use crate::noise::Noise;
use crate::oklch::Oklch;
use image::{Rgba, RgbaImage};

/// Below this chroma a pixel counts as gray.
const GRAY: f32 = 0.045;

/// So far from the dominant hue a pixel still belongs to it, in degrees.
const REACH: f32 = 50.0;

/// Everything that shows.
pub fn solid(picture: &RgbaImage) -> Vec<f32> {
    picture.pixels().map(|pixel| f32::from(u8::from(pixel.0[3] > 0))).collect()
}

/// Soft patches over about this share of a picture.
pub fn in_patches(picture: &RgbaImage, share: f32) -> Vec<f32> {
    let noise = Noise::new(11);
    let scale = 9.0 / picture.width().max(picture.height()) as f32;
    let weight = |(x, y, pixel): (u32, u32, &Rgba<u8>)| {
        let value = noise.at(x as f32 * scale, y as f32 * scale);
        if pixel.0[3] > 0 { 1.0 - falling(value, 0.96 - share, 1.04 - share) } else { 0.0 }
    };
    picture.enumerate_pixels().map(weight).collect()
}

/// What lies under open sky, to an uneven depth.
pub fn on_top(picture: &RgbaImage) -> Vec<f32> {
    let (width, height) = picture.dimensions();
    let noise = Noise::new(5);
    let scale = 14.0 / width.max(height) as f32;
    let mut weights = vec![0.0; (width * height) as usize];
    for x in 0..width {
        let mut covered = 0_u32;
        let depth = (0.06 + 0.10 * noise.at(x as f32 * scale, 0.5)) * height as f32;
        for y in 0..height {
            covered = if picture.get_pixel(x, y).0[3] > 127 { covered + 1 } else { 0 };
            let is_edge = picture.get_pixel(x, y).0[3] > 0 && covered == 0;
            weights[(y * width + x) as usize] = if is_edge {
                1.0
            } else {
                f32::from(u8::from(covered > 0)) * falling(covered as f32, depth, depth * 1.2 + 2.0)
            };
        }
    }
    weights
}

/// The hue that most of a picture has, and what is near to it. Of a gray thing all but its darkest lines and what has
/// a colour of its own.
pub fn of_main_hue(picture: &RgbaImage) -> Vec<f32> {
    let of = |pixel: &Rgba<u8>| (pixel.0[3] > 8).then(|| Oklch::of([pixel.0[0], pixel.0[1], pixel.0[2]]));
    let colours: Vec<Option<Oklch>> = picture.pixels().map(of).collect();
    let each = |weigh: &dyn Fn(&Oklch) -> f32| {
        colours.iter().map(|colour| colour.as_ref().map_or(0.0, weigh)).collect()
    };
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
