//! `voxelier voxelize`: a picture or a mesh becomes a model, in this process.

use crate::arguments::VoxelizeArguments;
use crate::failure::Failure;
use crate::{output, palette, tell};
use std::path::Path;
use voxel::{VoxelModel, VoxelizeOptions, vox};
use voxelize::PictureError;

/// What a file isn't that can't be built.
const NEITHER: &str = "this is neither a picture (PNG, JPEG or WebP) nor a mesh (.glb, .gltf or .obj)";

pub fn run(arguments: &VoxelizeArguments) -> Result<(), Failure> {
    output::check(&arguments.output)?;
    let palette = arguments.options.palette.as_deref().map(palette::find).transpose()?;
    let model = model_of(&arguments.input, &arguments.options.get())?;
    let model = match &palette {
        Some(palette) => palette::snap(&model, palette)?,
        None => model,
    };
    output::write(&arguments.output, &vox::write(&model))?;
    tell::result(format!("{}: {}", arguments.output.display(), facts(&model)))
}

/// A file's kind is told by its ending for meshes; everything else is taken for a picture.
fn model_of(path: &Path, options: &VoxelizeOptions) -> Result<VoxelModel, Failure> {
    output::check_input(path)?;
    let ending = path.extension().map(|ending| ending.to_string_lossy().to_lowercase());
    if matches!(ending.as_deref(), Some("glb" | "gltf" | "obj")) {
        let mesh = voxelize::load_mesh(path).map_err(|error| Failure::file(path, error))?;
        return voxelize::voxelize(&mesh, options).map_err(|error| Failure::file(path, error));
    }
    voxelize::voxelize_picture(&output::read(path)?, options).map_err(|error| match error {
        voxelize::Error::Picture(PictureError::Format) => Failure::file(path, NEITHER),
        error => Failure::file(path, error),
    })
}

/// `32 x 20 x 28 voxels, 5312 filled, 14 colours`.
pub fn facts(model: &VoxelModel) -> String {
    let size = model.size();
    let (voxels, colors) = (model.voxel_count(), model.used_colors());
    format!("{} x {} x {} voxels, {voxels} filled, {colors} colours", size.x, size.y, size.z)
}
