//! glTF and GLB: nodes' transforms applied, texture transforms, vertex colours, base colours.

mod census;
mod materials;

use super::MeshError;
use super::files;
use crate::mesh::{TriMesh, Triangle};
use census::{MAX_VERTICES, too_many};
use glam::{I8Vec3, I16Vec3, Mat4, U8Vec3, U16Vec3, Vec2, Vec3, Vec4};
use gltf::accessor::{DataType, Item, Iter};
use gltf::mesh::Mode;
use gltf::{Document, Gltf, Node, Semantic};
use std::path::Path;

/// So many values may be said to be zero, which takes no bytes in the file.
const MAX_ZEROS: usize = 1 << 20;

/// Reads a file's default scene.
pub fn parse(bytes: &[u8], folder: Option<&Path>) -> Result<TriMesh, MeshError> {
    let damaged = |error: gltf::Error| MeshError::Damaged(error.to_string().chars().take(200).collect());
    let Gltf { document, blob } = Gltf::from_slice_without_validation(bytes).map_err(damaged)?;
    let mut json = document.into_json();
    if let Some(extension) = json.extensions_required.iter().find(|name| !is_read(name)) {
        return Err(MeshError::Unsupported(spoken(extension)));
    }
    json.extensions_required.clear();
    let document = Document::from_json(json).map_err(damaged)?;
    if document.accessors().any(|accessor| accessor.view().is_none() && accessor.count() > MAX_ZEROS) {
        return Err(MeshError::Damaged("it counts more values than it holds".to_owned()));
    }
    let scene = document.default_scene().or_else(|| document.scenes().next()).ok_or(MeshError::Empty)?;
    census::check(&scene)?;
    let buffers = buffers_of(&document, blob, folder)?;
    let mut reader = Reader { buffers, mesh: TriMesh::default() };
    reader.mesh.materials = materials::read(&document, &reader.buffers, folder)?;
    for node in scene.nodes() {
        reader.node(&node, Mat4::IDENTITY)?;
    }
    Ok(reader.mesh)
}

/// Whether an extension is one that we read, or one that changes neither shape nor colour.
fn is_read(extension: &str) -> bool {
    matches!(extension, "KHR_texture_transform" | "KHR_mesh_quantization" | "KHR_lights_punctual")
        || extension.starts_with("KHR_materials_")
}

/// What people call an extension.
fn spoken(extension: &str) -> String {
    let what = match extension {
        "KHR_draco_mesh_compression" => "Draco compression",
        "EXT_meshopt_compression" | "KHR_meshopt_compression" => "meshopt compression",
        "KHR_texture_basisu" => "Basis Universal (KTX2) textures",
        "EXT_texture_webp" => "WebP textures only",
        "MSFT_texture_dds" => "DDS textures",
        other => return other.chars().take(80).filter(|letter| !letter.is_control()).collect(),
    };
    format!("{what} ({extension})")
}

fn buffers_of(
    document: &Document,
    mut blob: Option<Vec<u8>>,
    folder: Option<&Path>,
) -> Result<Vec<Vec<u8>>, MeshError> {
    let buffer = |buffer: gltf::Buffer<'_>| {
        let bytes = match buffer.source() {
            gltf::buffer::Source::Bin => blob.take().unwrap_or_default(),
            gltf::buffer::Source::Uri(uri) => files::resolve(uri, folder)?,
        };
        if bytes.len() < buffer.length() {
            return Err(MeshError::Damaged("a buffer is shorter than it says".to_owned()));
        }
        Ok(bytes)
    };
    document.buffers().map(buffer).collect()
}

struct Reader {
    buffers: Vec<Vec<u8>>,
    mesh: TriMesh,
}

impl Reader {
    fn node(&mut self, node: &Node<'_>, above: Mat4) -> Result<(), MeshError> {
        let world = above * Mat4::from_cols_array_2d(&node.transform().matrix());
        if let Some(mesh) = node.mesh() {
            for primitive in mesh.primitives() {
                self.primitive(&primitive, world)?;
            }
        }
        for child in node.children() {
            self.node(&child, world)?;
        }
        Ok(())
    }

