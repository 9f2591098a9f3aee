//! Palette reduction: exact where it can be, else the colours that err least to the eye.

mod cluster;
mod split;

use crate::oklab::{linear_of, linear_of_oklab, oklab_of, srgb_of};
use cluster::Clusters;
use glam::Vec3;

/// Rounds of moving each colour to the middle of those it stands for.
const ROUNDS: usize = 24;

/// A colour that occurs, and how often.
#[derive(Clone, Copy)]
struct Swatch {
    lab: Vec3,
    weight: f32,
}

/// At most `limit` colours for the cells, and for each cell its index (0 where it has no colour, else 1 and up). With
/// `gray`, colours stay grey.
pub fn reduce(colors: &[Option<[u8; 3]>], limit: usize, gray: bool) -> (Vec<[u8; 3]>, Vec<u8>) {
    let cells = by_color(colors);
    let groups = || cells.chunk_by(|a, b| color_of(*a) == color_of(*b));
    let distinct: Vec<[u8; 3]> = groups().map(|cells| color_of(cells[0])).collect();
    let counts: Vec<usize> = groups().map(<[_]>::len).collect();
    let swatches: Vec<Swatch> = distinct
        .iter()
        .zip(&counts)
        .map(|(&color, &count)| Swatch { lab: oklab_of(linear_of(color)), weight: count as f32 })
        .collect();
    let chosen = if distinct.len() <= limit { distinct } else { choose(&swatches, limit, gray) };
    let labs: Vec<Vec3> = chosen.iter().map(|&color| oklab_of(linear_of(color))).collect();
    let nearest = Clusters::of(labs, &swatches).nearest;
    let (palette, places) = number(&chosen, &counts, &nearest);
    let mut indices = vec![0; colors.len()];
    for (cells, entry) in groups().zip(nearest) {
        cells.iter().for_each(|&cell| indices[cell as u32 as usize] = places[entry as usize]);
    }
    (palette, indices)
}

/// The cells that have a colour, ordered by it: whole numbers that hold the colour and below it the cell, which are
/// sorted in a fraction of the time that colours take.
fn by_color(colors: &[Option<[u8; 3]>]) -> Vec<u64> {
    let cells = colors.iter().zip(0u64..).filter_map(|(color, cell)| {
        let [r, g, b] = (*color)?;
        Some(u64::from(u32::from_be_bytes([0, r, g, b])) << 32 | cell)
    });
    let mut cells: Vec<u64> = cells.collect();
    cells.sort_unstable();
    cells
}

fn color_of(cell: u64) -> [u8; 3] {
    let [_, r, g, b] = ((cell >> 32) as u32).to_be_bytes();
    [r, g, b]
}

/// Drops chosen colours that nobody took and orders the rest by how often they were taken, then by value. The place of
/// each chosen one there, from 1 on.
fn number(chosen: &[[u8; 3]], counts: &[usize], nearest: &[u32]) -> (Vec<[u8; 3]>, Vec<u8>) {
    let mut taken = vec![0usize; chosen.len()];
    for (&entry, count) in nearest.iter().zip(counts) {
        taken[entry as usize] += count;
    }
    let mut order: Vec<usize> = (0..chosen.len()).filter(|&entry| taken[entry] > 0).collect();
    order.sort_by_key(|&entry| (std::cmp::Reverse(taken[entry]), chosen[entry]));
    let mut places = vec![0u8; chosen.len()];
    for (&entry, index) in order.iter().zip(1..=u8::MAX) {
        places[entry] = index;
    }
    (order.iter().map(|&entry| chosen[entry]).collect(), places)
}

/// Splits the colours until there are enough parts, then lets each part's colour move to where it errs least.
fn choose(swatches: &[Swatch], limit: usize, gray: bool) -> Vec<[u8; 3]> {
    let mut clusters = Clusters::of(split::means(swatches.to_vec(), limit), swatches);
    clusters.settle(swatches, ROUNDS);
    if clusters.rescue_outlier(swatches) {
        clusters.settle(swatches, ROUNDS);
    }
    let byte = |&lab: &Vec3| {
        let color = srgb_of(linear_of_oklab(lab));
        if gray { [color[1]; 3] } else { color }
    };
    let mut chosen: Vec<[u8; 3]> = clusters.centers.iter().map(byte).collect();
    chosen.sort_unstable();
    chosen.dedup();
    chosen
}
#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn few_enough_colours_stay_exact() {
        let colors = [Some([1, 2, 3]), None, Some([250, 0, 0]), Some([1, 2, 3])];
        let (palette, cells) = reduce(&colors, 2, false);
        assert_eq!(palette, [[1, 2, 3], [250, 0, 0]]);
        assert_eq!(cells, [1, 0, 2, 1]);
    }

    #[test]
    fn there_are_never_more_colours_than_asked_for() {
        let colors: Vec<Option<[u8; 3]>> = (0..4096u32)
            .map(|i| Some([(i % 16 * 17) as u8, (i / 16 % 16 * 17) as u8, (i / 256 * 17) as u8]))
            .collect();
        for limit in [2, 3, 5, 16, 32, 100, 255] {
            let (palette, cells) = reduce(&colors, limit, false);
            assert!(
                palette.len() <= limit && palette.len() * 10 >= limit * 9,
                "{} of {limit}",
                palette.len()
            );
            assert_eq!(cells.iter().copied().max(), u8::try_from(palette.len()).ok());
        }
    }

    #[test]
    fn greys_stay_grey() {
        let colors: Vec<Option<[u8; 3]>> = (0..=255).map(|i| Some([i, i, i])).collect();
        let (palette, _) = reduce(&colors, 7, true);
        assert!(palette.iter().all(|[r, g, b]| r == g && g == b));
    }

    #[test]
    fn a_small_bright_eye_survives() {
        let mut colors: Vec<Option<[u8; 3]>> =
            (0..2000).map(|i| Some([90 + (i % 40) as u8, 60, 30])).collect();
        colors.push(Some([240, 240, 255]));
        let (palette, _) = reduce(&colors, 4, false);
        assert!(palette.contains(&[240, 240, 255]), "{palette:?}");
    }
}
