//! The built-in shape generator: a picture's outline, swollen into a closed body and painted with the picture.

use super::{Cancel, JobFailure, ShapeGenerator};
use voxel::VoxelSize;
use voxelize::TriMesh;

/// Builds with the voxelize crate's reconstruction.
#[derive(Clone, Copy, Debug)]
pub struct ReliefGenerator;

impl ShapeGenerator for ReliefGenerator {
    fn mesh(&self, picture: &[u8], size: VoxelSize, cancel: &Cancel) -> Result<TriMesh, JobFailure> {
        let picture = voxelize::picture::decode(picture).map_err(|error| JobFailure(error.to_string()))?;
        cancel.check()?;
        voxelize::reconstruct(&picture, size).map_err(|error| JobFailure(error.to_string()))
    }
}