    fn primitive(&mut self, primitive: &gltf::Primitive<'_>, world: Mat4) -> Result<(), MeshError> {
        let buffers = &self.buffers;
        let reader = primitive.reader(|buffer| buffers.get(buffer.index()).map(Vec::as_slice));
        let positions = positions(primitive, buffers);
        let first = self.mesh.positions.len();
        self.mesh.positions.extend(positions.into_iter().map(|at| world.transform_point3(at)));
        let count = self.mesh.positions.len() - first;
        let unused = self.mesh.materials.len() - 1;
        let material = primitive.material();
        let info = materials::texture_of(&material);
        let uvs: Vec<Vec2> = match &info {
            None => vec![Vec2::ZERO; count],
            Some(info) => {
                let transform = info.texture_transform();
                let set = transform.as_ref().and_then(gltf::texture::TextureTransform::tex_coord);
                let read = reader.read_tex_coords(set.unwrap_or(info.tex_coord()));
                let uvs = read.into_iter().flat_map(gltf::mesh::util::ReadTexCoords::into_f32);
                let mut uvs: Vec<Vec2> =
                    uvs.map(|uv| moved(Vec2::from_array(uv), transform.as_ref())).take(count).collect();
                uvs.resize(count, Vec2::ZERO);
                uvs
            }
        };
        self.mesh.uvs.extend(uvs);
        let colors = reader.read_colors(0).into_iter().flat_map(gltf::mesh::util::ReadColors::into_rgba_f32);
        self.mesh.colors.extend(colors.map(Vec4::from_array).take(count));
        self.mesh.colors.resize(first + count, Vec4::ONE);
        let material = material.index().unwrap_or(unused) as u32;
        let indices: Vec<u32> = match reader.read_indices().map(gltf::mesh::util::ReadIndices::into_u32) {
            Some(indices) if indices.len() > MAX_VERTICES => return Err(too_many("triangles")),
            Some(indices) => indices.collect(),
            None => (0..count as u32).collect(),
        };
        self.triangles(
            primitive.mode(),
            &indices,
            first as u32,
            count as u32,
            material,
            world.determinant() < 0.0,
        )
    }

    fn triangles(
        &mut self,
        mode: Mode,
        indices: &[u32],
        first: u32,
        count: u32,
        material: u32,
        is_mirrored: bool,
    ) -> Result<(), MeshError> {
        if indices.iter().any(|&index| index >= count) {
            return Err(MeshError::Damaged("an index leads nowhere".to_owned()));
        }
        let corners: Vec<[u32; 3]> = match mode {
            Mode::Triangles => indices.chunks_exact(3).map(|three| [three[0], three[1], three[2]]).collect(),
            Mode::TriangleStrip => indices.windows(3).map(|three| [three[0], three[1], three[2]]).collect(),
            Mode::TriangleFan => {
                let pairs = indices.get(1..).unwrap_or_default().windows(2);
                pairs.map(|pair| [indices[0], pair[0], pair[1]]).collect()
            }
            _ => Vec::new(),
        };
        for (at, [a, b, c]) in corners.into_iter().enumerate() {
            let flips = is_mirrored ^ (mode == Mode::TriangleStrip && at % 2 == 1);
            let vertices = if flips { [a, c, b] } else { [a, b, c] }.map(|index| index + first);
            self.mesh.triangles.push(Triangle { vertices, material });
        }
        Ok(())
    }
}

/// Positions, as numbers of any kind (`KHR_mesh_quantization`).
fn positions(primitive: &gltf::Primitive<'_>, buffers: &[Vec<u8>]) -> Vec<Vec3> {
    let Some(accessor) = primitive.get(&Semantic::Positions) else { return Vec::new() };
    let (read, most) = match accessor.data_type() {
        DataType::I8 => (values(&accessor, buffers, |at| I8Vec3::from_array(at).as_vec3()), 127.0),
        DataType::U8 => (values(&accessor, buffers, |at| U8Vec3::from_array(at).as_vec3()), 255.0),
        DataType::I16 => (values(&accessor, buffers, |at| I16Vec3::from_array(at).as_vec3()), 32_767.0),
        DataType::U16 => (values(&accessor, buffers, |at| U16Vec3::from_array(at).as_vec3()), 65_535.0),
        DataType::F32 => (values(&accessor, buffers, Vec3::from_array), 1.0),
        DataType::U32 => return Vec::new(),
    };
    let scale = if accessor.normalized() { f32::recip(most) } else { 1.0 };
    read.into_iter().map(|at| at * scale).collect()
}

fn values<T: Item>(
    accessor: &gltf::Accessor<'_>,
    buffers: &[Vec<u8>],
    value: impl Fn(T) -> Vec3,
) -> Vec<Vec3> {
    let bytes = |buffer: gltf::Buffer<'_>| buffers.get(buffer.index()).map(Vec::as_slice);
    Iter::<T>::new(accessor.clone(), bytes).into_iter().flatten().map(value).collect()
}

/// `KHR_texture_transform`: scale, then turn, then move.
fn moved(uv: Vec2, transform: Option<&gltf::texture::TextureTransform<'_>>) -> Vec2 {
    let Some(transform) = transform else { return uv };
    let scaled = uv * Vec2::from_array(transform.scale());
    let (sin, cos) = transform.rotation().sin_cos();
    Vec2::new(cos * scaled.x + sin * scaled.y, cos * scaled.y - sin * scaled.x)
        + Vec2::from_array(transform.offset())
}
