//! A model in rows of bits, one for each cell.

use crate::VoxelModel;

/// Up to 64 cells for each of `W` words, the first one in the lowest bit.
pub(super) type Row<const W: usize> = [u64; W];

/// Which cells are filled, and which look like their neighbours. Around the rows lies a margin of empty ones: a
/// neighbour's row is always there.
pub(super) struct Rows<const W: usize> {
    /// The axis that rows run along: 0, 1 or 2 for x, y or z.
    pub axis: usize,
    /// How far it is from a row to its neighbour along each axis; 0 along the row itself.
    pub steps: [usize; 3],
    pub filled: Vec<Row<W>>,
    /// Whether a cell looks like the next one along each axis. Told only of cells with a face that have such a neighbour:
    /// of others the bits mean nothing.
    pub like: [Vec<Row<W>>; 3],
}

impl<const W: usize> Rows<W> {
    /// Empty rows of a model.
    fn new(model: &VoxelModel, axis: usize, across: [usize; 2]) -> Self {
        let sides = model.size().to_array().map(|side| side as usize + 2);
        let mut steps = [0; 3];
        (steps[across[0]], steps[across[1]]) = (1, sides[across[0]]);
        let empty = || vec![[0; W]; sides[across[0]] * sides[across[1]]];
        Self { axis, steps, filled: empty(), like: [empty(), empty(), empty()] }
    }

    /// Rows along x.
    pub(super) fn of(model: &VoxelModel) -> Self {
        let mut rows = Self::new(model, 0, [1, 2]);
        let [width, depth, height] = model.size().to_array().map(|side| side as usize);
        let places = || (0..height).flat_map(|z| (0..depth).map(move |y| (y, z)));
        let cells = model.cells();
        for (y, z) in places() {
            let start = width * (y + depth * z);
            let row = std::array::from_fn(|word| filled(cells, start + 64 * word));
            let at = rows.at([0, y, z]);
            rows.filled[at] = and(row, run(0, width));
        }
        let strides = [1, width, width * depth];
        for (y, z) in places() {
            let at = rows.at([0, y, z]);
            let start = width * (y + depth * z);
            for (word, faces) in rows.with_faces(at).into_iter().enumerate() {
                let alike = alike(cells, start + 64 * word, strides, faces);
                (0..3).for_each(|axis| rows.like[axis][at][word] = alike[axis]);
            }
        }
        rows
    }

    /// The same cells in rows along y.
    pub(super) fn turned<const V: usize>(&self, model: &VoxelModel) -> Rows<V> {
        let mut turned = Rows::new(model, 1, [0, 2]);
        let [width, depth, height] = model.size().to_array().map(|side| side as usize);
        for z in 0..height {
            let squares = (0..width).step_by(64).flat_map(|x| (0..depth).step_by(64).map(move |y| (x, y)));
            for (x, y) in squares {
                let (from, to) = (self.at([x, y, z]), turned.at([x, y, z]));
                let (across, along) = ((depth - y).min(64), (width - x).min(64));
                let turn = |from_rows: &[Row<W>], to_rows: &mut [Row<V>]| {
                    let mut square = [0; 64];
                    for (line, row) in square.iter_mut().zip(&from_rows[from..from + across]) {
                        *line = row[x / 64];
                    }
                    transpose(&mut square);
                    for (line, row) in square.iter().zip(&mut to_rows[to..to + along]) {
                        row[y / 64] = *line;
                    }
                };
                turn(&self.filled, &mut turned.filled);
                // Nobody asks what lies along x: that is where the faces look.
                turn(&self.like[1], &mut turned.like[1]);
                turn(&self.like[2], &mut turned.like[2]);
            }
        }
        turned
    }

    /// Where the row of a cell is.
    pub(super) fn at(&self, cell: [usize; 3]) -> usize {
        (0..3).filter(|&axis| axis != self.axis).map(|axis| self.steps[axis] * (cell[axis] + 1)).sum()
    }

    /// The cells of a row that have an empty neighbour.
    fn with_faces(&self, at: usize) -> Row<W> {
        let (row, [_, y, z]) = (self.filled[at], self.steps);
        let around = [at - y, at + y, at - z, at + z].map(|at| self.filled[at]);
        and_not(row, around.into_iter().fold(and(before(row), after(row)), and))
    }
}

