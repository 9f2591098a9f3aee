//! How far the body bulges: round things swell, flat-sided things are boxes with a rounded edge.

use super::mask::Mask;

/// Half the depth of the deepest point, as a share of the outline's longest side.
const ROUND: f32 = 0.24;
const BOX: f32 = 0.19;

/// Half the depth at the rim: two voxels of depth at a size of 48.
const RIM: f32 = 0.021;

/// Half the depth of each cell, in cells. 0 outside the mask.
pub fn heights(mask: &Mask) -> Vec<f32> {
    let longest = mask.width.max(mask.height) as f32;
    let boxy = ((rectilinearity(mask) - 0.4) / 0.2).clamp(0.0, 1.0);
    let round = if boxy < 1.0 { swollen(mask, longest * ROUND) } else { vec![0.0; mask.inside.len()] };
    let flat = if boxy > 0.0 { rounded_box(mask, longest * BOX) } else { vec![0.0; mask.inside.len()] };
    let rim = (longest * RIM).max(0.5);
    let blend = |(round, flat): (f32, f32)| (round * (1.0 - boxy) + flat * boxy).max(rim);
    let heights = round.into_iter().zip(flat).map(blend);
    let heights: Vec<f32> =
        heights.zip(&mask.inside).map(|(height, &inside)| if inside { height } else { 0.0 }).collect();
    symmetric(mask, heights)
}

/// Where the mask mirrors itself from left to right, so do the heights, to the last bit.
fn symmetric(mask: &Mask, heights: Vec<f32>) -> Vec<f32> {
    let mirrored = |at: usize| at - at % mask.width + (mask.width - 1 - at % mask.width);
    if (0..heights.len()).any(|at| mask.inside[at] != mask.inside[mirrored(at)]) {
        return heights;
    }
    (0..heights.len()).map(|at| (heights[at] + heights[mirrored(at)]) / 2.0).collect()
}

/// The share of the outline that lies on long straight runs along the axes: offices near 1, an octopus near 0.
pub fn rectilinearity(mask: &Mask) -> f32 {
    let long = ((mask.width.max(mask.height) as f32) * 0.15).max(3.0) as usize;
    let (mut all, mut straight) = (0, 0);
    let mut count = |edges: &mut dyn Iterator<Item = bool>| {
        let mut run = 0;
        for edge in edges.chain(std::iter::once(false)) {
            if edge {
                run += 1;
            } else {
                all += run;
                straight += if run >= long { run } else { 0 };
                run = 0;
            }
        }
    };
    let (width, height) = (mask.width as i64, mask.height as i64);
    for y in 0..=height {
        count(&mut (0..width).map(|x| mask.at(x, y) && !mask.at(x, y - 1)));
        count(&mut (0..width).map(|x| !mask.at(x, y) && mask.at(x, y - 1)));
    }
    for x in 0..=width {
        count(&mut (0..height).map(|y| mask.at(x, y) && !mask.at(x - 1, y)));
        count(&mut (0..height).map(|y| !mask.at(x, y) && mask.at(x - 1, y)));
    }
    straight as f32 / all.max(1) as f32
}

/// The root of the solution of Poisson's equation on the mask: what a balloon with this outline looks like. Capped
/// softly, so that a large body doesn't become a ball.
fn swollen(mask: &Mask, cap: f32) -> Vec<f32> {
    let (width, height) = (mask.width, mask.height);
    let mut values = vec![0.0f32; width * height];
    // Over-relaxation at the rate that suits a domain of this size, cells in checkerboard order.
    let omega = 2.0 / (1.0 + (std::f32::consts::PI / width.min(height).max(4) as f32).sin());
    let rounds = 60 + 3 * width.min(height);
    for _ in 0..rounds {
        for colour in 0..2 {
            for y in 0..height {
                for x in 0..width {
                    let at = x + width * y;
                    if !mask.inside[at] || (x + y) % 2 != colour {
                        continue;
                    }
                    let left = if x > 0 { values[at - 1] } else { 0.0 };
                    let right = if x + 1 < width { values[at + 1] } else { 0.0 };
                    let above = if y > 0 { values[at - width] } else { 0.0 };
                    let below = if y + 1 < height { values[at + width] } else { 0.0 };
                    let target = ((left + right) + (above + below) + 1.0) / 4.0;
                    values[at] += omega * (target - values[at]);
                }
            }
        }
    }
    // With this factor a disc becomes a ball before the cap.
    values.into_iter().map(|value| cap * (2.0 * value.max(0.0).sqrt() / cap).tanh()).collect()
}

/// Flat, with an edge rounded over the same distance as it is deep, at most.
fn rounded_box(mask: &Mask, depth: f32) -> Vec<f32> {
    let radius = depth * 0.35;
    let round = |distance: f32| {
        let short = (1.0 - distance / radius).clamp(0.0, 1.0);
        depth - radius + radius * (1.0 - short * short).sqrt()
    };
    distances(mask).into_iter().map(round).collect()
}

/// About how far each cell's centre is from the outline, in cells (chamfer distance).
fn distances(mask: &Mask) -> Vec<f32> {
    let (width, height) = (mask.width as i64, mask.height as i64);
    let far = (width + height) as f32;
    let mut distances: Vec<f32> = mask.inside.iter().map(|&inside| if inside { far } else { 0.0 }).collect();
    let relax = |x: i64, y: i64, around: &[(i64, i64, f32)], distances: &mut Vec<f32>| {
        let at = (x + width * y) as usize;
        for &(dx, dy, step) in around {
            let (nx, ny) = (x + dx, y + dy);
            let there =
                if mask.at(nx, ny) { distances[(nx + width * ny) as usize] + step } else { step * 0.5 };
            distances[at] = distances[at].min(there);
        }
    };
    let diagonal = std::f32::consts::SQRT_2;
    let before = [(-1, 0, 1.0), (0, -1, 1.0), (-1, -1, diagonal), (1, -1, diagonal)];
    let after = before.map(|(dx, dy, step)| (-dx, -dy, step));
    for (forward, around) in [(true, before), (false, after)] {
        for row in 0..height {
            for column in 0..width {
                let (x, y) = if forward { (column, row) } else { (width - 1 - column, height - 1 - row) };
                if mask.at(x, y) {
                    relax(x, y, &around, &mut distances);
                }
            }
        }
    }
    distances
}
