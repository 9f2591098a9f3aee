//! Voxels as data: models, palettes, scenes, `.vox` files, meshing and edits; colours as people see them.
//!
//! Pure and deterministic: no IO, no clock, no randomness, no threads of its own choosing. Every other crate of
//! the workspace may lean on this one; it leans on none of them.
//!
//! Axes are MagicaVoxel's everywhere: right-handed, x to the right, y into the picture, z up. The front view looks
//! along +y, so a model's face is at its smallest y.

mod axis;
pub mod color;
pub mod edit;
pub mod export;
mod flatten;
pub mod mesh;
mod model;
mod options;
mod palette;
pub mod palettes;
mod scene;
pub mod vox;

pub use axis::Axis;
pub use flatten::FlattenError;
pub use model::{ModelError, VoxelModel};
pub use options::{ColorMode, OptionsError, PaletteSize, Texturing, VoxelSize, VoxelizeOptions};
pub use palette::{Palette, PaletteError, Rgb, RgbError};
pub use scene::{Material, MaterialKind, Placement, Rotation, Scene};
