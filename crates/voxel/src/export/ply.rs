//! Stanford PLY.

use super::surface::Surface;
use super::{ExportError, ExportOptions};
use crate::{Rgb, VoxelModel};

/// A binary `.ply` file, Z up: four vertices for each face with the face's colour (sRGB, as Blender and MeshLab read
/// it), and faces of four corners.
///
/// # Errors
/// Where the surface has too many faces for one file.
pub fn ply(model: &VoxelModel, options: &ExportOptions) -> Result<Vec<u8>, ExportError> {
    let surface = Surface::of(model, options)?;
    let faces = surface.quads.len();
    let header = format!(
        "ply\nformat binary_little_endian 1.0\nelement vertex {}\nproperty float x\nproperty float y\n\
         property float z\nproperty uchar red\nproperty uchar green\nproperty uchar blue\nelement face {faces}\n\
         property list uchar uint vertex_indices\nend_header\n",
        4 * faces
    );
    let mut file = Vec::with_capacity(header.len() + (4 * 15 + 17) * faces);
    file.extend_from_slice(header.as_bytes());
    for (_, Rgb { r, g, b }, quads) in surface.by_color() {
        for corner in quads.iter().flat_map(|quad| quad.corners()) {
            for value in surface.z_up(corner).to_array() {
                file.extend_from_slice(&value.to_le_bytes());
            }
            file.extend_from_slice(&[r, g, b]);
        }
    }
    for face in 0..faces as u32 {
        file.push(4);
        for corner in 0..4 {
            file.extend_from_slice(&(4 * face + corner).to_le_bytes());
        }
    }
    Ok(file)
}
