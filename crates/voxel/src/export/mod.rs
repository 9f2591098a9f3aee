//! Files for other programs: `.glb`, `.obj` with `.mtl`, and `.ply`. Bytes only; saving them is the caller's business.
//!
//! All three hold the visible faces, merged by colour without ambient occlusion, one unit a voxel, standing on the
//! ground and centred over the origin. glTF and OBJ have Y up: the voxel corner (x, y, z) becomes (x, z, -y), so that a
//! model's front looks towards +z. PLY has no convention of its own and keeps Z up, as Blender reads it.

mod glb;
mod obj;
mod ply;

pub use glb::glb;
pub use obj::{ObjFiles, obj};
pub use ply::ply;

use crate::mesh::{Mesh, Quad, merged_faces};
use crate::{Rgb, VoxelModel};
use glam::{UVec3, Vec3};

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
}

/// The faces of a model, those of one colour after those of another, in the palette's order.
struct Surface<'a> {
    model: &'a VoxelModel,
    quads: Vec<Quad>,
}

impl<'a> Surface<'a> {
    fn of(model: &'a VoxelModel) -> Result<Self, ExportError> {
        let Mesh { mut quads } = merged_faces(model);
        if quads.len() > MAX_FACES {
            return Err(ExportError::TooManyFaces(quads.len()));
        }
        quads.sort_by_key(|quad| quad.color());
        Ok(Self { model, quads })
    }

    /// The colours in use, each with its index and its faces.
    fn by_color(&self) -> impl Iterator<Item = (u8, Rgb, &[Quad])> {
        self.quads.chunk_by(|one, other| one.color() == other.color()).map(|quads| {
            let index = quads[0].color();
            (index, self.model.palette().get(index).unwrap_or_default(), quads)
        })
    }

    /// A voxel corner, centred over the origin, with Z up.
    fn z_up(&self, corner: UVec3) -> Vec3 {
        let size = self.model.size().as_vec3();
        corner.as_vec3() - Vec3::new(size.x / 2.0, size.y / 2.0, 0.0)
    }

    /// A voxel corner, centred over the origin, with Y up.
    fn y_up(&self, corner: UVec3) -> Vec3 {
        turn_y_up(self.z_up(corner))
    }
}

fn turn_y_up(vector: Vec3) -> Vec3 {
    // Adding zero keeps -0 out of the files.
    Vec3::new(vector.x, vector.z, -vector.y) + Vec3::ZERO
}

/// The channels of a colour in linear light, 0 to 1.
fn linear(color: Rgb) -> [f32; 3] {
    <[u8; 3]>::from(color).map(|channel| {
        let encoded = f32::from(channel) / 255.0;
        if encoded <= 0.04045 { encoded / 12.92 } else { ((encoded + 0.055) / 1.055).powf(2.4) }
    })
}

#[cfg(test)]
mod tests;
