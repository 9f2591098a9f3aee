//! A part of a picture, seen at the resolution at which masks are made.

use super::Mask;
use image::{GrayImage, Pixel as _, RgbImage, RgbaImage, imageops};

/// Pixels along the longest side at most: four for each voxel of the largest model.
pub const SIDE: u32 = 512;

/// A rectangle of a picture, in its pixels.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Frame {
    pub left: u32,
    pub top: u32,
    pub width: u32,
    pub height: u32,
}

impl Frame {
    /// All of a picture.
    pub fn all(picture: &RgbaImage) -> Self {
        Self { left: 0, top: 0, width: picture.width(), height: picture.height() }
    }

    /// What is inside a mask and, on each side, a fifth of its length more; all of it where nothing is inside.
    pub fn around(mask: &Mask) -> Self {
        let range = |is_used: &dyn Fn(usize) -> bool, side: usize| {
            let used = || (0..side).filter(|&at| is_used(at));
            used().next().zip(used().last()).unwrap_or((0, side - 1))
        };
        let (rows, columns): (Vec<bool>, Vec<bool>) = used_lines(mask);
        let (left, right) = range(&|x| columns[x], mask.width);
        let (top, bottom) = range(&|y| rows[y], mask.height);
        let more = (right - left).max(bottom - top) / 5 + 1;
        let (left, top) = (left.saturating_sub(more), top.saturating_sub(more));
        let (right, bottom) = ((right + more).min(mask.width - 1), (bottom + more).min(mask.height - 1));
        let [left, top, width, height] =
            [left, top, right - left + 1, bottom - top + 1].map(|pixels| pixels as u32);
        Self { left, top, width, height }
    }

    /// The longest side.
    pub fn longest(self) -> u32 {
        self.width.max(self.height)
    }

    /// What is to be seen in it, averaged down to [`SIDE`] where it is larger.
    pub fn view(self, picture: &RgbaImage) -> RgbImage {
        let part = imageops::crop_imm(picture, self.left, self.top, self.width, self.height);
        let (width, height) = self.view_size();
        let pixels = if (width, height) == (self.width, self.height) {
            part.to_image()
        } else {
            imageops::thumbnail(&*part, width, height)
        };
        RgbImage::from_fn(width, height, |x, y| pixels.get_pixel(x, y).to_rgb())
    }

    fn view_size(self) -> (u32, u32) {
        let scale = f64::from(SIDE) / f64::from(self.longest().max(SIDE));
        let scaled = |side: u32| ((f64::from(side) * scale).round() as u32).max(1);
        (scaled(self.width), scaled(self.height))
    }

    /// A mask of the view as one of the whole picture, in which nothing beyond the frame is inside.
    pub fn mask(self, picture: &RgbaImage, seen: &[bool]) -> Mask {
        let (width, height) = self.view_size();
        let pixels = seen.iter().map(|&inside| if inside { 255 } else { 0 }).collect();
        let seen = GrayImage::from_raw(width, height, pixels).unwrap_or_default();
        let seen = imageops::resize(&seen, self.width, self.height, imageops::FilterType::Triangle);
        let whole = Self::all(picture);
        let mut inside = vec![false; whole.width as usize * whole.height as usize];
        for (x, y, pixel) in seen.enumerate_pixels() {
            let (x, y) = ((self.left + x) as usize, (self.top + y) as usize);
            inside[x + whole.width as usize * y] = pixel.0[0] >= 128;
        }
        Mask { width: whole.width as usize, height: whole.height as usize, inside }
    }
}

/// Which rows and which columns of a mask are not empty.
fn used_lines(mask: &Mask) -> (Vec<bool>, Vec<bool>) {
    let (mut rows, mut columns) = (vec![false; mask.height], vec![false; mask.width]);
    for at in (0..mask.inside.len()).filter(|&at| mask.inside[at]) {
        rows[at / mask.width] = true;
        columns[at % mask.width] = true;
    }
    (rows, columns)
}
