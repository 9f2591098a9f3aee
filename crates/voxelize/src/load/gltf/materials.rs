//! Materials: base colours, and the pictures on them.

use crate::load::textures::Textures;
use crate::load::{MeshError, files};
use crate::mesh::Material;
use crate::texture::{Texture, Wrap};
use glam::Vec4;
use gltf::Document;
use gltf::texture::{MagFilter, WrappingMode};
use std::borrow::Cow;
use std::path::Path;
use std::sync::Arc;

/// The file's materials, and at the end the one of primitives that name none.
pub fn read(
    document: &Document,
    buffers: &[Vec<u8>],
    folder: Option<&Path>,
) -> Result<Vec<Material>, MeshError> {
    let mut pictures = vec![None; document.images().len()];
    let mut textures = Textures::new();
    let mut materials = Vec::new();
    for material in document.materials() {
        let base = match material.pbr_specular_glossiness() {
            Some(old) => old.diffuse_factor(),
            None => material.pbr_metallic_roughness().base_color_factor(),
        };
        let texture = match texture_of(&material) {
            None => None,
            Some(info) => {
                let image = info.texture().source().index();
                let slot = &mut pictures[image];
                if slot.is_none() {
                    *slot = Some(textures.decode(&picture_of(document, image, buffers, folder)?)?);
                }
                slot.as_ref().map(|picture: &Texture| Arc::new(sampled(picture, &info.texture().sampler())))
            }
        };
        let alpha_cutoff = match material.alpha_mode() {
            gltf::material::AlphaMode::Opaque => 0.0,
            gltf::material::AlphaMode::Mask => material.alpha_cutoff().unwrap_or(0.5).max(1e-3),
            gltf::material::AlphaMode::Blend => 0.3,
        };
        materials.push(Material { base: Vec4::from_array(base), texture, alpha_cutoff });
    }
    materials.push(Material::default());
    Ok(materials)
}

/// The picture that gives a material its colour.
pub fn texture_of<'a>(material: &gltf::Material<'a>) -> Option<gltf::texture::Info<'a>> {
    match material.pbr_specular_glossiness() {
        Some(old) => old.diffuse_texture(),
        None => material.pbr_metallic_roughness().base_color_texture(),
    }
}

/// A picture as a sampler looks at it.
fn sampled(picture: &Texture, sampler: &gltf::texture::Sampler<'_>) -> Texture {
    let wrap = |mode| match mode {
        WrappingMode::ClampToEdge => Wrap::Clamp,
        WrappingMode::MirroredRepeat => Wrap::Mirror,
        WrappingMode::Repeat => Wrap::Repeat,
    };
    let texture = picture.clone().with_wrap([wrap(sampler.wrap_s()), wrap(sampler.wrap_t())]);
    if sampler.mag_filter() == Some(MagFilter::Nearest) { texture.with_hard_texels() } else { texture }
}

/// The bytes of a picture. It need not say what kind it is.
fn picture_of<'a>(
    document: &Document,
    image: usize,
    buffers: &'a [Vec<u8>],
    folder: Option<&Path>,
) -> Result<Cow<'a, [u8]>, MeshError> {
    let nowhere = || MeshError::Damaged("a texture has no picture".to_owned());
    let image = document.as_json().images.get(image).ok_or_else(nowhere)?;
    let Some(view) = image.buffer_view else {
        return Ok(Cow::Owned(files::resolve(image.uri.as_ref().ok_or_else(nowhere)?, folder)?));
    };
    let view = document.views().nth(view.value()).ok_or_else(nowhere)?;
    let buffer = buffers.get(view.buffer().index());
    let bytes =
        buffer.and_then(|buffer| buffer.get(view.offset()..view.offset().checked_add(view.length())?));
    let outside = || MeshError::Damaged("a texture lies outside its buffer".to_owned());
    Ok(Cow::Borrowed(bytes.ok_or_else(outside)?))
}
