//! A turn as PNG files, one a frame.

use super::{PictureError, Turntable, Watch, write_png};
use crate::viewport::Viewport;
use std::io::{self, Write};

/// Draws each frame of a turn into a PNG file of its own. `open` makes the file of a frame, counted from 0.
pub fn write_sequence<W: Write>(
    viewport: &mut Viewport,
    turntable: &Turntable,
    mut open: impl FnMut(u32) -> io::Result<W>,
    watch: &mut Watch<'_>,
) -> Result<(), PictureError> {
    let frames = turntable.frames();
    for at in 0..frames {
        let mut watch = |done: f32| watch((at as f32 + done) / frames as f32);
        write_png(viewport, &turntable.frame(at), open(at)?, &mut watch)?;
    }
    Ok(())
}
