//! Mirrored and turned by right angles.

use super::EditError;
use crate::{Axis, Rotation, VoxelModel};
use glam::IVec3;

/// The model as a mirror across `axis` shows it.
///
/// # Errors
/// None that a sound model could meet.
pub fn mirror(model: &VoxelModel, axis: Axis) -> Result<VoxelModel, EditError> {
    turned(model, Rotation::mirror(axis))
}

/// The model turned about `axis` by so many quarters, counterclockwise for somebody towards whom the axis points; the
/// other way around where `quarters` is negative.
///
/// # Errors
/// None that a sound model could meet.
pub fn rotate(model: &VoxelModel, axis: Axis, quarters: i32) -> Result<VoxelModel, EditError> {
    let quarter = Rotation::quarter_turn(axis);
    let rotation =
        (0..quarters.rem_euclid(4)).fold(Rotation::IDENTITY, |rotation, _| quarter.after(rotation));
    turned(model, rotation)
}

fn turned(model: &VoxelModel, rotation: Rotation) -> Result<VoxelModel, EditError> {
    let size = rotation.apply_size(model.size());
    // Cells on a negated axis would begin below 0.
    let shift = -rotation.apply(model.size().as_ivec3() - 1).min(IVec3::ZERO);
    let mut cells = vec![0; model.cells().len()];
    for (at, index) in model.voxels() {
        let at = (rotation.apply(at.as_ivec3()) + shift).as_uvec3();
        cells[(at.x + size.x * (at.y + size.y * at.z)) as usize] = index;
    }
    Ok(VoxelModel::new(size, cells, model.palette().clone())?)
}
