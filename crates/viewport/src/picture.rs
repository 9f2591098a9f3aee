//! A picture as a PNG file: drawn in bands, each written before the next is drawn.

use crate::viewport::{RenderError, RenderRequest, Viewport, rows_at_once};
use std::io::{self, Write};
use std::ops::ControlFlow;

/// Is told what share of the work is done, 0 to 1, and says whether to go on.
pub type Watch<'a> = dyn FnMut(f32) -> ControlFlow<()> + 'a;

/// Draws a picture into a PNG file. It takes the memory of a band, however large the picture is.
pub fn write_png(
    viewport: &mut Viewport,
    request: &RenderRequest,
    file: impl Write,
    watch: &mut Watch<'_>,
) -> Result<(), PictureError> {
    viewport.check_size(request.size)?;
    let (width, height) = request.size;
    let mut encoder = png::Encoder::new(file, width, height);
    encoder.set_color(png::ColorType::Rgba);
    encoder.set_compression(png::Compression::Fast);
    let mut png = encoder.write_header()?;
    let mut rows = png.stream_writer()?;
    let mut done = 0;
    viewport.render_bands(request, rows_at_once(request.size), |band| {
        rows.write_all(&band.rgba)?;
        done += band.height;
        go_on(watch, done, height)
    })?;
    rows.finish()?;
    Ok(png.finish()?)
}

/// Tells what is done, and ends the work where it isn't wanted any more.
pub(crate) fn go_on(watch: &mut Watch<'_>, done: u32, of: u32) -> Result<(), PictureError> {
    match watch(done as f32 / of as f32) {
        ControlFlow::Continue(()) => Ok(()),
        ControlFlow::Break(()) => Err(PictureError::Cancelled),
    }
}

/// Why there is no file, or half a one.
#[derive(Debug, thiserror::Error)]
pub enum PictureError {
    /// It can't be drawn.
    #[error(transparent)]
    Render(#[from] RenderError),
    /// It can't be written.
    #[error("the picture can't be written: {0}")]
    Write(#[from] io::Error),
    /// Whoever watched had seen enough.
    #[error("stopped before the picture was done")]
    Cancelled,
}

impl From<png::EncodingError> for PictureError {
    fn from(error: png::EncodingError) -> Self {
        match error {
            png::EncodingError::IoError(error) => Self::Write(error),
            error => Self::Write(io::Error::other(error)),
        }
    }
}
