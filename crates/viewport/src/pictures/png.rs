//! A picture as a PNG file: drawn in bands, each written before the next is drawn.

use super::{PictureError, Watch, go_on};
use crate::viewport::{RenderRequest, Viewport, rows_at_once};
use std::io::Write;

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
