//! Binary glTF 2.0.

use super::surface::{Surface, linear, turn_y_up};
use super::{ExportError, ExportOptions, Paint, palette_png, texture};
use crate::VoxelModel;
use crate::mesh::Quad;
use glam::Vec3;
use serde_json::{Value, json};

/// Bytes of a position or a normal, of a place in a texture, and of an index.
const VECTOR: usize = 12;
const PLACE: usize = 8;
const INDEX: usize = 4;

/// What a buffer view is for, and what an accessor counts in.
const VERTICES: u32 = 34962;
const INDICES: u32 = 34963;
const FLOAT: u32 = 5126;
const UNSIGNED: u32 = 5125;
/// Pixels of a texture as they are, and its edges.
const NEAREST: u32 = 9728;
const CLAMP: u32 = 33071;

/// A `.glb` file: one mesh. It has one primitive and one material for each colour in use, or one of both with a texture;
/// materials rather than vertex colours, because Blender shows them without further wiring and artists can edit them one
/// by one. Base colours are linear, as glTF wants them. A model without voxels becomes an empty scene.
///
/// # Errors
/// Where the surface has too many faces for one file.
pub fn glb(model: &VoxelModel, options: &ExportOptions) -> Result<Vec<u8>, ExportError> {
    let surface = Surface::of(model, options)?;
    let asset = json!({ "version": "2.0", "generator": "Voxelier" });
    // glTF has no empty lists.
    if surface.quads.is_empty() {
        return Ok(framed(&json!({ "asset": asset, "scene": 0, "scenes": [{}] }), Vec::new()));
    }
    let is_textured = options.paint == Paint::Texture;
    let parts = parts(&surface, is_textured);
    let mut buffer = Buffer::default();
    buffer.vertices(&surface, is_textured);
    buffer.indices(&parts);
    let mut document = json!({
        "asset": asset,
        "scene": 0,
        "scenes": [{ "nodes": [0] }],
        "nodes": [{ "name": "model", "mesh": 0 }],
    });
    let made = made(&surface, &parts, is_textured);
    document["meshes"] = json!([{ "primitives": made.primitives }]);
    document["materials"] = json!(made.materials);
    document["accessors"] = json!(made.accessors);
    if is_textured {
        document["images"] = json!([{ "bufferView": buffer.picture(model), "mimeType": "image/png" }]);
        document["samplers"] =
            json!([{ "magFilter": NEAREST, "minFilter": NEAREST, "wrapS": CLAMP, "wrapT": CLAMP }]);
        document["textures"] = json!([{ "sampler": 0, "source": 0 }]);
    }
    document["bufferViews"] = json!(buffer.views);
    document["buffers"] = json!([{ "byteLength": buffer.bytes.len() }]);
    Ok(framed(&document, buffer.bytes))
}

/// Header, document and binary part.
fn framed(document: &Value, binary: Vec<u8>) -> Vec<u8> {
    let mut json = document.to_string().into_bytes();
    json.resize(json.len().next_multiple_of(4), b' ');
    let mut chunks = vec![(*b"JSON", json)];
    if !binary.is_empty() {
        chunks.push((*b"BIN\0", binary));
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
    file
}

/// Faces that are drawn with one material.
struct Part<'a> {
    /// How many faces come before.
    first: usize,
    quads: &'a [Quad],
    material: Value,
}

fn parts<'a>(surface: &'a Surface<'_>, is_textured: bool) -> Vec<Part<'a>> {
    if is_textured {
        let look = json!({ "baseColorTexture": { "index": 0 }, "metallicFactor": 0, "roughnessFactor": 0.9 });
        let material = json!({ "name": "palette", "pbrMetallicRoughness": look });
        return vec![Part { first: 0, quads: &surface.quads, material }];
    }
    let mut first = 0;
    let part = |(index, color, quads): (u8, _, &'a [Quad])| {
        let [r, g, b] = linear(color);
        let look = json!({ "baseColorFactor": [r, g, b, 1], "metallicFactor": 0, "roughnessFactor": 0.9 });
        let material = json!({ "name": format!("color {index}"), "pbrMetallicRoughness": look });
        let part = Part { first, quads, material };
        first += quads.len();
        part
    };
    surface.by_color().map(part).collect()
}

/// The binary part and the views of it. Every view begins at a multiple of four bytes.
#[derive(Default)]
struct Buffer {
    bytes: Vec<u8>,
    views: Vec<Value>,
}

