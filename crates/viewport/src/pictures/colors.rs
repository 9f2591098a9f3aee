//! A few colours for many: those from which all colours of some frames are least far away, in Oklab.

use glam::Vec3;
use voxel::Rgb;
use voxel::color::{linear_of, linear_of_oklab, oklab_of, srgb_of};

/// Bits of a channel by which colours are tallied.
const BITS: u32 = 5;

/// Rounds of moving each colour to the middle of those it stands for.
const ROUNDS: usize = 6;

/// How far dithering moves a channel, of 255: about as far as neighbours in a palette of 255 are apart.
const SPREAD: f32 = 7.0;

/// Bits of a channel by which colours are looked up.
const LOOKUP: u32 = 7;

/// How often colours occur.
pub struct Tally {
    /// The sum of the colours in each cell, and how many they are.
    cells: Vec<([u64; 3], u64)>,
}

impl Default for Tally {
    fn default() -> Self {
        Self { cells: vec![([0; 3], 0); 1 << (3 * BITS)] }
    }
}

impl Tally {
    /// Counts the pixels of a frame.
    pub fn add(&mut self, rgba: &[u8]) {
        for pixel in rgba.chunks_exact(4) {
            let (sum, count) = &mut self.cells[key([pixel[0], pixel[1], pixel[2]], BITS)];
            for (sum, &channel) in sum.iter_mut().zip(pixel) {
                *sum += u64::from(channel);
            }
            *count += 1;
        }
    }

    /// At most so many colours that stand for all.
    pub fn colors(&self, most: usize) -> Colors {
        let points: Vec<Point> = self.cells.iter().filter(|(_, count)| *count > 0).map(Point::of).collect();
        let mut groups = vec![points];
        while groups.len() < most {
            let widest = (0..groups.len()).max_by(|&a, &b| error(&groups[a]).total_cmp(&error(&groups[b])));
            let Some(widest) = widest.filter(|&at| groups[at].len() > 1) else { break };
            let (low, high) = split(groups.swap_remove(widest));
            groups.extend([low, high]);
        }
        let mut centers: Vec<Vec3> = groups.iter().map(|group| center(group)).collect();
        let points = groups.concat();
        for _ in 0..ROUNDS {
            settle(&points, &mut centers);
        }
        Colors::of(centers)
    }
}

fn key(color: [u8; 3], bits: u32) -> usize {
    color.into_iter().fold(0, |key, channel| key << bits | usize::from(channel >> (8 - bits)))
}

#[derive(Clone, Copy)]
struct Point {
    lab: Vec3,
    weight: f32,
}

impl Point {
    fn of((sum, count): &([u64; 3], u64)) -> Self {
        let [r, g, b] = sum.map(|sum| (sum / count) as u8);
        // Small things count for more than their pixels: a lamp may have a colour of its own.
        Self { lab: oklab_of(linear_of(Rgb::new(r, g, b))), weight: (*count as f32).sqrt() }
    }
}

fn center(points: &[Point]) -> Vec3 {
    let weight: f32 = points.iter().map(|point| point.weight).sum();
    points.iter().map(|point| point.lab * point.weight).sum::<Vec3>() / weight.max(f32::MIN_POSITIVE)
}

/// How far points are from their middle, squared, along each axis.
fn spread(points: &[Point]) -> Vec3 {
    let center = center(points);
    points.iter().map(|point| (point.lab - center).powf(2.0) * point.weight).sum()
}

fn error(points: &[Point]) -> f32 {
    spread(points).element_sum()
}

/// Cuts a group at its middle, across the axis along which it is widest. It has two points at least.
fn split(mut points: Vec<Point>) -> (Vec<Point>, Vec<Point>) {
    let (axis, middle) = (spread(&points).max_position(), center(&points));
    points.sort_by(|a, b| a.lab[axis].total_cmp(&b.lab[axis]));
    let cut = points.partition_point(|point| point.lab[axis] < middle[axis]).clamp(1, points.len() - 1);
    let high = points.split_off(cut);
    (points, high)
}

