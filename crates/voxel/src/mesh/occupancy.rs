//! Which cells are filled, as bits, with an empty margin around: no neighbour is ever out of bounds.

use crate::VoxelModel;
use glam::UVec3;

/// Words in a row: 256 cells and a margin on both sides.
const WORDS: usize = 5;

/// Bits along x, with the margin: the cell at x is bit x + 1.
type Row = [u64; WORDS];

/// Bits along one axis of a plane, without margin.
pub(super) type Line = [u64; WORDS - 1];

/// Rows of bits along x, one for each (y, z). Positions here count the margin: the cell (x, y, z) is (x + 1, y + 1,
/// z + 1).
pub(super) struct Occupancy {
    size: UVec3,
    rows: Vec<Row>,
}

impl Occupancy {
    pub(super) fn of(model: &VoxelModel) -> Self {
        let size = model.size();
        let (depth, height) = (size.y as usize, size.z as usize);
        let mut rows = vec![[0; WORDS]; (depth + 2) * (height + 2)];
        for (line, cells) in model.cells().chunks_exact(size.x as usize).enumerate() {
            let (y, z) = (line % depth, line / depth);
            rows[(y + 1) + (depth + 2) * (z + 1)] = row_of(cells);
        }
        Self { size, rows }
    }

    /// Sides of the model, without the margin.
    pub(super) fn size(&self) -> UVec3 {
        self.size
    }

    fn row(&self, y: usize, z: usize) -> &Row {
        &self.rows[y + (self.size.y as usize + 2) * z]
    }

    /// The filled cells of a row, the first of which is bit 0, whose neighbours in the row at (`y`, `z`) are empty.
    pub(super) fn faces_against(&self, [y, z]: [usize; 2], [other_y, other_z]: [usize; 2]) -> Line {
        let (row, other) = (self.row(y, z), self.row(other_y, other_z));
        without_margin(&std::array::from_fn(|word| row[word] & !other[word]))
    }

    /// The filled cells of a row whose neighbour towards +x (or -x) is empty.
    pub(super) fn faces_along(&self, [y, z]: [usize; 2], towards_positive: bool) -> Line {
        let row = self.row(y, z);
        without_margin(&std::array::from_fn(|word| {
            let neighbor = if towards_positive {
                row[word] >> 1 | row.get(word + 1).map_or(0, |next| next << 63)
            } else {
                row[word] << 1 | word.checked_sub(1).map_or(0, |before| row[before] >> 63)
            };
            row[word] & !neighbor
        }))
    }

    /// Whether the cell is filled: 0 or 1.
    pub(super) fn one(&self, [x, y, z]: [usize; 3]) -> usize {
        (self.row(y, z)[x / 64] >> (x % 64) & 1) as usize
    }

    /// The cell and the two that follow along x, as three bits.
    pub(super) fn three(&self, [x, y, z]: [usize; 3]) -> usize {
        let (row, word, bit) = (self.row(y, z), x / 64, x % 64);
        let crossing = if bit > 61 { row[word + 1] << (64 - bit) } else { 0 };
        ((row[word] >> bit | crossing) & 7) as usize
    }
}

/// The bits of a line of cells, after the margin.
fn row_of(cells: &[u8]) -> Row {
    let pack = |cells: &[u8]| {
        cells.iter().enumerate().fold(0, |word, (bit, &cell)| word | u64::from(cell != 0) << bit)
    };
    let (first, rest) = cells.split_at(cells.len().min(63));
    let mut row = [0; WORDS];
    row[0] = pack(first) << 1;
    for (word, cells) in row[1..].iter_mut().zip(rest.chunks(64)) {
        *word = pack(cells);
    }
    row
}

fn without_margin(row: &Row) -> Line {
    std::array::from_fn(|word| row[word] >> 1 | row[word + 1] << 63)
}
