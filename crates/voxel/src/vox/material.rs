//! Materials: the MATL chunk, and MATT, which older files have.

use super::VoxError;
use super::bytes::Attributes;
use super::chunks::Chunk;
use crate::{Material, MaterialKind};

/// How rough MagicaVoxel makes a material that doesn't say.
const ROUGHNESS: f32 = 0.1;

/// The stored index and the material of a MATL or MATT chunk; `None` for plain paint and for indices that no voxel
/// has (MagicaVoxel writes a material 0 or 256 along).
pub(super) fn read(chunk: &Chunk<'_>) -> Result<Option<(u8, Material)>, VoxError> {
    let mut bytes = chunk.bytes();
    let id = bytes.i32()?;
    let material =
        if chunk.name == "MATL" { from_attributes(&bytes.attributes()?) } else { from_bits(&mut bytes)? };
    let index = u8::try_from(id).ok().filter(|&index| index != 0);
    Ok(index.zip(Some(material)).filter(|(_, material)| material.kind != MaterialKind::Diffuse))
}

fn from_attributes(attributes: &Attributes<'_>) -> Material {
    let (kind, names): (_, &[&str]) = match attributes.get("_type").unwrap_or_default() {
        "_metal" => (MaterialKind::Metal, &["_metal"]),
        "_glass" | "_blend" | "_media" | "_cloud" => (MaterialKind::Glass, &["_trans", "_alpha"]),
        "_emit" => (MaterialKind::Emit, &["_emit"]),
        _ => (MaterialKind::Diffuse, &[]),
    };
    // Newer files give each effect a name of its own; older ones call all of them `_weight`.
    let weight = names.iter().chain(&["_weight"]).find_map(|name| attributes.number(name));
    material(kind, weight, attributes.number("_rough"), attributes.number("_flux"))
}

/// MATT: a kind, a weight, bits that say which properties follow, and those.
fn from_bits(bytes: &mut super::bytes::Bytes<'_>) -> Result<Material, VoxError> {
    let kind = match bytes.i32()? {
        1 => MaterialKind::Metal,
        2 => MaterialKind::Glass,
        3 => MaterialKind::Emit,
        _ => MaterialKind::Diffuse,
    };
    let weight = bytes.f32()?;
    let present = bytes.u32()?;
    let mut property = |bit: u32| if present >> bit & 1 == 1 { bytes.f32().map(Some) } else { Ok(None) };
    let [_plastic, roughness, _specular, _refraction, _attenuation, power] =
        [property(0)?, property(1)?, property(2)?, property(3)?, property(4)?, property(5)?];
    Ok(material(kind, Some(weight), roughness, power))
}

fn material(kind: MaterialKind, weight: Option<f32>, roughness: Option<f32>, flux: Option<f32>) -> Material {
    let within = |value: Option<f32>, default: f32, most: f32| {
        value.filter(|value| value.is_finite()).unwrap_or(default).clamp(0.0, most)
    };
    let flux = if kind == MaterialKind::Emit { within(flux, 0.0, 4.0) } else { 0.0 };
    Material { kind, weight: within(weight, 1.0, 1.0), roughness: within(roughness, ROUGHNESS, 1.0), flux }
}

/// The attributes under which a material is written: old and new names, so that every reader finds its own.
pub(super) fn attributes(material: Option<&Material>) -> Vec<(&'static str, String)> {
    let Some(material) = material else {
        return vec![("_type", "_diffuse".to_owned()), ("_weight", "1".to_owned())];
    };
    let (kind, names): (_, &[&'static str]) = match material.kind {
        MaterialKind::Diffuse => ("_diffuse", &[]),
        MaterialKind::Metal => ("_metal", &["_metal"]),
        MaterialKind::Glass => ("_glass", &["_trans", "_alpha"]),
        MaterialKind::Emit => ("_emit", &["_emit"]),
    };
    let mut attributes = vec![("_type", kind.to_owned()), ("_weight", material.weight.to_string())];
    attributes.push(("_rough", material.roughness.to_string()));
    attributes.extend(names.iter().map(|&name| (name, material.weight.to_string())));
    if material.kind == MaterialKind::Emit {
        attributes.push(("_flux", material.flux.to_string()));
    }
    attributes
}
