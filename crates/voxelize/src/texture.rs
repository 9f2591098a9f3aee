//! Textures in linear light, with smaller copies for when a texel is smaller than a voxel.

use crate::oklab::linear_of;
use glam::{Vec2, Vec4};
use image::RgbaImage;
use std::sync::{Arc, OnceLock};

/// What lies beyond the border of a texture.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Wrap {
    /// The picture again.
    #[default]
    Repeat,
    /// Its mirror image, then the picture again.
    Mirror,
    /// The colour of the border.
    Clamp,
}

/// A picture as it lies on a surface.
#[derive(Clone, Debug)]
pub struct Texture {
    picture: Arc<Picture>,
    /// Beyond the left and right border, and beyond top and bottom.
    wrap: [Wrap; 2],
    /// Whether texels keep hard edges where they are larger than voxels.
    is_sharp: bool,
}

/// Pixels, and their halves down to one texel, made when they are first needed.
#[derive(Debug)]
struct Picture {
    pixels: RgbaImage,
    halves: OnceLock<Vec<Half>>,
}

/// Premultiplied linear RGBA, 65535 for one.
#[derive(Debug)]
struct Half {
    width: usize,
    height: usize,
    texels: Vec<[u16; 4]>,
}

const ONE: f32 = 65_535.0;

impl Texture {
    /// Rows from the top, straight alpha, sRGB, as image files have them. It repeats and is smooth.
    #[must_use]
    pub fn new(pixels: RgbaImage) -> Self {
        let picture = Arc::new(Picture { pixels, halves: OnceLock::new() });
        Self { picture, wrap: [Wrap::Repeat; 2], is_sharp: false }
    }

    /// The same with this beyond the left and right border, and beyond top and bottom.
    #[must_use]
    pub fn with_wrap(self, wrap: [Wrap; 2]) -> Self {
        Self { wrap, ..self }
    }

    /// The same with hard edges between texels that are larger than voxels.
    #[must_use]
    pub fn with_hard_texels(self) -> Self {
        Self { is_sharp: true, ..self }
    }

    /// Texels along both sides of the largest level.
    pub(crate) fn size(&self) -> Vec2 {
        let (width, height) = self.picture.pixels.dimensions();
        Vec2::new(width as f32, height as f32)
    }

    /// Premultiplied linear RGBA at (u, v), v from the top, averaged over about `footprint` texels along each side.
    pub(crate) fn sample(&self, uv: Vec2, footprint: f32) -> Vec4 {
        let halvings = footprint.max(1.0).log2() as usize;
        let half = halvings.checked_sub(1).and_then(|at| {
            let halves = self.picture.halves.get_or_init(|| halves(&self.picture));
            halves.get(at).or(halves.last())
        });
        let (width, height) = half
            .map_or((self.picture.pixels.width() as usize, self.picture.pixels.height() as usize), |half| {
                (half.width, half.height)
            });
        let look = |x: i64, y: i64| {
            let (x, y) = (wrapped(x, width, self.wrap[0]), wrapped(y, height, self.wrap[1]));
            half.map_or_else(|| self.picture.texel(x, y), |half| half.texel(x, y))
        };
        let at = uv * Vec2::new(width as f32, height as f32);
        if !at.is_finite() {
            return look(0, 0);
        }
        if self.is_sharp && half.is_none() {
            return look(at.x.floor() as i64, at.y.floor() as i64);
        }
        let low = (at - 0.5).floor();
        let share = at - 0.5 - low;
        let (x, y) = (low.x as i64, low.y as i64);
        // Coordinates may be far out.
        let (right, below) = (x.saturating_add(1), y.saturating_add(1));
        let top = look(x, y).lerp(look(right, y), share.x);
        top.lerp(look(x, below).lerp(look(right, below), share.x), share.y)
    }
}

fn wrapped(at: i64, side: usize, wrap: Wrap) -> usize {
    let side = side as i64;
    let at = match wrap {
        Wrap::Repeat => at.rem_euclid(side),
        Wrap::Mirror => {
            let there = at.rem_euclid(2 * side);
            there.min(2 * side - 1 - there)
        }
        Wrap::Clamp => at.clamp(0, side - 1),
    };
    at as usize
}

