//! A turn as an animated PNG: all colours, and soft edges where the ground is transparent.

use super::{PictureError, Turntable, Watch, go_on};
use crate::viewport::{Background, Viewport};
use std::io::Write;

/// Draws a turn into an animated PNG file that plays for ever.
pub fn write_apng(
    viewport: &mut Viewport,
    turntable: &Turntable,
    file: impl Write,
    watch: &mut Watch<'_>,
) -> Result<(), PictureError> {
    viewport.check_size(turntable.size())?;
    let (width, height) = turntable.size();
    let is_opaque = turntable.frame(0).background != Background::Transparent;
    let mut encoder = png::Encoder::new(file, width, height);
    encoder.set_color(if is_opaque { png::ColorType::Rgb } else { png::ColorType::Rgba });
    encoder.set_compression(png::Compression::Balanced);
    encoder.set_animated(turntable.frames(), 0)?;
    let mut png = encoder.write_header()?;
    for at in 0..turntable.frames() {
        let mut pixels = viewport.render(&turntable.frame(at))?.rgba;
        if is_opaque {
            pixels = pixels.chunks_exact(4).flat_map(|pixel| [pixel[0], pixel[1], pixel[2]]).collect();
        }
        png.set_frame_delay(turntable.delay(at, 1_000), 1_000)?;
        png.write_image_data(&pixels)?;
        go_on(watch, at + 1, turntable.frames())?;
    }
    Ok(png.finish()?)
}
