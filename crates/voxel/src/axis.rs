//! The three directions of a box of voxels.

/// MagicaVoxel's axes: x to the right, y into the picture, z up.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Axis {
    /// To the right.
    X,
    /// Into the picture.
    Y,
    /// Up.
    Z,
}

impl Axis {
    /// Its place in a vector: 0, 1 or 2.
    #[must_use]
    pub fn index(self) -> usize {
        self as usize
    }
}
