//! Textures in linear light, with smaller copies for when a texel is smaller than a voxel.

use crate::oklab::linear_of;
use glam::{Vec2, Vec4};
use image::RgbaImage;
use std::sync::{Arc, LazyLock, OnceLock};

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
    halves: [OnceLock<Half>; MAX_HALVES],
}

/// Premultiplied linear RGBA, 65535 for one.
#[derive(Debug)]
struct Half {
    width: usize,
    height: usize,
    texels: Vec<[u16; 4]>,
}

const ONE: f32 = 65_535.0;

/// After so many halvings the largest picture is one texel; smaller ones stay that.
const MAX_HALVES: usize = 13;

/// Linear light of each sRGB byte, 65535 for one.
static LIGHT: LazyLock<[u16; 256]> =
    LazyLock::new(|| std::array::from_fn(|byte| (linear_of([byte as u8; 3]).x * ONE).round() as u16));

impl Texture {
    /// Rows from the top, straight alpha, sRGB, as image files have them. It repeats and is smooth.
    #[must_use]
    pub fn new(pixels: RgbaImage) -> Self {
        let picture = Arc::new(Picture { pixels, halves: [const { OnceLock::new() }; MAX_HALVES] });
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

    /// The texture as it is looked at where a texel is to be at most about `footprint` texels wide.
    pub(crate) fn look(&self, footprint: f32) -> Look<'_> {
        let half = self.picture.half(footprint.max(1.0).log2() as usize);
        let (width, height) = half.map_or_else(
            || (self.picture.pixels.width() as i32, self.picture.pixels.height() as i32),
            |half| (half.width as i32, half.height as i32),
        );
        let is_sharp = self.is_sharp && half.is_none();
        Look { picture: &self.picture, half, width, height, wrap: self.wrap, is_sharp, light: &LIGHT }
    }
}

/// One level of a texture.
pub struct Look<'a> {
    picture: &'a Picture,
    half: Option<&'a Half>,
    width: i32,
    height: i32,
    wrap: [Wrap; 2],
    is_sharp: bool,
    light: &'static [u16; 256],
}

impl Look<'_> {
    /// Premultiplied linear RGBA at (u, v), v from the top.
    pub fn at(&self, uv: Vec2) -> Vec4 {
        let at = uv * Vec2::new(self.width as f32, self.height as f32);
        if !at.is_finite() {
            return self.texel(0, 0) / ONE;
        }
        let column = |x: i32| wrapped(x, self.width, self.wrap[0]);
        let row = |y: i32| wrapped(y, self.height, self.wrap[1]);
        if self.is_sharp {
            return self.texel(column(at.x.floor() as i32), row(at.y.floor() as i32)) / ONE;
        }
        let low = (at - 0.5).floor();
        let share = at - 0.5 - low;
        // Coordinates may be far out.
        let (x, y) = (low.x as i32, low.y as i32);
        let (left, right) = (column(x), column(x.saturating_add(1)));
        let (above, below) = (row(y), row(y.saturating_add(1)));
        let top = self.texel(left, above).lerp(self.texel(right, above), share.x);
        let bottom = self.texel(left, below).lerp(self.texel(right, below), share.x);
        top.lerp(bottom, share.y) / ONE
    }

    /// A texel, 65535 for one.
    fn texel(&self, x: usize, y: usize) -> Vec4 {
        Vec4::from_array(
            match self.half {
                Some(half) => half.texels[x + half.width * y],
                None => self.picture.texel(x + self.width as usize * y, self.light),
            }
            .map(f32::from),
        )
    }
}

fn wrapped(at: i32, side: i32, wrap: Wrap) -> usize {
    if (0..side).contains(&at) {
        return at as usize;
    }
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
    /// Premultiplied linear RGBA of a pixel, ordered by rows; 65535 for one.
    fn texel(&self, at: usize, light: &[u16; 256]) -> [u16; 4] {
        let (pixels, _) = self.pixels.as_raw().as_chunks::<4>();
        let [r, g, b, a] = pixels[at];
        let of = |byte: u8| light[usize::from(byte)];
        if a == 255 {
            return [of(r), of(g), of(b), u16::MAX];
        }
        let share = |light: u16| (u32::from(light) * u32::from(a) / 255) as u16;
        [share(of(r)), share(of(g)), share(of(b)), share(u16::MAX)]
    }

    /// The pixels after some halvings, one at least; or the last that there is.
    fn half(&self, halvings: usize) -> Option<&Half> {
        let at = halvings.min(MAX_HALVES).checked_sub(1)?;
        let make = || match self.half(at) {
            Some(above) => above.half(),
            None => {
                let ((width, height), light) = (self.pixels.dimensions(), &*LIGHT);
                Half::of(width as usize, height as usize, |at| self.texel(at, light))
            }
        };
        Some(self.halves[at].get_or_init(make))
    }
}

impl Half {
    fn half(&self) -> Self {
        Self::of(self.width, self.height, |at| self.texels[at])
    }

    /// Each texel is the mean of four of those that `texel` gives, ordered by rows.
    fn of(width: usize, height: usize, texel: impl Fn(usize) -> [u16; 4]) -> Self {
        let half = (width.div_ceil(2), height.div_ceil(2));
        let mut texels = Vec::with_capacity(half.0 * half.1);
        for y in 0..half.1 {
            let (above, below) = (2 * y * width, (2 * y + 1).min(height - 1) * width);
            texels.extend((0..half.0).map(|x| {
                let (left, right) = (2 * x, (2 * x + 1).min(width - 1));
                let [a, b] = [texel(above + left), texel(above + right)];
                let [c, d] = [texel(below + left), texel(below + right)];
                let sum =
                    |at: usize| u32::from(a[at]) + u32::from(b[at]) + u32::from(c[at]) + u32::from(d[at]);
                std::array::from_fn(|at| (sum(at) / 4) as u16)
            }));
        }
        Self { width: half.0, height: half.1, texels }
    }
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
            texture.look(1.0).at(Vec2::new(u, 0.5)).truncate().to_array()
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
        assert_eq!(sharp.look(1.0).at(edge).truncate().to_array(), [0.0, 1.0, 0.0]);
        let mixed = smooth.look(1.0).at(edge);
        assert!(mixed.x > 0.4 && mixed.y > 0.4, "{mixed}");
    }

    #[test]
    fn from_afar_a_texture_is_its_mean() {
        let mean = stripes().look(1000.0).at(Vec2::new(0.3, 0.7));
        assert!((mean - Vec4::new(0.5, 0.5, 0.5, 1.0)).abs().max_element() < 1e-4, "{mean}");
    }

    #[test]
    fn clear_texels_add_no_colour() {
        let half_clear = RgbaImage::from_fn(2, 1, |x, _| Rgba([200, 100, 0, if x == 0 { 255 } else { 0 }]));
        let mean = Texture::new(half_clear).look(8.0).at(Vec2::splat(0.5));
        let straight = mean.truncate() / mean.w;
        assert!((straight - linear_of([200, 100, 0])).abs().max_element() < 1e-3, "{straight}");
    }
}