/// For each cell the one before.
pub(super) fn before<const W: usize>(row: Row<W>) -> Row<W> {
    std::array::from_fn(|word| row[word] << 1 | if word > 0 { row[word - 1] >> 63 } else { 0 })
}

/// For each cell the one after.
pub(super) fn after<const W: usize>(row: Row<W>) -> Row<W> {
    std::array::from_fn(|word| row[word] >> 1 | if word + 1 < W { row[word + 1] << 63 } else { 0 })
}

pub(super) fn and<const W: usize>(one: Row<W>, other: Row<W>) -> Row<W> {
    std::array::from_fn(|word| one[word] & other[word])
}

pub(super) fn and_not<const W: usize>(one: Row<W>, other: Row<W>) -> Row<W> {
    std::array::from_fn(|word| one[word] & !other[word])
}

pub(super) fn is_empty<const W: usize>(row: Row<W>) -> bool {
    row.iter().fold(0, |bits, word| bits | word) == 0
}

/// A run of cells from `start` up to, and not including, `end`.
pub(super) fn run<const W: usize>(start: usize, end: usize) -> Row<W> {
    let below = |at: usize, word: usize| match at.saturating_sub(64 * word) {
        0 => 0,
        bits => !0 >> (64 - bits.min(64)),
    };
    std::array::from_fn(|word| below(end, word) & !below(start, word))
}

/// Which of 64 cells from `start` are filled.
fn filled(cells: &[u8], start: usize) -> u64 {
    let there = cells.get(start..).unwrap_or_default();
    match there.first_chunk::<64>() {
        Some(whole) => gathered(|at| eight(whole, at)),
        None => gathered(|at| eight(there, at)),
    }
}

fn gathered(eight: impl Fn(usize) -> u64) -> u64 {
    (0..64).step_by(8).fold(0, |bits, at| bits | nonzero(eight(at)) << at)
}

/// Which of 64 cells from `start` are like those that follow at each stride. Eights of cells without faces are left out.
fn alike(cells: &[u8], start: usize, strides: [usize; 3], mut faces: u64) -> [u64; 3] {
    let mut alike = [0; 3];
    while faces != 0 {
        let at = faces.trailing_zeros() as usize & !7;
        let own = eight(cells, start + at);
        for (bits, stride) in alike.iter_mut().zip(strides) {
            *bits |= (nonzero(own ^ eight(cells, start + at + stride)) ^ 0xff) << at;
        }
        faces &= !(0xff << at);
    }
    alike
}

/// Eight cells in one number, the first one lowest; what lies beyond the last cell is empty.
fn eight(cells: &[u8], start: usize) -> u64 {
    let there = cells.get(start..).unwrap_or_default();
    there.first_chunk().copied().map_or_else(|| rest(there), u64::from_le_bytes)
}

#[cold]
fn rest(cells: &[u8]) -> u64 {
    cells.iter().rev().fold(0, |number, &cell| number << 8 | u64::from(cell))
}

/// Which of eight bytes aren't 0, as eight bits.
fn nonzero(bytes: u64) -> u64 {
    const LOW_SEVEN: u64 = 0x7f7f_7f7f_7f7f_7f7f;
    // The top bit of a byte is set where the byte isn't 0: the sum carries into it from the lower seven bits.
    let tops = (bytes | ((bytes & LOW_SEVEN) + LOW_SEVEN)) & !LOW_SEVEN;
    // The product gathers the eight top bits, each moved by another distance, in its highest byte.
    (tops >> 7).wrapping_mul(0x0102_0408_1020_4080) >> 56
}

/// Bit `b` of row `a` becomes bit `a` of row `b`: squares of bits change places across the diagonal, large ones first.
fn transpose(rows: &mut [u64; 64]) {
    let (mut side, mut mask) = (32, !0 >> 32);
    while side > 0 {
        for row in (0..64).filter(|row| row & side == 0) {
            let swapped = (rows[row] >> side ^ rows[row + side]) & mask;
            rows[row] ^= swapped << side;
            rows[row + side] ^= swapped;
        }
        side /= 2;
        mask ^= mask << side;
    }
}
