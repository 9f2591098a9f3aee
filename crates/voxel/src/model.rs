//! One box of voxels.

use crate::Palette;
use glam::UVec3;

/// A box of voxels with its palette: at most 256 voxels along each axis.
///
/// Cells hold palette indices; 0 is empty. They are ordered z, y, x with x fastest: the cell of (x, y, z) is at
/// `x + size.x * (y + size.y * z)`. Every index in use has a colour in the palette.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct VoxelModel {
    size: UVec3,
    cells: Vec<u8>,
    palette: Palette,
}

impl VoxelModel {
    /// The longest side that is accepted.
    pub const MAX_SIDE: u32 = 256;

    /// A model from its cells. Fails where a side is 0 or over 256, the number of cells doesn't fit the size, or a
    /// cell names a colour that the palette doesn't have.
    pub fn new(size: UVec3, cells: Vec<u8>, palette: Palette) -> Result<Self, ModelError> {
        if size.min_element() == 0 || size.max_element() > Self::MAX_SIDE {
            return Err(ModelError::Size(size.x, size.y, size.z));
        }
        let expected = size.x as usize * size.y as usize * size.z as usize;
        if cells.len() != expected {
            return Err(ModelError::Cells { expected, found: cells.len() });
        }
        let highest = cells.iter().copied().max().unwrap_or(0);
        if usize::from(highest) > palette.len() {
            return Err(ModelError::Index { index: highest, colors: palette.len() });
        }
        Ok(Self { size, cells, palette })
    }

    /// Voxels along x, y and z: each 1 to 256.
    #[must_use]
    pub fn size(&self) -> UVec3 {
        self.size
    }

    /// The palette indices of all cells, x fastest, then y, then z.
    #[must_use]
    pub fn cells(&self) -> &[u8] {
        &self.cells
    }

    /// The colours.
    #[must_use]
    pub fn palette(&self) -> &Palette {
        &self.palette
    }

    /// The palette index at a cell: 0 where it is empty or outside the model.
    #[must_use]
    pub fn at(&self, x: i32, y: i32, z: i32) -> u8 {
        let inside = |at: i32, side: u32| u32::try_from(at).is_ok_and(|at| at < side);
        if !inside(x, self.size.x) || !inside(y, self.size.y) || !inside(z, self.size.z) {
            return 0;
        }
        self.cells[self.offset(x as u32, y as u32, z as u32)]
    }

    /// Where the cell (x, y, z), which must lie inside, is in [`Self::cells`].
    #[must_use]
    pub fn offset(&self, x: u32, y: u32, z: u32) -> usize {
        x as usize + self.size.x as usize * (y as usize + self.size.y as usize * z as usize)
    }

    /// How many cells are not empty.
    #[must_use]
    pub fn voxel_count(&self) -> usize {
        // Sums of bytes over as many as fit: the compiler makes wide steps of them.
        let filled = |cells: &[u8]| cells.iter().map(|&index| u8::from(index != 0)).sum::<u8>();
        self.cells.chunks(usize::from(u8::MAX)).map(|cells| usize::from(filled(cells))).sum()
    }

    /// The filled cells as (position, palette index), ordered z, y, x.
    pub fn voxels(&self) -> impl Iterator<Item = (UVec3, u8)> + '_ {
        let (width, depth) = (self.size.x as usize, self.size.y);
        self.cells.chunks_exact(width).zip(0u32..).flat_map(move |(row, at)| {
            let filled = row.iter().zip(0u32..).filter(|&(&index, _)| index != 0);
            filled.map(move |(&index, x)| (UVec3::new(x, at % depth, at / depth), index))
        })
    }

    /// The box around the filled cells: its lowest and highest corners, 0 to the size. `None` where all are empty.
    #[must_use]
    pub fn extent(&self) -> Option<(UVec3, UVec3)> {
        let (width, depth) = (self.size.x as usize, self.size.y as usize);
        let rows = self.cells.chunks_exact(width).enumerate();
        let boxes = rows.filter_map(|(row, cells)| {
            let first = cells.iter().position(|&index| index != 0)?;
            let last = cells.iter().rposition(|&index| index != 0)?;
            let low = UVec3::new(first as u32, (row % depth) as u32, (row / depth) as u32);
            Some((low, low.with_x(last as u32) + 1))
        });
        boxes.reduce(|(low, high), (other_low, other_high)| (low.min(other_low), high.max(other_high)))
    }

    /// The part from one corner up to, and not including, another; `None` where that holds no cell of this model.
    #[must_use]
    pub fn part(&self, low: UVec3, high: UVec3) -> Option<Self> {
        let high = high.min(self.size);
        if low.cmpge(high).any() {
            return None;
        }
        let size = high - low;
        let mut cells = Vec::with_capacity(size.element_product() as usize);
        for z in low.z..high.z {
            for y in low.y..high.y {
                let start = self.offset(low.x, y, z);
                cells.extend_from_slice(&self.cells[start..start + size.x as usize]);
            }
        }
        Some(Self { size, cells, palette: self.palette.clone() })
    }

    /// The same box with only those voxels whose index is to be kept.
    #[must_use]
    pub fn keeping(&self, keeps: impl Fn(u8) -> bool) -> Self {
        let kept: [u8; 256] = std::array::from_fn(|index| if keeps(index as u8) { index as u8 } else { 0 });
        let cells = self.cells.iter().map(|&index| kept[usize::from(index)]).collect();
        Self { size: self.size, cells, palette: self.palette.clone() }
    }

    /// How many voxels wear each index: entry `i` counts index `i`; entry 0 counts empty cells.
    #[must_use]
    pub fn histogram(&self) -> [usize; 256] {
        let mut counts = [0; 256];
        for &index in &self.cells {
            counts[usize::from(index)] += 1;
        }
        counts
    }

    /// How many palette entries are really worn.
    #[must_use]
    pub fn used_colors(&self) -> usize {
        self.histogram()[1..].iter().filter(|&&count| count > 0).count()
    }
}

/// Why cells, a size and a palette make no model.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum ModelError {
    /// A side is 0 or over 256.
    #[error("a model is 1 to 256 voxels along each axis, not {0} x {1} x {2}")]
    Size(u32, u32, u32),
    /// The cells don't fill the size.
    #[error("a model of this size has {expected} cells, not {found}")]
    Cells {
        /// Cells that the size asks for.
        expected: usize,
        /// Cells that were given.
        found: usize,
    },
    /// A cell names a colour that isn't there.
    #[error("a voxel names colour {index}, and the palette has {colors}")]
    Index {
        /// The index in the cell.
        index: u8,
        /// Colours in the palette.
        colors: usize,
    },
}
