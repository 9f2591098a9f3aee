//! Which cells are solid in the smaller model.

use super::joints;
use super::lattice::{Block, Lattice};
use crate::edit::outside::Outside;
use std::cmp::Reverse;
use std::collections::BTreeMap;

/// Whether each cell is solid: by majority, then thin parts, then what holds them together.
pub(super) fn of(lattice: &Lattice, outside: &Outside) -> Vec<bool> {
    let cover = lattice.volumes(|voxel| outside.is_solid(voxel));
    let mut is_solid: Vec<bool> = cover.iter().map(|&cover| 2 * cover >= lattice.volume).collect();
    add_thin_parts(lattice, outside, &cover, &mut is_solid);
    joints::add(lattice, outside, &cover, &mut is_solid);
    is_solid
}

/// Fills cells until no solid voxel is further than half a cell from a filled one. Of cells that share a thin part the
/// one that holds most of it is filled; of equal ones the one nearer to the middle, so that symmetry stays.
fn add_thin_parts(lattice: &Lattice, outside: &Outside, cover: &[u32], is_solid: &mut [bool]) {
    let order = |cell: usize| (Reverse(cover[cell]), lattice.eccentricity(cell));
    let mut thin: Vec<(usize, Block)> = lost(lattice, outside, is_solid).into_iter().collect();
    thin.sort_by_key(|&(cell, _)| order(cell));
    for equals in thin.chunk_by(|a, b| order(a.0) == order(b.0)) {
        let is_needed = |&&(_, near): &&(usize, Block)| !lattice.cells_of(near).any(|cell| is_solid[cell]);
        let needed: Vec<usize> = equals.iter().filter(is_needed).map(|&(cell, _)| cell).collect();
        needed.into_iter().for_each(|cell| is_solid[cell] = true);
    }
}

/// The cells that hold voxels to which no solid cell is near, and for each the cells that are near to all of those.
fn lost(lattice: &Lattice, outside: &Outside, is_solid: &[bool]) -> BTreeMap<usize, Block> {
    let mut lost = BTreeMap::new();
    for voxel in (0..lattice.voxels.len()).filter(|&voxel| outside.is_solid(voxel)) {
        let near = lattice.near(voxel);
        if lattice.cells_of(near).any(|cell| is_solid[cell]) {
            continue;
        }
        for home in lattice.cells_of(lattice.homes(voxel)) {
            lost.entry(home).and_modify(|block: &mut Block| *block = block.and(near)).or_insert(near);
        }
    }
    lost
}
