//! The regions of a picture: cells that hang together and look alike.

use super::cutout::Cutout;
use super::mask::Mask;
use super::spread::spread;
use crate::oklab::oklab_of;
use glam::Vec3;
use std::collections::BTreeSet;

/// Neighbouring cells that differ by less, and those on both sides of them, belong to the same region, in Oklab.
const ALIKE: f32 = 0.045;
const ALIKE_ACROSS: f32 = 0.07;

/// What touches the outline is at least this share of the thing; less is a line drawn around it.
const GROUND: f32 = 0.25;

/// A region that touches the outline is an inner one all the same where it is smaller than this share of the thing and
/// mostly inside: an eye in profile.
const EYE: f32 = 0.03;

/// A frame takes so much of the thing at most, is so wide at most (beside the longest side), and so light at least:
/// what is darker is an outline.
const FRAME: f32 = 0.5;
const WIDE: f32 = 0.14;
const LIGHT: f32 = 0.35;

/// A thing in regions.
pub struct Regions {
    pub mask: Mask,
    /// Its colours, with those at the rim taken from further in: outlines and old ground stay off the sides.
    pub colors: Vec<Vec3>,
    /// For each cell of the mask its region.
    pub region_of: Vec<usize>,
    /// The regions' cells.
    pub sizes: Vec<usize>,
    /// Whether a region is part of the thing's ground: it reaches the outline.
    pub is_outer: Vec<bool>,
    /// Whether the ground is only a frame around an inner part: a shield, a clock, a card.
    pub is_framed: bool,
}

impl Regions {
    pub fn of(study: &Cutout) -> Self {
        let mask = study.mask.clone();
        let colors = without_rim(study);
        let labs: Vec<Vec3> = colors.iter().map(|&color| oklab_of(color)).collect();
        // Soft edges differ little from cell to cell, but more from one side to the other.
        let alike = |at: usize, there: usize| {
            let beyond = |from: usize, to: usize| {
                let along = |at: usize| ((at % mask.width) as i64, (at / mask.width) as i64);
                let ((x, y), (next_x, next_y)) = (along(from), along(to));
                let is_inside = mask.at(2 * next_x - x, 2 * next_y - y);
                labs[if is_inside { 2 * to - from } else { to }]
            };
            labs[at].distance(labs[there]) < ALIKE
                && beyond(there, at).distance(beyond(at, there)) < ALIKE_ACROSS
        };
        let (region_of, regions) = label(&mask, alike);
        let whole = mask.count() as f32;
        let touched = neighbours(&mask, &region_of, regions.len());
        let is_outer = outer(&regions, &touched, whole);
        let (mut size, mut light) = (0, 0.0);
        for at in (0..region_of.len()).filter(|&at| mask.inside[at] && is_outer[region_of[at]]) {
            size += 1;
            light += labs[at].x;
        }
        let is_outer_at = |at: usize| is_outer[region_of[at]];
        let is_framed = (size as f32) < whole * FRAME
            && light > LIGHT * size as f32
            && !core(&mask).into_iter().any(is_outer_at);
        let sizes = regions.iter().map(|region| region.size).collect();
        let mut found = Self { mask, colors, region_of, sizes, is_outer, is_framed };
        if !is_framed {
            found.widen_ground(&regions);
        }
        found
    }

    /// Takes the regions behind a thin outline for the ground.
    fn widen_ground(&mut self, regions: &[Region]) {
        let whole = self.mask.count() as f32;
        loop {
            let outer = regions.iter().zip(&self.is_outer).filter(|&(_, &outer)| outer);
            if outer.map(|(region, _)| region.size).sum::<usize>() as f32 >= whole * GROUND {
                return;
            }
            let mut next = self.is_outer.clone();
            for at in (0..self.region_of.len()).filter(|&at| self.mask.inside[at]) {
                for there in self.mask.neighbours(at).into_iter().flatten() {
                    next[self.region_of[there]] |= self.is_outer[self.region_of[at]];
                }
            }
            if next == self.is_outer {
                return;
            }
            self.is_outer = next;
        }
    }
}

