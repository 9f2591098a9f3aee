//! A scene's models put together into one.

use crate::{Scene, VoxelModel};
use glam::{IVec3, UVec3};

impl Scene {
    /// Everything that is shown as one model: the smallest box around the placed boxes, with the scene's palette.
    /// Where models overlap, the later placement wins.
    ///
    /// # Errors
    /// Where nothing is placed, or the box is longer than 256 voxels.
    pub fn flatten(&self) -> Result<VoxelModel, FlattenError> {
        let (low, high) = self.bounds().ok_or(FlattenError::Nothing)?;
        // Wide numbers: a scene made by hand may reach across all of i32.
        let size = high.as_i64vec3() - low.as_i64vec3();
        if size.max_element() > i64::from(VoxelModel::MAX_SIDE) {
            return Err(FlattenError::TooLong(size.x, size.y, size.z));
        }
        let size = size.as_uvec3();
        let mut cells = vec![0; size.element_product() as usize];
        for placement in self.placements.iter().filter(|placement| !placement.hidden) {
            let Some(model) = self.models.get(placement.model) else { continue };
            // Cells rather than corners: a cell on a negated axis ends up one lower than its low corner.
            let last = placement.rotation.apply(model.size().as_ivec3() - 1);
            let shift = placement.origin - low - last.min(IVec3::ZERO);
            for (at, index) in model.voxels() {
                let at: UVec3 = (placement.rotation.apply(at.as_ivec3()) + shift).as_uvec3();
                cells[(at.x + size.x * (at.y + size.y * at.z)) as usize] = index;
            }
        }
        Ok(VoxelModel::new(size, cells, self.palette.clone())?)
    }
}

/// Why a scene makes no single model.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum FlattenError {
    /// No model is placed, or all are hidden.
    #[error("the file shows no model")]
    Nothing,
    /// The scene is longer than a model can be.
    #[error("the scene is {0} x {1} x {2} voxels, and a single model is at most 256 along each axis")]
    TooLong(i64, i64, i64),
    /// A model's indices don't fit the scene's palette.
    #[error(transparent)]
    Model(#[from] crate::ModelError),
}
