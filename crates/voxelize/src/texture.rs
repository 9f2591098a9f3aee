//! Textures in linear light, with smaller copies for when a texel is smaller than a voxel.

use crate::oklab::linear_of;
use glam::{Vec2, Vec4};
use image::RgbaImage;

/// A picture as light: premultiplied linear RGBA, and its halves down to one texel.
#[derive(Clone, Debug)]
pub struct Texture {
    levels: Vec<Level>,
    /// Whether coordinates outside 0 to 1 repeat the picture; otherwise they stay at its border.
    repeats: bool,
}

#[derive(Clone, Debug)]
struct Level {
    width: usize,
    height: usize,
    texels: Vec<Vec4>,
}

impl Texture {
    /// Rows from the top, straight alpha, sRGB, as image files have them.
    #[must_use]
    pub fn new(picture: &RgbaImage, repeats: bool) -> Self {
        let texels = picture.pixels().map(|pixel| {
            let [r, g, b, a] = pixel.0;
            let alpha = f32::from(a) / 255.0;
            (linear_of([r, g, b]) * alpha).extend(alpha)
        });
        let (width, height) = (picture.width() as usize, picture.height() as usize);
        let mut levels = vec![Level { width, height, texels: texels.collect() }];
        while let Some(next) = levels.last().and_then(Level::half) {
            levels.push(next);
        }
        Self { levels, repeats }
    }

    /// Texels along both sides of the largest level.
    pub(crate) fn size(&self) -> Vec2 {
        Vec2::new(self.levels[0].width as f32, self.levels[0].height as f32)
    }

    /// Premultiplied linear RGBA at (u, v), v from the top, averaged over about `footprint` texels along each side.
    pub(crate) fn sample(&self, uv: Vec2, footprint: f32) -> Vec4 {
        let finest = footprint.max(1.0).log2().floor();
        let level = &self.levels[(finest as usize).min(self.levels.len() - 1)];
        let at = uv * Vec2::new(level.width as f32, level.height as f32) - 0.5;
        if !at.is_finite() {
            return level.texels[0];
        }
        let low = at.floor();
        let share = at - low;
        let texel = |dx: i64, dy: i64| {
            // Coordinates may be far out.
            let x = self.wrap((low.x as i64).saturating_add(dx), level.width);
            let y = self.wrap((low.y as i64).saturating_add(dy), level.height);
            level.texels[x + level.width * y]
        };
        let top = texel(0, 0).lerp(texel(1, 0), share.x);
        top.lerp(texel(0, 1).lerp(texel(1, 1), share.x), share.y)
    }

    fn wrap(&self, at: i64, side: usize) -> usize {
        let side = side as i64;
        (if self.repeats { at.rem_euclid(side) } else { at.clamp(0, side - 1) }) as usize
    }
}

impl Level {
    /// Half as large; `None` where there is nothing left to halve.
    fn half(&self) -> Option<Self> {
        if self.width == 1 && self.height == 1 {
            return None;
        }
        let (width, height) = (self.width.div_ceil(2), self.height.div_ceil(2));
        let mut texels = Vec::with_capacity(width * height);
        for y in 0..height {
            for x in 0..width {
                let at = |dx: usize, dy: usize| {
                    let (x, y) = ((2 * x + dx).min(self.width - 1), (2 * y + dy).min(self.height - 1));
                    self.texels[x + self.width * y]
                };
                texels.push((at(0, 0) + at(1, 0) + at(0, 1) + at(1, 1)) / 4.0);
            }
        }
        Some(Self { width, height, texels })
    }
}
