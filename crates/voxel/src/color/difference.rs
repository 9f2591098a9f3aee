//! How different two colours look: CIEDE2000.

use glam::DVec3;
use std::f64::consts::{PI, TAU};

/// 25 to the power of 7: the chroma above which colours count as vivid.
const VIVID: f64 = 6_103_515_625.0;

/// The CIEDE2000 difference between two colours in CIELAB: 0 where they are one, about 1 where a keen eye begins to
/// tell them apart, 100 between black and white. As in G. Sharma, W. Wu, E. N. Dalal, "The CIEDE2000 color-difference
/// formula", Color Research and Application 30(1), 2005, with all weights 1; the names are the paper's.
#[must_use]
pub fn ciede2000(first: DVec3, second: DVec3) -> f64 {
    let chroma = |lab: DVec3| lab.y.hypot(lab.z);
    let g = 0.5 * (1.0 - vividness(f64::midpoint(chroma(first), chroma(second))));
    let [c1, c2] = [first, second].map(|lab| (lab.y * (1.0 + g)).hypot(lab.z));
    let [h1, h2] = [first, second].map(|lab| hue(lab.y * (1.0 + g), lab.z));
    let is_gray = c1 * c2 == 0.0;

    let delta_l = second.x - first.x;
    let delta_c = c2 - c1;
    let turn = if is_gray { 0.0 } else { around(h2 - h1) };
    let delta_h = 2.0 * (c1 * c2).sqrt() * (turn / 2.0).sin();

    let l = f64::midpoint(first.x, second.x);
    let c = f64::midpoint(c1, c2);
    let h = if is_gray { h1 + h2 } else { mean_hue(h1, h2) };
    let t = 1.0 - 0.17 * (h - 30_f64.to_radians()).cos()
        + 0.24 * (2.0 * h).cos()
        + 0.32 * (3.0 * h + 6_f64.to_radians()).cos()
        - 0.20 * (4.0 * h - 63_f64.to_radians()).cos();
    let from_middle = (l - 50.0).powi(2);
    let s_l = 1.0 + 0.015 * from_middle / (20.0 + from_middle).sqrt();
    let s_c = 1.0 + 0.045 * c;
    let s_h = 1.0 + 0.015 * c * t;
    let blue = (-((h.to_degrees() - 275.0) / 25.0).powi(2)).exp();
    let r_t = -2.0 * vividness(c) * (2.0 * 30_f64.to_radians() * blue).sin();

    let (l, c, h) = (delta_l / s_l, delta_c / s_c, delta_h / s_h);
    (l * l + c * c + h * h + r_t * c * h).max(0.0).sqrt()
}

fn vividness(chroma: f64) -> f64 {
    let power = chroma.powi(7);
    (power / (power + VIVID)).sqrt()
}

/// The angle of a hue, 0 to 2 pi; 0 for greys.
fn hue(a: f64, b: f64) -> f64 {
    if a == 0.0 && b == 0.0 { 0.0 } else { b.atan2(a).rem_euclid(TAU) }
}

/// The shorter way around for a difference of hues.
fn around(turn: f64) -> f64 {
    if turn > PI {
        turn - TAU
    } else if turn < -PI {
        turn + TAU
    } else {
        turn
    }
}

/// The hue in the middle of the shorter way.
fn mean_hue(h1: f64, h2: f64) -> f64 {
    let middle = f64::midpoint(h1, h2);
    if (h1 - h2).abs() <= PI {
        middle
    } else if h1 + h2 < TAU {
        middle + PI
    } else {
        middle - PI
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The pairs that the paper publishes for implementers: both colours and their difference.
    #[rustfmt::skip]
    const PAIRS: [[f64; 7]; 34] = [
        [50.0, 2.6772, -79.7751, 50.0, 0.0, -82.7485, 2.0425],
        [50.0, 3.1571, -77.2803, 50.0, 0.0, -82.7485, 2.8615],
        [50.0, 2.8361, -74.0200, 50.0, 0.0, -82.7485, 3.4412],
        [50.0, -1.3802, -84.2814, 50.0, 0.0, -82.7485, 1.0],
        [50.0, -1.1848, -84.8006, 50.0, 0.0, -82.7485, 1.0],
        [50.0, -0.9009, -85.5211, 50.0, 0.0, -82.7485, 1.0],
        [50.0, 0.0, 0.0, 50.0, -1.0, 2.0, 2.3669],
        [50.0, -1.0, 2.0, 50.0, 0.0, 0.0, 2.3669],
        [50.0, 2.49, -0.001, 50.0, -2.49, 0.0009, 7.1792],
        [50.0, 2.49, -0.001, 50.0, -2.49, 0.001, 7.1792],
        [50.0, 2.49, -0.001, 50.0, -2.49, 0.0011, 7.2195],
        [50.0, 2.49, -0.001, 50.0, -2.49, 0.0012, 7.2195],
        [50.0, -0.001, 2.49, 50.0, 0.0009, -2.49, 4.8045],
        [50.0, -0.001, 2.49, 50.0, 0.001, -2.49, 4.8045],
        [50.0, -0.001, 2.49, 50.0, 0.0011, -2.49, 4.7461],
        [50.0, 2.5, 0.0, 50.0, 0.0, -2.5, 4.3065],
        [50.0, 2.5, 0.0, 73.0, 25.0, -18.0, 27.1492],
        [50.0, 2.5, 0.0, 61.0, -5.0, 29.0, 22.8977],
        [50.0, 2.5, 0.0, 56.0, -27.0, -3.0, 31.9030],
        [50.0, 2.5, 0.0, 58.0, 24.0, 15.0, 19.4535],
        [50.0, 2.5, 0.0, 50.0, 3.1736, 0.5854, 1.0],
        [50.0, 2.5, 0.0, 50.0, 3.2972, 0.0, 1.0],
        [50.0, 2.5, 0.0, 50.0, 1.8634, 0.5757, 1.0],
        [50.0, 2.5, 0.0, 50.0, 3.2592, 0.3350, 1.0],
        [60.2574, -34.0099, 36.2677, 60.4626, -34.1751, 39.4387, 1.2644],
        [63.0109, -31.0961, -5.8663, 62.8187, -29.7946, -4.0864, 1.2630],
        [61.2901, 3.7196, -5.3901, 61.4292, 2.2480, -4.9620, 1.8731],
        [35.0831, -44.1164, 3.7933, 35.0232, -40.0716, 1.5901, 1.8645],
        [22.7233, 20.0904, -46.6940, 23.0331, 14.9730, -42.5619, 2.0373],
        [36.4612, 47.8580, 18.3852, 36.2715, 50.5065, 21.2231, 1.4146],
        [90.8027, -2.0831, 1.4410, 91.1528, -1.6435, 0.0447, 1.4441],
        [90.9257, -0.5406, -0.9208, 88.6381, -0.8985, -0.7239, 1.5381],
        [6.7747, -0.2908, -2.4247, 5.8714, -0.0985, -2.2286, 0.6377],
        [2.0776, 0.0795, -1.1350, 0.9033, -0.0636, -0.5514, 0.9082],
    ];

    #[test]
    fn the_published_pairs_differ_by_what_was_published_in_both_directions() {
        for [l1, a1, b1, l2, a2, b2, expected] in PAIRS {
            let (first, second) = (DVec3::new(l1, a1, b1), DVec3::new(l2, a2, b2));
            for found in [ciede2000(first, second), ciede2000(second, first)] {
                assert!((found - expected).abs() < 5e-5, "{first} and {second}: {found}, not {expected}");
            }
        }
    }
}
