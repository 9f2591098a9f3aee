//! The smallest box around what is filled.

use super::EditError;
use crate::VoxelModel;

/// The model without empty margins.
///
/// # Errors
/// [`EditError::Empty`].
pub fn crop(model: &VoxelModel) -> Result<VoxelModel, EditError> {
    let (low, high) = model.extent().ok_or(EditError::Empty)?;
    if high - low == model.size() {
        return Ok(model.clone());
    }
    let rows = (low.z..high.z).flat_map(|z| (low.y..high.y).map(move |y| model.offset(low.x, y, z)));
    let width = (high.x - low.x) as usize;
    let cells = rows.flat_map(|start| &model.cells()[start..start + width]).copied().collect();
    Ok(VoxelModel::new(high - low, cells, model.palette().clone())?)
}
