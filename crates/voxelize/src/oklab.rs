//! Colours as this crate handles them: sRGB as three bytes, and greys.

use glam::Vec3;
use voxel::color;

pub use voxel::color::{linear_of_oklab, oklab_of};

/// Linear light, 0 to 1 per channel, of an sRGB colour.
pub fn linear_of(color: [u8; 3]) -> Vec3 {
    color::linear_of(color.into())
}

/// The nearest sRGB colour of linear light; what is outside the gamut is clipped.
pub fn srgb_of(linear: Vec3) -> [u8; 3] {
    color::srgb_of(linear).into()
}

/// The grey of the same luminance.
pub fn gray_of(linear: Vec3) -> Vec3 {
    Vec3::splat(linear.dot(Vec3::new(0.212_6, 0.715_2, 0.072_2)))
}
