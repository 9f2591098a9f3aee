//! `voxelier export`: a `.vox` file becomes a mesh, a Qubicle file, or a plain `.vox` file.

use crate::arguments::ExportArguments;
use crate::failure::Failure;
use crate::{output, tell};
use std::path::Path;
use voxel::export::{self, Format};
use voxel::{Scene, VoxelModel, vox};

pub fn run(arguments: &ExportArguments) -> Result<(), Failure> {
    let (input, path) = (&arguments.input, &arguments.output);
    output::check(path)?;
    let format = format_of(path, arguments.scene)?;
    let scene = scene_of(input)?;
    let stem = path.file_stem().unwrap_or_default().to_string_lossy();
    let made = export::export(&scene, format, &stem, &arguments.options());
    let made = made.map_err(|error| Failure::file(input, error))?;
    for (ending, _) in &made.beside {
        output::check(&path.with_extension(ending))?;
    }
    for (ending, bytes) in &made.beside {
        output::write(&path.with_extension(ending), bytes)?;
    }
    output::write(path, &made.file)
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

/// The format that the ending chooses.
fn format_of(path: &Path, is_scene: bool) -> Result<Format, Failure> {
    let ending = path.extension().map(|ending| ending.to_string_lossy());
    let format = ending.and_then(|ending| Format::of_ending(&ending)).ok_or_else(|| {
        Failure::flag("--output", "the file's ending must be .glb, .obj, .ply, .qb or .vox")
    })?;
    match format {
        Format::Vox if is_scene => Ok(Format::VoxScene),
        _ if is_scene => Err(Failure::flag("--scene", "only a .vox file can hold a scene")),
        _ => Ok(format),
    }
}
