//! Files for other programs: `.glb`, `.obj` with `.mtl`, `.ply` and `.qb`. Bytes only; saving them is the caller's
//! business.
//!
//! The meshes hold the visible faces, without ambient occlusion. [`ExportOptions`] say where the origin is, how long a
//! voxel is, how faces are cut and how they get their colours. glTF, OBJ and Qubicle have Y up: the voxel corner
//! (x, y, z) becomes (x, z, -y), so that a model's front looks towards +z. PLY has no convention of its own and keeps Z
//! up, as Blender reads it.

mod format;
mod glb;
mod obj;
mod options;
mod ply;
mod qb;
mod surface;
mod texture;

pub use format::{Exported, Format, export};
pub use glb::glb;
pub use obj::{ObjFiles, obj};
pub use options::{ExportOptions, Faces, Paint, Pivot, ScaleError, VoxelScale};
pub use ply::ply;
pub use qb::qb;
pub use texture::palette_png;

use crate::FlattenError;
use crate::vox::VoxWriteError;

/// The most rectangles that a file takes: keeps the largest of the formats under a gigabyte.
pub const MAX_FACES: usize = 8 << 20;

/// Why a model can't be exported.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum ExportError {
    /// More faces than the files are meant for.
    #[error(
        "the model's surface has {0} faces, and an export takes at most {MAX_FACES}; export it as .vox instead"
    )]
    TooManyFaces(usize),
    /// A scene that makes no single model.
    #[error(transparent)]
    Flatten(#[from] FlattenError),
    /// A scene that makes no `.vox` file.
    #[error(transparent)]
    Vox(#[from] VoxWriteError),
}

#[cfg(test)]
mod tests;
