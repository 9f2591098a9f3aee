//! The colours of the cells that can be seen.

use super::cells::{Cells, Numbering};
use super::surface::Surface;
use glam::{IVec3, UVec3, Vec3};
use rayon::prelude::*;

const SIDES: [IVec3; 6] = [IVec3::NEG_X, IVec3::X, IVec3::NEG_Y, IVec3::Y, IVec3::NEG_Z, IVec3::Z];

/// What `finish` makes of the linear light of each cell of `seen`, averaged by area over the surface in it, outer
/// surface first; `None` where there is none.
pub fn light<T: Send>(
    surface: &Surface,
    solid: &Cells,
    seen: &Numbering,
    finish: impl Fn(Vec3) -> T + Sync,
) -> Vec<Option<T>> {
    let look = |&at: &UVec3| {
        let patch = surface.get(at)?;
        patch.light(SIDES.map(|side| !solid.contains(at.as_ivec3() + side))).map(&finish)
    };
    let cells: Vec<UVec3> = seen.cells().iter().collect();
    cells.par_iter().map(look).collect()
}
