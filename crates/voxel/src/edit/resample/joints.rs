//! What hung together in the larger model hangs together in the smaller one.

use super::lattice::Lattice;
use crate::edit::bodies::Bodies;
use crate::edit::outside::Outside;
use std::cmp::Reverse;
use std::collections::{BTreeMap, VecDeque};

/// Fills the fewest cells it finds that join, from face to face, the parts of one body which have come apart.
pub(super) fn add(lattice: &Lattice, outside: &Outside, cover: &[u32], is_solid: &mut [bool]) {
    let parts = Bodies::of(lattice.cells, |cell| is_solid[cell]);
    if parts.counts.len() < 2 {
        return;
    }
    let gaps = Gaps::of(lattice, outside, &parts);
    let reached = gaps.reach();
    let mut bridges = gaps.bridges(&reached);
    let order = |bridge: &Bridge| {
        let cells = bridge.gaps.iter().map(|&gap| gaps.cells[gap]);
        let weakest = cells.clone().map(|cell| cover[cell]).min();
        (bridge.gaps.len(), Reverse(weakest), cells.map(|cell| lattice.eccentricity(cell)).sum::<u32>())
    };
    bridges.sort_by_cached_key(order);
    let mut whole = Whole { above: (0..=parts.counts.len()).collect() };
    // Of bridges that are mirror images all are built or none, so that symmetry stays.
    for equals in bridges.chunk_by(|a, b| order(a) == order(b)) {
        let needed: Vec<&Bridge> = equals.iter().filter(|bridge| whole.is_apart(bridge.parts)).collect();
        for bridge in needed {
            whole.join(bridge.parts);
            bridge.gaps.iter().for_each(|&gap| is_solid[gaps.cells[gap]] = true);
        }
    }
}

/// Cells that aren't filled and hold some of a body; one that holds two bodies counts twice.
struct Gaps {
    cells: Vec<usize>,
    /// The filled parts that the body leads to from there.
    parts: Vec<Vec<u32>>,
    /// The other gaps that it leads to.
    links: Vec<Vec<usize>>,
}

/// How a gap is reached from the nearest part.
#[derive(Clone, Copy)]
struct Reached {
    part: u32,
    /// The gap in front of it; none where the part is.
    before: Option<usize>,
}

/// Gaps that join two parts once they are filled.
struct Bridge {
    parts: [u32; 2],
    gaps: Vec<usize>,
}

impl Gaps {
    fn of(lattice: &Lattice, outside: &Outside, parts: &Bodies) -> Self {
        let bodies = Bodies::of(lattice.voxels, |voxel| outside.is_solid(voxel));
        let homes = |voxel: usize| lattice.cells_of(lattice.homes(voxel));
        let mut numbers = BTreeMap::new();
        for (voxel, &body) in bodies.labels.iter().enumerate().filter(|&(_, &body)| body != 0) {
            for cell in homes(voxel).filter(|&cell| parts.labels[cell] == 0) {
                numbers.insert((cell, body), 0);
            }
        }
        numbers.values_mut().zip(0..).for_each(|(number, next)| *number = next);
        let mut gaps = Self {
            cells: numbers.keys().map(|&(cell, _)| cell).collect(),
            parts: vec![Vec::new(); numbers.len()],
            links: vec![Vec::new(); numbers.len()],
        };
        for (voxel, &body) in bodies.labels.iter().enumerate().filter(|&(_, &body)| body != 0) {
            let around = || lattice.voxels.neighbors(voxel).filter(|&next| bodies.labels[next] == body);
            for cell in homes(voxel) {
                let Some(&gap) = numbers.get(&(cell, body)) else { continue };
                let others = around().chain([voxel]).flat_map(homes);
                for other in others.filter(|&other| lattice.cells.neighbors(cell).any(|next| next == other)) {
                    match numbers.get(&(other, body)) {
                        Some(&link) => gaps.links[gap].push(link),
                        None => gaps.parts[gap].push(parts.labels[other]),
                    }
                }
            }
        }
        gaps.parts.iter_mut().for_each(tidy);
        gaps.links.iter_mut().for_each(tidy);
        gaps
    }

    /// The shortest way from a part to each gap.
    fn reach(&self) -> Vec<Option<Reached>> {
        let mut reached: Vec<Option<Reached>> = self
            .parts
            .iter()
            .map(|parts| parts.first().map(|&part| Reached { part, before: None }))
            .collect();
        let mut open: VecDeque<usize> = (0..reached.len()).filter(|&gap| reached[gap].is_some()).collect();
        while let Some(gap) = open.pop_front() {
            for &link in &self.links[gap] {
                if let (None, Some(from)) = (reached[link], reached[gap]) {
                    reached[link] = Some(Reached { part: from.part, before: Some(gap) });
                    open.push_back(link);
                }
            }
        }
        reached
    }

    /// All gaps where two parts meet, with the ways to them.
    fn bridges(&self, reached: &[Option<Reached>]) -> Vec<Bridge> {
        let way = |gap: usize| {
            let before = |&gap: &usize| reached[gap].and_then(|reached| reached.before);
            std::iter::successors(Some(gap), before).collect::<Vec<_>>()
        };
        let mut bridges = Vec::new();
        for (gap, from) in reached.iter().enumerate() {
            let Some(from) = from else { continue };
            let others = self.parts[gap].iter().filter(|&&part| part != from.part);
            bridges.extend(others.map(|&part| Bridge { parts: [from.part, part], gaps: way(gap) }));
            for &link in self.links[gap].iter().filter(|&&link| link > gap) {
                if let Some(to) = reached[link].filter(|to| to.part != from.part) {
                    bridges
                        .push(Bridge { parts: [from.part, to.part], gaps: [way(gap), way(link)].concat() });
                }
            }
        }
        bridges
    }
}

fn tidy<T: Ord>(list: &mut Vec<T>) {
    list.sort_unstable();
    list.dedup();
}

/// Parts that have become one.
struct Whole {
    above: Vec<usize>,
}

impl Whole {
    fn top(&mut self, part: u32) -> usize {
        let mut part = part as usize;
        while self.above[part] != part {
            self.above[part] = self.above[self.above[part]];
            part = self.above[part];
        }
        part
    }

    fn is_apart(&mut self, [a, b]: [u32; 2]) -> bool {
        self.top(a) != self.top(b)
    }

    fn join(&mut self, parts: [u32; 2]) {
        let [a, b] = parts.map(|part| self.top(part));
        self.above[a.max(b)] = a.min(b);
    }
}
