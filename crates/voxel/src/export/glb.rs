//! Binary glTF 2.0.

use super::{ExportError, Surface, linear, turn_y_up};
use crate::VoxelModel;
use crate::mesh::Quad;
use glam::Vec3;
use std::fmt::Write as _;

/// Bytes of a position or a normal.
const VECTOR: usize = 12;

/// A `.glb` file: one mesh with one primitive and one material for each colour in use. Materials rather than vertex
/// colours, because Blender shows them without further wiring and artists can edit them one by one. Base colours are
/// linear, as glTF wants them. A model without voxels becomes an empty scene.
///
/// # Errors
/// Where the surface has too many faces for one file.
pub fn glb(model: &VoxelModel) -> Result<Vec<u8>, ExportError> {
    let surface = Surface::of(model)?;
    let buffer = Buffer::of(&surface);
    let mut json = json(&surface, &buffer).into_bytes();
    json.resize(json.len().next_multiple_of(4), b' ');
    let mut chunks = vec![(*b"JSON", json)];
    if !buffer.bytes.is_empty() {
        chunks.push((*b"BIN\0", buffer.bytes));
    }
    let length = 12 + chunks.iter().map(|(_, content)| 8 + content.len()).sum::<usize>();
    let mut file = Vec::with_capacity(length);
    file.extend_from_slice(b"glTF");
    file.extend_from_slice(&2_u32.to_le_bytes());
    file.extend_from_slice(&(length as u32).to_le_bytes());
    for (name, content) in chunks {
        file.extend_from_slice(&(content.len() as u32).to_le_bytes());
        file.extend_from_slice(&name);
        file.extend_from_slice(&content);
    }
    Ok(file)
}

/// All positions, then all normals, then all indices. Every part is a multiple of four bytes.
struct Buffer {
    bytes: Vec<u8>,
    vertices: usize,
}

impl Buffer {
    fn of(surface: &Surface<'_>) -> Self {
        let vertices = 4 * surface.quads.len();
        let mut bytes = Vec::with_capacity(2 * VECTOR * vertices + 24 * surface.quads.len());
        let mut push = |vector: Vec3| {
            for value in vector.to_array() {
                bytes.extend_from_slice(&value.to_le_bytes());
            }
        };
        for quad in &surface.quads {
            quad.corners().into_iter().for_each(|corner| push(surface.y_up(corner)));
        }
        for quad in &surface.quads {
            (0..4).for_each(|_| push(turn_y_up(Vec3::from_array(quad.face().normal()))));
        }
        for (_, _, quads) in surface.by_color() {
            for (number, quad) in quads.iter().enumerate() {
                for corner in quad.triangles() {
                    bytes.extend_from_slice(&((4 * number + corner) as u32).to_le_bytes());
                }
            }
        }
        Self { bytes, vertices }
    }
}

fn json(surface: &Surface<'_>, buffer: &Buffer) -> String {
    let asset = r#"{"asset":{"version":"2.0","generator":"Voxelier"},"scene":0,"#;
    // glTF has no empty lists.
    if surface.quads.is_empty() {
        return format!(r#"{asset}"scenes":[{{}}]}}"#);
    }
    let (mut accessors, mut primitives, mut materials) = (Vec::new(), Vec::new(), Vec::new());
    let mut first = 0;
    for (number, (index, color, quads)) in surface.by_color().enumerate() {
        let [r, g, b] = linear(color);
        materials.push(format!(
            r#"{{"name":"color {index}","pbrMetallicRoughness":{{"baseColorFactor":[{r:.6},{g:.6},{b:.6},1],"metallicFactor":0,"roughnessFactor":0.9}}}}"#
        ));
        let at = 3 * number;
        primitives.push(format!(
            r#"{{"attributes":{{"POSITION":{at},"NORMAL":{}}},"indices":{},"material":{number}}}"#,
            at + 1,
            at + 2
        ));
        accessors.push(accessors_of(surface, quads, first));
        first += quads.len();
    }
    let (vectors, indices) = (VECTOR * buffer.vertices, buffer.bytes.len() - 2 * VECTOR * buffer.vertices);
    let mut json = asset.to_owned();
    json.push_str(r#""scenes":[{"nodes":[0]}],"nodes":[{"name":"model","mesh":0}],"#);
    // Writing to a string can't fail.
    let _ = write!(
        json,
        r#""meshes":[{{"primitives":[{}]}}],"materials":[{}],"accessors":[{}],"bufferViews":[{{"buffer":0,"byteOffset":0,"byteLength":{vectors},"byteStride":{VECTOR},"target":34962}},{{"buffer":0,"byteOffset":{vectors},"byteLength":{vectors},"byteStride":{VECTOR},"target":34962}},{{"buffer":0,"byteOffset":{},"byteLength":{indices},"target":34963}}],"buffers":[{{"byteLength":{}}}]}}"#,
        primitives.join(","),
        materials.join(","),
        accessors.join(","),
        2 * vectors,
        buffer.bytes.len()
    );
    json
}

/// The accessors of the faces of one colour, of which `first` faces come before: positions, normals, indices.
fn accessors_of(surface: &Surface<'_>, quads: &[Quad], first: usize) -> String {
    let corners = || quads.iter().flat_map(|quad| quad.corners()).map(|corner| surface.y_up(corner));
    let low = corners().fold(Vec3::INFINITY, Vec3::min).to_array();
    let high = corners().fold(Vec3::NEG_INFINITY, Vec3::max).to_array();
    let (vectors, vertices) = (4 * VECTOR * first, 4 * quads.len());
    let vector = format!(r#""byteOffset":{vectors},"componentType":5126,"count":{vertices},"type":"VEC3""#);
    format!(
        r#"{{"bufferView":0,{vector},"min":{low:?},"max":{high:?}}},{{"bufferView":1,{vector}}},{{"bufferView":2,"byteOffset":{},"componentType":5125,"count":{},"type":"SCALAR"}}"#,
        24 * first,
        6 * quads.len()
    )
}
