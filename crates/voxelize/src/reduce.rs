//! Palette reduction: exact where it can be, else the colours that err least to the eye.

use crate::oklab::{linear_of, linear_of_oklab, oklab_of, srgb_of};
use glam::Vec3;
use std::collections::BTreeMap;

/// Rounds of moving each colour to the middle of those it stands for.
const ROUNDS: usize = 12;

/// A colour that occurs, and how often where it can be seen.
#[derive(Clone, Copy)]
struct Swatch {
    lab: Vec3,
    weight: f32,
}

/// At most `limit` colours for the cells, and for each cell its index (0 where it has no colour, else 1 and up). With
/// `gray`, colours stay grey. Colours that can be seen count; those inside count only where nothing else does.
pub fn reduce(
    colors: &[Option<[u8; 3]>],
    is_exposed: impl Fn(usize) -> bool,
    limit: usize,
    gray: bool,
) -> (Vec<[u8; 3]>, Vec<u8>) {
    let mut counts: BTreeMap<[u8; 3], u32> = BTreeMap::new();
    for (offset, color) in colors.iter().enumerate() {
        if let Some(color) = color {
            let seen = u32::from(is_exposed(offset));
            *counts.entry(*color).or_default() += seen;
        }
    }
    let exact = counts.len() <= limit;
    let chosen: Vec<[u8; 3]> = if exact {
        counts.keys().copied().collect()
    } else {
        let swatches: Vec<Swatch> = counts
            .iter()
            .map(|(&color, &count)| Swatch { lab: oklab_of(linear_of(color)), weight: count as f32 + 1e-3 })
            .collect();
        choose(&swatches, limit, gray)
    };
    index(colors, &counts.into_keys().collect::<Vec<_>>(), &chosen)
}

/// Gives each cell the nearest chosen colour; colours that nobody took are dropped, the rest ordered by how often
/// they were taken, then by value.
fn index(colors: &[Option<[u8; 3]>], distinct: &[[u8; 3]], chosen: &[[u8; 3]]) -> (Vec<[u8; 3]>, Vec<u8>) {
    let labs: Vec<Vec3> = chosen.iter().map(|&color| oklab_of(linear_of(color))).collect();
    let nearest: BTreeMap<[u8; 3], usize> =
        distinct.iter().map(|&color| (color, nearest(oklab_of(linear_of(color)), &labs))).collect();
    let mut taken = vec![0usize; chosen.len()];
    for color in colors.iter().flatten() {
        taken[nearest[color]] += 1;
    }
    let mut order: Vec<usize> = (0..chosen.len()).filter(|&entry| taken[entry] > 0).collect();
    order.sort_by_key(|&entry| (std::cmp::Reverse(taken[entry]), chosen[entry]));
    let mut place = vec![0u8; chosen.len()];
    for (&entry, index) in order.iter().zip(1..=u8::MAX) {
        place[entry] = index;
    }
    let cells = colors.iter().map(|color| color.map_or(0, |color| place[nearest[&color]])).collect();
    (order.iter().map(|&entry| chosen[entry]).collect(), cells)
}

fn nearest(lab: Vec3, labs: &[Vec3]) -> usize {
    let mut best = (0, f32::MAX);
    for (entry, other) in labs.iter().enumerate() {
        let distance = lab.distance_squared(*other);
        if distance < best.1 {
            best = (entry, distance);
        }
    }
    best.0
}

/// Splits the box of colours that errs most until there are enough, then lets each colour move to where it errs
/// least.
fn choose(swatches: &[Swatch], limit: usize, gray: bool) -> Vec<[u8; 3]> {
    let mut centers: Vec<Vec3> = split(swatches.to_vec(), limit).iter().map(|part| mean(part)).collect();
    for _ in 0..ROUNDS {
        let mut sums = vec![(Vec3::ZERO, 0.0f32); centers.len()];
        for swatch in swatches {
            let entry = nearest(swatch.lab, &centers);
            sums[entry].0 += swatch.lab * swatch.weight;
            sums[entry].1 += swatch.weight;
        }
        let moved: Vec<Vec3> = centers
            .iter()
            .zip(&sums)
            .map(|(&center, &(sum, weight))| if weight > 0.0 { sum / weight } else { center })
            .collect();
        let still = moved.iter().zip(&centers).all(|(a, b)| a.distance_squared(*b) < 1e-10);
        centers = moved;
        if still {
            break;
        }
    }
    rescue_outlier(swatches, &mut centers);
    let mut chosen: Vec<[u8; 3]> = centers
        .iter()
        .map(|&lab| {
            let color = srgb_of(linear_of_oklab(lab));
            if gray { [color[1]; 3] } else { color }
        })
        .collect();
    chosen.sort_unstable();
    chosen.dedup();
    chosen
}

