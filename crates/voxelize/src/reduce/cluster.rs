//! k-means over colours, with neighbours looked up instead of all centres.

use super::Swatch;
use glam::Vec3;
use rayon::prelude::*;

/// Colours that are worked on together.
const PORTION: usize = 4096;

/// An outlier is worth a rescue from this squared distance in Oklab on.
const FAR_OFF: f32 = 0.01;

/// Centres, and which of them is nearest to each colour.
pub struct Clusters {
    pub centers: Vec<Vec3>,
    pub nearest: Vec<u32>,
}

impl Clusters {
    pub fn of(centers: Vec<Vec3>, swatches: &[Swatch]) -> Self {
        let mut clusters = Self { centers, nearest: vec![0; swatches.len()] };
        clusters.assign(swatches);
        clusters
    }

    /// Moves each centre to the mean of its colours, again and again, until they stay.
    pub fn settle(&mut self, swatches: &[Swatch], rounds: usize) {
        for _ in 0..rounds {
            let mut sums = vec![(Vec3::ZERO, 0.0f32); self.centers.len()];
            for (swatch, &entry) in swatches.iter().zip(&self.nearest) {
                sums[entry as usize].0 += swatch.lab * swatch.weight;
                sums[entry as usize].1 += swatch.weight;
            }
            let mut moved = 0.0f32;
            for (center, (sum, weight)) in self.centers.iter_mut().zip(sums) {
                if weight > 0.0 {
                    let mean = sum / weight;
                    moved = moved.max(mean.distance_squared(*center));
                    *center = mean;
                }
            }
            if moved < 1e-8 {
                break;
            }
            self.assign(swatches);
        }
    }

    /// Finds the nearest centre of each colour, starting from the one that was nearest before.
    fn assign(&mut self, swatches: &[Swatch]) {
        let neighbours = Neighbours::of(&self.centers);
        let portions = swatches.par_chunks(PORTION).zip(self.nearest.par_chunks_mut(PORTION));
        portions.for_each(|(swatches, nearest)| {
            // Colours come in order, so that the last one's centre is often this one's, too.
            let mut last = 0;
            for (swatch, entry) in swatches.iter().zip(nearest) {
                let gap = |entry: u32| swatch.lab.distance_squared(self.centers[entry as usize]);
                let start = if gap(*entry) <= gap(last) { *entry } else { last };
                last = neighbours.nearest(&self.centers, swatch.lab, start);
                *entry = last;
            }
        });
    }

    /// The colour that is served worst gets a centre of its own, in place of the one whose loss costs least: eyes and
    /// highlights are small, and a mean forgets them. Whether there was one.
    pub fn rescue_outlier(&mut self, swatches: &[Swatch]) -> bool {
        let error = |at: usize| swatches[at].lab.distance_squared(self.centers[self.nearest[at] as usize]);
        let worst = (0..swatches.len()).max_by(|&a, &b| error(a).total_cmp(&error(b)));
        let Some(worst) = worst.filter(|&at| error(at) >= FAR_OFF && self.centers.len() > 2) else {
            return false;
        };
        let mut weights = vec![0.0f32; self.centers.len()];
        for (swatch, &entry) in swatches.iter().zip(&self.nearest) {
            weights[entry as usize] += swatch.weight;
        }
        let cost = |entry: usize| {
            let others = self.centers.iter().enumerate().filter(|&(other, _)| other != entry);
            let gaps = others.map(|(_, other)| other.distance_squared(self.centers[entry]));
            gaps.fold(f32::MAX, f32::min) * weights[entry]
        };
        let costs: Vec<f32> = (0..self.centers.len()).map(cost).collect();
        let cheapest = (0..costs.len()).min_by(|&a, &b| costs[a].total_cmp(&costs[b]));
        let Some(cheapest) = cheapest else { return false };
        let is_worth = costs[cheapest] < error(worst) * swatches[worst].weight * 4.0;
        if is_worth {
            self.centers[cheapest] = swatches[worst].lab;
            self.assign(swatches);
        }
        is_worth
    }
}

/// For each centre the others, nearest first, with their distances.
struct Neighbours(Vec<Vec<(f32, u32)>>);

impl Neighbours {
    fn of(centers: &[Vec3]) -> Self {
        let list = |center: &Vec3| {
            let mut others: Vec<(f32, u32)> =
                centers.iter().zip(0..).map(|(other, entry)| (other.distance(*center), entry)).collect();
            others.sort_unstable_by(|a, b| a.0.total_cmp(&b.0).then(a.1.cmp(&b.1)));
            others
        };
        Self(centers.iter().map(list).collect())
    }

    /// The centre nearest to a colour. One that is nearer than `start` is less than twice as far from `start` as the
    /// colour is.
    fn nearest(&self, centers: &[Vec3], lab: Vec3, start: u32) -> u32 {
        let reach = lab.distance(centers[start as usize]) * 2.0 + 1e-6;
        let mut best = (f32::MAX, start);
        for &(_, entry) in self.0[start as usize].iter().take_while(|&&(gap, _)| gap <= reach) {
            let distance = lab.distance_squared(centers[entry as usize]);
            if distance < best.0 || (distance == best.0 && entry < best.1) {
                best = (distance, entry);
            }
        }
        best.1
    }
}
