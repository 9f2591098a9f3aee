//! A turn as a GIF: 255 colours for all of it, and in each frame only what has changed since the last.

use super::colors::{Colors, Tally};
use super::{PictureError, Turntable, Watch, go_on};
use crate::viewport::Viewport;
use gif::{DisposalMethod, Encoder, Repeat};
use std::io::Write;

/// The palette's last index: what it covers stays as it was.
const UNCHANGED: u8 = 255;

/// The most frames that are looked at for their colours before any is written.
const SAMPLES: u32 = 8;

/// Draws a turn into a GIF file that plays for ever. What is transparent becomes black.
pub fn write_gif(
    viewport: &mut Viewport,
    turntable: &Turntable,
    file: impl Write,
    watch: &mut Watch<'_>,
) -> Result<(), PictureError> {
    viewport.check_size(turntable.size())?;
    let frames = turntable.frames();
    let samples = frames.min(SAMPLES);
    let mut tally = Tally::default();
    for sample in 0..samples {
        tally.add(&viewport.render(&turntable.frame(sample * frames / samples))?.rgba);
        go_on(watch, sample + 1, samples + frames)?;
    }
    let mut colors = tally.colors(usize::from(UNCHANGED));
    let (width, height) = turntable.size();
    let sides = (width as u16, height as u16);
    let mut encoder = Encoder::new(file, sides.0, sides.1, &colors.palette())?;
    encoder.set_repeat(Repeat::Infinite)?;
    let mut shown = Vec::new();
    for at in 0..frames {
        let next = dithered(&mut colors, &viewport.render(&turntable.frame(at))?.rgba, width);
        encoder.write_frame(&gif::Frame {
            width: sides.0,
            height: sides.1,
            delay: turntable.delay(at, 100),
            dispose: DisposalMethod::Keep,
            transparent: (at > 0).then_some(UNCHANGED),
            buffer: changes(&shown, &next).into(),
            ..gif::Frame::default()
        })?;
        shown = next;
        go_on(watch, samples + at + 1, samples + frames)?;
    }
    Ok(())
}

/// The palette index of each pixel.
fn dithered(colors: &mut Colors, rgba: &[u8], width: u32) -> Vec<u8> {
    let rows = rgba.chunks_exact(4 * width as usize).enumerate();
    rows.flat_map(|(y, row)| row.chunks_exact(4).enumerate().map(move |(x, pixel)| (x, y, pixel)))
        .map(|(x, y, pixel)| colors.dithered([pixel[0], pixel[1], pixel[2]], x, y))
        .collect()
}

/// A frame without the pixels that are on screen already.
fn changes(shown: &[u8], next: &[u8]) -> Vec<u8> {
    if shown.is_empty() {
        return next.to_vec();
    }
    shown.iter().zip(next).map(|(shown, next)| if shown == next { UNCHANGED } else { *next }).collect()
}
