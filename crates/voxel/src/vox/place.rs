//! Where a model stands: between a scene graph's transforms, which move centres, and our placements, which name the
//! lowest corner.
//!
//! A model turns about the voxel corner at half its size, rounded down *before* it turns. So along an axis that the
//! rotation negates, a model of 3 voxels reaches from -2 to 1 around its translation instead of from -1 to 2.

use crate::Rotation;
use glam::{IVec3, UVec3};

/// A turn, then a shift.
#[derive(Clone, Copy)]
pub(super) struct Transform {
    pub(super) rotation: Rotation,
    pub(super) translation: IVec3,
}

impl Transform {
    pub(super) const IDENTITY: Self = Self { rotation: Rotation::IDENTITY, translation: IVec3::ZERO };

    /// This transform applied to what `inner` has already moved.
    pub(super) fn around(self, inner: Self) -> Self {
        let translation = self.translation.saturating_add(self.rotation.apply(inner.translation));
        Self { rotation: self.rotation.after(inner.rotation), translation }
    }
}

/// The lowest corner of a turned model, as seen from its translation.
fn low_corner(rotation: Rotation, size: UVec3) -> IVec3 {
    let low = -(size / 2).as_ivec3();
    rotation.apply(low).min(rotation.apply(low + size.as_ivec3()))
}

/// The lowest corner of a model that a transform places.
pub(super) fn origin(transform: Transform, size: UVec3) -> IVec3 {
    transform.translation.saturating_add(low_corner(transform.rotation, size))
}

/// The translation that puts the lowest corner of a turned model at `origin`.
pub(super) fn translation(rotation: Rotation, origin: IVec3, size: UVec3) -> IVec3 {
    origin.saturating_sub(low_corner(rotation, size))
}

/// Where MagicaVoxel puts the only model of a file without a graph: on the ground, over the middle.
pub(super) fn standing(size: UVec3) -> Transform {
    Transform { rotation: Rotation::IDENTITY, translation: IVec3::new(0, 0, (size.z / 2) as i32) }
}
