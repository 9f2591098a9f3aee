//! Palettes from files of any kind that artists have.

use voxel::Palette;
use voxel::palettes::{self, PaletteFileError};
use voxelize::{PictureError, picture};

/// The palette of a picture (its colours, in the order of its rows), or of a `.hex`, `.gpl`, `.pal`, `.ase` or `.vox` file.
///
/// # Errors
/// A sentence for the artist.
pub fn read_palette(bytes: &[u8]) -> Result<Palette, String> {
    let sentence = |error: PaletteFileError| error.to_string();
    match picture::decode(bytes) {
        Ok(picture) => palettes::of_pixels(picture.dimensions(), picture.as_raw()).map_err(sentence),
        Err(PictureError::Format | PictureError::Empty) => palettes::read(bytes).map_err(sentence),
        Err(error) => Err(error.to_string()),
    }
}
