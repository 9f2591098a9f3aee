//! Where the cells that can't be seen take their colours from.

use super::cells::{Cells, Numbering};
use glam::UVec3;

/// A cell that waits for its colour; the others say in which wave they got theirs, modulo three.
const WAITS: u8 = 9;
const EMPTY: u8 = 8;

/// Which cell every cell of the grid takes its colour from.
pub struct Sources {
    size: UVec3,
    /// With an empty layer around, so that every cell has six neighbours.
    padded: Vec<u32>,
}

impl Sources {
    /// What `value` makes of each cell's source, x fastest, then y, then z: `None` for cells that aren't solid.
    pub fn map<T>(&self, value: impl Fn(Option<usize>) -> T) -> Vec<T> {
        let size = self.size;
        let mut values = Vec::with_capacity((size.x * size.y * size.z) as usize);
        for row in (0..size.z).flat_map(|z| (0..size.y).map(move |y| UVec3::new(0, y, z))) {
            let sources = &self.padded[offset(size, row)..][..size.x as usize];
            values.extend(sources.iter().map(|&source| value((source as usize).checked_sub(1))));
        }
        values
    }
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
    let mut states = vec![EMPTY; layer * (size.z as usize + 2)];
    let mut sources = vec![0u32; states.len()];
    for (first, length) in solid.runs() {
        states[offset(first)..][..length].fill(WAITS);
    }
    let mut wave = Vec::new();
    for ((at, color), number) in seen.cells().iter().zip(colors).zip(1..) {
        if color.is_some() {
            (states[offset(at)], sources[offset(at)]) = (0, number);
            wave.push(offset(at) as u32);
        }
    }
    let color = |source: u32| colors[source as usize - 1];
    let mut number = 0;
    while !wave.is_empty() {
        number = (number + 1) % 3;
        let mut next = Vec::with_capacity(wave.len());
        for at in wave {
            let at = at as usize;
            for there in [at - 1, at + 1, at - width, at + width, at - layer, at + layer] {
                if states[there] == WAITS {
                    (states[there], sources[there]) = (number, sources[at]);
                    next.push(there as u32);
                } else if states[there] == number && color(sources[at]) < color(sources[there]) {
                    sources[there] = sources[at];
                }
            }
        }
        wave = next;
    }
    Sources { size, padded: sources }
}
