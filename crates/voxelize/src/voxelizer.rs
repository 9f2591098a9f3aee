//! Triangles to voxels: the one voxelizer, for every source.

use crate::mesh::TriMesh;
use crate::oklab::{gray_of, srgb_of};
use crate::reduce::reduce;
use crate::solid::{Cells, Lines, Numbering, Placed, Surface, carry_inwards, light, shell, solid};
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
    let placed = place(mesh, options.voxel_size.get())?;
    let (surface, lines) =
        rayon::join(|| Surface::of(&placed, options.color), || Lines::of(&placed, &mesh.triangles));
    let body = solid(&placed, &shell(&surface, &lines.met()), lines);
    let seen = Numbering::of(body.exposed());
    let gray = options.texturing == Texturing::Gray;
    let finish = |light: Vec3| srgb_of(if gray { gray_of(light) } else { light });
    let colors = light(&surface, &body, &seen, finish);
    let (palette, indices) = reduce(&colors, options.palette_size.colors(), gray);
    let mut cells = carry_inwards(&body, &seen, &indices);
    if !options.fill {
        hollow(&mut cells, &body);
    }
    let palette =
        Palette::new(palette.into_iter().map(Rgb::from).collect()).map_err(|_| VoxelizeError::Empty)?;
    let (size, cells) = tight(placed.size, cells).ok_or(VoxelizeError::Empty)?;
    VoxelModel::new(size, cells, palette).map_err(|_| VoxelizeError::Empty)
}

/// Takes away each cell whose 26 neighbours are all solid. So filling only adds, what it adds touches no empty cell,
/// and the shell stays in one piece.
fn hollow(cells: &mut [u8], body: &Cells) {
    let size = body.size();
    for at in body.buried().iter() {
        cells[(at.x + size.x * (at.y + size.y * at.z)) as usize] = 0;
    }
}

/// Cuts empty layers off; `None` where all of them are.
fn tight(size: UVec3, cells: Vec<u8>) -> Option<(UVec3, Vec<u8>)> {
    let rows = cells.chunks_exact(size.x as usize).zip(0u32..);
    let boxes = rows.filter_map(|(row, at)| {
        let first = row.iter().position(|&index| index != 0)? as u32;
        let last = row.iter().rposition(|&index| index != 0)? as u32;
        let low = UVec3::new(first, at % size.y, at / size.y);
        Some((low, low.with_x(last) + 1))
    });
    let (low, high) = boxes.reduce(|a, b| (a.0.min(b.0), a.1.max(b.1)))?;
    let inner = high - low;
    if inner == size {
        return Some((size, cells));
    }
    let mut kept = Vec::with_capacity((inner.x * inner.y * inner.z) as usize);
    for z in low.z..high.z {
        for y in low.y..high.y {
            let row = (size.x * (y + size.y * z) + low.x) as usize;
            kept.extend_from_slice(&cells[row..row + inner.x as usize]);
        }
    }
    Some((inner, kept))
}

/// Lays a mesh into a grid with `longest` cells along its longest axis, in the middle of the others.
fn place(mesh: &TriMesh, longest: u32) -> Result<Placed<'_>, VoxelizeError> {
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
    let positions = mesh.positions.iter().map(|&at| (turned(at) - low) * scale + margin).collect();
    Ok(Placed { mesh, positions, size })
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
