//! Whose colour a cell takes.

use crate::Palette;
use crate::color::{linear_of, oklab_of};
use glam::Vec3;
use std::cmp::Reverse;

/// How much each palette index weighs; index 0, the empty voxel, has no vote.
pub(super) struct Votes(Vec<(u8, u64)>);

impl Votes {
    pub(super) fn of(weights: impl Iterator<Item = (u8, u32)>) -> Self {
        let mut votes: Vec<(u8, u64)> = Vec::new();
        for (index, weight) in weights.filter(|&(index, weight)| index != 0 && weight != 0) {
            match votes.iter_mut().find(|vote| vote.0 == index) {
                Some(vote) => vote.1 += u64::from(weight),
                None => votes.push((index, weight.into())),
            }
        }
        Self(votes)
    }

    pub(super) fn total(&self) -> u64 {
        self.0.iter().map(|&(_, weight)| weight).sum()
    }
}

/// Who finds the colour that prevails: the one from which all votes together are the least away in Oklab. A colour with
/// more than half of the votes always wins; where shades of one colour share them, a shade in their middle does, and
/// not some other colour of which there is only one shade.
pub(super) struct Jury {
    /// The distance between the colours of two indices.
    distances: Vec<[f32; 256]>,
}

impl Jury {
    pub(super) fn of(palette: &Palette) -> Self {
        let labs: Vec<Vec3> = palette.colors().iter().map(|&color| oklab_of(linear_of(color))).collect();
        let distances = |lab: &Vec3| {
            let mut distances = [0.0; 256];
            distances[1..]
                .iter_mut()
                .zip(&labs)
                .for_each(|(distance, other)| *distance = lab.distance(*other));
            distances
        };
        Self { distances: std::iter::once([0.0; 256]).chain(labs.iter().map(distances)).collect() }
    }

    /// How far apart the colours of two indices are in Oklab.
    pub(super) fn distance(&self, index: u8, other: u8) -> f32 {
        self.distances[usize::from(index)][usize::from(other)]
    }

    /// The index that prevails; 0 where there are no votes.
    pub(super) fn verdict(&self, votes: &Votes) -> u8 {
        let regret = |index: u8| -> f32 {
            votes.0.iter().map(|&(other, weight)| self.distance(index, other) * weight as f32).sum()
        };
        let ranked = votes.0.iter().map(|&(index, weight)| (regret(index), Reverse(weight), index));
        ranked.min_by(|a, b| a.0.total_cmp(&b.0).then((a.1, a.2).cmp(&(b.1, b.2)))).map_or(0, |best| best.2)
    }
}
