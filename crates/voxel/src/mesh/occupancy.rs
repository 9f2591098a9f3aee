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
    let mut row = [0; WORDS];
    let (eights, rest) = cells.as_chunks();
    let bytes = eights.iter().copied().chain([padded(rest)]).map(filled);
    for (eight, bits) in bytes.enumerate() {
        let (word, bit) = ((8 * eight + 1) / 64, (8 * eight + 1) % 64);
        row[word] |= bits << bit;
        if bit > 56 {
            row[word + 1] |= bits >> (64 - bit);
        }
    }
    row
}

fn padded(cells: &[u8]) -> [u8; 8] {
    let mut eight = [0; 8];
    eight[..cells.len()].copy_from_slice(cells);
    eight
}

/// Which of eight cells are filled, as eight bits: all eight are looked at in one number.
fn filled(cells: [u8; 8]) -> u64 {
    const LOW_SEVEN: u64 = 0x7f7f_7f7f_7f7f_7f7f;
    let cells = u64::from_le_bytes(cells);
    // The top bit of a byte is set where the byte isn't 0: the sum carries into it from the lower seven bits.
    let tops = (cells | ((cells & LOW_SEVEN) + LOW_SEVEN)) & !LOW_SEVEN;
    // The product gathers the eight top bits, each moved by another distance, in its highest byte.
    (tops >> 7).wrapping_mul(0x0102_0408_1020_4080) >> 56
}

fn without_margin(row: &Row) -> Line {
    std::array::from_fn(|word| row[word] >> 1 | row[word + 1] << 63)
}
