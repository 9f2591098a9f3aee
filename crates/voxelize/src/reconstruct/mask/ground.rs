//! How the ground looks, also where the thing hides it.

use crate::oklab::{linear_of, oklab_of};
use glam::{DVec3, Vec3};
use image::RgbImage;

/// Terms of a quadratic surface over the picture.
const TERMS: usize = 6;

/// How often the surface is fitted again with less weight on what doesn't lie on it.
const ROUNDS: usize = 12;

/// Noise that is let pass in any picture, in Oklab.
const LEAST_SPREAD: f64 = 0.004;

/// A smooth surface through the colours at a picture's border: a plain wall, a gradient, a vignette.
pub struct Ground {
    /// The ground's colour at each pixel, in Oklab.
    pub colors: Vec<Vec3>,
    /// How far half of the border's pixels lie off the surface at most, in Oklab.
    pub spread: f32,
}

/// The pixels of a picture in Oklab.
pub fn oklabs(view: &RgbImage) -> Vec<Vec3> {
    view.pixels().map(|pixel| oklab_of(linear_of(pixel.0))).collect()
}

/// The pixels at the border.
pub fn border(width: usize, height: usize) -> impl Iterator<Item = usize> {
    (0..width * height)
        .filter(move |at| [0, width - 1].contains(&(at % width)) || [0, height - 1].contains(&(at / width)))
}

impl Ground {
    /// Fits the surface. Up to a third of the border may be something else.
    pub fn of(labs: &[Vec3], width: usize, height: usize) -> Self {
        let place = |at: usize| terms(at % width, at / width, width, height);
        let points: Vec<_> = border(width, height).map(|at| (place(at), labs[at].as_dvec3())).collect();
        let mut weights = vec![1.0; points.len()];
        let mut surface = [DVec3::ZERO; TERMS];
        let mut spread = 0.0;
        for _ in 0..ROUNDS {
            surface = fit(&points, &weights);
            let misses: Vec<f64> =
                points.iter().map(|(place, color)| color.distance(height_of(&surface, place))).collect();
            spread = median(misses.clone());
            // Cauchy's weights: what lies far off hardly pulls.
            let near = 0.75 * spread.max(LEAST_SPREAD);
            weights = misses.into_iter().map(|miss| 1.0 / (1.0 + (miss / near).powi(2))).collect();
        }
        let colors = (0..labs.len()).map(|at| height_of(&surface, &place(at)).as_vec3()).collect();
        Self { colors, spread: spread as f32 }
    }
}

fn terms(x: usize, y: usize, width: usize, height: usize) -> [f64; TERMS] {
    let along = |at: usize, side: usize| at as f64 / (side.max(2) - 1) as f64 * 2.0 - 1.0;
    let (x, y) = (along(x, width), along(y, height));
    [1.0, x, y, x * y, x * x, y * y]
}

fn height_of(surface: &[DVec3; TERMS], place: &[f64; TERMS]) -> DVec3 {
    surface.iter().zip(place).map(|(&factor, &term)| factor * term).sum()
}

fn median(mut values: Vec<f64>) -> f64 {
    values.sort_by(f64::total_cmp);
    values.get(values.len() / 2).copied().unwrap_or(0.0)
}

/// Weighted least squares: the normal equations, by Gauss' elimination.
fn fit(points: &[([f64; TERMS], DVec3)], weights: &[f64]) -> [DVec3; TERMS] {
    let (mut matrix, mut right) = ([[0.0; TERMS]; TERMS], [DVec3::ZERO; TERMS]);
    for ((place, color), weight) in points.iter().zip(weights) {
        for row in 0..TERMS {
            for column in 0..TERMS {
                matrix[row][column] += weight * place[row] * place[column];
            }
            right[row] += *color * weight * place[row];
        }
    }
    // A hair on the diagonal keeps pictures of one row solvable.
    let hair = 1e-9 * points.len().max(1) as f64;
    (0..TERMS).for_each(|term| matrix[term][term] += hair);
    for pivot in 0..TERMS {
        for row in pivot + 1..TERMS {
            let factor = matrix[row][pivot] / matrix[pivot][pivot];
            let above = matrix[pivot];
            matrix[row].iter_mut().zip(above).for_each(|(entry, above)| *entry -= factor * above);
            let above = right[pivot];
            right[row] -= above * factor;
        }
    }
    for row in (0..TERMS).rev() {
        for column in row + 1..TERMS {
            let known = right[column];
            right[row] -= known * matrix[row][column];
        }
        right[row] /= matrix[row][row];
    }
    right
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_gradient_is_followed_below_what_hides_a_fifth_of_the_border() {
        let side = 60;
        let ramp = |at: usize| Vec3::new(0.4 + 0.004 * (at % side) as f32, 0.0, 0.001 * (at / side) as f32);
        let hidden = |at: usize| at / side > 40 && (12..52).contains(&(at % side));
        let labs: Vec<Vec3> =
            (0..side * side).map(|at| if hidden(at) { Vec3::ONE } else { ramp(at) }).collect();
        let ground = Ground::of(&labs, side, side);
        let off = (0..side * side).map(|at| ground.colors[at].distance(ramp(at))).fold(0.0, f32::max);
        assert!(off < 0.01, "{off}");
        assert!(ground.spread < 0.005, "{}", ground.spread);
    }

    #[test]
    fn a_single_row_has_a_ground() {
        for (width, height) in [(1, 1), (1, 9), (9, 1), (2, 2)] {
            let ground = Ground::of(&vec![Vec3::splat(0.5); width * height], width, height);
            assert!(ground.colors.iter().all(|color| color.distance(Vec3::splat(0.5)) < 1e-4));
        }
    }
}
