//! The colours of the cells that can't be seen.

use super::cells::{Cells, Numbering};
use glam::{IVec3, UVec3};

const FACES: [IVec3; 6] = [IVec3::X, IVec3::NEG_X, IVec3::Y, IVec3::NEG_Y, IVec3::Z, IVec3::NEG_Z];

/// The palette index of every cell of the grid: 0 for those that aren't solid; for those without an index of their own
/// (`indices` has one for each cell of `seen`, or 0) that of the nearest one that has, the lowest where there are more.
pub fn carry_inwards(solid: &Cells, seen: &Numbering, indices: &[u8]) -> Vec<u8> {
    let size = solid.size();
    let offset = |at: UVec3| (at.x + size.x * (at.y + size.y * at.z)) as usize;
    let mut cells = vec![0; (size.x * size.y * size.z) as usize];
    let mut done = Cells::none(size);
    for (at, &index) in seen.cells().iter().zip(indices).filter(|&(_, &index)| index != 0) {
        cells[offset(at)] = index;
        done.insert(at);
    }
    loop {
        let next = done.spread_by_faces().and(solid).without(&done);
        if next.is_empty() {
            return cells;
        }
        for at in next.iter() {
            let around = FACES.map(|face| at.as_ivec3() + face).into_iter().filter(|&at| done.contains(at));
            cells[offset(at)] = around.map(|at| cells[offset(at.as_uvec3())]).min().unwrap_or(0);
        }
        done = done.or(&next);
    }
}
