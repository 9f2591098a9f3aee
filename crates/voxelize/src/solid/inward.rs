//! Where the cells that can't be seen take their colours from.

use super::cells::{Cells, Numbering};
use glam::UVec3;

/// A cell that isn't solid.
const EMPTY: u32 = 0;
/// One that waits for its source. Those that have theirs hold its number, from 1 on, and above it the wave in which they
/// got it: 1, 2 or 3, in turns.
const WAITS: u32 = u32::MAX;
const WAVE: u32 = 30;

/// Which cell each solid cell takes its colour from.
pub struct Sources {
    /// With an empty layer around, so that every cell has six neighbours.
    padded: Vec<u32>,
}

impl Sources {
    /// What `index` makes of each solid cell's source, x fastest, then y, then z; 0 for cells that have none.
    pub fn map(&self, solid: &Cells, index: impl Fn(usize) -> u8) -> Vec<u8> {
        let size = solid.size();
        let mut values = vec![0; (size.x * size.y * size.z) as usize];
        for (first, length) in solid.runs() {
            let values = &mut values[(first.x + size.x * (first.y + size.y * first.z)) as usize..][..length];
            for (value, &cell) in values.iter_mut().zip(&self.padded[offset(size, first)..]) {
                *value = if cell == WAITS { 0 } else { index(number_of(cell)) };
            }
        }
        values
    }
}

fn number_of(cell: u32) -> usize {
    (cell << 2 >> 2) as usize - 1
}

/// Where a cell is in a padded grid.
fn offset(size: UVec3, at: UVec3) -> usize {
    let (width, layer) = (size.x as usize + 2, (size.x as usize + 2) * (size.y as usize + 2));
    at.x as usize + 1 + width * (at.y as usize + 1) + layer * (at.z as usize + 1)
}

/// Carries the colours of seen cells to all solid ones: each takes that of the nearest cell that has one; where there
/// are more, the lowest of their colours.
pub fn carry_inwards(solid: &Cells, seen: &Numbering, colors: &[Option<[u8; 3]>]) -> Sources {
    let size = solid.size();
    let (width, layer) = (size.x as usize + 2, (size.x as usize + 2) * (size.y as usize + 2));
    let offset = |at: UVec3| offset(size, at);
    let mut cells = vec![EMPTY; layer * (size.z as usize + 2)];
    for (first, length) in solid.runs() {
        cells[offset(first)..][..length].fill(WAITS);
    }
    let mut wave = Vec::new();
    for ((at, color), number) in seen.cells().iter().zip(colors).zip(1..) {
        if color.is_some() {
            cells[offset(at)] = 1 << WAVE | number;
            wave.push(offset(at) as u32);
        }
    }
    let color = |cell: u32| colors[number_of(cell)];
    let (mut next, mut turn) = (Vec::new(), 1);
    while !wave.is_empty() {
        turn = turn % 3 + 1;
        for at in wave.drain(..) {
            let at = at as usize;
            let reached = turn << WAVE | cells[at] << 2 >> 2;
            for there in [at - 1, at + 1, at - width, at + width, at - layer, at + layer] {
                let found = cells[there];
                if found == WAITS {
                    cells[there] = reached;
                    next.push(there as u32);
                } else if found >> WAVE == turn && color(reached) < color(found) {
                    cells[there] = reached;
                }
            }
        }
        std::mem::swap(&mut wave, &mut next);
    }
    Sources { padded: cells }
}
