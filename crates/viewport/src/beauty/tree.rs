//! A model as a tree whose nodes have 4 x 4 x 4 children (tree.wgsl): small, and rays cross its empty parts in one step.

use glam::UVec3;
use voxel::VoxelModel;

/// Words of a node: 64 bits that tell which children there are, and where the first one stands.
const NODE: usize = 3;

/// Where a tree begins among the words of all, and how deep it is.
#[derive(Clone, Copy, Debug)]
pub struct Root {
    /// The first word of its uppermost node.
    pub word: u32,
    /// How many bits of a place are below those that choose one of that node's children.
    pub shift: u32,
}

/// The trees of several models, in one piece. Children of a node stand side by side; those of the lowest nodes are palette
/// indices, four a word.
#[derive(Default)]
pub struct Trees {
    pub words: Vec<u32>,
}

impl Trees {
    /// Adds a model.
    pub fn add(&mut self, model: &VoxelModel) -> Root {
        let levels = levels(model);
        let top = levels.len() - 1;
        let root = self.words.len();
        self.words.extend([0; NODE]);
        let mut nodes = vec![(root, UVec3::ZERO)];
        for level in (1..=top).rev() {
            nodes = self.branches(&levels[level], &nodes);
        }
        self.leaves(model, &levels[0], &nodes);
        Root { word: root as u32, shift: 2 * top as u32 }
    }

    /// Fills nodes and makes room for their children, which are returned with their places.
    fn branches(&mut self, level: &Level, nodes: &[(usize, UVec3)]) -> Vec<(usize, UVec3)> {
        let mut children = Vec::new();
        for &(node, at) in nodes {
            let (mask, first) = (level.mask(at), self.words.len());
            self.fill(node, mask, first);
            self.words.resize(first + NODE * mask.count_ones() as usize, 0);
            let places = bits(mask).map(|bit| at * 4 + child(bit));
            children.extend((first..).step_by(NODE).zip(places));
        }
        children
    }

    fn leaves(&mut self, model: &VoxelModel, level: &Level, nodes: &[(usize, UVec3)]) {
        let (start, size) = (4 * self.words.len(), model.size());
        let mut bytes = Vec::new();
        for &(node, at) in nodes {
            let mask = level.mask(at);
            self.fill(node, mask, start + bytes.len());
            bytes.extend(bits(mask).map(|bit| {
                let UVec3 { x, y, z } = at * 4 + child(bit);
                model.cells()[(x + size.x * (y + size.y * z)) as usize]
            }));
        }
        let word = |chunk: &[u8]| chunk.iter().rev().fold(0, |word, &byte| word << 8 | u32::from(byte));
        self.words.extend(bytes.chunks(4).map(word));
    }

    fn fill(&mut self, node: usize, mask: u64, first: usize) {
        self.words[node..node + NODE].copy_from_slice(&[mask as u32, (mask >> 32) as u32, first as u32]);
    }
}

/// Which of the 64 parts of each node of a level hold anything.
struct Level {
    size: UVec3,
    masks: Vec<u64>,
}

impl Level {
    /// The level over cells of this size that is all empty.
    fn over(size: UVec3) -> Self {
        let size = size.map(|side| side.div_ceil(4));
        Self { size, masks: vec![0; size.element_product() as usize] }
    }

    fn at(&self, place: UVec3) -> usize {
        (place.x + self.size.x * (place.y + self.size.y * place.z)) as usize
    }

    fn mask(&self, place: UVec3) -> u64 {
        self.masks[self.at(place)]
    }

    /// Something is in one of the cells.
    fn mark(&mut self, cell: UVec3) {
        let part = cell % 4;
        let at = self.at(cell / 4);
        self.masks[at] |= 1 << (part.x + 4 * part.y + 16 * part.z);
    }
}

/// All levels from the lowest to the one of a single node.
fn levels(model: &VoxelModel) -> Vec<Level> {
    let mut lowest = Level::over(model.size());
    for (at, _) in model.voxels() {
        lowest.mark(at);
    }
    let mut levels = vec![lowest];
    while levels[levels.len() - 1].masks.len() > 1 {
        let below = &levels[levels.len() - 1];
        let mut level = Level::over(below.size);
        let places = (0..below.size.z).flat_map(|z| {
            (0..below.size.y).flat_map(move |y| (0..below.size.x).map(move |x| UVec3::new(x, y, z)))
        });
        for place in places.filter(|&place| below.mask(place) != 0) {
            level.mark(place);
        }
        levels.push(level);
    }
    levels
}

fn bits(mask: u64) -> impl Iterator<Item = u32> {
    (0..64).filter(move |bit| mask >> bit & 1 == 1)
}

fn child(bit: u32) -> UVec3 {
    UVec3::new(bit & 3, bit >> 2 & 3, bit >> 4)
}

#[cfg(test)]
mod tests {
    use super::*;
    use voxel::{Palette, Rgb};

    /// What a shader finds at a place.
    fn look_up(words: &[u32], root: Root, place: UVec3) -> u8 {
        let (mut node, mut shift) = (root.word as usize, root.shift);
        loop {
            let part = (place >> shift) & 3;
            let bit = part.x + 4 * part.y + 16 * part.z;
            let mask = u64::from(words[node]) | u64::from(words[node + 1]) << 32;
            if mask >> bit & 1 == 0 {
                return 0;
            }
            let before = (mask & ((1 << bit) - 1)).count_ones() as usize;
            let first = words[node + 2] as usize;
            if shift == 0 {
                let byte = first + before;
                return (words[byte / 4] >> (8 * (byte % 4))) as u8;
            }
            (node, shift) = (first + NODE * before, shift - 2);
        }
    }

    #[test]
    fn every_cell_is_found_in_the_tree_of_its_model() {
        let palette = Palette::new(vec![Rgb::new(9, 9, 9); 255]).unwrap();
        let mut trees = Trees::default();
        let mut made = Vec::new();
        for size in [[1, 1, 1], [4, 4, 4], [5, 1, 17], [70, 3, 20], [64, 64, 64], [0, 0, 0].map(|_| 9)] {
            let size = UVec3::from(size);
            let index = |at: u32| if at % 7 < 4 { 0 } else { 1 + (at % 255) as u8 };
            let cells = (0..size.element_product()).map(index).collect();
            let model = VoxelModel::new(size, cells, palette.clone()).unwrap();
            made.push((trees.add(&model), model));
        }
        for (root, model) in made {
            let size = model.size();
            for (at, &cell) in (0..).zip(model.cells()) {
                let place = UVec3::new(at % size.x, at / size.x % size.y, at / (size.x * size.y));
                assert_eq!(look_up(&trees.words, root, place), cell, "{size}: {place}");
            }
        }
    }
}
