//! What any bytes must survive as a glTF or GLB file: shared by the tests and by the fuzz target.

use super::build::build;
use voxelize::mesh_from_glb;

/// Loads the bytes, and builds what they are.
pub fn exercise(bytes: &[u8]) {
    match mesh_from_glb(bytes) {
        Ok(mesh) => build(&mesh),
        Err(error) => assert!(!error.to_string().is_empty()),
    }
}
