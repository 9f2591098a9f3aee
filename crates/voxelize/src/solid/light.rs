//! The colours of the cells that can be seen.

use super::cells::{Cells, Numbering};
use super::surface::Surface;
use glam::{UVec3, Vec3};
use rayon::prelude::*;

/// What `finish` makes of the linear light of each cell of `seen`, averaged by area over the surface in it, outer
/// surface first; `None` where there is none.
pub fn light<T: Send>(
    surface: &Surface,
    solid: &Cells,
    seen: &Numbering,
    finish: impl Fn(Vec3) -> T + Sync,
) -> Vec<Option<T>> {
    let look = |&at: &UVec3| surface.get(at)?.light(open_sides(solid, at)).map(&finish);
    let cells: Vec<UVec3> = seen.cells().iter().collect();
    cells.par_iter().map(look).collect()
}

/// The sides of a cell that no solid one covers: the lower and the higher one along x, y and z.
fn open_sides(solid: &Cells, at: UVec3) -> [bool; 6] {
    let (y, z) = (at.y as i32, at.z as i32);
    let row = solid.row(y, z);
    let is_open = |row: u128| row >> at.x & 1 == 0;
    [
        is_open(row << 1),
        is_open(row >> 1),
        is_open(solid.row(y - 1, z)),
        is_open(solid.row(y + 1, z)),
        is_open(solid.row(y, z - 1)),
        is_open(solid.row(y, z + 1)),
    ]
}
