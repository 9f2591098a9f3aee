//! How deep the body is: round things swell, flat-sided things are boxes, turned things are as deep as wide.

use super::character::Character;
use super::details::{Details, Step};
use super::mask::Mask;

/// Half the depth of the deepest point of a round body, as a share of the outline's longest side.
const SWELL: f32 = 0.26;

/// Half the depth of a box, as a share of its shorter side.
const BOX: f32 = 0.25;

/// Half the depth of a plate, as a share of its shorter side.
const PLATE: f32 = 0.09;

/// What is narrow isn't much deeper than wide: half the depth of a box is this many times its width at most. Chimneys
/// and antennas don't become walls.
const SLAB: f32 = 0.75;

/// Half the depth everywhere, in cells: what is thinner breaks.
const THINNEST: f32 = 1.0;

/// The part of the height in which feet go straight down, where the lowest row is so long beside the one in the middle
/// of that part.
const FLAT: f32 = 0.6;
const SOLE: f32 = 0.08;

/// From this many cells along the longest side on, details step out or in.
const STEPS_FROM: usize = 24;

/// How far the body reaches to the front and to the back of each cell of the mask, in cells; 0 outside.
pub struct Depths {
    pub front: Vec<u32>,
    pub back: Vec<u32>,
}

pub fn depths(mask: &Mask, character: &Character, details: &Details) -> Depths {
    let longest = mask.width.max(mask.height);
    let most = (longest / 2).max(1) as u32;
    let heights = if character.is_turned {
        turned(mask)
    } else if character.is_plate {
        plate(mask)
    } else {
        on_its_feet(mask, blended(mask, character.boxiness))
    };
    let heights = symmetric(mask, heights);
    let whole = |(height, &inside): (f32, &bool)| {
        if inside { (height.max(THINNEST).round() as u32).min(most) } else { 0 }
    };
    let back: Vec<u32> = heights.into_iter().zip(&mask.inside).map(whole).collect();
    let mut front = back.clone();
    if longest >= STEPS_FROM {
        let stride = if longest >= 96 { 2 } else { 1 };
        let deepest = back.iter().copied().max().unwrap_or(0);
        for (depth, step) in front.iter_mut().zip(details.steps(mask, character)) {
            match step {
                Some(Step::Out) if *depth > 0 => *depth = (*depth + stride).min(longest as u32 - deepest),
                Some(Step::In) if *depth > stride => *depth -= stride,
                _ => {}
            }
        }
    }
    Depths { front, back }
}

/// Half the depth between that of a round thing and that of a box.
fn blended(mask: &Mask, boxiness: f32) -> Vec<f32> {
    let (longest, shortest) = (mask.width.max(mask.height) as f32, mask.width.min(mask.height) as f32);
    let mut heights: Vec<f32> = runs(mask).iter().map(|run| (shortest * BOX).min(run * SLAB)).collect();
    if boxiness < 1.0 {
        for (height, round) in heights.iter_mut().zip(swollen(mask, longest * SWELL)) {
            *height = round + (*height - round) * boxiness;
        }
    }
    heights
}

/// The same everywhere.
fn plate(mask: &Mask) -> Vec<f32> {
    vec![mask.width.min(mask.height) as f32 * PLATE; mask.inside.len()]
}

/// For each cell of the mask, how long the run of its row is that it belongs to.
fn runs(mask: &Mask) -> Vec<f32> {
    let rows = mask.inside.chunks_exact(mask.width);
    let runs = rows.flat_map(|row| row.chunk_by(|a, b| a == b));
    runs.flat_map(|run| std::iter::repeat_n(run.len() as f32, run.len())).collect()
}

/// Each row is a disc around its middle.
fn turned(mask: &Mask) -> Vec<f32> {
    let mut heights = vec![0.0; mask.inside.len()];
    for (row, heights) in mask.inside.chunks_exact(mask.width).zip(heights.chunks_exact_mut(mask.width)) {
        let first = row.iter().position(|&inside| inside).unwrap_or(0) as f32;
        let end = row.iter().rposition(|&inside| inside).map_or(0.0, |last| last as f32 + 1.0);
        let (middle, radius) = ((first + end) / 2.0, (end - first) / 2.0);
        for (x, height) in heights.iter_mut().enumerate() {
            let across = x as f32 + 0.5 - middle;
            *height = (radius * radius - across * across).max(0.0).sqrt();
        }
    }
    heights
}

/// Where the mask mirrors itself from left to right, so do the heights, to the last bit.
fn symmetric(mask: &Mask, heights: Vec<f32>) -> Vec<f32> {
    let mirrored = |at: usize| at - at % mask.width + (mask.width - 1 - at % mask.width);
    if (0..heights.len()).any(|at| mask.inside[at] != mask.inside[mirrored(at)]) {
        return heights;
    }
    (0..heights.len()).map(|at| (heights[at] + heights[mirrored(at)]) / 2.0).collect()
}

/// What stands on the lowest row goes straight down the last part of its way, so that it stands on more than an edge.
fn on_its_feet(mask: &Mask, mut heights: Vec<f32>) -> Vec<f32> {
    let sole = (mask.height as f32 * SOLE).round() as usize;
    let last = mask.width * (mask.height - 1);
    let count =
        |row: usize| mask.inside[row * mask.width..][..mask.width].iter().filter(|&&inside| inside).count();
    let above = count(mask.height - 1 - sole.div_ceil(2).min(mask.height - 1));
    if (count(mask.height - 1) as f32) < above as f32 * FLAT {
        return heights;
    }
    for x in (0..mask.width).filter(|&x| mask.inside[last + x]) {
        for step in 1..=sole.min(mask.height - 1) {
            let above = last + x - step * mask.width;
            if !mask.inside[above] {
                break;
            }
            for below in 0..step {
                let at = last + x - below * mask.width;
                heights[at] = heights[at].max(heights[above]);
            }
        }
    }
    heights
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
