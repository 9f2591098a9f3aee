//! Small inner parts: eyes, windows, buttons. They step out of the body or into it, and its back has none.

use super::character::Character;
use super::cutout::{Cutout, byte_exact, shares};
use super::mask::Mask;
use super::regions::{Regions, label};
use super::spread::spread;
use crate::oklab::oklab_of;
use glam::{DVec3, Vec3};
use std::cmp::Reverse;
use std::collections::BTreeMap;

/// An inner part that is larger than this share of the thing is no detail.
const LARGEST: f32 = 0.6;

/// One that is larger than this never steps out.
const SMALL: f32 = 0.12;

/// One that fills more than this share of a row of a turned body goes all around it.
const RING: f32 = 0.7;

/// The part of a turned body's width, at each side, in which it turns away from the viewer.
const TURN: f32 = 0.1;

/// Colours that differ by less count as one, in Oklab.
const COMMON: f32 = 0.1;

/// How many cells around a detail have something of its colour.
const HALO: usize = 2;

/// Rounds of smoothing what is painted over details.
const ROUNDS: usize = 60;

/// Where a detail's surface lies.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Step {
    Out,
    In,
}

/// What was found in a study of the picture.
pub struct Details {
    mask: Mask,
    /// Colours without details and without the rim's.
    plain: Vec<Vec3>,
    /// The share of the thing that the detail has to which a cell belongs; 0 where there is none that steps.
    shares: Vec<f32>,
}

impl Details {
    /// Finds inner parts that differ from what is around them.
    pub fn of(regions: &Regions, character: &Character) -> Self {
        let mask = regions.mask.clone();
        let parts = Parts::of(regions, character);
        let mut plain = regions.colors.clone();
        let is_painted = parts.with_halo(regions);
        let known =
            mask.inside.iter().zip(&is_painted).map(|(&inside, &painted)| inside && !painted).collect();
        let takes = |at: usize, there: usize| parts.takes(regions, at, there);
        spread(mask.width, known, &mut plain, takes);
        smooth(&mask, &is_painted, &mut plain, takes);
        let shares = parts.shares(&mask);
        Self { mask, plain, shares }
    }

    /// The colours of a cutout without details. Where a turned body turns away from the viewer it wears the colour that
    /// most of the row has.
    pub fn plain(&self, cutout: &Cutout, character: &Character) -> Vec<Vec3> {
        let mask = &cutout.mask;
        let mut plain = self.on_cells(mask, |at| self.plain[at], |sum, weight| byte_exact(sum / weight));
        if character.is_turned {
            let rows = mask.inside.chunks_exact(mask.width).zip(plain.chunks_exact_mut(mask.width));
            for (row, colors) in rows {
                let first = row.iter().position(|&inside| inside).unwrap_or(0);
                let end = row.iter().rposition(|&inside| inside).map_or(0, |last| last + 1);
                let run = &mut colors[first.min(end)..end];
                let turn = (run.len() as f32 * TURN).round() as usize;
                let common = most_common(run);
                for step in 0..turn {
                    run[step] = common;
                    run[end - first - 1 - step] = common;
                }
            }
        }
        plain
    }

    /// Which cells step where.
    pub fn steps(&self, mask: &Mask, character: &Character) -> Vec<Option<Step>> {
        let steps = |share: f32| {
            let is_window = share > SMALL || character.boxiness > 0.5;
            (share > 0.0).then_some(if is_window { Step::In } else { Step::Out })
        };
        // A cell belongs to a detail where half of it does.
        let share = |at: usize| Vec3::new(self.shares[at], f32::from(u8::from(self.shares[at] > 0.0)), 0.0);
        let half = |sum: DVec3, weight: f64| if sum.y * 2.0 >= weight { (sum.x / sum.y) as f32 } else { 0.0 };
        self.on_cells(mask, share, half).into_iter().map(steps).collect()
    }

    /// Sums over the study's cells in each cell of a mask over the same thing.
    fn on_cells<T>(
        &self,
        mask: &Mask,
        value: impl Fn(usize) -> Vec3,
        finish: impl Fn(DVec3, f64) -> T,
    ) -> Vec<T> {
        let (columns, lines) = (shares(self.mask.width, mask.width), shares(self.mask.height, mask.height));
        let mut values = Vec::with_capacity(mask.inside.len());
        for line in &lines {
            for column in &columns {
                let (mut inner, mut all) = ((DVec3::ZERO, 0.0), (DVec3::ZERO, 0.0));
                for &(y, tall) in line {
                    for &(x, wide) in column {
                        let at = x + self.mask.width * y;
                        let (value, weight) = (value(at).as_dvec3(), (tall * wide) as f64);
                        all = (all.0 + value * weight, all.1 + weight);
                        if self.mask.inside[at] {
                            inner = (inner.0 + value * weight, inner.1 + weight);
                        }
                    }
                }
                let (sum, weight) = if inner.1 > 0.0 { inner } else { all };
                values.push(finish(sum, weight));
            }
        }
        values
    }
}

/// The mean of the largest group of colours that are alike; where there are more groups, of the one nearest to the
/// middle.
fn most_common(colors: &[Vec3]) -> Vec3 {
    let labs: Vec<Vec3> = colors.iter().map(|&color| oklab_of(color)).collect();
    let labs = &labs;
    let group = |at: usize| (0..labs.len()).filter(move |&other| labs[other].distance(labs[at]) < COMMON);
    let from_middle = |at: usize| (2 * at + 1).abs_diff(labs.len());
    let best = (0..labs.len()).max_by_key(|&at| (group(at).count(), Reverse(from_middle(at))));
    let Some(best) = best else { return Vec3::ZERO };
    let sum: DVec3 = group(best).map(|at| colors[at].as_dvec3()).sum();
    byte_exact(sum / group(best).count() as f64)
}

