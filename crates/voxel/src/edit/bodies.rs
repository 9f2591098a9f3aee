//! Bits that float apart from the rest.

use super::EditError;
use super::grid::Grid;
use crate::VoxelModel;

/// Which bodies stay. A body is what hangs together from face to face.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Keep {
    /// The body of the most voxels; of several, the lowest.
    Largest,
    /// Every body of at least so many voxels.
    AtLeast(usize),
}

/// The model with only those bodies that are to be kept.
///
/// # Errors
/// [`EditError::Empty`]; [`EditError::NoBody`] where no body is large enough.
pub fn remove_floating(model: &VoxelModel, keep: Keep) -> Result<VoxelModel, EditError> {
    let Bodies { labels, counts } = Bodies::of(Grid::new(model.size()), |offset| model.cells()[offset] != 0);
    let largest = counts.iter().copied().max().ok_or(EditError::Empty)?;
    let mut is_kept: Vec<bool> = match keep {
        Keep::Largest => {
            let first = counts.iter().position(|&count| count == largest);
            (0..counts.len()).map(|body| Some(body) == first).collect()
        }
        Keep::AtLeast(least) if least > largest => return Err(EditError::NoBody(least)),
        Keep::AtLeast(least) => counts.iter().map(|&count| count >= least).collect(),
    };
    // Empty cells belong to no body.
    is_kept.insert(0, false);
    let cells = model.cells().iter().zip(labels);
    let cells = cells.map(|(&index, label)| if is_kept[label as usize] { index } else { 0 }).collect();
    Ok(VoxelModel::new(model.size(), cells, model.palette().clone())?)
}

/// What hangs together from face to face.
pub(super) struct Bodies {
    /// The body of each cell, 1 and up from the lowest; 0 for cells of none.
    pub(super) labels: Vec<u32>,
    /// How many cells each body has; the first is body 1.
    pub(super) counts: Vec<usize>,
}

impl Bodies {
    pub(super) fn of(grid: Grid, is_filled: impl Fn(usize) -> bool) -> Self {
        Self::joined(grid, is_filled, |_, _| true)
    }

    /// Bodies of filled cells in which only those neighbours hang together that are alike.
    pub(super) fn joined(
        grid: Grid,
        is_filled: impl Fn(usize) -> bool,
        is_alike: impl Fn(usize, usize) -> bool,
    ) -> Self {
        let mut labels = vec![0; grid.len()];
        let mut counts = Vec::new();
        for start in 0..grid.len() {
            if labels[start] != 0 || !is_filled(start) {
                continue;
            }
            let label = counts.len() as u32 + 1;
            let (mut open, mut count) = (vec![start], 0);
            labels[start] = label;
            while let Some(offset) = open.pop() {
                count += 1;
                for next in grid.neighbors(offset) {
                    if labels[next] == 0 && is_filled(next) && is_alike(offset, next) {
                        labels[next] = label;
                        open.push(next);
                    }
                }
            }
            counts.push(count);
        }
        Self { labels, counts }
    }
}