impl Buffer {
    /// Views 0 and 1, and 2 with a texture: positions, normals, places in the texture.
    fn vertices(&mut self, surface: &Surface<'_>, is_textured: bool) {
        let vertices = 4 * surface.quads.len();
        self.bytes.reserve(vertices * (2 * VECTOR + PLACE) + 6 * INDEX * surface.quads.len());
        for corner in surface.quads.iter().flat_map(|quad| quad.corners()) {
            self.floats(&surface.y_up(corner).to_array());
        }
        self.view(VECTOR * vertices, json!({ "byteStride": VECTOR, "target": VERTICES }));
        for quad in &surface.quads {
            let normal = turn_y_up(Vec3::from_array(quad.face().normal())).to_array();
            (0..4).for_each(|_| self.floats(&normal));
        }
        self.view(VECTOR * vertices, json!({ "byteStride": VECTOR, "target": VERTICES }));
        if is_textured {
            for quad in &surface.quads {
                (0..4).for_each(|_| self.floats(&texture::place_of(quad.color())));
            }
            self.view(PLACE * vertices, json!({ "byteStride": PLACE, "target": VERTICES }));
        }
    }

    /// The next view: the corners of all triangles, counted from the first of their part.
    fn indices(&mut self, parts: &[Part<'_>]) {
        let before = self.bytes.len();
        for part in parts {
            for (number, quad) in part.quads.iter().enumerate() {
                for corner in quad.triangles() {
                    self.bytes.extend_from_slice(&((4 * number + corner) as u32).to_le_bytes());
                }
            }
        }
        self.view(self.bytes.len() - before, json!({ "target": INDICES }));
    }

    /// The last view: the palette as a picture. Gives its number.
    fn picture(&mut self, model: &VoxelModel) -> usize {
        let picture = palette_png(model.palette());
        self.bytes.extend_from_slice(&picture);
        self.view(picture.len(), json!({}));
        self.bytes.resize(self.bytes.len().next_multiple_of(4), 0);
        self.views.len() - 1
    }

    fn floats(&mut self, values: &[f32]) {
        values.iter().for_each(|value| self.bytes.extend_from_slice(&value.to_le_bytes()));
    }

    /// A view of the last bytes.
    fn view(&mut self, length: usize, mut view: Value) {
        view["buffer"] = json!(0);
        view["byteOffset"] = json!(self.bytes.len() - length);
        view["byteLength"] = json!(length);
        self.views.push(view);
    }
}

/// What names the parts of the buffer.
#[derive(Default)]
struct Made {
    primitives: Vec<Value>,
    materials: Vec<Value>,
    accessors: Vec<Value>,
}

fn made(surface: &Surface<'_>, parts: &[Part<'_>], is_textured: bool) -> Made {
    let mut made = Made::default();
    for part in parts {
        let material = made.materials.len();
        made.materials.push(part.material.clone());
        let vertex = 4 * part.first;
        let mut vectors = |view: usize, bytes: usize, kind: &str| {
            made.accessors.push(json!({
                "bufferView": view, "byteOffset": bytes * vertex,
                "componentType": FLOAT, "count": 4 * part.quads.len(), "type": kind,
            }));
            made.accessors.len() - 1
        };
        let position = vectors(0, VECTOR, "VEC3");
        let mut attributes = json!({ "POSITION": position, "NORMAL": vectors(1, VECTOR, "VEC3") });
        if is_textured {
            attributes["TEXCOORD_0"] = json!(vectors(2, PLACE, "VEC2"));
        }
        let corners = || part.quads.iter().flat_map(|quad| quad.corners()).map(|corner| surface.y_up(corner));
        made.accessors[position]["min"] = json!(corners().fold(Vec3::INFINITY, Vec3::min).to_array());
        made.accessors[position]["max"] = json!(corners().fold(Vec3::NEG_INFINITY, Vec3::max).to_array());
        let view = 2 + usize::from(is_textured);
        made.accessors.push(json!({
            "bufferView": view, "byteOffset": 6 * INDEX * part.first,
            "componentType": UNSIGNED, "count": 6 * part.quads.len(), "type": "SCALAR",
        }));
        let indices = made.accessors.len() - 1;
        made.primitives.push(json!({ "attributes": attributes, "indices": indices, "material": material }));
    }
    made
}
