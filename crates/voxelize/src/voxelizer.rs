//! Triangles to voxels: the one voxelizer, for every source.

use crate::mesh::TriMesh;
use crate::oklab::{gray_of, srgb_of};
use crate::reduce::reduce;
use crate::solid::{Grid, surface};
use glam::{UVec3, Vec3};
use voxel::{Palette, Rgb, Texturing, VoxelModel, VoxelizeOptions};

/// More triangles than this are refused before memory is taken for them.
pub const MAX_TRIANGLES: usize = 20_000_000;

/// Makes a model of a mesh. Its longest axis has exactly as many voxels as the options say; glTF's (x, y, z) becomes
/// (x, -z, y), so that what looks at the viewer there looks at the viewer of the front view here.
pub fn voxelize(mesh: &TriMesh, options: &VoxelizeOptions) -> Result<VoxelModel, VoxelizeError> {
    if mesh.triangles.len() > MAX_TRIANGLES {
        return Err(VoxelizeError::TooLarge(mesh.triangles.len()));
    }
    if mesh.triangles.iter().any(|triangle| triangle.material as usize >= mesh.materials.len()) {
        return Err(VoxelizeError::Damaged);
    }
    let frame = Frame::of(mesh, options.voxel_size.get())?;
    let positions: Vec<Vec3> = mesh.positions.iter().map(|&at| frame.place(at)).collect();
    let shell = surface(mesh, &positions, frame.size, options.color);
    let mut grid = Grid::of_shell(&shell, mesh, &positions);
    if !options.fill {
        grid.hollow();
    }
    let colors: Vec<Option<[u8; 3]>> =
        grid.paint(&shell).into_iter().map(|color| finish(color, options)).collect();
    model_of(frame.size, &grid, &colors, options)
}

/// The colour of a voxel as bytes.
fn finish(color: Option<Vec3>, options: &VoxelizeOptions) -> Option<[u8; 3]> {
    let color = color?;
    Some(srgb_of(if options.texturing == Texturing::Gray { gray_of(color) } else { color }))
}

fn model_of(
    size: UVec3,
    grid: &Grid,
    colors: &[Option<[u8; 3]>],
    options: &VoxelizeOptions,
) -> Result<VoxelModel, VoxelizeError> {
    let gray = options.texturing == Texturing::Gray;
    let (palette, cells) = reduce(colors, |at| grid.is_exposed(at), options.palette_size.colors(), gray);
    let palette =
        Palette::new(palette.into_iter().map(Rgb::from).collect()).map_err(|_| VoxelizeError::Empty)?;
    let (size, cells) = tight(size, &cells).ok_or(VoxelizeError::Empty)?;
    VoxelModel::new(size, cells, palette).map_err(|_| VoxelizeError::Empty)
}

/// Cuts empty layers off; `None` where all of them are.
fn tight(size: UVec3, cells: &[u8]) -> Option<(UVec3, Vec<u8>)> {
    let (mut low, mut high) = (UVec3::MAX, UVec3::ZERO);
    let mut at = 0;
    for z in 0..size.z {
        for y in 0..size.y {
            for x in 0..size.x {
                if cells[at] != 0 {
                    low = low.min(UVec3::new(x, y, z));
                    high = high.max(UVec3::new(x + 1, y + 1, z + 1));
                }
                at += 1;
            }
        }
    }
    if low.x == u32::MAX {
        return None;
    }
    let inner = high - low;
    let mut kept = Vec::with_capacity((inner.x * inner.y * inner.z) as usize);
    for z in low.z..high.z {
        for y in low.y..high.y {
            let row = (size.x * (y + size.y * z) + low.x) as usize;
            kept.extend_from_slice(&cells[row..row + inner.x as usize]);
        }
    }
    Some((inner, kept))
}

/// How a mesh stands in the grid.
struct Frame {
    /// Cells along each axis of a `.vox` model.
    size: UVec3,
    scale: f32,
    /// The mesh's lowest corner, axes already turned.
    low: Vec3,
    /// Half a cell at most: what centres the mesh on axes that aren't the longest.
    margin: Vec3,
}

impl Frame {
    fn of(mesh: &TriMesh, longest: u32) -> Result<Self, VoxelizeError> {
        let (first, second) = mesh.bounds().ok_or(if mesh.triangles.is_empty() {
            VoxelizeError::Empty
        } else {
            VoxelizeError::Damaged
        })?;
        let (first, second) = (turned(first), turned(second));
        let (low, high) = (first.min(second), first.max(second));
        let extent = high - low;
        let longest_extent = extent.max_element();
        if !longest_extent.is_finite() || longest_extent <= f32::MIN_POSITIVE * 1e6 {
            return Err(VoxelizeError::Flat);
        }
        let scale = longest as f32 / longest_extent;
        let cells = extent * scale;
        // A hair over a whole number is rounding, not another layer.
        let size = (cells - 1e-3).ceil().max(Vec3::ONE).as_uvec3().min(UVec3::splat(longest));
        let margin = (size.as_vec3() - cells) / 2.0;
        Ok(Self { size, scale, low, margin })
    }

    fn place(&self, at: Vec3) -> Vec3 {
        (turned(at) - self.low) * self.scale + self.margin
    }
}

/// glTF's axes to those of a `.vox` file.
fn turned(at: Vec3) -> Vec3 {
    Vec3::new(at.x, -at.z, at.y)
}

/// Why a mesh became no model.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum VoxelizeError {
    /// There is no triangle, or none that is visible.
    #[error("there is nothing solid to build: the mesh has no visible triangle")]
    Empty,
    /// All of it is in one place.
    #[error("the mesh has no size: all its vertices are in one place")]
    Flat,
    /// A vertex that is no number, or an index that is out of range.
    #[error("the mesh is damaged: it has vertices that are no numbers, or indices that lead nowhere")]
    Damaged,
    /// More triangles than we take.
    #[error("the mesh has {0} triangles; 20 million are taken at most: simplify it first")]
    TooLarge(usize),
}
