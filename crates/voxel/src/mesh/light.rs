//! How open the corners of faces are to the light, a row of faces at a time.

use super::rows::{Row, after, before};

/// Two bits for each corner of each face: the openness of corner `c`, 0 to 3, lies in row `2 c` and, its higher bit, in row
/// `2 c + 1`. Corners run around a face: o, o+a, o+a+b, o+b.
#[derive(Clone, Copy)]
pub(super) struct Light<const W: usize>([Row<W>; 8]);

impl<const W: usize> Light<W> {
    /// Nothing is in the way.
    pub(super) const OPEN: Self = Self([[!0; W]; 8]);

    /// From the cells in front of the faces (`there`), and those in the rows before and after along b.
    ///
    /// A corner counts the filled cells that touch it. Between two filled sides it is darkest, whatever lies behind.
    pub(super) fn of(low: Row<W>, there: Row<W>, high: Row<W>) -> Self {
        let corner = |side: Row<W>, other: Row<W>, behind: Row<W>| {
            let closed = |word: usize| (side[word] & other[word], side[word] | other[word], behind[word]);
            let count = |bit: fn(u64, u64) -> u64| {
                std::array::from_fn(|word| {
                    let (both, either, behind) = closed(word);
                    !(both | bit(either, behind))
                })
            };
            [count(|either, behind| either ^ behind), count(|either, behind| either & behind)]
        };
        let (left, right) = (before(there), after(there));
        let [a, b] = corner(left, low, before(low));
        let [c, d] = corner(right, low, after(low));
        let [e, f] = corner(right, high, after(high));
        let [g, h] = corner(left, high, before(high));
        Self([a, b, c, d, e, f, g, h])
    }

    /// Faces whose light doesn't change along a: a longer one looks the same.
    pub(super) fn is_even_along_a(&self) -> Row<W> {
        self.agree([0, 1], [3, 2])
    }

    /// Faces whose light doesn't change along b.
    pub(super) fn is_even_along_b(&self) -> Row<W> {
        self.agree([0, 3], [1, 2])
    }

    /// Where two corners are as open as one another, and so are two more.
    fn agree(&self, [a, b]: [usize; 2], [c, d]: [usize; 2]) -> Row<W> {
        let differ = |one: usize, other: usize, word: usize| {
            (self.0[2 * one][word] ^ self.0[2 * other][word])
                | (self.0[2 * one + 1][word] ^ self.0[2 * other + 1][word])
        };
        std::array::from_fn(|word| !(differ(a, b, word) | differ(c, d, word)))
    }

    /// The openness of one face's corners, two bits each, the first one lowest.
    pub(super) fn of_face(&self, a: usize) -> u8 {
        let (word, bit) = (a / 64, a % 64);
        (0..8).fold(0, |light, row| light | ((self.0[row][word] >> bit & 1) as u8) << row)
    }
}
