//! A coarse grid of cells over a fine one of voxels; both fill the same box.

use crate::edit::grid::Grid;
use glam::UVec3;

/// Which voxels lie in which cells. Nowhere are there more cells than voxels.
pub(super) struct Lattice {
    pub(super) voxels: Grid,
    pub(super) cells: Grid,
    /// The volume of a cell, in the unit of [`Self::region`]'s weights.
    pub(super) volume: u32,
    /// Along x, y and z.
    sides: [Side; 3],
}

impl Lattice {
    pub(super) fn new(voxels: UVec3, cells: UVec3) -> Self {
        Self {
            voxels: Grid::new(voxels),
            cells: Grid::new(cells),
            volume: voxels.element_product(),
            sides: std::array::from_fn(|axis| Side::new(voxels[axis], cells[axis])),
        }
    }

    /// The voxels that a cell overlaps, and how much of its volume each takes.
    pub(super) fn region(&self, cell: usize) -> impl Iterator<Item = (usize, u32)> {
        let [x, y, z] = self.cells.position(cell).to_array();
        let [along_x, along_y, along_z] = &self.sides;
        along_z.spans[z as usize].iter().flat_map(move |&(z, depth)| {
            along_y.spans[y as usize].iter().flat_map(move |&(y, height)| {
                along_x.spans[x as usize]
                    .iter()
                    .map(move |&(x, width)| (self.voxels.offset(UVec3::new(x, y, z)), width * height * depth))
            })
        })
    }

    /// The volume of each cell that voxels take which `counts`.
    pub(super) fn volumes(&self, counts: impl Fn(usize) -> bool) -> Vec<u32> {
        let mut volumes: Vec<u32> = (0..self.voxels.len()).map(|voxel| u32::from(counts(voxel))).collect();
        let mut size = self.voxels.size();
        // One axis after the other: a row of voxels becomes a row of cells.
        for (axis, side) in self.sides.iter().enumerate() {
            let stride: usize = size.to_array()[..axis].iter().map(|&side| side as usize).product();
            let layers = volumes.chunks_exact(stride * size[axis] as usize);
            let shrunk = layers.flat_map(|layer| {
                side.spans.iter().flat_map(move |span| {
                    (0..stride).map(move |place| {
                        let part =
                            |&(voxel, length): &(u32, u32)| layer[place + stride * voxel as usize] * length;
                        span.iter().map(part).sum::<u32>()
                    })
                })
            });
            volumes = shrunk.collect();
            size[axis] = side.spans.len() as u32;
        }
        volumes
    }

    /// The cells that hold the middle of a voxel: several where it lies between them.
    pub(super) fn homes(&self, voxel: usize) -> Block {
        self.block(voxel, |side| &side.homes)
    }

    /// The cells from which no part of a voxel is further than half a cell, along any axis.
    pub(super) fn near(&self, voxel: usize) -> Block {
        self.block(voxel, |side| &side.near)
    }

    fn block(&self, voxel: usize, list: impl Fn(&Side) -> &[[u32; 2]]) -> Block {
        let at = self.voxels.position(voxel).to_array();
        let ends: [[u32; 2]; 3] = std::array::from_fn(|axis| list(&self.sides[axis])[at[axis] as usize]);
        Block {
            low: UVec3::from_array(ends.map(|[low, _]| low)),
            high: UVec3::from_array(ends.map(|[_, high]| high)),
        }
    }

    /// The cells of a block.
    pub(super) fn cells_of(&self, block: Block) -> impl Iterator<Item = usize> {
        let Block { low, high } = block;
        (low.z..=high.z).flat_map(move |z| {
            (low.y..=high.y)
                .flat_map(move |y| (low.x..=high.x).map(move |x| self.cells.offset(UVec3::new(x, y, z))))
        })
    }

    /// How far the middle of a cell is from the middle of the box: the square, in half cells.
    pub(super) fn eccentricity(&self, cell: usize) -> u32 {
        let from_middle = (2 * self.cells.position(cell) + 1).as_ivec3() - self.cells.size().as_ivec3();
        from_middle.length_squared() as u32
    }
}

/// Cells from one corner to another, both included.
#[derive(Clone, Copy)]
pub(super) struct Block {
    low: UVec3,
    high: UVec3,
}

impl Block {
    /// The cells that lie in both.
    pub(super) fn and(self, other: Self) -> Self {
        Self { low: self.low.max(other.low), high: self.high.min(other.high) }
    }
}

/// One axis: `voxels` voxels beside as many or fewer `cells` cells.
struct Side {
    /// For each cell, the voxels that it overlaps and by how much; a cell is as long as there are voxels.
    spans: Vec<Vec<(u32, u32)>>,
    /// For each voxel, the first and last cell that hold its middle.
    homes: Vec<[u32; 2]>,
    /// For each voxel, the first and last cell from which none of it is further than half a cell.
    near: Vec<[u32; 2]>,
}

impl Side {
    fn new(voxels: u32, cells: u32) -> Self {
        let span = |cell: u32| {
            let (start, end) = (cell * voxels, (cell + 1) * voxels);
            let touched = start / cells..end.div_ceil(cells);
            touched.map(|voxel| (voxel, end.min((voxel + 1) * cells) - start.max(voxel * cells))).collect()
        };
        let home = |voxel: u32| {
            let middle = (2 * voxel + 1) * cells;
            let home = middle / (2 * voxels);
            [if middle.is_multiple_of(2 * voxels) { home - 1 } else { home }, home]
        };
        let near = |voxel: u32| {
            let (start, end) = (2 * voxel * cells, 2 * (voxel + 1) * cells);
            let low = end.saturating_sub(3 * voxels).div_ceil(2 * voxels);
            [low, ((start + voxels) / (2 * voxels)).min(cells - 1)]
        };
        Self {
            spans: (0..cells).map(span).collect(),
            homes: (0..voxels).map(home).collect(),
            near: (0..voxels).map(near).collect(),
        }
    }
}
