//! `voxelier render --beauty`: paths of light, as many through each pixel as asked for.

use crate::arguments::RenderArguments;
use crate::failure::Failure;
use crate::output;
use crate::render::watched;
use crate::stop::Stop;
use std::sync::Arc;
use viewport::{Exposure, Frame, Gpu, PictureError, RenderRequest, Tracer, Watch};
use voxel::Scene;

pub fn run(
    arguments: &RenderArguments,
    scene: &Scene,
    request: &RenderRequest,
    stop: &Stop,
) -> Result<(), Failure> {
    let gpu = Arc::new(Gpu::new().map_err(Failure::new)?);
    let tracer = Tracer::new(gpu).map_err(Failure::new)?;
    let mut exposure =
        tracer.expose(scene, request).map_err(|error| Failure::file(&arguments.input, error))?;
    watched("tracing light", stop, |watch| {
        let frame = exposed(&mut exposure, arguments, watch).map_err(Failure::new)?;
        output::write(&arguments.output, &frame.to_png().map_err(Failure::new)?)
    })
}

fn exposed(
    exposure: &mut Exposure,
    arguments: &RenderArguments,
    watch: &mut Watch<'_>,
) -> Result<Frame, PictureError> {
    while exposure.step()? < arguments.samples {
        if watch(exposure.share(arguments.samples)).is_break() {
            return Err(PictureError::Cancelled);
        }
    }
    Ok(exposure.picture(!arguments.raw)?)
}
