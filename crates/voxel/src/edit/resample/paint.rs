//! The colours of the smaller model.

use super::accents;
use super::lattice::Lattice;
use super::votes::{Jury, Votes};
use crate::VoxelModel;
use crate::edit::grid::Grid;
use crate::edit::outside::Outside;
use std::collections::BTreeSet;

/// The palette index of each cell. The skin is always there; inside, a cell is filled where at least half of it was.
pub(super) fn cells(lattice: &Lattice, model: &VoxelModel, outside: &Outside, is_solid: &[bool]) -> Vec<u8> {
    let seen_faces = |cell: usize| lattice.cells.open_faces(cell, |next| !is_solid[next]);
    let painter = Painter {
        lattice,
        model,
        seen_voxels: (0..lattice.voxels.len()).map(|voxel| outside.seen_faces(voxel)).collect(),
        seen_cells: (0..lattice.cells.len()).map(seen_faces).collect(),
        jury: Jury::of(model.palette()),
    };
    // With corners, so that what can be seen hangs together by faces.
    let is_skin = lattice.cells.dilated(is_solid.iter().map(|is_solid| !is_solid).collect(), 1);
    let filled = lattice.volumes(|voxel| model.cells()[voxel] != 0);
    let index = |cell: usize| {
        let is_filled = is_solid[cell] && (is_skin[cell] || 2 * filled[cell] >= lattice.volume);
        if is_filled { painter.index(cell) } else { 0 }
    };
    let mut cells = (0..lattice.cells.len()).map(index).collect::<Vec<_>>();
    accents::add(&painter, &mut cells);
    cells
}

/// What both grids show.
pub(super) struct Painter<'a> {
    pub(super) lattice: &'a Lattice,
    pub(super) model: &'a VoxelModel,
    /// The faces of each voxel, as bits, that could be seen.
    pub(super) seen_voxels: Vec<u8>,
    /// The faces of each cell that can be seen now, where it is solid.
    pub(super) seen_cells: Vec<u8>,
    pub(super) jury: Jury,
}

impl Painter<'_> {
    /// The colour that prevails on the faces that can be seen; where there are none, inside. A cell without a voxel takes
    /// that of the nearest cells.
    fn index(&self, cell: usize) -> u8 {
        let nearer_to_farther: [&dyn Fn() -> Votes; 3] =
            [&|| self.seen_votes(cell, |_| true), &|| self.all_votes(cell), &|| self.votes_around(cell)];
        let hidden = usize::from(self.seen_cells[cell] == 0);
        let mut verdicts = nearer_to_farther[hidden..].iter().map(|votes| self.jury.verdict(&votes()));
        verdicts.find(|&index| index != 0).unwrap_or(0)
    }

    /// Whether a voxel could be seen.
    pub(super) fn is_seen(&self, voxel: usize) -> bool {
        self.seen_voxels[voxel] != 0 && self.model.cells()[voxel] != 0
    }

    /// The votes of those voxels in a cell that `counts`, for each face that could be seen from where the cell can. Models
    /// stand, so that nobody looks at the undersides of their floors: those faces weigh less.
    pub(super) fn seen_votes(&self, cell: usize, counts: impl Fn(usize) -> bool) -> Votes {
        let voxels = self.lattice.region(cell).filter(|&(voxel, _)| counts(voxel));
        let seen = |voxel: usize| {
            let faces = self.seen_voxels[voxel] & self.seen_cells[cell];
            4 * (faces & !Grid::UNDERSIDE).count_ones() + (faces & Grid::UNDERSIDE).count_ones()
        };
        Votes::of(voxels.map(|(voxel, weight)| (self.model.cells()[voxel], weight * seen(voxel))))
    }

    fn all_votes(&self, cell: usize) -> Votes {
        let voxels = self.lattice.region(cell);
        Votes::of(voxels.map(|(voxel, weight)| (self.model.cells()[voxel], weight)))
    }

    /// The votes of voxels that could be seen in the nearest cells that have any.
    fn votes_around(&self, cell: usize) -> Votes {
        let cells = self.lattice.cells;
        let (mut ring, mut passed) = (vec![cell], BTreeSet::from([cell]));
        loop {
            let next = ring.iter().flat_map(|&cell| cells.neighbors(cell));
            ring = next.filter(|&cell| passed.insert(cell)).collect();
            let voxels = ring.iter().flat_map(|&cell| self.lattice.region(cell));
            let seen = voxels.filter(|&(voxel, _)| self.is_seen(voxel));
            let votes = Votes::of(seen.map(|(voxel, weight)| (self.model.cells()[voxel], weight)));
            if votes.total() > 0 || ring.is_empty() {
                return votes;
            }
        }
    }
}
