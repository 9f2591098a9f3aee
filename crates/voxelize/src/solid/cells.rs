//! Sets of cells: a row along x is one word, so that neighbours are shifts.

use glam::UVec3;

/// Some of the cells of a box that is at most 128 cells long along x.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Cells {
    size: UVec3,
    /// Bit x of row `y + size.y * z`.
    rows: Vec<u128>,
}

impl Cells {
    pub fn none(size: UVec3) -> Self {
        debug_assert!(size.x <= u128::BITS);
        Self { size, rows: vec![0; (size.y * size.z) as usize] }
    }

    /// The cells of these rows, ordered by z, then y.
    pub fn of_rows(size: UVec3, rows: Vec<u128>) -> Self {
        debug_assert_eq!(rows.len(), (size.y * size.z) as usize);
        Self { size, rows }
    }

    pub fn size(&self) -> UVec3 {
        self.size
    }

    pub fn insert(&mut self, at: UVec3) {
        self.rows[(at.y + self.size.y * at.z) as usize] |= 1 << at.x;
    }

    pub fn flip(&mut self, at: UVec3) {
        self.rows[(at.y + self.size.y * at.z) as usize] ^= 1 << at.x;
    }

    pub fn is_empty(&self) -> bool {
        self.rows.iter().all(|&row| row == 0)
    }

    /// The cells in order: x fastest, then y, then z.
    pub fn iter(&self) -> impl Iterator<Item = UVec3> + '_ {
        self.rows.iter().zip(0u32..).flat_map(move |(&row, at)| {
            bits(row).map(move |x| UVec3::new(x, at % self.size.y, at / self.size.y))
        })
    }

    /// The runs of cells along x, in order: the first cell, and how many.
    pub fn runs(&self) -> impl Iterator<Item = (UVec3, usize)> + '_ {
        self.rows.iter().zip(0u32..).flat_map(move |(&row, at)| {
            let mut rest = row;
            std::iter::from_fn(move || {
                let first = rest.trailing_zeros();
                let length = (!(rest.checked_shr(first)?)).trailing_zeros();
                rest = rest.checked_shr(first + length).unwrap_or(0).checked_shl(first + length).unwrap_or(0);
                Some((UVec3::new(first, at % self.size.y, at / self.size.y), length as usize))
            })
        })
    }

    /// The row at (y, z); outside the box it is empty.
    pub fn row(&self, y: i32, z: i32) -> u128 {
        let fits = y >= 0 && z >= 0 && (y as u32) < self.size.y && (z as u32) < self.size.z;
        if fits { self.rows[y as usize + self.size.y as usize * z as usize] } else { 0 }
    }

    /// The cells that `rule` makes of the rows of both sets.
    fn with(&self, other: &Self, rule: impl Fn(u128, u128) -> u128) -> Self {
        let rows = self.rows.iter().zip(&other.rows).map(|(&row, &other)| rule(row, other)).collect();
        Self { size: self.size, rows }
    }

    pub fn or(&self, other: &Self) -> Self {
        self.with(other, |row, other| row | other)
    }

    pub fn and(&self, other: &Self) -> Self {
        self.with(other, |row, other| row & other)
    }

    pub fn without(&self, other: &Self) -> Self {
        self.with(other, |row, other| row & !other)
    }

    /// The set and all cells that share a face with one of it.
    pub fn spread_by_faces(&self) -> Self {
        self.each_row(|y, z| {
            let row = self.row(y, z);
            let beside = self.row(y - 1, z) | self.row(y + 1, z) | self.row(y, z - 1) | self.row(y, z + 1);
            row | row << 1 | row >> 1 | beside
        })
    }

    /// The set and all cells that share a face, an edge or a corner with one of it.
    pub fn spread(&self) -> Self {
        self.each_row(|y, z| {
            let mut all = 0;
            for dz in -1..=1 {
                for dy in -1..=1 {
                    all |= self.row(y + dy, z + dz);
                }
            }
            all | all << 1 | all >> 1
        })
    }

    /// The cells whose 26 neighbours are all in the set.
    pub fn buried(&self) -> Self {
        self.each_row(|y, z| {
            let mut all = u128::MAX;
            for dz in -1..=1 {
                for dy in -1..=1 {
                    all &= self.row(y + dy, z + dz);
                }
            }
            all & all << 1 & all >> 1
        })
    }

    /// The cells with a face to a cell that isn't in the set.
    pub fn exposed(&self) -> Self {
        self.each_row(|y, z| {
            let row = self.row(y, z);
            let beside = self.row(y - 1, z) & self.row(y + 1, z) & self.row(y, z - 1) & self.row(y, z + 1);
            row & !(beside & row << 1 & row >> 1)
        })
    }

    /// The cells, not in the set, from which no way through faces leads out of the box without crossing the set.
    pub fn enclosed(&self) -> Self {
        let width = u128::MAX >> (u128::BITS - self.size.x);
        let mut outside = self.each_row(|y, z| {
            let is_border = y == 0 || z == 0 || y + 1 == self.size.y as i32 || z + 1 == self.size.z as i32;
            let seeds = if is_border { width } else { 1 | 1 << (self.size.x - 1) };
            let row = self.row(y, z);
            if row == 0 { width } else { run(seeds, width & !row) }
        });
        // Sweeps to and fro, until one changes nothing.
        let mut forward = true;
        loop {
            let mut changed = false;
            for step in 0..self.rows.len() {
                let at = if forward { step } else { self.rows.len() - 1 - step };
                let open = width & !self.rows[at];
                if outside.rows[at] == open {
                    continue;
                }
                let (y, z) = ((at as u32 % self.size.y) as i32, (at as u32 / self.size.y) as i32);
                let beside = outside.row(y - 1, z)
                    | outside.row(y + 1, z)
                    | outside.row(y, z - 1)
                    | outside.row(y, z + 1);
                if beside & open & !outside.rows[at] != 0 {
                    outside.rows[at] = run(beside | outside.rows[at], open);
                    changed = true;
                }
            }
            if !changed {
                return self.with(&outside, |row, outside| width & !row & !outside);
            }
            forward = !forward;
        }
    }

    /// The cells with an odd number of the set's up to and including themselves, along an axis.
    pub fn sums_along(&self, axis: usize) -> Self {
        let mut sums = self.clone();
        if axis == 0 {
            return self.each_row(|y, z| {
                let row = self.row(y, z);
                [1, 2, 4, 8, 16, 32, 64].into_iter().fold(row, |sum, step| sum ^ sum << step)
            });
        }
        let depth = self.size.y as usize;
        let back = if axis == 1 { 1 } else { depth };
        for at in 0..sums.rows.len() {
            let is_first = if axis == 1 { at % depth == 0 } else { at < depth };
            if !is_first {
                sums.rows[at] ^= sums.rows[at - back];
            }
        }
        sums
    }

    /// The cells that `rule` makes for each row, at (y, z).
    pub fn each_row(&self, rule: impl Fn(i32, i32) -> u128) -> Self {
        let (height, depth) = (self.size.z as i32, self.size.y as i32);
        let width = u128::MAX >> (u128::BITS - self.size.x);
        let rows = (0..height).flat_map(|z| (0..depth).map(move |y| (y, z)));
        Self { size: self.size, rows: rows.map(|(y, z)| rule(y, z) & width).collect() }
    }
}

