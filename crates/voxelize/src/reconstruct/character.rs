//! What kind of body an outline belongs to.

use super::mask::Mask;
use super::outline;
use super::regions::Regions;
use super::rim;

/// The outline of a box is straight to this share at least, that of a round thing to this one at most.
const BOXY: f32 = 0.5;
const ROUND: f32 = 0.3;

/// A turned thing covers its mirror image to this share at least, so much of its rows are in one piece, and no more of
/// its outline is straight.
const MIRRORS: f32 = 0.93;
const SIMPLE: f32 = 0.97;
const CURVED: f32 = 0.34;

/// A side is long from this share of the thing's longest side on, and straight where its cells lie no further from it.
const LONG_SIDE: f32 = 0.25;
const STRAIGHT: f32 = 1.0;

/// How a body is built.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Character {
    /// 0 for round things, 1 for boxes.
    pub boxiness: f32,
    /// Whether it is round all around an upright axis: a bottle, a tree, a lamp.
    pub is_turned: bool,
    /// Whether it is flat: a shield, a clock, a card.
    pub is_plate: bool,
}

impl Character {
    pub fn of(regions: &Regions) -> Self {
        let mask = &regions.mask;
        let upright = rectilinearity(mask);
        let straight = if stands_flat(mask) { upright.max(straightness(mask)) } else { upright };
        let boxiness = ((straight - ROUND) / (BOXY - ROUND)).clamp(0.0, 1.0);
        let is_plate = regions.is_framed || rim::is_disc(mask, &regions.colors);
        let is_turned = !is_plate && upright < CURVED && mirrors(mask) > MIRRORS && simplicity(mask) > SIMPLE;
        Self { boxiness, is_turned, is_plate }
    }
}

/// The share of the outline that lies on long straight runs along the axes: offices near 1, an octopus near 0.
fn rectilinearity(mask: &Mask) -> f32 {
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

/// Whether the lowest row is at least half as long as the longest.
fn stands_flat(mask: &Mask) -> bool {
    let mut counts =
        mask.inside.chunks_exact(mask.width).map(|row| row.iter().filter(|&&inside| inside).count());
    let longest = counts.clone().max().unwrap_or(0);
    counts.next_back().unwrap_or(0) * 2 >= longest
}

/// The share of the outline that lies on long straight runs in any direction: roofs and tents count, too.
fn straightness(mask: &Mask) -> f32 {
    let long = mask.width.max(mask.height) as f32 * LONG_SIDE;
    let (mut all, mut straight) = (0.0, 0.0);
    for outline in outline::trace(mask) {
        for side in outline::sides(&outline, STRAIGHT) {
            all += side;
            straight += if side >= long { side } else { 0.0 };
        }
    }
    straight / f32::max(all, 1.0)
}

/// How much of the mask and its mirror image is both.
fn mirrors(mask: &Mask) -> f32 {
    let (mut both, mut either) = (0, 0);
    for row in mask.inside.chunks_exact(mask.width) {
        for (&here, &there) in row.iter().zip(row.iter().rev()) {
            both += usize::from(here && there);
            either += usize::from(here || there);
        }
    }
    both as f32 / either.max(1) as f32
}

/// The share of rows that are one run.
fn simplicity(mask: &Mask) -> f32 {
    let rows = mask.inside.chunks_exact(mask.width);
    let is_one_run = |row: &&[bool]| row.chunk_by(|a, b| a == b).filter(|run| run[0]).count() == 1;
    rows.filter(is_one_run).count() as f32 / mask.height.max(1) as f32
}
