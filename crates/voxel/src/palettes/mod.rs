//! Palettes that come with the program, and palette files that artists bring: `.hex`, `.gpl` (GIMP), `.pal` (JASC),
//! `.ase` (Adobe), strips of pixels, and the palettes of `.vox` files.
//!
//! Like [`crate::vox`], the readers take bytes from anywhere and never panic. A list of 256 colours loses its last,
//! as in MagicaVoxel: a `.vox` file holds 255. Longer lists are refused.

mod ase;
mod built_in;
mod pixels;
mod text;

pub use built_in::{BUILT_IN, BuiltIn, named};
pub use pixels::of_pixels;

use crate::vox::{self, VoxError};
use crate::{Palette, Rgb};

/// The largest palette file that is taken, but for `.vox` files, which have limits of their own.
pub const MAX_BYTES: usize = 1 << 20;

/// The palette of a file; the first bytes tell its kind. Pictures have to be decoded first, for [`of_pixels`].
///
/// # Errors
/// A [`PaletteFileError`], whose sentence is meant for the artist.
pub fn read(bytes: &[u8]) -> Result<Palette, PaletteFileError> {
    if bytes.starts_with(b"VOX ") {
        return Ok(vox::read(bytes)?.palette).and_then(some);
    }
    if bytes.len() > MAX_BYTES {
        return Err(PaletteFileError::TooLarge);
    }
    if bytes.starts_with(b"ASEF") {
        return ase::read(bytes).and_then(listed);
    }
    if bytes.get(4..6) == Some(&[0xe0, 0xa5]) {
        return Err(PaletteFileError::Aseprite);
    }
    if bytes.starts_with(b"RIFF") {
        return Err(PaletteFileError::Riff);
    }
    text::read(bytes).and_then(listed)
}

/// A palette of the colours that a file lists.
fn listed(mut colors: Vec<Rgb>) -> Result<Palette, PaletteFileError> {
    let count = colors.len();
    if count == Palette::MAX + 1 {
        colors.pop();
    }
    Palette::new(colors).map_err(|_| PaletteFileError::TooMany(count)).and_then(some)
}

fn some(palette: Palette) -> Result<Palette, PaletteFileError> {
    if palette.is_empty() { Err(PaletteFileError::Empty) } else { Ok(palette) }
}

/// Why a file gives no palette.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum PaletteFileError {
    /// Nothing that is known.
    #[error("this is no palette; .hex, .gpl, .pal (JASC), .ase (Adobe), .png and .vox files can be read")]
    Format,
    /// Aseprite's pictures have the same ending as Adobe's swatches.
    #[error("this is a picture of Aseprite, not an Adobe palette; save its palette as .gpl, .pal or .hex")]
    Aseprite,
    /// Microsoft's palettes have the same ending as JASC's.
    #[error("this is a .pal file of Microsoft's kind; save it as JASC's, as .gpl or as .hex")]
    Riff,
    /// A line of a text file that should be a colour, counted from 1.
    #[error("line {0} of the palette is no colour")]
    Line(usize),
    /// The file ends before it has said what it announced.
    #[error("the palette is cut short")]
    Short,
    /// An Adobe swatch that makes no sense, counted from 1.
    #[error("swatch {0} of the palette is no colour in RGB, CMYK, Lab or grey")]
    Swatch(usize),
    /// A picture of more colours than a strip of a palette could have.
    #[error("the picture has more than 256 colours, so it is no palette")]
    Picture,
    /// No colour at all.
    #[error("the palette has no colours")]
    Empty,
    /// More colours than a palette holds.
    #[error("the palette has {0} colours, and a .vox file holds 255")]
    TooMany(usize),
    /// More bytes than a palette needs.
    #[error("the file is larger than 1 MiB, so it is no palette")]
    TooLarge,
    /// A `.vox` file that can't be read.
    #[error(transparent)]
    Vox(#[from] VoxError),
}
