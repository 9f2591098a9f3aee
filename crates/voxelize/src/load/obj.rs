//! Wavefront OBJ with its material file and textures.

use super::MeshError;
use super::files;
use super::textures::Textures;
use crate::mesh::{Material, TriMesh, Triangle};
use crate::oklab::linear_of;
use glam::{Vec2, Vec3, Vec4};
use std::cell::Cell;
use std::collections::HashMap;
use std::path::Path;
use std::sync::Arc;
use tobj::{LoadError, LoadOptions};

/// Reads a file whose materials and textures lie in `folder`.
pub fn parse(bytes: &[u8], folder: &Path) -> Result<TriMesh, MeshError> {
    // With a single index, tobj shifts the texture coordinates of a group in which some faces have none.
    let options = LoadOptions { triangulate: true, single_index: false, ..LoadOptions::default() };
    let outside = Cell::new(None);
    let loaded = tobj::load_obj_buf(&mut &bytes[..], &options, |name| {
        let text = files::resolve(&name.to_string_lossy(), Some(folder));
        match text {
            Ok(text) => tobj::load_mtl_buf(&mut with_whole_colors(&text).as_bytes()),
            Err(error) => {
                // An OBJ without its material file is still a shape.
                outside.set(Some(error));
                Err(LoadError::OpenFileFailed)
            }
        }
    });
    let damaged = |error: LoadError| MeshError::Damaged(error.to_string());
    let (models, materials) = loaded.map_err(damaged)?;
    if let Some(error @ MeshError::Outside(_)) = outside.take() {
        return Err(error);
    }
    let materials = materials.unwrap_or_default();
    let mut mesh = TriMesh::default();
    let mut textures = Textures::new();
    for material in &materials {
        mesh.materials.push(material_of(material, folder, &mut textures)?);
    }
    mesh.materials.push(Material::default());
    for model in &models {
        append(&mut mesh, &model.mesh);
    }
    Ok(mesh)
}

/// A material file in which every colour has its three numbers: one alone is a grey, as the format has it, and tobj
/// panics over it.
fn with_whole_colors(text: &[u8]) -> String {
    let text = String::from_utf8_lossy(text);
    let lines = text.lines().map(|line| {
        let words: Vec<&str> = line.split_whitespace().collect();
        match words[..] {
            ["Ka" | "Kd" | "Ks" | "Ke"] => String::new(),
            [name @ ("Ka" | "Kd" | "Ks" | "Ke"), gray] | [name @ ("Ka" | "Kd" | "Ks" | "Ke"), gray, _] => {
                format!("{name} {gray} {gray} {gray}")
            }
            _ => line.to_owned(),
        }
    });
    lines.collect::<Vec<_>>().join("\n")
}

fn material_of(
    material: &tobj::Material,
    folder: &Path,
    textures: &mut Textures,
) -> Result<Material, MeshError> {
    let base = material.diffuse.unwrap_or([1.0; 3]).map(byte);
    let texture = match &material.diffuse_texture {
        None => None,
        Some(name) => Some(Arc::new(textures.decode(&files::resolve(name, Some(folder))?)?)),
    };
    // A texture replaces the colour: many exporters write a black or grey one beside it.
    let base = if texture.is_some() { Vec4::ONE } else { linear_of(base).extend(1.0) };
    Ok(Material { base, texture, alpha_cutoff: 0.0 })
}

/// Adds a group of faces: a vertex for each position and texture coordinate that go together.
fn append(mesh: &mut TriMesh, part: &tobj::Mesh) {
    let unpainted = mesh.materials.len() - 1;
    let material = part.material_id.filter(|&id| id < unpainted).unwrap_or(unpainted) as u32;
    let mut known = HashMap::new();
    let uvs = part.texcoord_indices.iter().copied().map(Some).chain(std::iter::repeat(None));
    let corners = part.indices.iter().copied().zip(uvs);
    let vertices: Vec<u32> = corners
        .map(|corner| *known.entry(corner).or_insert_with(|| add_vertex(mesh, part, corner)))
        .collect();
    let threes = vertices.as_chunks().0.iter();
    mesh.triangles.extend(threes.map(|&vertices| Triangle { vertices, material }));
}

/// Adds a vertex of a group, and says which it is.
fn add_vertex(mesh: &mut TriMesh, part: &tobj::Mesh, (position, uv): (u32, Option<u32>)) -> u32 {
    let at = part.positions.as_chunks().0.get(position as usize);
    let uv = uv.and_then(|uv| part.texcoords.as_chunks().0.get(uv as usize));
    let color = part.vertex_color.as_chunks().0.get(position as usize);
    mesh.positions.push(at.map_or(Vec3::ZERO, |&at| Vec3::from_array(at)));
    // v points up in an OBJ.
    mesh.uvs.push(uv.map_or(Vec2::ZERO, |&[u, v]| Vec2::new(u, 1.0 - v)));
    mesh.colors.push(color.map_or(Vec4::ONE, |&color| linear_of(color.map(byte)).extend(1.0)));
    (mesh.positions.len() - 1) as u32
}

fn byte(value: f32) -> u8 {
    (value.clamp(0.0, 1.0) * 255.0).round() as u8
}
