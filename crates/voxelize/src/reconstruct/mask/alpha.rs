//! The mask that a picture brings with it.

use super::Mask;
use crate::ReconstructError;
use image::RgbaImage;

/// Alpha from which on a pixel belongs to the thing.
const OPAQUE: u8 = 128;

/// A mask leaves out one of so many pixels at least; less are stray ones. The clear frame of the largest cut-out is
/// one in 513.
const SHARE: usize = 1000;

/// Whether the picture's alpha says something: a thousandth of it is clear at least.
#[must_use]
pub fn is_real(picture: &RgbaImage) -> bool {
    let clear = picture.pixels().filter(|pixel| pixel.0[3] < OPAQUE).count();
    clear > 0 && clear * SHARE >= picture.width() as usize * picture.height() as usize
}

/// What the picture's alpha says. Fails where nothing is opaque.
pub fn of(picture: &RgbaImage) -> Result<Mask, ReconstructError> {
    let inside: Vec<bool> = picture.pixels().map(|pixel| pixel.0[3] >= OPAQUE).collect();
    if !inside.contains(&true) {
        return Err(ReconstructError::Transparent);
    }
    Ok(Mask { width: picture.width() as usize, height: picture.height() as usize, inside })
}

#[cfg(test)]
mod tests {
    use super::*;
    use image::Rgba;

    #[test]
    fn a_few_stray_clear_pixels_are_no_mask() {
        let mut picture = RgbaImage::from_pixel(400, 328, Rgba([90, 60, 30, 255]));
        assert!(!is_real(&picture));
        for x in 0..4 {
            picture.put_pixel(100 + x, 100, Rgba([90, 60, 30, 127]));
        }
        assert!(!is_real(&picture));
    }

    #[test]
    fn a_clear_frame_is_a_mask_however_large_the_cut_out() {
        let (width, height) = (2050, 2050);
        let picture = RgbaImage::from_fn(width, height, |x, y| {
            let is_frame = x == 0 || y == 0 || x + 1 == width || y + 1 == height;
            Rgba([90, 60, 30, if is_frame { 0 } else { 255 }])
        });
        assert!(is_real(&picture));
    }
}
