//! The thing alone, at the resolution that the body is built in.

use super::ReconstructError;
use super::mask::Mask;
use crate::oklab::linear_of;
use glam::{Vec3, Vec4};
use image::RgbaImage;

/// Cells along the longest side of the body's outline: as many as the largest model has voxels.
const CELLS: usize = 128;

/// A connected part smaller than this share of the thing is a speck.
const SPECK: f32 = 0.005;

/// Outline and colours of the thing, cropped to it.
pub struct Cutout {
    pub mask: Mask,
    /// Straight linear light of each cell; meaningless outside the mask.
    pub colors: Vec<Vec3>,
}

/// Crops the picture to its mask and averages it down to cells, in linear light. Small pictures keep their pixels.
pub fn of(picture: &RgbaImage, mask: &Mask) -> Result<Cutout, ReconstructError> {
    let mask = without_specks(mask);
    let (left, top, width, height) = bounds(&mask).ok_or(ReconstructError::Transparent)?;
    let longest = width.max(height);
    let scale = if longest > CELLS { longest as f32 / CELLS as f32 } else { 1.0 };
    let cells = |side: usize| ((side as f32 / scale).round() as usize).clamp(1, CELLS);
    let (columns, rows) = (cells(width), cells(height));
    let light = shares(width, columns);
    let lines = shares(height, rows);
    let mut inside = Vec::with_capacity(columns * rows);
    let mut colors = Vec::with_capacity(columns * rows);
    for line in &lines {
        for column in &light {
            let (mut sum, mut covered, mut area) = (Vec4::ZERO, 0.0, 0.0);
            for &(y, tall) in line {
                for &(x, wide) in column {
                    let share = tall * wide;
                    area += share;
                    if mask.inside[left + x + mask.width * (top + y)] {
                        let [r, g, b, a] = picture.get_pixel((left + x) as u32, (top + y) as u32).0;
                        let alpha = f32::from(a) / 255.0 * share;
                        sum += (linear_of([r, g, b]) * alpha).extend(alpha);
                        covered += share;
                    }
                }
            }
            // A hair's tolerance: both halves of a mirrored picture must round the same way.
            inside.push(covered * 2.0 >= area * 0.999);
            colors.push(if sum.w > 0.0 { sum.truncate() / sum.w } else { Vec3::ZERO });
        }
    }
    let mut cutout = Cutout { mask: Mask { width: columns, height: rows, inside }, colors };
    if cutout.mask.count() == 0 {
        // Hair-thin things: whatever is touched at all.
        cutout.mask.inside = cutout.colors.iter().map(|color| *color != Vec3::ZERO).collect();
    }
    bridge(&mut cutout.mask);
    if cutout.mask.count() == 0 { Err(ReconstructError::Transparent) } else { Ok(cutout) }
}

/// For each cell along a side, the pixels in it and how much of each.
fn shares(pixels: usize, cells: usize) -> Vec<Vec<(usize, f32)>> {
    let step = pixels as f64 / cells as f64;
    let pixels_of = |cell: usize| {
        let (from, to) = (cell as f64 * step, (cell + 1) as f64 * step);
        (from as usize..(to.ceil() as usize).min(pixels)).filter_map(move |pixel| {
            let share = (to.min(pixel as f64 + 1.0) - from.max(pixel as f64)) as f32;
            (share > 1e-6).then_some((pixel, share))
        })
    };
    (0..cells).map(|cell| pixels_of(cell).collect()).collect()
}

/// Left, top, width and height of what is inside.
fn bounds(mask: &Mask) -> Option<(usize, usize, usize, usize)> {
    let at = |offset: usize| (offset % mask.width, offset / mask.width);
    let inside = mask.inside.iter().enumerate().filter(|&(_, &inside)| inside).map(|(offset, _)| at(offset));
    let corners = inside.map(|(x, y)| (x, y, x, y));
    let (left, top, right, bottom) =
        corners.reduce(|a, b| (a.0.min(b.0), a.1.min(b.1), a.2.max(b.2), a.3.max(b.3)))?;
    Some((left, top, right - left + 1, bottom - top + 1))
}

/// Drops connected parts that are small beside the whole.
fn without_specks(mask: &Mask) -> Mask {
    let mut part_of = vec![usize::MAX; mask.inside.len()];
    let mut sizes = Vec::new();
    for start in 0..mask.inside.len() {
        if !mask.inside[start] || part_of[start] != usize::MAX {
            continue;
        }
        let part = sizes.len();
        let mut size = 0;
        let mut open = vec![start];
        part_of[start] = part;
        while let Some(at) = open.pop() {
            size += 1;
            let (x, y) = ((at % mask.width) as i64, (at / mask.width) as i64);
            for (dx, dy) in [(-1, 0), (1, 0), (0, -1), (0, 1), (-1, -1), (1, -1), (-1, 1), (1, 1)] {
                if mask.at(x + dx, y + dy) {
                    let next = (x + dx) as usize + mask.width * (y + dy) as usize;
                    if part_of[next] == usize::MAX {
                        part_of[next] = part;
                        open.push(next);
                    }
                }
            }
        }
        sizes.push(size);
    }
    let whole: usize = sizes.iter().sum();
    let largest = sizes.iter().copied().max().unwrap_or(0);
    let keeps = |part: usize| sizes[part] == largest || sizes[part] as f32 >= whole as f32 * SPECK;
    let inside = part_of.iter().map(|&part| part != usize::MAX && keeps(part)).collect();
    Mask { inside, ..*mask }
}

/// Fills both corners where two cells touch by a corner only, so that they hang together and mirrored pictures stay
/// mirrored.
fn bridge(mask: &mut Mask) {
    let before = mask.clone();
    for y in 0..mask.height as i64 - 1 {
        for x in 0..mask.width as i64 - 1 {
            let [a, b, c, d] = [(0, 0), (1, 0), (0, 1), (1, 1)].map(|(dx, dy)| before.at(x + dx, y + dy));
            if (a && d && !b && !c) || (b && c && !a && !d) {
                for (dx, dy) in [(0, 0), (1, 0), (0, 1), (1, 1)] {
                    mask.inside[(x + dx) as usize + mask.width * (y + dy) as usize] = true;
                }
            }
        }
    }
}
