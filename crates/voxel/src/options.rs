//! The options of a voxelization, checked on construction: nothing behind them checks again.

use serde::{Deserialize, Serialize};

/// Voxels along the longest axis of a model: 8 to 128.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(try_from = "i64", into = "u32")]
pub struct VoxelSize(u8);

impl VoxelSize {
    /// The smallest size that is accepted.
    pub const MIN: u32 = 8;
    /// The largest size that is accepted.
    pub const MAX: u32 = 128;

    /// Checks that `size` lies in 8 to 128.
    pub fn new(size: i64) -> Result<Self, OptionsError> {
        match u8::try_from(size) {
            Ok(small) if (Self::MIN..=Self::MAX).contains(&u32::from(small)) => Ok(Self(small)),
            _ => Err(OptionsError::VoxelSize(size)),
        }
    }

    /// The number of voxels along the longest axis.
    #[must_use]
    pub fn get(self) -> u32 {
        u32::from(self.0)
    }
}

impl Default for VoxelSize {
    fn default() -> Self {
        Self(32)
    }
}

impl TryFrom<i64> for VoxelSize {
    type Error = OptionsError;
    fn try_from(size: i64) -> Result<Self, OptionsError> {
        Self::new(size)
    }
}

impl From<VoxelSize> for u32 {
    fn from(size: VoxelSize) -> Self {
        size.get()
    }
}

/// How many distinct colours a model may use at most: 2 to 256. A `.vox` file holds 255, so 256 means 255.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(try_from = "i64", into = "u32")]
pub struct PaletteSize(u16);

impl PaletteSize {
    /// The smallest palette that is accepted.
    pub const MIN: u32 = 2;
    /// The largest palette that is accepted; it means 255 colours.
    pub const MAX: u32 = 256;

    /// Checks that `size` lies in 2 to 256.
    pub fn new(size: i64) -> Result<Self, OptionsError> {
        match u16::try_from(size) {
            Ok(small) if (Self::MIN..=Self::MAX).contains(&u32::from(small)) => Ok(Self(small)),
            _ => Err(OptionsError::PaletteSize(size)),
        }
    }

    /// The size as asked for, 2 to 256.
    #[must_use]
    pub fn get(self) -> u32 {
        u32::from(self.0)
    }

    /// The number of colours that a model may really use: 2 to 255.
    #[must_use]
    pub fn colors(self) -> usize {
        usize::from(self.0.min(255))
    }
}

impl Default for PaletteSize {
    fn default() -> Self {
        Self(32)
    }
}

impl TryFrom<i64> for PaletteSize {
    type Error = OptionsError;
    fn try_from(size: i64) -> Result<Self, OptionsError> {
        Self::new(size)
    }
}

impl From<PaletteSize> for u32 {
    fn from(size: PaletteSize) -> Self {
        size.get()
    }
}

/// Whether a model keeps its colours or is reduced to greys (every used palette entry has r = g = b).
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Texturing {
    /// Full colour.
    #[default]
    Textured,
    /// Luminance only.
    Gray,
}

/// Where a voxel takes its colour from.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum ColorMode {
    /// The texels of the surface inside the voxel, averaged by area in linear light.
    #[default]
    Surface,
    /// The colours at the mesh's vertices, interpolated.
    Vertex,
}

/// Everything that a voxelization can be told. The default is the contract's: 32 voxels, 32 colours, textured,
/// hollow, surface colours.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(default)]
pub struct VoxelizeOptions {
    /// Voxels along the longest axis.
    pub voxel_size: VoxelSize,
    /// Distinct colours at most.
    pub palette_size: PaletteSize,
    /// Whether the interior is filled.
    pub fill: bool,
    /// Full colour or greys.
    pub texturing: Texturing,
    /// Where colours come from.
    pub color: ColorMode,
}

/// Why an option was refused.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum OptionsError {
    /// The voxel size is outside its range.
    #[error("voxel size must be a whole number from 8 to 128, not {0}")]
    VoxelSize(i64),
    /// The palette size is outside its range.
    #[error("palette size must be a whole number from 2 to 256, not {0}")]
    PaletteSize(i64),
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn sizes_outside_their_range_cannot_be_made() {
        for size in [i64::MIN, -1, 0, 7, 129, 264, i64::MAX] {
            assert_eq!(VoxelSize::new(size), Err(OptionsError::VoxelSize(size)));
        }
        for size in [i64::MIN, -1, 0, 1, 257, 65_538, i64::MAX] {
            assert_eq!(PaletteSize::new(size), Err(OptionsError::PaletteSize(size)));
        }
        assert_eq!(VoxelSize::new(8).unwrap().get(), 8);
        assert_eq!(VoxelSize::new(128).unwrap().get(), 128);
    }

    #[test]
    fn a_palette_of_256_means_255_colours() {
        assert_eq!(PaletteSize::new(256).unwrap().colors(), 255);
        assert_eq!(PaletteSize::new(255).unwrap().colors(), 255);
        assert_eq!(PaletteSize::new(2).unwrap().colors(), 2);
    }
}
