//! `--palette`: a palette that comes with the program, or a file.

use crate::failure::Failure;
use crate::output;
use std::path::Path;
use voxel::edit;
use voxel::palettes::{self, PaletteFileError};
use voxel::{Palette, VoxelModel};
use voxelize::{PictureError, picture};

const FLAG: &str = "--palette";

/// The palette of this name, or else of the file at this path.
pub fn find(name: &str) -> Result<Palette, Failure> {
    if let Some(palette) = palettes::named(name) {
        return Ok(palette);
    }
    let path = Path::new(name);
    if !path.exists() {
        let names = palettes::BUILT_IN.map(|built_in| built_in.name).join(", ");
        return Err(Failure::flag(FLAG, format!("{name} is neither a file nor one of {names}")));
    }
    read(&output::read(path)?).map_err(|error| Failure::file(path, error))
}

/// The palette of a picture, or of any other kind of file.
fn read(bytes: &[u8]) -> Result<Palette, String> {
    let sentence = |error: PaletteFileError| error.to_string();
    match picture::decode(bytes) {
        Ok(picture) => palettes::of_pixels(picture.dimensions(), picture.as_raw()).map_err(sentence),
        Err(PictureError::Format | PictureError::Empty) => palettes::read(bytes).map_err(sentence),
        Err(error) => Err(error.to_string()),
    }
}

/// The model in the colours of a palette.
pub fn snap(model: &VoxelModel, palette: &Palette) -> Result<VoxelModel, Failure> {
    edit::snap(model, palette).map_err(|error| Failure::flag(FLAG, error))
}
