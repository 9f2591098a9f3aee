//! `--palette`: a palette that comes with the program, or a file.

use crate::failure::Failure;
use crate::output;
use std::path::Path;
use voxel::edit;
use voxel::palettes;
use voxel::{Palette, VoxelModel};

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
    studio::read_palette(&output::read(path)?).map_err(|error| Failure::file(path, error))
}

/// The model in the colours of a palette.
pub fn snap(model: &VoxelModel, palette: &Palette) -> Result<VoxelModel, Failure> {
    edit::snap(model, palette).map_err(|error| Failure::flag(FLAG, error))
}
