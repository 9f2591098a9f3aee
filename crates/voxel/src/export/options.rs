//! What can be chosen about an exported file.

use glam::{UVec3, Vec3};

/// Everything that an export can be told. The default is what the files were always like: standing on the ground,
/// centred over the origin, a unit a voxel, a material for each colour, as few faces as can be.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct ExportOptions {
    /// Which point of the model the file's origin is.
    pub pivot: Pivot,
    /// How long a voxel is.
    pub scale: VoxelScale,
    /// How meshes get their colours.
    pub paint: Paint,
    /// How the visible faces are cut.
    pub faces: Faces,
}

/// Which point of a model's box becomes the origin of a file.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub enum Pivot {
    /// The middle of the underside: the model stands on the ground.
    #[default]
    Base,
    /// The middle of the box.
    Center,
    /// The lowest corner: left, front, bottom.
    Corner,
}

impl Pivot {
    /// The point, in voxels from the lowest corner of a box of this size, with Z up.
    pub(super) fn of(self, size: UVec3) -> Vec3 {
        let size = size.as_vec3();
        match self {
            Self::Base => (size / 2.0).with_z(0.0),
            Self::Center => size / 2.0,
            Self::Corner => Vec3::ZERO,
        }
    }
}

/// The length of a voxel's side in a file's units (metres in glTF): 0.0001 to 1000.
#[derive(Clone, Copy, Debug, PartialEq, PartialOrd)]
pub struct VoxelScale(f32);

impl VoxelScale {
    /// The shortest that is accepted.
    pub const MIN: f32 = 0.0001;
    /// The longest that is accepted.
    pub const MAX: f32 = 1000.0;

    /// Checks that `side` lies in 0.0001 to 1000.
    ///
    /// # Errors
    /// Where it doesn't, or is no number.
    pub fn new(side: f32) -> Result<Self, ScaleError> {
        if (Self::MIN..=Self::MAX).contains(&side) { Ok(Self(side)) } else { Err(ScaleError(side)) }
    }

    /// The length.
    #[must_use]
    pub fn get(self) -> f32 {
        self.0
    }
}

impl Default for VoxelScale {
    fn default() -> Self {
        Self(1.0)
    }
}

/// A length that no voxel may have.
#[derive(Clone, Copy, Debug, PartialEq, thiserror::Error)]
#[error("a voxel's side must be 0.0001 to 1000 units, not {0}")]
pub struct ScaleError(f32);

/// How a mesh gets its colours. PLY has them at its vertices in any case.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub enum Paint {
    /// A material for each colour in use: each can be edited on its own.
    #[default]
    Materials,
    /// One material, with a picture of the palette: one draw call.
    Texture,
}

/// How visible faces are cut.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub enum Faces {
    /// Neighbours of one colour and one plane are one rectangle.
    #[default]
    Merged,
    /// A square for each side of a voxel that can be seen.
    Squares,
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lengths_outside_their_range_cannot_be_made() {
        for side in [0.0, -1.0, 0.00009, 1000.1, f32::NAN, f32::INFINITY, f32::NEG_INFINITY] {
            assert!(VoxelScale::new(side).is_err(), "{side}");
        }
        for side in [VoxelScale::MIN, 0.1, VoxelScale::MAX] {
            assert_eq!(VoxelScale::new(side).unwrap().get(), side);
        }
    }
}
