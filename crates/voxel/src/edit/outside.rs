//! Which cells air reaches from beyond the box.

use super::grid::Grid;
use crate::VoxelModel;

/// The air around a model. What isn't outside is solid: filled, or a sealed cavity.
pub(super) struct Outside {
    grid: Grid,
    reached: Vec<bool>,
}

/// What a place is to the air.
#[derive(Clone, Copy, PartialEq)]
enum Place {
    Open,
    Reached,
    Wall,
}

impl Outside {
    pub(super) fn of(model: &VoxelModel) -> Self {
        let size = model.size().as_usizevec3();
        let margin = size + 2;
        let row = |number: usize| 1 + margin.x * (1 + number % size.y + margin.y * (1 + number / size.y));
        // With a margin around, every neighbour is there: a step out of the margin ends in the margin again.
        let mut places = vec![Place::Open; margin.element_product()];
        for (number, cells) in model.cells().chunks_exact(size.x).enumerate() {
            let row = places[row(number)..].iter_mut().zip(cells);
            row.filter(|(_, index)| **index != 0).for_each(|(place, _)| *place = Place::Wall);
        }
        let mut open = vec![0_usize];
        while let Some(at) = open.pop() {
            for step in [1, margin.x, margin.x * margin.y] {
                for next in [at.wrapping_sub(step), at + step] {
                    if let Some(place @ Place::Open) = places.get_mut(next) {
                        *place = Place::Reached;
                        open.push(next);
                    }
                }
            }
        }
        let rows = (0..size.y * size.z).flat_map(|number| &places[row(number)..][..size.x]);
        Self { grid: Grid::new(model.size()), reached: rows.map(|place| *place == Place::Reached).collect() }
    }

    pub(super) fn is_solid(&self, offset: usize) -> bool {
        !self.reached[offset]
    }

    /// Which solid cells lie at most `distance` cells from the outside; corners count as sides do.
    pub(super) fn skin(&self, distance: u32) -> Vec<bool> {
        let mut skin = self.grid.dilated(self.reached.clone(), distance);
        skin.iter_mut().zip(&self.reached).for_each(|(is_skin, is_outside)| *is_skin &= !is_outside);
        skin
    }

    /// The faces of a solid cell, as bits, that can be seen from outside; none of other cells.
    pub(super) fn seen_faces(&self, offset: usize) -> u8 {
        if self.is_solid(offset) { self.grid.open_faces(offset, |next| self.reached[next]) } else { 0 }
    }

    /// Whether a solid cell has a face towards the outside.
    pub(super) fn is_exposed(&self, offset: usize) -> bool {
        self.seen_faces(offset) != 0
    }
}