fn settle(points: &[Point], centers: &mut [Vec3]) {
    let mut sums = vec![(Vec3::ZERO, 0.0); centers.len()];
    for point in points {
        let (sum, weight) = &mut sums[nearest(centers, point.lab)];
        *sum += point.lab * point.weight;
        *weight += point.weight;
    }
    for (center, (sum, weight)) in centers.iter_mut().zip(sums) {
        if weight > 0.0 {
            *center = sum / weight;
        }
    }
}

fn nearest(centers: &[Vec3], lab: Vec3) -> usize {
    let distances = centers.iter().map(|center| center.distance_squared(lab));
    distances.enumerate().min_by(|(_, a), (_, b)| a.total_cmp(b)).map_or(0, |(at, _)| at)
}

/// A palette, and the index of each colour that was looked for.
pub struct Colors {
    centers: Vec<Vec3>,
    found: Vec<Option<u8>>,
}

impl Colors {
    fn of(centers: Vec<Vec3>) -> Self {
        Self { centers, found: vec![None; 1 << (3 * LOOKUP)] }
    }

    /// Three bytes a colour.
    pub fn palette(&self) -> Vec<u8> {
        let color = |&lab: &Vec3| srgb_of(linear_of_oklab(lab));
        self.centers.iter().map(color).flat_map(|color| [color.r, color.g, color.b]).collect()
    }

    /// The index for a pixel at a place. Between two colours of the palette, pixels take the one or the other by a
    /// pattern that stays where it is, so that nothing flickers where nothing moves.
    pub fn dithered(&mut self, color: [u8; 3], x: usize, y: usize) -> u8 {
        let moved =
            color.map(|channel| (f32::from(channel) + noise(x, y) * SPREAD).round().clamp(0.0, 255.0) as u8);
        let centers = &self.centers;
        *self.found[key(moved, LOOKUP)].get_or_insert_with(|| {
            let [r, g, b] = moved;
            nearest(centers, oklab_of(linear_of(Rgb::new(r, g, b)))) as u8
        })
    }
}

/// From -0.5 to 0.5: interleaved gradient noise (Jimenez 2014), evenly spread over any few neighbours.
fn noise(x: usize, y: usize) -> f32 {
    let sum = 0.067_110_56 * x as f32 + 0.005_837_15 * y as f32;
    (52.982_918 * sum.fract()).fract() - 0.5
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn few_colours_are_kept_as_they_are() {
        let colors = [[255, 0, 0], [0, 90, 200], [20, 20, 24], [250, 250, 250]];
        let mut tally = Tally::default();
        for (at, [r, g, b]) in colors.into_iter().enumerate() {
            tally.add(&[r, g, b, 255].repeat(1 + 999 * at));
        }
        let palette = tally.colors(255).palette();
        let mut kept: Vec<_> = palette.chunks_exact(3).map(|color| [color[0], color[1], color[2]]).collect();
        kept.sort_unstable();
        let mut expected = colors;
        expected.sort_unstable();
        assert_eq!(kept, expected);
    }

    #[test]
    fn a_ramp_is_dithered_to_its_own_mean() {
        let mut tally = Tally::default();
        for level in 0..=255 {
            tally.add(&[level, level, level, 255]);
        }
        let mut colors = tally.colors(24);
        let palette = colors.palette();
        assert!(palette.len() <= 24 * 3);
        for level in (20..=235_u8).step_by(5) {
            let at = |at: usize| {
                f32::from(palette[3 * usize::from(colors.dithered([level; 3], at % 16, at / 16))])
            };
            let mean = (0..256).map(at).sum::<f32>() / 256.0;
            assert!((mean - f32::from(level)).abs() < 8.0, "{level} became {mean}");
        }
    }
}