/// Which regions reach the outline and are no eyes. Small regions beside each other, like those of
/// a hat, are judged as one.
fn outer(regions: &[Region], touched: &[BTreeSet<usize>], whole: f32) -> Vec<bool> {
    let is_small = |number: usize| regions[number].rim > 0 && regions[number].is_eye(whole);
    let mut is_outer: Vec<bool> =
        (0..regions.len()).map(|number| regions[number].rim > 0 && !is_small(number)).collect();
    let mut is_seen = vec![false; regions.len()];
    for start in (0..regions.len()).filter(|&number| is_small(number)) {
        let (mut group, mut open) = (Vec::new(), vec![start]);
        while let Some(number) = open.pop() {
            if !std::mem::replace(&mut is_seen[number], true) {
                group.push(number);
                open.extend(touched[number].iter().copied().filter(|&other| is_small(other)));
            }
        }
        let size: usize = group.iter().map(|&number| regions[number].size).sum();
        if size as f32 >= whole * EYE {
            group.into_iter().for_each(|number| is_outer[number] = true);
        }
    }
    is_outer
}

/// The regions that each region touches.
fn neighbours(mask: &Mask, region_of: &[usize], regions: usize) -> Vec<BTreeSet<usize>> {
    let mut touched = vec![BTreeSet::new(); regions];
    for at in (0..region_of.len()).filter(|&at| mask.inside[at]) {
        let others = mask.neighbours(at).into_iter().flatten().map(|there| region_of[there]);
        touched[region_of[at]].extend(others.filter(|&other| other != region_of[at]));
    }
    touched
}

/// The cells that lie further inside than a frame is wide.
fn core(mask: &Mask) -> Vec<usize> {
    let mut core = mask.clone();
    for _ in 0..(mask.width.max(mask.height) as f32 * WIDE) as usize {
        let is_inner = |at: usize| core.inside[at] && core.neighbours(at).iter().all(Option::is_some);
        core.inside = (0..core.inside.len()).map(is_inner).collect();
    }
    (0..core.inside.len()).filter(|&at| core.inside[at]).collect()
}

/// Colours with those at the rim taken from further in.
fn without_rim(study: &Cutout) -> Vec<Vec3> {
    let mask = &study.mask;
    let is_core = |at: usize| mask.inside[at] && mask.neighbours(at).iter().all(Option::is_some);
    let cores: Vec<bool> = (0..mask.inside.len()).map(is_core).collect();
    let mut colors = study.colors.clone();
    if cores.contains(&true) {
        spread(mask.width, cores, &mut colors, |_, _| true);
    }
    colors
}

/// A connected set of cells.
#[derive(Clone, Copy)]
pub struct Region {
    pub size: usize,
    /// Cell edges along the outline, and along other regions.
    rim: usize,
    border: usize,
    /// Whether it is more than a line.
    pub has_core: bool,
}

impl Region {
    /// Small, and mostly within the thing, though it reaches the outline.
    fn is_eye(&self, whole: f32) -> bool {
        (self.size as f32) < whole * EYE && self.rim < self.border
    }
}

/// Joins neighbours that are alike: for each cell of the mask its region, and all regions.
pub fn label(mask: &Mask, alike: impl Fn(usize, usize) -> bool) -> (Vec<usize>, Vec<Region>) {
    let mut region_of = vec![usize::MAX; mask.inside.len()];
    let mut regions: Vec<Region> = Vec::new();
    for start in (0..mask.inside.len()).filter(|&at| mask.inside[at]) {
        if region_of[start] != usize::MAX {
            continue;
        }
        let number = regions.len();
        let mut region = Region { size: 0, rim: 0, border: 0, has_core: false };
        let mut open = vec![start];
        region_of[start] = number;
        while let Some(at) = open.pop() {
            region.size += 1;
            let around = mask.neighbours(at);
            region.rim += around.iter().filter(|there| there.is_none()).count();
            region.border += around.iter().flatten().filter(|&&there| !alike(at, there)).count();
            region.has_core |= around.iter().all(|there| there.is_some_and(|there| alike(at, there)));
            for there in around.into_iter().flatten() {
                if region_of[there] == usize::MAX && alike(at, there) {
                    region_of[there] = number;
                    open.push(there);
                }
            }
        }
        regions.push(region);
    }
    (region_of, regions)
}