impl Picture {
    fn texel(&self, x: usize, y: usize) -> Vec4 {
        let [r, g, b, a] = self.pixels.get_pixel(x as u32, y as u32).0;
        let alpha = f32::from(a) / 255.0;
        (linear_of([r, g, b]) * alpha).extend(alpha)
    }
}

impl Half {
    fn texel(&self, x: usize, y: usize) -> Vec4 {
        Vec4::from_array(self.texels[x + self.width * y].map(f32::from)) / ONE
    }

    /// Each texel is the mean of four of those that `texel` gives.
    fn of(width: usize, height: usize, texel: impl Fn(usize, usize) -> Vec4) -> Self {
        let half = (width.div_ceil(2), height.div_ceil(2));
        let mut texels = Vec::with_capacity(half.0 * half.1);
        for y in 0..half.1 {
            for x in 0..half.0 {
                let at =
                    |dx: usize, dy: usize| texel((2 * x + dx).min(width - 1), (2 * y + dy).min(height - 1));
                let mean = (at(0, 0) + at(1, 0) + at(0, 1) + at(1, 1)) / 4.0;
                texels.push((mean * ONE).round().to_array().map(|value| value as u16));
            }
        }
        Self { width: half.0, height: half.1, texels }
    }
}

fn halves(picture: &Picture) -> Vec<Half> {
    let (width, height) = (picture.pixels.width() as usize, picture.pixels.height() as usize);
    let mut halves = vec![Half::of(width, height, |x, y| picture.texel(x, y))];
    while let Some(last) = halves.last().filter(|last| last.width > 1 || last.height > 1) {
        let next = Half::of(last.width, last.height, |x, y| last.texel(x, y));
        halves.push(next);
    }
    halves
}

#[cfg(test)]
mod tests {
    use super::*;
    use image::Rgba;

    /// Red, green, blue and white from left to right.
    fn stripes() -> Texture {
        let colors = [[255, 0, 0, 255], [0, 255, 0, 255], [0, 0, 255, 255], [255, 255, 255, 255]];
        Texture::new(RgbaImage::from_fn(4, 4, |x, _| Rgba(colors[x as usize])))
    }

    #[test]
    fn beyond_the_border_lies_what_the_wrap_says() {
        let at = |wrap, u| {
            let texture = stripes().with_wrap([wrap; 2]).with_hard_texels();
            texture.sample(Vec2::new(u, 0.5), 1.0).truncate().to_array()
        };
        assert_eq!(at(Wrap::Repeat, 1.125), [1.0, 0.0, 0.0]);
        assert_eq!(at(Wrap::Mirror, 1.125), [1.0, 1.0, 1.0]);
        assert_eq!(at(Wrap::Mirror, -0.375), [0.0, 1.0, 0.0]);
        assert_eq!(at(Wrap::Clamp, 7.0), [1.0, 1.0, 1.0]);
        assert_eq!(at(Wrap::Clamp, -7.0), [1.0, 0.0, 0.0]);
    }

    #[test]
    fn sharp_texels_don_t_mix() {
        let smooth = stripes();
        let sharp = stripes().with_hard_texels();
        let edge = Vec2::new(0.26, 0.5);
        assert_eq!(sharp.sample(edge, 1.0).truncate().to_array(), [0.0, 1.0, 0.0]);
        let mixed = smooth.sample(edge, 1.0);
        assert!(mixed.x > 0.4 && mixed.y > 0.4, "{mixed}");
    }

    #[test]
    fn from_afar_a_texture_is_its_mean() {
        let mean = stripes().sample(Vec2::new(0.3, 0.7), 1000.0);
        assert!((mean - Vec4::new(0.5, 0.5, 0.5, 1.0)).abs().max_element() < 1e-4, "{mean}");
    }

    #[test]
    fn clear_texels_add_no_colour() {
        let half_clear = RgbaImage::from_fn(2, 1, |x, _| Rgba([200, 100, 0, if x == 0 { 255 } else { 0 }]));
        let mean = Texture::new(half_clear).sample(Vec2::splat(0.5), 8.0);
        let straight = mean.truncate() / mean.w;
        assert!((straight - linear_of([200, 100, 0])).abs().max_element() < 1e-3, "{straight}");
    }
}
