//! Meshes from files: glTF, GLB and OBJ, with what they name beside them.

mod files;
mod gltf;
mod obj;
mod textures;

use crate::mesh::TriMesh;
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::path::Path;

/// A file, or all that it names, may be so large.
const MAX_BYTES: u64 = 512 << 20;

/// Reads a mesh. The file's ending says what it is; buffers and pictures that it names are read from its folder or
/// below, and from nowhere else.
pub fn load_mesh(path: &Path) -> Result<TriMesh, MeshError> {
    let ending = path.extension().map(|ending| ending.to_string_lossy().to_lowercase());
    let folder = path.parent().unwrap_or(Path::new(""));
    let mesh = contained(|| match ending.as_deref() {
        Some("glb" | "gltf") => gltf::parse(&files::read(path)?, Some(folder)),
        Some("obj") => obj::parse(&files::read(path)?, folder),
        _ => Err(MeshError::Format),
    });
    finished(mesh?)
}

/// Reads a GLB that names no other file.
pub fn mesh_from_glb(bytes: &[u8]) -> Result<TriMesh, MeshError> {
    finished(contained(|| gltf::parse(bytes, None))?)
}

/// The libraries that read meshes compute with what a file says in a few places; damage there must not end the program.
fn contained(read: impl FnOnce() -> Result<TriMesh, MeshError>) -> Result<TriMesh, MeshError> {
    let contradiction = |_| Err(MeshError::Damaged("its parts contradict each other".to_owned()));
    catch_unwind(AssertUnwindSafe(read)).unwrap_or_else(contradiction)
}

fn finished(mesh: TriMesh) -> Result<TriMesh, MeshError> {
    let vertices = mesh.positions.len();
    let sound = |triangle: &crate::mesh::Triangle| {
        triangle.vertices.iter().all(|&vertex| (vertex as usize) < vertices)
            && (triangle.material as usize) < mesh.materials.len()
    };
    if !mesh.triangles.iter().all(sound) {
        return Err(MeshError::Damaged("an index leads nowhere".to_owned()));
    }
    if mesh.triangles.is_empty() { Err(MeshError::Empty) } else { Ok(mesh) }
}

/// Why a file became no mesh.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum MeshError {
    /// The ending is none that we know.
    #[error("this is no mesh that can be read: the file's ending must be .glb, .gltf or .obj")]
    Format,
    /// A file can't be read.
    #[error("{file}: {reason}")]
    File {
        /// Its name.
        file: String,
        /// Why.
        reason: String,
    },
    /// A file names another one outside its folder.
    #[error("the mesh names {0}, which isn't in its folder; put it beside the mesh")]
    Outside(String),
    /// The contents make no sense.
    #[error("the mesh is damaged: {0}")]
    Damaged(String),
    /// It uses something that we don't read.
    #[error("the mesh uses {0}, which isn't supported; export it without")]
    Unsupported(String),
    /// Its textures have more pixels than we take.
    #[error("the mesh's textures have more than 67 million pixels together: make them smaller")]
    Textures,
    /// There is no triangle in it.
    #[error("the mesh has no triangles")]
    Empty,
}
