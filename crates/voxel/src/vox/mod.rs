//! MagicaVoxel's `.vox` files: the only place that knows their layout.
//!
//! [`read`] takes bytes from anywhere: it never panics, never recurses into the file, and takes no memory for a count
//! before it has seen that the bytes are there. What it accepts is bounded by [`limits`]. [`write()`] gives the same
//! bytes for the same model.
//!
//! A file is a header, then one chunk MAIN whose children are all the other chunks. Each chunk is a name of four
//! letters, the length of its content, the length of its children (none, but for MAIN), and the content. Numbers are
//! little-endian.

mod bytes;
mod chunks;
mod graph;
pub mod limits;
mod material;
mod palette;
mod place;
mod read;
mod walk;
mod write;

pub use palette::default_palette;
pub use read::read;
pub use write::{VoxWriteError, write, write_scene, write_with_materials};

/// Why bytes are no `.vox` file that can be shown.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum VoxError {
    /// The first four bytes aren't `VOX `.
    #[error("this is no MagicaVoxel file: it doesn't begin with \"VOX \"")]
    Magic,
    /// A version that nobody has described.
    #[error("this .vox file has version {0}; versions 150 and 200 can be read")]
    Version(u32),
    /// The file ends in the middle of something.
    #[error("the .vox file is cut short or damaged: {0} ends too early")]
    Short(String),
    /// Something contradicts itself or the format.
    #[error("the .vox file is damaged: {0}")]
    Damaged(String),
    /// More than we take.
    #[error("the .vox file is too large: {0}")]
    TooLarge(String),
}
