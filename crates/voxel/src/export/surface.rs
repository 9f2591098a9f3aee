//! What the meshes are made of: the visible faces of a model, placed as the options say.

use super::{ExportError, ExportOptions, Faces, MAX_FACES};
use crate::mesh::{Mesh, Quad, merged_faces};
use crate::{Rgb, VoxelModel};
use glam::{UVec3, Vec3};

/// The faces of a model, those of one colour after those of another, in the palette's order.
pub struct Surface<'a> {
    pub model: &'a VoxelModel,
    pub quads: Vec<Quad>,
    /// In voxels from the lowest corner.
    origin: Vec3,
    scale: f32,
}

impl<'a> Surface<'a> {
    pub fn of(model: &'a VoxelModel, options: &ExportOptions) -> Result<Self, ExportError> {
        let Mesh { mut quads } = merged_faces(model);
        let faces = match options.faces {
            Faces::Merged => quads.len(),
            Faces::Squares => quads.iter().map(|quad| quad.extent().iter().product::<u32>() as usize).sum(),
        };
        if faces > MAX_FACES {
            return Err(ExportError::TooManyFaces(faces));
        }
        if options.faces == Faces::Squares {
            quads = quads.into_iter().flat_map(Quad::squares).collect();
        }
        quads.sort_by_key(|quad| quad.color());
        Ok(Self { model, quads, origin: options.pivot.of(model.size()), scale: options.scale.get() })
    }

    /// The colours in use, each with its index and its faces.
    pub fn by_color(&self) -> impl Iterator<Item = (u8, Rgb, &[Quad])> {
        self.quads.chunk_by(|one, other| one.color() == other.color()).map(|quads| {
            let index = quads[0].color();
            (index, self.model.palette().get(index).unwrap_or_default(), quads)
        })
    }

    /// A voxel corner as the file places it, with Z up.
    pub fn z_up(&self, corner: UVec3) -> Vec3 {
        // Adding zero keeps -0 out of the files.
        (corner.as_vec3() - self.origin) * self.scale + Vec3::ZERO
    }

    /// A voxel corner as the file places it, with Y up.
    pub fn y_up(&self, corner: UVec3) -> Vec3 {
        turn_y_up(self.z_up(corner))
    }
}

pub fn turn_y_up(vector: Vec3) -> Vec3 {
    Vec3::new(vector.x, vector.z, -vector.y) + Vec3::ZERO
}

/// The channels of a colour in linear light, 0 to 1.
pub fn linear(color: Rgb) -> [f32; 3] {
    <[u8; 3]>::from(color).map(|channel| {
        let encoded = f32::from(channel) / 255.0;
        if encoded <= 0.04045 { encoded / 12.92 } else { ((encoded + 0.055) / 1.055).powf(2.4) }
    })
}
