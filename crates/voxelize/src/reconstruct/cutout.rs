//! The thing alone, on a grid of cells.

use super::link;
use super::mask::Mask;
use super::spread::spread;
use crate::oklab::{linear_of, srgb_of};
use glam::{DVec3, U64Vec4, Vec3};
use image::RgbaImage;

/// A connected part smaller than this share of the thing is a speck.
const SPECK: f32 = 0.005;

/// A part thinner than a cell fills this share of one at least, or it isn't built.
const THIN: f32 = 0.2;

/// Linear light is summed in whole numbers, so that mirrored pictures have mirrored sums.
const LIGHT: f64 = 65_535.0;

/// Outline and colours of the thing.
pub struct Cutout {
    pub mask: Mask,
    /// Straight linear light of each cell; outside the mask that of the nearest cell inside.
    pub colors: Vec<Vec3>,
}

/// The part of a picture that holds the thing.
pub struct Crop<'a> {
    picture: &'a RgbaImage,
    mask: Mask,
    left: usize,
    top: usize,
    width: usize,
    height: usize,
}

impl<'a> Crop<'a> {
    /// Drops specks and crops to what is left; `None` where that is nothing.
    pub fn of(picture: &'a RgbaImage, mask: &Mask) -> Option<Self> {
        let mask = without_specks(mask);
        let at = |offset: usize| (offset % mask.width, offset / mask.width);
        let inside = mask.inside.iter().enumerate().filter(|&(_, &inside)| inside);
        let corners = inside.map(|(offset, _)| at(offset)).map(|(x, y)| (x, y, x, y));
        let (left, top, right, bottom) =
            corners.reduce(|a, b| (a.0.min(b.0), a.1.min(b.1), a.2.max(b.2), a.3.max(b.3)))?;
        Some(Self { picture, mask, left, top, width: right - left + 1, height: bottom - top + 1 })
    }

    /// Averages the crop to a grid with `longest` cells along its longest side, in linear light. A cell belongs to the
    /// thing where half of it does, and where nothing near it would stand for a thin part. All of it hangs together.
    pub fn on_cells(&self, longest: usize) -> Cutout {
        let whole = self.width.max(self.height) as f32;
        let cells = |side: usize| ((side as f32 * longest as f32 / whole).round() as usize).clamp(1, longest);
        let (width, height) = (cells(self.width), cells(self.height));
        let (columns, lines) = (shares(self.width, width), shares(self.height, height));
        let (mut covers, mut sums) = (Vec::new(), Vec::new());
        for line in &lines {
            for column in &columns {
                let (cover, sum) = self.sum(column, line);
                covers.push(cover as f32 / (self.width * self.height) as f32);
                sums.push(sum);
            }
        }
        let halves = covers.iter().map(|&cover| cover >= 0.5).collect();
        let mut mask = Mask { width, height, inside: halves };
        add_thin_parts(&mut mask, &covers);
        link::join(&mut mask);
        // To the nearest byte, so that no rounding after this makes a difference.
        let light = |sum: &U64Vec4| byte_exact(sum.truncate().as_dvec3() / (sum.w.max(1) as f64 * LIGHT));
        let mut colors: Vec<Vec3> = sums.iter().map(light).collect();
        let known = sums.iter().zip(&mask.inside).map(|(sum, &inside)| inside && sum.w > 0).collect();
        spread(width, known, &mut colors, |_, _| true);
        Cutout { mask, colors }
    }

    /// How much of a cell is covered, in units of [`shares`], and the sum of its light and alpha.
    fn sum(&self, column: &[(usize, u64)], line: &[(usize, u64)]) -> (u64, U64Vec4) {
        let (mut cover, mut sum) = (0, U64Vec4::ZERO);
        for &(y, tall) in line {
            for &(x, wide) in column {
                let (x, y) = (self.left + x, self.top + y);
                if !self.mask.inside[x + self.mask.width * y] {
                    continue;
                }
                cover += tall * wide;
                let [r, g, b, a] = self.picture.get_pixel(x as u32, y as u32).0;
                let light = (linear_of([r, g, b]).as_dvec3() * LIGHT).round().as_u64vec3();
                let weight = tall * wide * u64::from(a);
                sum += (light * weight).extend(weight);
            }
        }
        (cover, sum)
    }
}

/// The light of the nearest colour of whole bytes.
pub fn byte_exact(light: DVec3) -> Vec3 {
    linear_of(srgb_of(light.as_vec3()))
}

/// For each cell along a side, the pixels in it and how much of each. A pixel is as many units long as there are cells,
/// so that shares are whole numbers.
pub fn shares(pixels: usize, cells: usize) -> Vec<Vec<(usize, u64)>> {
    let share = |cell: usize| {
        let (from, to) = (cell * pixels, (cell + 1) * pixels);
        (from / cells..to.div_ceil(cells))
            .map(move |pixel| (pixel, (to.min((pixel + 1) * cells) - from.max(pixel * cells)) as u64))
            .collect()
    };
    (0..cells).map(share).collect()
}

/// Adds cells that are covered in part where no cell around them is in the mask.
fn add_thin_parts(mask: &mut Mask, covers: &[f32]) {
    let before = mask.clone();
    for y in 0..mask.height as i64 {
        for x in 0..mask.width as i64 {
            let at = x as usize + mask.width * y as usize;
            let is_alone = (-1..=1).all(|dy| (-1..=1).all(|dx| !before.at(x + dx, y + dy)));
            mask.inside[at] |= covers[at] >= THIN && is_alone;
        }
    }
    if mask.count() == 0 {
        // Thinner still: whatever is touched most.
        let most = covers.iter().copied().fold(0.0, f32::max);
        mask.inside = covers.iter().map(|&cover| cover >= most * 0.5).collect();
    }
}

/// Drops connected parts that are small beside the whole.
fn without_specks(mask: &Mask) -> Mask {
    let (part_of, sizes) = mask.parts();
    let whole: usize = sizes.iter().sum();
    let largest = sizes.iter().copied().max().unwrap_or(0);
    let keeps = |part: usize| sizes[part] == largest || sizes[part] as f32 >= whole as f32 * SPECK;
    let inside = part_of.iter().map(|part| part.is_some_and(keeps)).collect();
    Mask { inside, ..*mask }
}
