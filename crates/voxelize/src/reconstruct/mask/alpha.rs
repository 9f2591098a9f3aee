//! The mask that a picture brings with it.

use super::Mask;
use crate::ReconstructError;
use image::RgbaImage;

/// Alpha from which on a pixel belongs to the thing.
const OPAQUE: u8 = 128;

/// Whether the picture's alpha says something: it is not opaque all over.
#[must_use]
pub fn is_real(picture: &RgbaImage) -> bool {
    picture.pixels().any(|pixel| pixel.0[3] < OPAQUE)
}

/// What the picture's alpha says. Fails where nothing is opaque.
pub fn of(picture: &RgbaImage) -> Result<Mask, ReconstructError> {
    let inside: Vec<bool> = picture.pixels().map(|pixel| pixel.0[3] >= OPAQUE).collect();
    if !inside.contains(&true) {
        return Err(ReconstructError::Transparent);
    }
    Ok(Mask { width: picture.width() as usize, height: picture.height() as usize, inside })
}
