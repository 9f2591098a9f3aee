//! The thing alone: a picture whose alpha says what belongs to it.

use super::frame::SIDE;
use super::{Mask, MaskSource, MaskWay, alpha, choice};
use crate::ReconstructError;
use crate::oklab::{linear_of, srgb_of};
use glam::Vec3;
use image::{RgbaImage, imageops};

/// Pixels along the longest side of what is cut out: sixteen for each voxel of the largest model.
const MAX_SIDE: u32 = 2048;

/// A picture with its ground made transparent.
#[derive(Clone, Debug)]
pub struct CutOut {
    /// As the picture was where it had an alpha of its own. Else at most 2048 pixels along each side, and two more where
    /// (nearly) all of it is taken: a clear frame tells whoever gets it that its mask is known.
    pub picture: RgbaImage,
    /// How the mask was found.
    pub source: MaskSource,
}

/// Tells the thing in a picture from its ground. Takes milliseconds where the picture has an alpha of its own, about a
/// second where the model has to look. The same picture gives the same mask, however many cores there are.
///
/// Fails where there is nothing to see, and where [`MaskWay::Subject`] finds no model to ask.
pub fn cut_out(picture: RgbaImage, way: MaskWay) -> Result<CutOut, ReconstructError> {
    if alpha::is_real(&picture) {
        alpha::of(&picture)?;
        return Ok(CutOut { picture, source: MaskSource::Alpha });
    }
    let first = picture.get_pixel(0, 0).0;
    if picture.pixels().all(|pixel| pixel.0[..3] == first[..3]) {
        return Err(ReconstructError::Plain);
    }
    let mut picture = shrunk(picture);
    let (mask, source) = choice::of(&picture, way)?;
    if source != MaskSource::Whole {
        clean_rim(&mut picture, &mask);
        let outside = picture.pixels_mut().zip(&mask.inside).filter(|&(_, &inside)| !inside);
        outside.for_each(|(pixel, _)| pixel.0 = [0; 4]);
    }
    let picture = if alpha::is_real(&picture) { picture } else { framed(&picture) };
    Ok(CutOut { picture, source })
}

fn framed(picture: &RgbaImage) -> RgbaImage {
    let mut framed = RgbaImage::new(picture.width() + 2, picture.height() + 2);
    imageops::replace(&mut framed, picture, 1, 1);
    framed
}

fn shrunk(picture: RgbaImage) -> RgbaImage {
    let longest = picture.width().max(picture.height());
    if longest <= MAX_SIDE {
        return picture;
    }
    let scaled = |side: u32| (u64::from(side) * u64::from(MAX_SIDE) / u64::from(longest)).max(1) as u32;
    imageops::thumbnail(&picture, scaled(picture.width()), scaled(picture.height()))
}

/// At its rim the thing's colours have taken something of the ground's: they are taken from further inside. The rim is
/// as wide as the mask is coarse.
fn clean_rim(picture: &mut RgbaImage, mask: &Mask) {
    let mut known = mask.clone();
    let rings: Vec<Vec<usize>> = (0..picture.width().max(picture.height()).div_ceil(SIDE))
        .map(|_| {
            let is_rim = |&at: &usize| known.inside[at] && known.neighbours(at).contains(&None);
            let ring: Vec<usize> = (0..known.inside.len()).filter(is_rim).collect();
            ring.iter().for_each(|&at| known.inside[at] = false);
            ring
        })
        .collect();
    for ring in rings.into_iter().rev() {
        let found: Vec<_> = ring.iter().map(|&at| (at, color_around(picture, &known, at))).collect();
        for (at, color) in found {
            known.inside[at] = true;
            if let (Some([r, g, b]), (x, y)) = (color, known.place(at)) {
                let pixel = picture.get_pixel_mut(x as u32, y as u32);
                pixel.0 = [r, g, b, pixel.0[3]];
            }
        }
    }
}

/// The mean of the known colours around a pixel, if there are any.
fn color_around(picture: &RgbaImage, known: &Mask, at: usize) -> Option<[u8; 3]> {
    let around = known.around(at).map(|(x, y)| {
        let [r, g, b, _] = picture.get_pixel(x as u32, y as u32).0;
        (linear_of([r, g, b]), 1.0)
    });
    let (sum, count) = around.fold((Vec3::ZERO, 0.0), |sum, one| (sum.0 + one.0, sum.1 + one.1));
    (count > 0.0).then(|| srgb_of(sum / count))
}
