//! Wavefront OBJ with its materials.

use super::surface::{Surface, linear, turn_y_up};
use super::{ExportError, ExportOptions, Paint, texture};
use crate::VoxelModel;
use crate::mesh::{Face, Quad};
use glam::{UVec3, Vec3};
use std::fmt::Write as _;

/// An `.obj` file and the `.mtl` file that it names.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ObjFiles {
    /// Vertices, normals and faces of four corners.
    pub obj: String,
    /// One material for each colour in use, or one that names a picture of the palette.
    pub mtl: String,
}

/// The two files, which will be saved beside each other as `stem.obj` and `stem.mtl`; with a texture, the picture of the
/// palette ([`super::palette_png`]) goes beside them as `stem.png`. Characters that end a line are dropped from the
/// stem. `Kd` is linear, as Blender writes and reads it: the format itself doesn't say.
///
/// # Errors
/// Where the surface has too many faces for one file.
pub fn obj(model: &VoxelModel, stem: &str, options: &ExportOptions) -> Result<ObjFiles, ExportError> {
    let surface = Surface::of(model, options)?;
    let stem: String = stem.chars().filter(|letter| !letter.is_control()).collect();
    let corners = distinct_corners(&surface.quads);
    let (mut obj, mut mtl) = (format!("mtllib {stem}.mtl\no model\n"), String::new());
    // Writing to a string can't fail.
    for &corner in &corners {
        let Vec3 { x, y, z } = surface.y_up(unpack(corner));
        let _ = writeln!(obj, "v {x} {y} {z}");
    }
    for face in Face::ALL {
        let Vec3 { x, y, z } = turn_y_up(Vec3::from_array(face.normal()));
        let _ = writeln!(obj, "vn {x} {y} {z}");
    }
    let is_textured = options.paint == Paint::Texture;
    if is_textured {
        let _ = writeln!(mtl, "newmtl palette\nKd 1 1 1\nKs 0 0 0\nillum 1\nmap_Kd {stem}.png\n");
        obj.push_str("usemtl palette\n");
    }
    for (number, (index, color, quads)) in surface.by_color().enumerate() {
        let [r, g, b] = linear(color);
        if is_textured {
            let [u, v] = texture::place_of(index);
            let _ = writeln!(obj, "vt {u} {v}");
        } else {
            let _ = writeln!(mtl, "newmtl color_{index}\nKd {r:.6} {g:.6} {b:.6}\nKs 0 0 0\nillum 1\n");
            let _ = writeln!(obj, "usemtl color_{index}");
        }
        // All lists count from 1.
        let place = if is_textured { (number + 1).to_string() } else { String::new() };
        for quad in quads {
            obj.push('f');
            for corner in quad.corners() {
                let vertex = corners.partition_point(|&other| other < pack(corner)) + 1;
                let _ = write!(obj, " {vertex}/{place}/{}", quad.face() as usize + 1);
            }
            obj.push('\n');
        }
    }
    Ok(ObjFiles { obj, mtl })
}

/// Every corner once, in order.
fn distinct_corners(quads: &[Quad]) -> Vec<u32> {
    let mut corners: Vec<u32> = quads.iter().flat_map(|quad| quad.corners()).map(pack).collect();
    corners.sort_unstable();
    corners.dedup();
    corners
}

fn pack(corner: UVec3) -> u32 {
    corner.x | corner.y << 9 | corner.z << 18
}

fn unpack(corner: u32) -> UVec3 {
    UVec3::new(corner & 0x1ff, corner >> 9 & 0x1ff, corner >> 18)
}