/// Inner regions that touch each other are one part.
struct Parts {
    part_of: Vec<Option<usize>>,
    grounds: Vec<Vec<usize>>,
    sizes: Vec<usize>,
    has_core: Vec<bool>,
}

impl Parts {
    fn of(regions: &Regions, character: &Character) -> Self {
        let mask = &regions.mask;
        let is_inner = |at: usize| mask.inside[at] && !regions.is_outer[regions.region_of[at]];
        let inner = Mask { inside: (0..mask.inside.len()).map(is_inner).collect(), ..*mask };
        let (part_of, parts) = label(&inner, |_, _| true);
        let whole = mask.count() as f32;
        // What fills a row of a turned body goes all around it: wine in a glass, the staves between a barrel's hoops.
        let mut is_ring = vec![false; parts.len()];
        for row in (0..part_of.len()).step_by(mask.width).filter(|_| character.is_turned) {
            let middle = row + mask.width / 2;
            let cells = row..row + mask.width;
            if inner.inside[middle] {
                let of_part = cells.clone().filter(|&at| part_of[at] == part_of[middle]).count();
                let all = cells.filter(|&at| mask.inside[at]).count();
                is_ring[part_of[middle]] |= of_part as f32 > all as f32 * RING;
            }
        }
        let largest = if regions.is_framed { 1.0 } else { LARGEST };
        let is_detail = |part: usize| (parts[part].size as f32) < whole * largest && !is_ring[part];
        let mut part_of: Vec<Option<usize>> = (0..part_of.len())
            .map(|at| (inner.inside[at] && is_detail(part_of[at])).then(|| part_of[at]))
            .collect();
        let grounds = Self::grounds(&part_of, parts.len(), regions);
        if character.boxiness > 0.5 && !regions.is_framed {
            // What is larger than the boards between which it lies is the front of a box, and its back is like that.
            let ground =
                |part: usize| grounds[part].iter().map(|&region| regions.sizes[region]).sum::<usize>();
            part_of.iter_mut().for_each(|part| *part = part.filter(|&part| parts[part].size <= ground(part)));
        }
        Self {
            grounds,
            part_of,
            sizes: parts.iter().map(|part| part.size).collect(),
            has_core: parts.iter().map(|part| part.has_core).collect(),
        }
    }

    /// The regions that each part has its longest borders with: on the back it wears their colours.
    fn grounds(part_of: &[Option<usize>], parts: usize, regions: &Regions) -> Vec<Vec<usize>> {
        let mut borders: Vec<BTreeMap<usize, usize>> = vec![BTreeMap::new(); parts];
        for (at, part) in part_of.iter().enumerate() {
            let Some(part) = part else { continue };
            for there in regions.mask.neighbours(at).into_iter().flatten() {
                if part_of[there].is_none() {
                    *borders[*part].entry(regions.region_of[there]).or_default() += 1;
                }
            }
        }
        let longest = |borders: BTreeMap<usize, usize>| {
            let longest = borders.values().copied().max().unwrap_or(0);
            borders
                .into_iter()
                .filter(|&(_, length)| length * 2 > longest)
                .map(|(region, _)| region)
                .collect()
        };
        borders.into_iter().map(longest).collect()
    }

    /// Whether a cell that is painted over may take its colour from a neighbour.
    fn takes(&self, regions: &Regions, at: usize, there: usize) -> bool {
        match (self.part_of[at], self.part_of[there]) {
            (Some(part), None) => self.grounds[part].contains(&regions.region_of[there]),
            (Some(part), other) => other == Some(part),
            (None, None) => regions.region_of[at] == regions.region_of[there],
            (None, Some(_)) => false,
        }
    }

    /// The cells of parts, and those around them whose colours mix with theirs.
    fn with_halo(&self, regions: &Regions) -> Vec<bool> {
        let mask = &regions.mask;
        let mut painted: Vec<bool> = self.part_of.iter().map(Option::is_some).collect();
        for _ in 0..HALO {
            let is_near = |at: usize| {
                let mut around = mask.neighbours(at).into_iter().flatten();
                around.any(|there| painted[there] && self.takes(regions, there, at))
            };
            painted = (0..painted.len()).map(|at| painted[at] || (mask.inside[at] && is_near(at))).collect();
        }
        painted
    }

    /// For each cell of a part that is more than a line, the part's share of the thing.
    fn shares(&self, mask: &Mask) -> Vec<f32> {
        let whole = mask.count() as f32;
        let share = |part: usize| if self.has_core[part] { self.sizes[part] as f32 / whole } else { 0.0 };
        self.part_of.iter().map(|part| part.map_or(0.0, share)).collect()
    }
}

/// Evens out what was painted over details.
fn smooth(mask: &Mask, is_painted: &[bool], colors: &mut [Vec3], alike: impl Fn(usize, usize) -> bool) {
    let painted: Vec<usize> = (0..is_painted.len()).filter(|&at| is_painted[at]).collect();
    for _ in 0..ROUNDS {
        let mean = |&at: &usize| {
            let look = |there: Option<usize>| there.filter(|&there| alike(at, there)).unwrap_or(at);
            let [left, right, above, below] = mask.neighbours(at).map(|there| colors[look(there)]);
            ((left + right) + (above + below)) / 4.0
        };
        let means: Vec<Vec3> = painted.iter().map(mean).collect();
        for (&at, mean) in painted.iter().zip(means) {
            colors[at] = mean;
        }
    }
}
