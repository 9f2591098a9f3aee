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

/// The eight neighbours.
const AROUND: [(i64, i64); 8] = [(-1, 0), (1, 0), (0, -1), (0, 1), (-1, -1), (1, -1), (-1, 1), (1, 1)];

/// Tells the thing in a picture from its ground.
pub trait Segmenter: Send + Sync {
    /// The pixels of the thing. Fails where there is none.
    fn segment(&self, picture: &RgbaImage) -> Result<Mask, ReconstructError>;
}

/// The picture's alpha where that is real, else all that a flood from the border doesn't reach.
#[derive(Clone, Copy, Debug)]
pub struct AlphaOrFlood;

/// Yes or no for each pixel, rows from the top.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Mask {
    /// Pixels.
    pub width: usize,
    /// Pixels.
    pub height: usize,
    /// Whether each pixel belongs to the thing.
    pub inside: Vec<bool>,
    /// Whether the thing's colours mix with those of the ground at its rim.
    pub is_mixed: bool,
}

impl Mask {
    /// Whether a pixel is inside; beyond the border nothing is.
    #[must_use]
    pub fn at(&self, x: i64, y: i64) -> bool {
        let fits = x >= 0 && y >= 0 && (x as usize) < self.width && (y as usize) < self.height;
        fits && self.inside[x as usize + self.width * y as usize]
    }

    /// The pixels to the left, right, above and below; `None` for those outside the mask.
    pub(super) fn neighbours(&self, at: usize) -> [Option<usize>; 4] {
        let (x, y) = ((at % self.width) as i64, (at / self.width) as i64);
        [(-1, 0), (1, 0), (0, -1), (0, 1)].map(|(dx, dy)| {
            self.at(x + dx, y + dy).then(|| (x + dx) as usize + self.width * (y + dy) as usize)
        })
    }

    /// The connected parts, corners counting as contact: for each pixel the part that it belongs to, and the sizes of
    /// all parts.
    pub(super) fn parts(&self) -> (Vec<Option<usize>>, Vec<usize>) {
        let mut part_of = vec![None; self.inside.len()];
        let mut sizes = Vec::new();
        for start in (0..self.inside.len()).filter(|&at| self.inside[at]) {
            if part_of[start].is_some() {
                continue;
            }
            let part = sizes.len();
            let mut open = vec![start];
            part_of[start] = Some(part);
            sizes.push(0);
            while let Some(at) = open.pop() {
                sizes[part] += 1;
                let (x, y) = ((at % self.width) as i64, (at / self.width) as i64);
                for (dx, dy) in AROUND {
                    if self.at(x + dx, y + dy) {
                        let next = (x + dx) as usize + self.width * (y + dy) as usize;
                        if part_of[next].is_none() {
                            part_of[next] = Some(part);
                            open.push(next);
                        }
                    }
                }
            }
        }
        (part_of, sizes)
    }

    /// The number of pixels inside.
    #[must_use]
    pub fn count(&self) -> usize {
        self.inside.iter().filter(|&&inside| inside).count()
    }
}

impl Segmenter for AlphaOrFlood {
    fn segment(&self, picture: &RgbaImage) -> Result<Mask, ReconstructError> {
        let inside: Vec<bool> = picture.pixels().map(|pixel| pixel.0[3] >= OPAQUE).collect();
        let is_real = inside.contains(&false);
        if is_real && !inside.contains(&true) {
            return Err(ReconstructError::Transparent);
        }
        let (width, height) = (picture.width() as usize, picture.height() as usize);
        if is_real { Ok(Mask { width, height, inside, is_mixed: false }) } else { flood(picture) }
    }
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
    let mask = Mask { width, height, inside, is_mixed: true };
    // Where hardly anything is left, the thing and its ground can't be told apart: all of it is the thing.
    if mask.count() * 500 < width * height {
        Ok(Mask { inside: vec![true; width * height], is_mixed: false, ..mask })
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
