//! What is built of a mesh that could be loaded.

use super::small::{check, options};
use voxel::{ColorMode, VoxelizeOptions};
use voxelize::{TriMesh, voxelize};

/// Builds a mesh in both colour modes, hollow and filled; what comes of it is a model within its options, or a sentence.
pub fn build(mesh: &TriMesh) {
    for (color, fill) in [(ColorMode::Surface, false), (ColorMode::Vertex, true)] {
        match voxelize(mesh, &VoxelizeOptions { color, fill, ..options() }) {
            Ok(model) => check(&model),
            Err(error) => assert!(!error.to_string().is_empty()),
        }
    }
}
