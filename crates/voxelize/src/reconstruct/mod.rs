//! A picture becomes a body: mask, grid, depth, paint, and faces around it.
//!
//! The body is built on the grid that it will be voxelized on, so that every voxel of its front is a cell of the picture.
//! What kind of body it is, and what on it is a detail, is told from the picture on a grid of a fixed size.

mod bodies;
mod character;
mod cutout;
mod depth;
mod details;
mod link;
mod mask;
mod outline;
mod regions;
mod rim;
mod spread;

use crate::mesh::TriMesh;
use character::Character;
use cutout::Crop;
use details::Details;
use image::RgbaImage;
use regions::Regions;
use voxel::VoxelSize;

pub use mask::{CutOut, MaskModelError, MaskSource, MaskWay, cut_out, has_mask, mask_model};

/// Cells along the longest side on which a picture is understood.
const STUDY: usize = 128;

/// Makes a closed, coloured mesh of what the picture shows: its outline, as deep as things with such an outline are,
/// the picture on its front, the same without faces and windows on its back. One unit is one voxel of `size`. Symmetric
/// pictures make symmetric bodies. What the picture shows is told from its ground as [`cut_out`] does by itself.
pub fn reconstruct(picture: &RgbaImage, size: VoxelSize) -> Result<TriMesh, ReconstructError> {
    let cut: RgbaImage;
    let picture = if has_mask(picture) {
        picture
    } else {
        cut = cut_out(picture.clone(), MaskWay::Auto)?.picture;
        &cut
    };
    let crop = Crop::of(picture, &mask::mask_of(picture)?).ok_or(ReconstructError::Transparent)?;
    let study = crop.on_cells(STUDY);
    let regions = Regions::of(&study);
    let character = Character::of(&regions);
    let details = Details::of(&regions, &character);
    let cutout = crop.on_cells(size.get() as usize);
    let plain = details.plain(&cutout, &character);
    let depths = depth::depths(&cutout.mask, &character, &details);
    Ok(bodies::mesh(&cutout, &plain, &depths))
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
    /// The mask model was wanted, and there is none.
    #[error(transparent)]
    Model(#[from] MaskModelError),
}
