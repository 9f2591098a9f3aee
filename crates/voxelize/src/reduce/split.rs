//! The first palette: boxes of colours, cut where that lowers the error most (Wu 1991).

use super::Swatch;
use glam::Vec3;

/// The means of at most `limit` parts of the colours.
pub fn means(swatches: Vec<Swatch>, limit: usize) -> Vec<Vec3> {
    let mut parts = vec![Part::of(swatches)];
    while parts.len() < limit {
        let best = (0..parts.len()).max_by(|&a, &b| parts[a].gain.total_cmp(&parts[b].gain));
        let Some(best) = best.filter(|&part| parts[part].gain > 0.0) else { break };
        let mut low = parts.swap_remove(best);
        let high = low.swatches.split_off(low.cut);
        parts.push(Part::of(low.swatches));
        parts.push(Part::of(high));
    }
    parts.iter().map(|part| mean(&part.swatches)).collect()
}

/// Some colours, ordered along the axis of their best cut.
struct Part {
    swatches: Vec<Swatch>,
    /// The cut is in front of this one.
    cut: usize,
    /// By how much the cut lowers the sum of squared errors.
    gain: f32,
}

impl Part {
    fn of(swatches: Vec<Swatch>) -> Self {
        let mut best = Self { swatches, cut: 0, gain: 0.0 };
        for axis in 0..3 {
            let swatches = ordered(&best.swatches, axis);
            let (cut, gain) = best_cut(&swatches);
            if gain > best.gain {
                best = Self { swatches, cut, gain };
            }
        }
        best
    }
}

/// Along an axis. Whole numbers that hold value and place are sorted in a fraction of the time that swatches take.
fn ordered(swatches: &[Swatch], axis: usize) -> Vec<Swatch> {
    let keys = swatches.iter().zip(0u64..).map(|(swatch, at)| {
        let bits = swatch.lab[axis].to_bits();
        // So that negative numbers come first, and the largest of them first of all.
        let rank = if bits >> 31 == 0 { bits | 1 << 31 } else { !bits };
        u64::from(rank) << 32 | at
    });
    let mut keys: Vec<u64> = keys.collect();
    keys.sort_unstable();
    keys.into_iter().map(|key| swatches[key as u32 as usize]).collect()
}

/// Where two means instead of one lower the error most, and by how much.
fn best_cut(swatches: &[Swatch]) -> (usize, f32) {
    let middle = mean(swatches);
    let whole: f32 = swatches.iter().map(|swatch| swatch.weight).sum();
    let (mut sum, mut weight, mut best) = (Vec3::ZERO, 0.0f32, (0, 0.0));
    for (at, swatch) in swatches.iter().enumerate().take(swatches.len().saturating_sub(1)) {
        sum += (swatch.lab - middle) * swatch.weight;
        weight += swatch.weight;
        // Sums of both sides cancel out around the common mean.
        let gain = sum.length_squared() * (1.0 / weight + 1.0 / (whole - weight).max(f32::MIN_POSITIVE));
        if gain > best.1 {
            best = (at + 1, gain);
        }
    }
    best
}

fn mean(swatches: &[Swatch]) -> Vec3 {
    let (sum, weight) = swatches.iter().fold((Vec3::ZERO, 0.0), |(sum, weight), swatch| {
        (sum + swatch.lab * swatch.weight, weight + swatch.weight)
    });
    sum / weight.max(f32::MIN_POSITIVE)
}
