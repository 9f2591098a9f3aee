//! Sealed cavities become solid.

use super::EditError;
use super::grid::Grid;
use super::outside::Outside;
use crate::VoxelModel;
use std::collections::VecDeque;

/// The model with every cavity filled that air can't reach from outside. A new voxel takes the colour of the wall that
/// is the fewest steps away, from face to face.
///
/// # Errors
/// None that a sound model could meet.
pub fn fill(model: &VoxelModel) -> Result<VoxelModel, EditError> {
    let (grid, outside) = (Grid::new(model.size()), Outside::of(model));
    let mut cells = model.cells().to_vec();
    let is_cavity = |cells: &[u8], offset: usize| cells[offset] == 0 && outside.is_solid(offset);
    let mut front: VecDeque<usize> = (0..cells.len())
        .filter(|&offset| cells[offset] != 0 && grid.neighbors(offset).any(|next| is_cavity(&cells, next)))
        .collect();
    while let Some(offset) = front.pop_front() {
        for next in grid.neighbors(offset) {
            if is_cavity(&cells, next) {
                cells[next] = cells[offset];
                front.push_back(next);
            }
        }
    }
    Ok(VoxelModel::new(model.size(), cells, model.palette().clone())?)
}
