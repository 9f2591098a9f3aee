//! Only a shell stays.

use super::EditError;
use super::outside::Outside;
use crate::VoxelModel;

/// The model without its inside: what stays lies at most `thickness` voxels from the outside. Corners count as sides do,
/// so that a slanted shell hangs together by faces, too, and not by edges.
///
/// # Errors
/// [`EditError::Shell`] for a thickness of 0.
pub fn hollow(model: &VoxelModel, thickness: u32) -> Result<VoxelModel, EditError> {
    if thickness == 0 {
        return Err(EditError::Shell);
    }
    let shell = Outside::of(model).skin(thickness);
    let cells = model.cells().iter().zip(shell).map(|(&index, is_shell)| if is_shell { index } else { 0 });
    Ok(VoxelModel::new(model.size(), cells.collect(), model.palette().clone())?)
}
