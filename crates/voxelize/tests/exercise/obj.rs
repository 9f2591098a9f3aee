//! What any bytes must survive as an OBJ file: shared by the tests and by the fuzz target.

use super::build::build;
use std::path::Path;
use voxelize::load_mesh;

/// Saves the bytes in `folder`, loads them from there, and builds what they are. What stands behind a zero byte becomes
/// the material file `model.mtl`; the folder may hold textures.
pub fn exercise(folder: &Path, bytes: &[u8]) {
    let mut parts = bytes.splitn(2, |&byte| byte == 0);
    let (model, materials) = (parts.next().unwrap_or_default(), parts.next().unwrap_or_default());
    let path = folder.join("model.obj");
    std::fs::write(&path, model).expect("the folder is ours");
    std::fs::write(folder.join("model.mtl"), materials).expect("the folder is ours");
    match load_mesh(&path) {
        Ok(mesh) => build(&mesh),
        Err(error) => assert!(!error.to_string().is_empty()),
    }
}