/// The colour that is served worst gets an entry of its own, in place of the one whose loss costs least: eyes and
/// highlights are small, and a mean forgets them.
fn rescue_outlier(swatches: &[Swatch], centers: &mut [Vec3]) {
    let error = |swatch: &Swatch, centers: &[Vec3]| {
        centers[nearest(swatch.lab, centers)].distance_squared(swatch.lab)
    };
    let seen = swatches.iter().filter(|swatch| swatch.weight >= 1.0);
    let Some(worst) = seen.max_by(|a, b| error(a, centers).total_cmp(&error(b, centers))) else { return };
    if error(worst, centers) < 0.01 || centers.len() < 3 {
        return;
    }
    let mut weights = vec![0.0f32; centers.len()];
    for swatch in swatches {
        weights[nearest(swatch.lab, centers)] += swatch.weight;
    }
    let costs = (0..centers.len()).map(|entry| {
        let others = centers.iter().enumerate().filter(|&(other, _)| other != entry);
        let gap = others.map(|(_, other)| other.distance_squared(centers[entry])).fold(f32::MAX, f32::min);
        gap * weights[entry]
    });
    let costs: Vec<f32> = costs.collect();
    if let Some(cheapest) = (0..centers.len()).min_by(|&a, &b| costs[a].total_cmp(&costs[b]))
        && costs[cheapest] < error(worst, centers) * worst.weight * 4.0
    {
        centers[cheapest] = worst.lab;
    }
}

/// Splits colours into at most `limit` parts, each time the one with the largest sum of squared errors, at its mean
/// along the axis on which it varies most.
fn split(swatches: Vec<Swatch>, limit: usize) -> Vec<Vec<Swatch>> {
    let mut parts = vec![(spread(&swatches), swatches)];
    while parts.len() < limit {
        let worst = (0..parts.len()).max_by(|&a, &b| error_of(&parts[a]).total_cmp(&error_of(&parts[b])));
        let Some(worst) = worst.filter(|&part| error_of(&parts[part]) > 0.0) else { break };
        let (errors, part) = parts.swap_remove(worst);
        let axis = if errors.x >= errors.y && errors.x >= errors.z {
            0
        } else if errors.y >= errors.z {
            1
        } else {
            2
        };
        let middle = mean(&part)[axis];
        let (low, high): (Vec<Swatch>, Vec<Swatch>) =
            part.into_iter().partition(|swatch| swatch.lab[axis] <= middle);
        for part in [low, high] {
            if !part.is_empty() {
                parts.push((spread(&part), part));
            }
        }
    }
    parts.into_iter().map(|(_, part)| part).collect()
}

fn error_of(part: &(Vec3, Vec<Swatch>)) -> f32 {
    if part.1.len() < 2 { 0.0 } else { part.0.element_sum() }
}

fn mean(part: &[Swatch]) -> Vec3 {
    let (sum, weight) = part.iter().fold((Vec3::ZERO, 0.0), |(sum, weight), swatch| {
        (sum + swatch.lab * swatch.weight, weight + swatch.weight)
    });
    sum / weight.max(f32::MIN_POSITIVE)
}

/// The sum of squared distances from the mean, along each axis.
fn spread(part: &[Swatch]) -> Vec3 {
    let mean = mean(part);
    part.iter().map(|swatch| (swatch.lab - mean) * (swatch.lab - mean) * swatch.weight).sum()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn few_enough_colours_stay_exact() {
        let colors = [Some([1, 2, 3]), None, Some([250, 0, 0]), Some([1, 2, 3])];
        let (palette, cells) = reduce(&colors, |_| true, 2, false);
        assert_eq!(palette, [[1, 2, 3], [250, 0, 0]]);
        assert_eq!(cells, [1, 0, 2, 1]);
    }

    #[test]
    fn there_are_never_more_colours_than_asked_for() {
        let colors: Vec<Option<[u8; 3]>> = (0..4096u32)
            .map(|i| Some([(i % 16 * 17) as u8, (i / 16 % 16 * 17) as u8, (i / 256 * 17) as u8]))
            .collect();
        for limit in [2, 3, 5, 16, 32, 100, 255] {
            let (palette, cells) = reduce(&colors, |_| true, limit, false);
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
        let (palette, _) = reduce(&colors, |_| true, 7, true);
        assert!(palette.iter().all(|[r, g, b]| r == g && g == b));
    }

    #[test]
    fn a_small_bright_eye_survives() {
        let mut colors: Vec<Option<[u8; 3]>> =
            (0..2000).map(|i| Some([90 + (i % 40) as u8, 60, 30])).collect();
        colors.push(Some([240, 240, 255]));
        let (palette, _) = reduce(&colors, |_| true, 4, false);
        assert!(palette.contains(&[240, 240, 255]), "{palette:?}");
    }
}
