//! Meshes of models: the faces that can be seen, merged into rectangles, with ambient occlusion at their corners.

mod greedy;
mod occupancy;
mod quad;

pub use quad::{Face, Quad};

use crate::VoxelModel;

/// The visible surface of a model, in its own voxels: the model spans (0, 0, 0) to its size.
///
/// Quads are ordered by face, then plane, then v, then u: the same model gives the same mesh.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Mesh {
    /// The rectangles.
    pub quads: Vec<Quad>,
}

/// The visible faces with ambient occlusion. Faces merge where their colour agrees and the light at every corner stays
/// what it would be without merging.
#[must_use]
pub fn mesh(model: &VoxelModel) -> Mesh {
    greedy::mesh(model, true)
}

/// The visible faces without ambient occlusion (every corner open), merged wherever colours agree: the fewest
/// rectangles, for files that other programs light themselves.
#[must_use]
pub fn merged_faces(model: &VoxelModel) -> Mesh {
    greedy::mesh(model, false)
}
