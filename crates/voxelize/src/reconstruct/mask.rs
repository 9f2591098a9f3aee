//! What belongs to the thing in the picture, and what is ground.

use super::ReconstructError;
use crate::oklab::{linear_of, oklab_of};
use glam::Vec3;
use image::RgbaImage;

/// Alpha from which on a pixel belongs to the thing.
const OPAQUE: u8 = 128;

/// Ground may differ so much from its border's colour, and from its neighbour, in Oklab.
const GROUND: f32 = 0.08;
const STEP: f32 = 0.03;

/// Yes or no for each pixel, rows from the top.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Mask {
    pub width: usize,
    pub height: usize,
    pub inside: Vec<bool>,
}

impl Mask {
    /// Whether a pixel is inside; beyond the border nothing is.
    pub fn at(&self, x: i64, y: i64) -> bool {
        let fits = x >= 0 && y >= 0 && (x as usize) < self.width && (y as usize) < self.height;
        fits && self.inside[x as usize + self.width * y as usize]
    }

    pub fn count(&self) -> usize {
        self.inside.iter().filter(|&&inside| inside).count()
    }
}

/// The mask of a picture: its alpha where that is real, else what a flood from the border doesn't reach.
pub fn of(picture: &RgbaImage) -> Result<Mask, ReconstructError> {
    let (width, height) = (picture.width() as usize, picture.height() as usize);
    let alpha: Vec<bool> = picture.pixels().map(|pixel| pixel.0[3] >= OPAQUE).collect();
    let is_real = picture.pixels().any(|pixel| pixel.0[3] < OPAQUE);
    if is_real {
        let mask = Mask { width, height, inside: alpha };
        return if mask.count() == 0 { Err(ReconstructError::Transparent) } else { Ok(mask) };
    }
    flood(picture)
}

/// The ground is what is like the border and hangs together with it. A picture without such a ground is taken whole.
fn flood(picture: &RgbaImage) -> Result<Mask, ReconstructError> {
    let (width, height) = (picture.width() as usize, picture.height() as usize);
    let first = picture.get_pixel(0, 0).0;
    if picture.pixels().all(|pixel| pixel.0[..3] == first[..3]) {
        return Err(ReconstructError::Plain);
    }
    let labs: Vec<Vec3> =
        picture.pixels().map(|pixel| oklab_of(linear_of([pixel.0[0], pixel.0[1], pixel.0[2]]))).collect();
    let border: Vec<usize> = (0..width * height)
        .filter(|at| {
            at % width == 0 || at % width == width - 1 || at / width == 0 || at / width == height - 1
        })
        .collect();
    let ground = median(border.iter().map(|&at| labs[at]));
    let is_like = |at: usize, from: usize| {
        labs[at].distance(ground) < GROUND
            || (labs[at].distance(labs[from]) < STEP && labs[at].distance(ground) < 3.0 * GROUND)
    };
    let mut inside = vec![true; width * height];
    let mut open = Vec::new();
    for at in border {
        if inside[at] && is_like(at, at) && labs[at].distance(ground) < 2.0 * GROUND {
            inside[at] = false;
            open.push(at);
        }
    }
    while let Some(at) = open.pop() {
        let (x, y) = (at % width, at / width);
        let left = (x > 0).then(|| at - 1);
        let right = (x + 1 < width).then(|| at + 1);
        let above = (y > 0).then(|| at - width);
        let below = (y + 1 < height).then(|| at + width);
        for next in [left, right, above, below].into_iter().flatten() {
            if inside[next] && is_like(next, at) {
                inside[next] = false;
                open.push(next);
            }
        }
    }
    let mask = Mask { width, height, inside };
    // Where hardly anything is left, the thing and its ground can't be told apart: all of it is the thing.
    if mask.count() * 500 < width * height {
        Ok(Mask { inside: vec![true; width * height], ..mask })
    } else {
        Ok(mask)
    }
}

/// The median of each channel.
fn median(labs: impl Iterator<Item = Vec3>) -> Vec3 {
    let mut channels = [Vec::new(), Vec::new(), Vec::new()];
    for lab in labs {
        for (channel, value) in channels.iter_mut().zip(lab.to_array()) {
            channel.push(value);
        }
    }
    Vec3::from_array(channels.map(|mut channel| {
        channel.sort_by(f32::total_cmp);
        channel.get(channel.len() / 2).copied().unwrap_or(0.0)
    }))
}
