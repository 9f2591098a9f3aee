//! Textures in linear light, with smaller copies for when a texel is smaller than a voxel.

use crate::oklab::linear_of;
use glam::{IVec4, UVec4, Vec2, Vec4};
use image::{DynamicImage, RgbaImage};
use rayon::prelude::*;
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
    width: usize,
    height: usize,
    pixels: Pixels,
    halves: [OnceLock<Half>; MAX_HALVES],
}

/// Bytes of sRGB pixels, as they were decoded.
#[derive(Debug)]
enum Pixels {
    Rgb(Vec<u8>),
    /// With straight alpha.
    Rgba(Vec<u8>),
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

/// Rows that are halved together.
const ROWS: usize = 16;

/// Linear light of each sRGB byte, 65535 for one.
type Light = [u16; 256];

static LIGHT: LazyLock<Light> =
    LazyLock::new(|| std::array::from_fn(|byte| (linear_of([byte as u8; 3]).x * ONE).round() as u16));

impl Texture {
    /// Rows from the top, straight alpha, sRGB, as image files have them. It repeats and is smooth.
    #[must_use]
    pub fn new(pixels: RgbaImage) -> Self {
        Self::of(DynamicImage::ImageRgba8(pixels))
    }

    /// The same of a picture of any kind.
    pub(crate) fn of(picture: DynamicImage) -> Self {
        let (width, height) = (picture.width() as usize, picture.height() as usize);
        let pixels = match picture {
            DynamicImage::ImageRgb8(picture) => Pixels::Rgb(picture.into_raw()),
            picture => Pixels::Rgba(picture.into_rgba8().into_raw()),
        };
        let halves = [const { OnceLock::new() }; MAX_HALVES];
        let picture = Arc::new(Picture { width, height, pixels, halves });
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
        Vec2::new(self.picture.width as f32, self.picture.height as f32)
    }

    /// Gets ready, on all cores, to be looked at from where a texel is to be about `footprint` texels wide.
    pub(crate) fn prepare(&self, footprint: f32) {
        self.picture.half(halvings(footprint));
    }

    /// The texture as it is looked at where a texel is to be at most about `footprint` texels wide.
    pub(crate) fn look(&self, footprint: f32) -> Look<'_> {
        let half = self.picture.half(halvings(footprint));
        let Picture { width, height, pixels, .. } = &*self.picture;
        let (level, width, height) = match (half, pixels) {
            (Some(half), _) => (Level::Half(&half.texels), half.width, half.height),
            (None, Pixels::Rgb(bytes)) => (Level::Rgb(bytes.as_chunks().0, &LIGHT), *width, *height),
            (None, Pixels::Rgba(bytes)) => (Level::Rgba(bytes.as_chunks().0, &LIGHT), *width, *height),
        };
        let is_sharp = self.is_sharp && half.is_none();
        Look { level, width, height, size: Vec2::new(width as f32, height as f32), wrap: self.wrap, is_sharp }
    }
}

/// How often a texture is halved for a footprint.
fn halvings(footprint: f32) -> usize {
    footprint.max(1.0).log2() as usize
}

/// One level of a texture.
pub struct Look<'a> {
    level: Level<'a>,
    width: usize,
    height: usize,
    /// Both, as numbers to compute with.
    size: Vec2,
    wrap: [Wrap; 2],
    is_sharp: bool,
}

/// Its texels, ordered by rows.
enum Level<'a> {
    Rgb(&'a [[u8; 3]], &'static Light),
    Rgba(&'a [[u8; 4]], &'static Light),
    Half(&'a [[u16; 4]]),
}

impl Look<'_> {
    /// Premultiplied linear RGBA at (u, v), v from the top.
    pub fn at(&self, uv: Vec2) -> Vec4 {
        let at = uv * self.size - 0.5;
        let is_inside = at.cmpge(Vec2::ZERO).all() && at.cmplt(self.size - 1.0).all();
        if !is_inside || self.is_sharp {
            return self.at_border(uv);
        }
        let (x, y) = (at.x as u32, at.y as u32);
        let above = x as usize + self.width * y as usize;
        self.mix(
            [above, above + 1, above + self.width, above + self.width + 1],
            at - Vec2::new(x as f32, y as f32),
        )
    }

    /// The same where texels aren't mixed, or some that are lie beyond the border.
    #[inline(never)]
    fn at_border(&self, uv: Vec2) -> Vec4 {
        let at = uv * self.size;
        if !at.is_finite() {
            return self.texel(0);
        }
        let column = |x: i32| wrapped(x, self.width as i32, self.wrap[0]);
        let row = |y: i32| wrapped(y, self.height as i32, self.wrap[1]) * self.width;
        if self.is_sharp {
            return self.texel(column(at.x.floor() as i32) + row(at.y.floor() as i32));
        }
        let low = (at - 0.5).floor();
        // Coordinates may be far out.
        let (x, y) = (low.x as i32, low.y as i32);
        let (left, right) = (column(x), column(x.saturating_add(1)));
        let (above, below) = (row(y), row(y.saturating_add(1)));
        self.mix([left + above, right + above, left + below, right + below], at - 0.5 - low)
    }

    /// What lies between four texels.
    #[inline]
    fn mix(&self, at: [usize; 4], share: Vec2) -> Vec4 {
        let [a, b, c, d] = match self.level {
            Level::Rgb(pixels, light) => four(at, |at| linear(pixels[at], light)),
            Level::Rgba(pixels, light) => four(at, |at| premultiplied(pixels[at], light)),
            Level::Half(texels) => four(at, |at| texels[at]),
        };
        a.lerp(b, share.x).lerp(c.lerp(d, share.x), share.y) / ONE
    }

    fn texel(&self, at: usize) -> Vec4 {
        self.mix([at; 4], Vec2::ZERO)
    }
}