/// The places of the bits that are set.
pub fn bits(mut row: u128) -> impl Iterator<Item = u32> {
    std::iter::from_fn(move || {
        let at = row.trailing_zeros();
        row &= row.wrapping_sub(1);
        (at < u128::BITS).then_some(at)
    })
}

/// The runs of `open` that hold a seed.
fn run(seeds: u128, open: u128) -> u128 {
    let mut reached = seeds & open;
    // Each round reaches twice as far, over gaps that `up` and `down` know to be open all the way.
    let (mut up, mut down) = (open, open);
    for step in [1, 2, 4, 8, 16, 32, 64] {
        reached |= up & reached << step | down & reached >> step;
        up &= up << step;
        down &= down >> step;
    }
    reached
}

/// A number for each cell of a set, counted in order.
pub struct Numbering {
    cells: Cells,
    before: Vec<u32>,
}

impl Numbering {
    pub fn of(cells: Cells) -> Self {
        let mut sum = 0;
        let count = |row: &u128| {
            let before = sum;
            sum += row.count_ones();
            before
        };
        let before = cells.rows.iter().map(count).collect();
        Self { cells, before }
    }

    pub fn cells(&self) -> &Cells {
        &self.cells
    }

    /// The number of a cell; `None` where it isn't in the set.
    pub fn get(&self, at: UVec3) -> Option<usize> {
        let row = (at.y + self.cells.size.y * at.z) as usize;
        let word = self.cells.rows[row];
        let lower = (word & ((1 << at.x) - 1)).count_ones();
        (word >> at.x & 1 == 1).then(|| (self.before[row] + lower) as usize)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use glam::IVec3;
    use proptest::prelude::*;
    use std::collections::BTreeSet;

    fn set() -> impl Strategy<Value = Cells> {
        let size = (1u32..7, 1u32..6, 1u32..6).prop_map(|(x, y, z)| UVec3::new(x, y, z));
        let wide = Just(UVec3::new(128, 2, 3));
        prop_oneof![4 => size, 1 => wide].prop_flat_map(|size| {
            let cells = (size.x * size.y * size.z) as usize;
            proptest::collection::vec(proptest::bool::weighted(0.6), cells).prop_map(move |inside| {
                let mut cells = Cells::none(size);
                for (offset, _) in inside.iter().enumerate().filter(|&(_, &inside)| inside) {
                    let offset = offset as u32;
                    let row = offset / size.x;
                    cells.insert(UVec3::new(offset % size.x, row % size.y, row / size.y));
                }
                cells
            })
        })
    }

    impl Cells {
        fn contains(&self, at: IVec3) -> bool {
            let fits = at.min_element() >= 0 && at.cmplt(self.size.as_ivec3()).all();
            fits && self.row(at.y, at.z) >> at.x & 1 == 1
        }
    }

    fn all(size: UVec3) -> impl Iterator<Item = IVec3> {
        let [x, y, z] = size.as_ivec3().to_array();
        (0..z).flat_map(move |z| (0..y).flat_map(move |y| (0..x).map(move |x| IVec3::new(x, y, z))))
    }

    const FACES: [IVec3; 6] = [IVec3::X, IVec3::Y, IVec3::Z, IVec3::NEG_X, IVec3::NEG_Y, IVec3::NEG_Z];

    fn around(at: IVec3) -> impl Iterator<Item = IVec3> {
        (0..27).map(move |n| at + IVec3::new(n % 3, n / 3 % 3, n / 9) - 1)
    }

    /// What a walk from beyond the box reaches.
    fn reached(cells: &Cells) -> BTreeSet<[i32; 3]> {
        let size = cells.size().as_ivec3();
        let mut open = vec![IVec3::NEG_ONE];
        let mut seen = BTreeSet::from([[-1; 3]]);
        while let Some(at) = open.pop() {
            for next in FACES.map(|face| at + face) {
                let fits = next.min_element() >= -1 && next.cmple(size).all();
                if fits && !cells.contains(next) && seen.insert(next.to_array()) {
                    open.push(next);
                }
            }
        }
        seen
    }

    proptest! {
        #[test]
        fn rows_of_bits_do_what_loops_over_cells_would(cells in set()) {
            let (faces, spread, buried) = (cells.spread_by_faces(), cells.spread(), cells.buried());
            let (exposed, enclosed, reached) = (cells.exposed(), cells.enclosed(), reached(&cells));
            for at in all(cells.size()) {
                let inside = cells.contains(at);
                prop_assert_eq!(faces.contains(at), inside || FACES.iter().any(|&face| cells.contains(at + face)));
                prop_assert_eq!(spread.contains(at), around(at).any(|at| cells.contains(at)));
                prop_assert_eq!(buried.contains(at), around(at).all(|at| cells.contains(at)));
                prop_assert_eq!(exposed.contains(at), inside && FACES.iter().any(|&face| !cells.contains(at + face)));
                prop_assert_eq!(enclosed.contains(at), !inside && !reached.contains(&at.to_array()));
            }
        }

        #[test]
        fn runs_are_the_cells_in_order(cells in set()) {
            let along = |(first, length): (UVec3, usize)| (0..length as u32).map(move |x| first + UVec3::X * x);
            prop_assert!(cells.runs().flat_map(along).eq(cells.iter()));
        }

        #[test]
        fn sums_count_from_the_border_on(cells in set()) {
            for axis in 0..3 {
                let sums = cells.sums_along(axis);
                for at in all(cells.size()) {
                    let before = (0..=at[axis]).filter(|&step| {
                        let mut there = at;
                        there[axis] = step;
                        cells.contains(there)
                    });
                    prop_assert_eq!(sums.contains(at), before.count() % 2 == 1);
                }
            }
        }

        #[test]
        fn cells_are_numbered_in_order(cells in set()) {
            let numbering = Numbering::of(cells.clone());
            for (number, at) in cells.iter().enumerate() {
                prop_assert_eq!(numbering.get(at), Some(number));
            }
            let others = all(cells.size()).filter(|&at| !cells.contains(at));
            prop_assert!(others.into_iter().all(|at| numbering.get(at.as_uvec3()).is_none()));
        }
    }
}
