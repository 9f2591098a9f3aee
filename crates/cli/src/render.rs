//! `voxelier render`: a `.vox` file becomes a PNG.

use crate::arguments::RenderArguments;
use crate::export::scene_of;
use crate::failure::Failure;
use crate::output;
use std::sync::Arc;
use viewport::{Background, Bounds, Camera, Gpu, Look, Quality, RenderRequest, Viewport};

pub fn run(arguments: &RenderArguments) -> Result<(), Failure> {
    output::check(&arguments.output)?;
    let scene = scene_of(&arguments.input)?;
    let empty = || Failure::file(&arguments.input, "the file holds no voxels to show");
    let bounds = Bounds::of(&scene).ok_or_else(empty)?;
    let gpu = Arc::new(Gpu::new().map_err(Failure::new)?);
    let mut viewport = Viewport::new(gpu).map_err(Failure::new)?;
    viewport.show(&scene).map_err(|error| Failure::file(&arguments.input, error))?;
    let aspect = arguments.size.0 as f32 / arguments.size.1 as f32;
    let frame = viewport.render(&RenderRequest {
        size: arguments.size,
        camera: Camera::framing(bounds, arguments.view, aspect),
        quality: Quality::Full,
        background: if arguments.transparent { Background::Transparent } else { Background::Studio },
        look: Look::default(),
    });
    let png = frame.map_err(Failure::new)?.to_png().map_err(Failure::new)?;
    output::write(&arguments.output, &png)
}
