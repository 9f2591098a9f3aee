//! `voxelier export`: a `.vox` file becomes a mesh, or a plain `.vox` file of one model.

use crate::arguments::ExportArguments;
use crate::failure::Failure;
use crate::{output, tell};
use std::path::Path;
use voxel::{Scene, VoxelModel, export, vox};

pub fn run(arguments: &ExportArguments) -> Result<(), Failure> {
    let (input, path) = (&arguments.input, &arguments.output);
    output::check(path)?;
    let format = Format::of(path)?;
    let model = one_model(input, &scene_of(input)?)?;
    let failed = |error: export::ExportError| Failure::file(input, error);
    match format {
        Format::Glb => output::write(path, &export::glb(&model).map_err(failed)?),
        Format::Ply => output::write(path, &export::ply(&model).map_err(failed)?),
        Format::Vox => output::write(path, &vox::write(&model)),
        Format::Obj => {
            let materials = path.with_extension("mtl");
            let name =
                materials.file_name().map(|name| name.to_string_lossy().into_owned()).unwrap_or_default();
            output::check(&materials)?;
            let files = export::obj(&model, &name).map_err(failed)?;
            output::write(&materials, files.mtl.as_bytes())?;
            output::write(path, files.obj.as_bytes())
        }
    }
}

/// A file's scene, with what was forgiven told on stderr.
pub fn scene_of(path: &Path) -> Result<Scene, Failure> {
    let scene = vox::read(&output::read(path)?).map_err(|error| Failure::file(path, error))?;
    for warning in &scene.warnings {
        tell::aside(Failure::file(path, warning));
    }
    if scene.voxel_count() == 0 {
        return Err(Failure::file(path, "the file holds no voxels to show"));
    }
    Ok(scene)
}

/// Everything that a file's scene shows.
pub fn one_model(path: &Path, scene: &Scene) -> Result<VoxelModel, Failure> {
    scene.flatten().map_err(|error| Failure::file(path, error))
}

/// What to write.
enum Format {
    Glb,
    Obj,
    Ply,
    Vox,
}

impl Format {
    fn of(path: &Path) -> Result<Self, Failure> {
        let ending = path.extension().map(|ending| ending.to_string_lossy().to_lowercase());
        match ending.as_deref() {
            Some("glb") => Ok(Self::Glb),
            Some("obj") => Ok(Self::Obj),
            Some("ply") => Ok(Self::Ply),
            Some("vox") => Ok(Self::Vox),
            _ => Err(Failure::flag("--output", "the file's ending must be .glb, .obj, .ply or .vox")),
        }
    }
}
