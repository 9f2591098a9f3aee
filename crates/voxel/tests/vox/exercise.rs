//! What any bytes must survive: shared by the tests and by the fuzz target.

use voxel::{Scene, mesh, vox};

/// Cells up to which a flattened scene is meshed: keeps a run short.
const MESHED_CELLS: usize = 1 << 20;

/// Reads the bytes; where they are a scene, does with it what the program would do, and checks that writing loses
/// nothing.
pub fn exercise(bytes: &[u8]) {
    let scene = match vox::read(bytes) {
        Ok(scene) => scene,
        Err(error) => {
            assert!(!error.to_string().is_empty());
            return;
        }
    };
    if let Ok(model) = scene.flatten()
        && model.cells().len() <= MESHED_CELLS
    {
        assert_eq!(mesh::mesh(&model).quads.is_empty(), model.voxel_count() == 0);
    }
    if let Ok(written) = vox::write_scene(&scene) {
        let again = vox::read(&written).map(|again| Scene { warnings: scene.warnings.clone(), ..again });
        assert_eq!(again, Ok(scene));
    }
}
