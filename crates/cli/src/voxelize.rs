//! `voxelier voxelize`: a picture or a mesh becomes a model, in this process.

use crate::arguments::{MaskArgument, VoxelizeArguments};
use crate::failure::Failure;
use crate::{output, palette, tell};
use std::path::Path;
use voxel::{VoxelModel, vox};
use voxelize::{CutOut, MaskSource, MaskWay, PictureError, TriMesh, mask_model, picture};

/// What a file isn't that can't be built.
const NEITHER: &str = "this is neither a picture (PNG, JPEG or WebP) nor a mesh (.glb, .gltf or .obj)";

/// Why a mesh has no mask.
const NO_GROUND: &str = "only a picture has a ground that the thing is told from";

pub fn run(arguments: &VoxelizeArguments) -> Result<(), Failure> {
    if let Some(path) = &arguments.output {
        output::check_vox(path)?;
    }
    if let Some(path) = &arguments.mask {
        output::check(path)?;
    }
    let is_png = |path: &Path| path.extension().is_some_and(|ending| ending.eq_ignore_ascii_case("png"));
    if arguments.mask.as_deref().is_some_and(|mask| !is_png(mask) && !output::is_special(mask)) {
        return Err(Failure::flag("--mask", "a mask is written as PNG: the file's ending must be .png"));
    }
    if arguments.output.is_some() && arguments.output == arguments.mask {
        return Err(Failure::flag("--mask", "names the same file as -o"));
    }
    let palette = arguments.options.palette.as_deref().map(palette::find).transpose()?;
    let Some(mesh) = mesh_of(arguments)? else { return Ok(()) };
    let Some(path) = &arguments.output else { return Ok(()) };
    let options = arguments.options.get();
    let failed = |error| Failure::file(&arguments.input, error);
    let model = voxelize::voxelize(&mesh, &options).map_err(failed)?;
    let model = match &palette {
        Some(palette) => palette::snap(&model, palette)?,
        None => model,
    };
    output::write(path, &vox::write(&model))?;
    tell::result(format!("{}: {}", path.display(), facts(&model)))
}

/// A file's kind is told by its ending for meshes; everything else is taken for a picture. `None` where only its mask
/// was asked for.
fn mesh_of(arguments: &VoxelizeArguments) -> Result<Option<TriMesh>, Failure> {
    let path = &arguments.input;
    output::check_input(path)?;
    let ending = path.extension().map(|ending| ending.to_string_lossy().to_lowercase());
    if matches!(ending.as_deref(), Some("glb" | "gltf" | "obj")) {
        if arguments.mask.is_some() {
            return Err(Failure::flag("--mask", NO_GROUND));
        }
        if arguments.mask_by != MaskArgument::Auto {
            return Err(Failure::flag("--mask-by", NO_GROUND));
        }
        return voxelize::load_mesh(path).map(Some).map_err(|error| Failure::file(path, error));
    }
    let cut = cut_out(path, arguments.mask_by.into())?;
    if let Some(mask) = &arguments.mask {
        let png = picture::encode(&cut.picture).map_err(|error| Failure::file(mask, error))?;
        output::write(mask, &png)?;
        tell::result(format!("{}: {}", mask.display(), kept(&cut)))?;
    }
    if arguments.output.is_none() {
        return Ok(None);
    }
    let size = arguments.options.get().voxel_size;
    voxelize::reconstruct(&cut.picture, size).map(Some).map_err(|error| Failure::file(path, error))
}

fn cut_out(path: &Path, way: MaskWay) -> Result<CutOut, Failure> {
    let picture = picture::decode(&output::read(path)?).map_err(|error| match error {
        PictureError::Format => Failure::file(path, NEITHER),
        error => Failure::file(path, error),
    })?;
    let cut = voxelize::cut_out(picture, way).map_err(|error| Failure::file(path, error))?;
    if cut.source != MaskSource::Alpha {
        tell::aside(Failure::file(path, found(cut.source, way)));
    }
    Ok(cut)
}

/// How a mask was found.
fn found(source: MaskSource, way: MaskWay) -> String {
    match (source, way) {
        (MaskSource::Alpha, _) => "masked by its own transparency".to_owned(),
        (MaskSource::FloodAgreed, _) => "masked by its ground's colours; the mask model agrees".to_owned(),
        (MaskSource::FloodEven, _) => "masked by its ground's colours, which are even".to_owned(),
        (MaskSource::FloodAlone, MaskWay::Auto) => match mask_model() {
            Err(missing) => format!("masked by its ground's colours: {missing}"),
            Ok(()) => "masked by its ground's colours".to_owned(),
        },
        (MaskSource::FloodAlone, _) => "masked by its ground's colours".to_owned(),
        (MaskSource::Model, _) => "masked by what the mask model sees".to_owned(),
        (MaskSource::Whole, MaskWay::Whole) => "not masked".to_owned(),
        (MaskSource::Whole, _) => "not masked: nothing stands out, so the whole picture is built".to_owned(),
    }
}

/// `640 x 480 pixels, 31 % kept`.
fn kept(cut: &CutOut) -> String {
    let (width, height) = cut.picture.dimensions();
    let kept = cut.picture.pixels().filter(|pixel| pixel.0[3] >= 128).count();
    let share = kept as f32 / (width as f32 * height as f32) * 100.0;
    format!("{width} x {height} pixels, {share:.0} % kept")
}

/// `32 x 20 x 28 voxels, 5312 filled, 14 colours`.
pub fn facts(model: &VoxelModel) -> String {
    let size = model.size();
    let (voxels, colors) = (model.voxel_count(), model.used_colors());
    format!("{} x {} x {} voxels, {voxels} filled, {colors} colours", size.x, size.y, size.z)
}
