//! The cells that stand for the surface.

use super::cells::Cells;
use super::surface::Surface;

/// A cell that less surface than this runs through (in faces of a cell) and whose centre lines it misses is only
/// grazed. With this limit, 99 % of a surface lies in its shell, and the shell stays close to it.
const GRAZED: f32 = 0.13;

/// The shell, with the cells in which lines through the cells' centres meet the surface: no way through faces crosses
/// it where the surface is closed, and every thin part has cells in it.
pub fn shell(surface: &Surface, met: &Cells) -> Cells {
    let touched = surface.touched.cells();
    let mut solid = met.and(touched);
    surface.patches().filter(|(_, patch)| patch.area >= GRAZED).for_each(|(at, _)| solid.insert(at));
    with_ends(with_thin_parts(solid, touched), touched)
}

/// Adds what is thinner than a cell: grazed cells with no solid one around them, and those that lead there.
fn with_thin_parts(solid: Cells, touched: &Cells) -> Cells {
    let lost = touched.without(&solid.spread());
    let leading = touched.and(&lost.spread_by_faces());
    solid.or(&leading)
}

/// Makes the longest axis exact: where its first or last layer is only grazed, that is solid all the same.
fn with_ends(mut solid: Cells, touched: &Cells) -> Cells {
    let size = solid.size();
    let axis = size.to_array().into_iter().position(|side| side == size.max_element()).unwrap_or(0);
    for end in [0, size[axis] - 1] {
        if !solid.iter().any(|at| at[axis] == end) {
            touched.iter().filter(|at| at[axis] == end).for_each(|at| solid.insert(at));
        }
    }
    solid
}
