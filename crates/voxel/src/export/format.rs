//! The formats by name, and one door to all of them.

use super::{ExportError, ExportOptions, Paint, glb, obj, palette_png, ply, qb};
use crate::{Scene, vox};

/// What a file is for.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Format {
    /// MagicaVoxel, everything as one model.
    Vox,
    /// MagicaVoxel, each model of a scene on its own and where it stands.
    VoxScene,
    /// Binary glTF.
    Glb,
    /// Wavefront, with its materials beside it.
    Obj,
    /// Stanford polygons.
    Ply,
    /// Qubicle.
    Qb,
}

impl Format {
    /// How the names of its files end, without the dot.
    #[must_use]
    pub const fn ending(self) -> &'static str {
        match self {
            Self::Vox | Self::VoxScene => "vox",
            Self::Glb => "glb",
            Self::Obj => "obj",
            Self::Ply => "ply",
            Self::Qb => "qb",
        }
    }

    /// The format that an ending means, in any case; `.vox` means one model.
    #[must_use]
    pub fn of_ending(ending: &str) -> Option<Self> {
        let formats = [Self::Vox, Self::Glb, Self::Obj, Self::Ply, Self::Qb];
        formats.into_iter().find(|format| format.ending().eq_ignore_ascii_case(ending))
    }
}

/// A file, and what has to lie beside it under the same name with another ending.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Exported {
    /// The file that was asked for.
    pub file: Vec<u8>,
    /// Endings, without the dot, and bytes of what it names.
    pub beside: Vec<(&'static str, Vec<u8>)>,
}

impl From<Vec<u8>> for Exported {
    fn from(file: Vec<u8>) -> Self {
        Self { file, beside: Vec::new() }
    }
}

/// All that a scene shows, as a file that will be saved as `stem` and the format's ending. Only meshes and Qubicle look
/// at the options: a `.vox` file has no units.
///
/// # Errors
/// Where the scene is too large for the format.
pub fn export(
    scene: &Scene,
    format: Format,
    stem: &str,
    options: &ExportOptions,
) -> Result<Exported, ExportError> {
    Ok(match format {
        Format::Vox => vox::write_with_materials(&scene.flatten()?, &scene.materials).into(),
        Format::VoxScene => vox::write_scene(scene)?.into(),
        Format::Glb => glb(&scene.flatten()?, options)?.into(),
        Format::Ply => ply(&scene.flatten()?, options)?.into(),
        Format::Qb => qb(&scene.flatten()?, options).into(),
        Format::Obj => {
            let files = obj(&scene.flatten()?, stem, options)?;
            let mut beside = vec![("mtl", files.mtl.into_bytes())];
            if options.paint == Paint::Texture {
                beside.push(("png", palette_png(&scene.palette)));
            }
            Exported { file: files.obj.into_bytes(), beside }
        }
    })
}
