//! Colours carried to where there are none.

use glam::Vec3;

/// Gives each cell that isn't known the mean of those of its known neighbours that it `takes` from, ring after ring.
/// `width` is the grid's.
pub fn spread(width: usize, mut known: Vec<bool>, colors: &mut [Vec3], takes: impl Fn(usize, usize) -> bool) {
    let height = colors.len() / width;
    let mut ring: Vec<usize> = (0..known.len()).filter(|&at| !known[at]).collect();
    while !ring.is_empty() {
        let mut found = Vec::new();
        for &at in &ring {
            let (x, y) = (at % width, at / width);
            let look = |is_there: bool, there: usize| {
                if is_there && known[there] && takes(at, there) {
                    (colors[there], 1.0)
                } else {
                    (Vec3::ZERO, 0.0)
                }
            };
            let (left, right) = (look(x > 0, at.wrapping_sub(1)), look(x + 1 < width, at + 1));
            let (above, below) = (look(y > 0, at.wrapping_sub(width)), look(y + 1 < height, at + width));
            // Added in pairs, so that mirrored pictures spread alike.
            let count = (left.1 + right.1) + (above.1 + below.1);
            if count > 0.0 {
                found.push((at, ((left.0 + right.0) + (above.0 + below.0)) / count));
            }
        }
        if found.is_empty() {
            return;
        }
        for (at, color) in found {
            colors[at] = color;
            known[at] = true;
        }
        ring.retain(|&at| !known[at]);
    }
}
