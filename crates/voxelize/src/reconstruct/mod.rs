//! A picture becomes a body: mask, inflate, paint, and walls around it.

mod body;
mod cutout;
mod mask;
mod paint;
mod profile;

use crate::mesh::TriMesh;
use image::RgbaImage;

/// Makes a closed, textured mesh of what the picture shows: its outline swollen to both sides, the picture on its
/// front, the same without small inner parts on its back. Symmetric pictures make symmetric bodies.
pub fn reconstruct(picture: &RgbaImage) -> Result<TriMesh, ReconstructError> {
    let mask = mask::of(picture)?;
    let cutout = cutout::of(picture, &mask)?;
    let heights = profile::heights(&cutout.mask);
    Ok(body::mesh(&cutout, &heights))
}

/// Why a picture holds nothing to build.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum ReconstructError {
    /// Every pixel is transparent.
    #[error("the image is all transparent: there is nothing to build")]
    Transparent,
    /// Every pixel has the same colour.
    #[error("the image is one plain colour: there is nothing to build")]
    Plain,
}
