//! Pictures as files, still and moving. None takes more memory than a frame: what is drawn is written at once.

mod apng;
mod colors;
mod gif;
mod png;
mod sequence;
mod turntable;

pub use self::apng::write_apng;
pub use self::gif::write_gif;
pub use self::png::write_png;
pub use self::sequence::write_sequence;
pub use self::turntable::{Turntable, TurntableError};

use crate::viewport::RenderError;
use std::io;
use std::ops::ControlFlow;

/// Is told what share of the work is done, 0 to 1, and says whether to go on.
pub type Watch<'a> = dyn FnMut(f32) -> ControlFlow<()> + 'a;

/// Tells what is done, and ends the work where it isn't wanted any more.
fn go_on(watch: &mut Watch<'_>, done: u32, of: u32) -> Result<(), PictureError> {
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

impl From<::png::EncodingError> for PictureError {
    fn from(error: ::png::EncodingError) -> Self {
        match error {
            ::png::EncodingError::IoError(error) => Self::Write(error),
            error => Self::Write(io::Error::other(error)),
        }
    }
}

impl From<::gif::EncodingError> for PictureError {
    fn from(error: ::gif::EncodingError) -> Self {
        match error {
            ::gif::EncodingError::Io(error) => Self::Write(error),
            error => Self::Write(io::Error::other(error)),
        }
    }
}
