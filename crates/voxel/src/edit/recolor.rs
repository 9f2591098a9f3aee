//! Another colour for an index.

use super::EditError;
use crate::{Palette, Rgb, VoxelModel};

/// The model with another colour for all voxels that wear `index`.
///
/// # Errors
/// [`EditError::Index`] where the palette has no such index; 0 is no colour.
pub fn recolor(model: &VoxelModel, index: u8, color: Rgb) -> Result<VoxelModel, EditError> {
    let mut colors = model.palette().colors().to_vec();
    let entry = usize::from(index).checked_sub(1).and_then(|entry| colors.get_mut(entry));
    *entry.ok_or(EditError::Index { index, colors: model.palette().len() })? = color;
    let palette = Palette::new(colors).unwrap_or_default();
    Ok(VoxelModel::new(model.size(), model.cells().to_vec(), palette)?)
}