/// Four texels, 65535 for one.
#[inline]
fn four([a, b, c, d]: [usize; 4], texel: impl Fn(usize) -> [u16; 4]) -> [Vec4; 4] {
    let of = |at| {
        let [r, g, b, a] = texel(at);
        IVec4::new(r.into(), g.into(), b.into(), a.into()).as_vec4()
    };
    [of(a), of(b), of(c), of(d)]
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

/// A pixel without alpha, 65535 for one.
#[inline]
fn linear([r, g, b]: [u8; 3], light: &Light) -> [u16; 4] {
    [light[usize::from(r)], light[usize::from(g)], light[usize::from(b)], u16::MAX]
}

/// A pixel with straight alpha, 65535 for one.
#[inline]
fn premultiplied([r, g, b, a]: [u8; 4], light: &Light) -> [u16; 4] {
    let [r, g, b, _] = linear([r, g, b], light);
    if a == u8::MAX {
        return [r, g, b, u16::MAX];
    }
    let share = |light: u16| (u32::from(light) * u32::from(a) / 255) as u16;
    [share(r), share(g), share(b), share(u16::MAX)]
}

/// What four pixels make together.
#[inline]
fn sum<T>([a, b, c, d]: [T; 4], texel: impl Fn(T) -> [u16; 4]) -> UVec4 {
    let of = |pixel| {
        let [r, g, b, a] = texel(pixel);
        UVec4::new(r.into(), g.into(), b.into(), a.into())
    };
    of(a) + of(b) + of(c) + of(d)
}

impl Picture {
    /// The pixels after some halvings, one at least; or the last that there is.
    fn half(&self, halvings: usize) -> Option<&Half> {
        let at = halvings.min(MAX_HALVES).checked_sub(1)?;
        if let Some(half) = self.halves[at].get() {
            return Some(half);
        }
        let (width, height, light) = (self.width, self.height, &*LIGHT);
        // Made before the lock is taken: a thread that waits for others in a lock may be given work that needs it, too.
        let half = match (self.half(at), &self.pixels) {
            (Some(above), _) => {
                Half::of(above.width, above.height, &above.texels, |texels| sum(texels, |texel| texel))
            }
            (None, Pixels::Rgb(bytes)) => Half::of(width, height, bytes.as_chunks().0, |pixels| {
                sum(pixels, |pixel| linear(pixel, light))
            }),
            (None, Pixels::Rgba(bytes)) => Half::of(width, height, bytes.as_chunks().0, |pixels| {
                if pixels.iter().all(|pixel| pixel[3] == u8::MAX) {
                    sum(pixels, |[r, g, b, _]| linear([r, g, b], light))
                } else {
                    sum(pixels, |pixel| premultiplied(pixel, light))
                }
            }),
        };
        Some(self.halves[at].get_or_init(|| half))
    }
}

impl Half {
    /// Each texel is a quarter of what `sum` makes of four pixels, which are ordered by rows.
    fn of<T: Copy + Sync>(
        width: usize,
        height: usize,
        pixels: &[T],
        sum: impl Fn([T; 4]) -> UVec4 + Sync,
    ) -> Self {
        let (half_width, half_height) = (width.div_ceil(2), height.div_ceil(2));
        let mean = |four| (sum(four) / 4).as_u16vec4().to_array();
        let mut texels = vec![[0; 4]; half_width * half_height];
        texels.par_chunks_mut(half_width).enumerate().with_min_len(ROWS).for_each(|(y, texels)| {
            let line = |y: usize| pixels[y.min(height - 1) * width..][..width].as_chunks();
            let ((above, above_last), (below, below_last)) = (line(2 * y), line(2 * y + 1));
            for (texel, (&[a, b], &[c, d])) in texels.iter_mut().zip(above.iter().zip(below)) {
                *texel = mean([a, b, c, d]);
            }
            // A column without a neighbour counts twice.
            if let (Some(texel), &[above], &[below]) = (texels.last_mut(), above_last, below_last) {
                *texel = mean([above, above, below, below]);
            }
        });
        Self { width: half_width, height: half_height, texels }
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
