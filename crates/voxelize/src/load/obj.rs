//! Wavefront OBJ with its material file and textures.

use super::MeshError;
use super::files;
use super::textures::Textures;
use crate::mesh::{Material, TriMesh, Triangle};
use crate::oklab::linear_of;
use glam::{Vec2, Vec3, Vec4};
use std::cell::Cell;
use std::path::Path;
use std::sync::Arc;
use tobj::{LoadError, LoadOptions};

/// Reads a file whose materials and textures lie in `folder`.
pub fn parse(bytes: &[u8], folder: &Path) -> Result<TriMesh, MeshError> {
    let options = LoadOptions { triangulate: true, single_index: true, ..LoadOptions::default() };
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
    let byte = |value: f32| (value.clamp(0.0, 1.0) * 255.0).round() as u8;
    let base = material.diffuse.unwrap_or([1.0; 3]).map(byte);
    let texture = match &material.diffuse_texture {
        None => None,
        Some(name) => Some(Arc::new(textures.decode(&files::resolve(name, Some(folder))?)?)),
    };
    // A texture replaces the colour: many exporters write a black or grey one beside it.
    let base = if texture.is_some() { Vec4::ONE } else { linear_of(base).extend(1.0) };
    Ok(Material { base, texture, alpha_cutoff: 0.0 })
}

fn append(mesh: &mut TriMesh, part: &tobj::Mesh) {
    let first = mesh.positions.len();
    mesh.positions.extend(part.positions.chunks_exact(3).map(Vec3::from_slice));
    let count = mesh.positions.len();
    // v points up in an OBJ.
    mesh.uvs
        .extend(part.texcoords.chunks_exact(2).map(|uv| Vec2::new(uv[0], 1.0 - uv[1])).take(count - first));
    mesh.uvs.resize(count, Vec2::ZERO);
    let colors = part.vertex_color.chunks_exact(3).map(|color| {
        let bytes = [color[0], color[1], color[2]].map(|value| (value.clamp(0.0, 1.0) * 255.0).round() as u8);
        linear_of(bytes).extend(1.0)
    });
    mesh.colors.extend(colors.take(count - first));
    mesh.colors.resize(count, Vec4::ONE);
    let unpainted = mesh.materials.len() - 1;
    let material = part.material_id.filter(|&id| id < unpainted).unwrap_or(unpainted) as u32;
    for three in part.indices.chunks_exact(3) {
        let vertices = [three[0], three[1], three[2]].map(|index| index.saturating_add(first as u32));
        mesh.triangles.push(Triangle { vertices, material });
    }
}
