//! Small things of another colour: eyes, lamps, buttons. A majority forgets them, and a face without eyes is no face.

use super::paint::Painter;
use super::votes::Votes;
use crate::edit::bodies::Bodies;
use std::cmp::Reverse;
use std::collections::BTreeMap;

/// Colours further apart than this in Oklab are different things, not shades of one.
const CONTRAST: f32 = 0.15;

/// An accent has to have more than this part of what can be seen of a cell, one of so many: else every fleck of a
/// texture would double when the size is halved.
const SHARE: u64 = 4;

/// Gives cells to patches of colour that would go away altogether: the largest shares first, and only where the colour
/// that gives way stays near to all of its own voxels.
pub(super) fn add(painter: &Painter<'_>, cells: &mut [u8]) {
    let mut wishes = wishes(painter, cells);
    let order = |wish: &Wish| (Reverse(wish.votes.total()), painter.lattice.eccentricity(wish.cell));
    wishes.sort_by_key(order);
    // Of wishes that are mirror images all are granted or none, so that symmetry stays.
    for equals in wishes.chunk_by(|a, b| order(a) == order(b)) {
        let is_granted = |wish: &&Wish| {
            let is_needed = wish.voxels.iter().any(|&voxel| !is_served(painter, cells, voxel, None));
            is_needed && gives_way(painter, cells, wish.cell)
        };
        for Wish { cell, votes, .. } in equals.iter().filter(is_granted).collect::<Vec<_>>() {
            cells[*cell] = painter.jury.verdict(votes);
        }
    }
}

/// Part of a lost patch, and the cell that it would like to have.
struct Wish {
    cell: usize,
    voxels: Vec<usize>,
    votes: Votes,
}

/// What lost patches ask for, as far as they have enough of a cell.
fn wishes(painter: &Painter<'_>, cells: &[u8]) -> Vec<Wish> {
    let is_alike = |voxel, next| is_shade(painter, painter.model.cells()[voxel], painter.model.cells()[next]);
    let patches = Bodies::joined(painter.lattice.voxels, |voxel| painter.is_seen(voxel), is_alike);
    let seen = || patches.labels.iter().enumerate().filter(|&(_, &patch)| patch != 0);
    let mut is_lost = vec![true; patches.counts.len() + 1];
    for (voxel, &patch) in seen() {
        let patch = &mut is_lost[patch as usize];
        *patch = *patch && !is_served(painter, cells, voxel, None);
    }
    let mut parts: BTreeMap<(usize, u32), Vec<usize>> = BTreeMap::new();
    for (voxel, &patch) in seen().filter(|&(_, &patch)| is_lost[patch as usize]) {
        for home in painter.lattice.cells_of(painter.lattice.homes(voxel)).filter(|&home| cells[home] != 0) {
            parts.entry((home, patch)).or_default().push(voxel);
        }
    }
    let wishes = parts.into_iter().filter_map(|((cell, patch), voxels)| {
        let votes = painter.seen_votes(cell, |voxel| patches.labels[voxel] == patch);
        let is_enough =
            votes.total() > 0 && SHARE * votes.total() > painter.seen_votes(cell, |_| true).total();
        is_enough.then_some(Wish { cell, voxels, votes })
    });
    wishes.collect()
}

/// Whether a cell near to a voxel, other than `but`, has a shade of its colour.
fn is_served(painter: &Painter<'_>, cells: &[u8], voxel: usize, but: Option<usize>) -> bool {
    let mut near = painter.lattice.cells_of(painter.lattice.near(voxel)).filter(|&cell| Some(cell) != but);
    near.any(|cell| is_shade(painter, cells[cell], painter.model.cells()[voxel]))
}

/// Whether the colour of a cell is still near to all of its voxels once the cell has another.
fn gives_way(painter: &Painter<'_>, cells: &[u8], cell: usize) -> bool {
    let is_own =
        |voxel: usize| painter.is_seen(voxel) && is_shade(painter, cells[cell], painter.model.cells()[voxel]);
    let mut own = painter.lattice.region(cell).filter(|&(voxel, _)| is_own(voxel));
    own.all(|(voxel, _)| is_served(painter, cells, voxel, Some(cell)))
}

fn is_shade(painter: &Painter<'_>, index: u8, other: u8) -> bool {
    index != 0 && other != 0 && painter.jury.distance(index, other) <= CONTRAST
}
