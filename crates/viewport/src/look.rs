//! What of a scene is drawn, and what is drawn beside it.

use crate::slices::Slices;

/// What of a scene is drawn, and what is drawn beside it.
#[derive(Clone, Debug, PartialEq)]
pub struct Look {
    /// Thin lines where voxels meet. They fade where a voxel is only a few pixels wide.
    pub edges: bool,
    /// Lines on the ground, at every voxel and every eighth, and the axes: x red, y green.
    pub grid: bool,
    /// The ground: the scene darkens it. Over a transparent background there is none.
    pub ground: bool,
    /// The shadow of the sun.
    pub shadow: bool,
    /// Outlines of merged faces instead of the faces.
    pub wireframe: bool,
    /// The part of the scene that is drawn.
    pub slices: Slices,
    /// A palette index, 1 to 255, that keeps its colour while all others turn grey.
    pub highlight: Option<u8>,
    /// How far the sun has moved around the up axis from where it usually stands, in radians, as the camera's yaw.
    pub sun_turn: f32,
}

impl Default for Look {
    /// The whole scene in the sun, on the ground, and nothing else.
    fn default() -> Self {
        Self {
            edges: false,
            grid: false,
            ground: true,
            shadow: true,
            wireframe: false,
            slices: Slices::default(),
            highlight: None,
            sun_turn: 0.0,
        }
    }
}
