//! `voxelier render`: a `.vox` file becomes a PNG.

use crate::arguments::RenderArguments;
use crate::export::scene_of;
use crate::eye::check_ending;
use crate::failure::Failure;
use crate::stop::Stop;
use crate::{beauty, output, progress};
use std::path::Path;
use std::sync::Arc;
use viewport::{Bounds, Gpu, Look, PictureError, Quality, RenderRequest, Viewport, Watch};
use voxel::Scene;

pub fn run(arguments: &RenderArguments) -> Result<(), Failure> {
    let (path, stop) = (&arguments.output, Stop::listen());
    output::check(path)?;
    if !output::is_special(path) {
        check_ending(path, &["png"], "a picture is written as PNG: the file's ending must be .png")?;
    }
    let (scene, bounds) = shown(&arguments.input)?;
    let request = RenderRequest {
        size: arguments.size,
        camera: arguments.eye.camera(bounds, arguments.size),
        quality: Quality::Full,
        background: arguments.ground.background(),
        look: Look::default(),
    };
    if arguments.beauty {
        return beauty::run(arguments, &scene, &request, &stop);
    }
    let mut viewport = viewport_of(&arguments.input, &scene)?;
    watched("drawing", &stop, |watch| {
        output::stream(path, |file| {
            viewport::write_png(&mut viewport, &request, file, watch).map_err(|error| failure(path, error))
        })
    })
}

/// Does work whose progress is shown, and that stops when it is asked to.
pub fn watched(
    what: &'static str,
    stop: &Stop,
    work: impl FnOnce(&mut Watch<'_>) -> Result<(), Failure>,
) -> Result<(), Failure> {
    let bar = progress::bar(what);
    let done = work(&mut |done| {
        bar.set_position((done * 1_000.0) as u64);
        stop.check()
    });
    bar.finish_and_clear();
    done
}

/// A file's scene and the box around what it shows.
pub fn shown(path: &Path) -> Result<(Scene, Bounds), Failure> {
    let scene = scene_of(path)?;
    let bounds = Bounds::of(&scene);
    Ok((scene, bounds.ok_or_else(|| Failure::file(path, "the file holds no voxels to show"))?))
}

/// A viewport that shows a file's scene.
pub fn viewport_of(path: &Path, scene: &Scene) -> Result<Viewport, Failure> {
    let gpu = Arc::new(Gpu::new().map_err(Failure::new)?);
    let mut viewport = Viewport::new(gpu).map_err(Failure::new)?;
    viewport.show(scene).map_err(|error| Failure::file(path, error))?;
    Ok(viewport)
}

/// Why a picture could not be written to a path.
pub fn failure(path: &Path, error: PictureError) -> Failure {
    match error {
        PictureError::Write(error) => Failure::file(path, output::reason(&error)),
        error => Failure::new(error),
    }
}
