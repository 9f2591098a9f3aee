//! Pictures and meshes become voxels: reconstruct, voxelize, fill, colour, quantize.
//!
//! Two stages with a textured mesh between them. [`reconstruct`] makes a [`TriMesh`] of a picture; [`load_mesh`] reads
//! one from a glTF, GLB or OBJ file. [`voxelize`] makes a model of any of them: one voxelizer for every source.
//!
//! Pure and deterministic: the same input and options give the same model. The one thing that touches the disk is
//! [`load_mesh`], which reads the file that it is given and those beside it that the file names.

mod load;
mod mesh;
mod oklab;
pub mod picture;
mod reconstruct;
mod reduce;
mod solid;
mod texture;
mod voxelizer;

pub use load::{MeshError, load_mesh, mesh_from_glb};
pub use mesh::{Material, TriMesh, Triangle};
pub use picture::{PictureError, PictureInfo};
pub use reconstruct::{
    CutOut, MaskModelError, MaskSource, MaskWay, ReconstructError, cut_out, has_mask, mask_model, reconstruct,
};
pub use reduce::reduce;
pub use texture::{Texture, Wrap};
pub use voxelizer::{VoxelizeError, voxelize};

use voxel::{VoxelModel, VoxelizeOptions};

/// An encoded picture (PNG, JPEG or WebP) becomes a model.
pub fn voxelize_picture(bytes: &[u8], options: &VoxelizeOptions) -> Result<VoxelModel, Error> {
    let picture = picture::decode(bytes)?;
    Ok(voxelize(&reconstruct(&picture, options.voxel_size)?, options)?)
}

/// Why a picture became no model.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum Error {
    /// The bytes are no picture that is taken.
    #[error(transparent)]
    Picture(#[from] PictureError),
    /// The picture holds nothing to build.
    #[error(transparent)]
    Reconstruct(#[from] ReconstructError),
    /// The shape could not be voxelized.
    #[error(transparent)]
    Voxelize(#[from] VoxelizeError),
}
