//! Where the cells that can't be seen take their colours from.

use super::cells::{Cells, Numbering};
use glam::UVec3;
use rayon::prelude::*;

/// A cell's colour on its way: how many steps it has come, and below that its index. The lower one wins: the nearer, and
/// of two that are as near the lower index.
type Key = i32;

/// One step to a cell that shares a face.
const STEP: Key = 1 << 8;

/// No colour comes from this far: corners of the largest grid are 3 × 127 steps apart.
const FAR: Key = 3 * 128 * STEP;

/// The palette indices of all solid cells, x fastest, then y, then z, where those of the seen ones are known (0 stands
/// for none): each takes that of the nearest cell, by steps through faces; where there are more, the lowest.
///
/// Steps along one axis say nothing of those along another, so that a sweep to and fro along each is all it takes.
pub fn carry_inwards(solid: &Cells, seen: &Numbering, indices: &[u8]) -> Vec<u8> {
    let size = solid.size();
    let (width, layer) = (size.x as usize, (size.x * size.y) as usize);
    let offset = |at: UVec3| at.x as usize + width * at.y as usize + layer * at.z as usize;
    let mut keys = vec![FAR; layer * size.z as usize];
    for (at, &index) in seen.cells().iter().zip(indices).filter(|&(_, &index)| index != 0) {
        keys[offset(at)] = Key::from(index);
    }
    keys.par_chunks_mut(layer).enumerate().for_each(|(z, keys)| {
        for (row, y) in keys.chunks_exact_mut(width).zip(0..) {
            along(row, solid.row(y, z as i32));
        }
        across(keys, width);
    });
    across(&mut keys, layer);
    let mut values = vec![0; keys.len()];
    for (first, length) in solid.runs() {
        let cells = offset(first)..offset(first) + length;
        for (value, &key) in values[cells.clone()].iter_mut().zip(&keys[cells]) {
            *value = (key % STEP) as u8;
        }
    }
    values
}

/// Sweeps through a row, as far as cells are solid.
fn along(keys: &mut [Key], solid: u128) {
    let (first, end) = (solid.trailing_zeros() as usize, (u128::BITS - solid.leading_zeros()) as usize);
    let keys = &mut keys[first.min(end)..end];
    let carry = |carried: Key, key: &mut Key| {
        *key = (*key).min(carried + STEP);
        *key
    };
    keys.iter_mut().fold(FAR, carry);
    keys.iter_mut().rev().fold(FAR, carry);
}

/// Sweeps from portion to portion, each `length` keys long, and back.
fn across(keys: &mut [Key], length: usize) {
    let carry = |from: &[Key], to: &mut [Key]| {
        to.iter_mut().zip(from).for_each(|(to, &from)| *to = (*to).min(from + STEP));
    };
    let count = keys.len() / length;
    for at in 1..count {
        let (before, rest) = keys.split_at_mut(at * length);
        carry(&before[(at - 1) * length..], &mut rest[..length]);
    }
    for at in (1..count).rev() {
        let (before, rest) = keys.split_at_mut(at * length);
        carry(&rest[..length], &mut before[(at - 1) * length..]);
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn a_colour_reaches_the_farthest_corner_of_the_largest_grid() {
        for size in [UVec3::new(128, 128, 1), UVec3::splat(128)] {
            let (mut all, mut seen) = (Cells::none(size), Cells::none(size));
            let rows = (0..size.z).flat_map(|z| (0..size.y).map(move |y| (y, z)));
            rows.for_each(|(y, z)| (0..size.x).for_each(|x| all.insert(UVec3::new(x, y, z))));
            seen.insert(UVec3::ZERO);
            let carried = carry_inwards(&all, &Numbering::of(seen), &[255]);
            assert!(carried.iter().all(|&index| index == 255), "{size}");
        }
    }

    proptest! {
        #[test]
        fn colours_come_from_the_nearest_cell(
            size in (1u32..9, 1u32..7, 1u32..7).prop_map(|(x, y, z)| UVec3::new(x, y, z)),
            seeds in proptest::collection::vec((any::<[u32; 3]>(), 1u8..), 1..6),
        ) {
            let (mut all, mut seen) = (Cells::none(size), Cells::none(size));
            let places = (0..size.z).flat_map(|z| (0..size.y).map(move |y| (y, z)));
            let places: Vec<UVec3> =
                places.flat_map(|(y, z)| (0..size.x).map(move |x| UVec3::new(x, y, z))).collect();
            places.iter().for_each(|&at| all.insert(at));
            let mut colors = std::collections::BTreeMap::new();
            for (at, index) in seeds {
                let at = UVec3::from_array(at) % size;
                seen.insert(at);
                colors.insert(at.to_array(), index);
            }
            let indices: Vec<u8> = seen.iter().map(|at| colors[&at.to_array()]).collect();
            let carried = carry_inwards(&all, &Numbering::of(seen), &indices);
            for (at, found) in places.into_iter().zip(carried) {
                let nearest = colors.iter().map(|(&from, &index)| {
                    (UVec3::from_array(from).as_ivec3().manhattan_distance(at.as_ivec3()), index)
                });
                prop_assert_eq!(Some(found), nearest.min().map(|(_, index)| index));
            }
        }
    }
}
