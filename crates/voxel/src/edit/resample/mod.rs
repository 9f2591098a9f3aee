//! To another size: the silhouette stays, and a voxel takes the colour that prevailed where it is.

mod accents;
mod joints;
mod lattice;
mod paint;
mod shape;
mod votes;

use super::grid::Grid;
use super::outside::Outside;
use super::{EditError, crop};
use crate::VoxelModel;
use glam::UVec3;
use lattice::Lattice;

/// The model cropped and brought to `length` voxels along its longest axis; the other sides follow, each at least 1.
///
/// Enlarging repeats voxels. Shrinking fills a cell where at least half of it was solid; it keeps thinner parts, so
/// that nothing of the old shape is further than half a cell from the new one, and what hung together still does. What
/// was hollow stays hollow. Each cell takes the colour that prevails on what can be seen of it; a spot of another
/// colour, such as an eye, survives where it has more than a quarter of that. The same length changes nothing but
/// margins.
///
/// # Errors
/// [`EditError::Length`] where `length` isn't 1 to 256; [`EditError::Empty`].
pub fn resample(model: &VoxelModel, length: u32) -> Result<VoxelModel, EditError> {
    if !(1..=VoxelModel::MAX_SIDE).contains(&length) {
        return Err(EditError::Length(length));
    }
    let model = crop(model)?;
    let longest = model.size().max_element();
    let side = |side: u32| ((2 * side * length + longest) / (2 * longest)).max(1);
    let size = UVec3::from_array(model.size().to_array().map(side));
    let cells = if length >= longest { enlarged(&model, size) } else { shrunk(&model, size) };
    Ok(VoxelModel::new(size, cells, model.palette().clone())?)
}

/// Each new cell is what was at its middle.
fn enlarged(model: &VoxelModel, size: UVec3) -> Vec<u8> {
    let grid = Grid::new(size);
    let at = |offset| {
        let at = (2 * grid.position(offset) + 1) * model.size() / (2 * size);
        model.cells()[model.offset(at.x, at.y, at.z)]
    };
    (0..grid.len()).map(at).collect()
}

fn shrunk(model: &VoxelModel, size: UVec3) -> Vec<u8> {
    let lattice = Lattice::new(model.size(), size);
    let outside = Outside::of(model);
    let is_solid = shape::of(&lattice, &outside);
    paint::cells(&lattice, model, &outside, &is_solid)
}
