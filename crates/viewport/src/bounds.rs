//! The box that a scene fills.

use glam::Vec3;
use voxel::Scene;

/// A box along the axes, in voxels.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Bounds {
    /// The lowest corner.
    pub low: Vec3,
    /// The highest corner.
    pub high: Vec3,
}

impl Bounds {
    /// The box around all that a scene shows; `None` where it shows nothing.
    #[must_use]
    pub fn of(scene: &Scene) -> Option<Self> {
        let (low, high) = scene.bounds()?;
        Some(Self { low: low.as_vec3(), high: high.as_vec3() })
    }

    /// Its middle.
    #[must_use]
    pub fn center(&self) -> Vec3 {
        (self.low + self.high) / 2.0
    }

    /// Half its diagonal.
    #[must_use]
    pub fn radius(&self) -> f32 {
        (self.high - self.low).length() / 2.0
    }

    /// Its eight corners.
    pub fn corners(&self) -> impl Iterator<Item = Vec3> + '_ {
        (0..8).map(|corner| {
            let pick = |bit: usize| if corner >> bit & 1 == 1 { self.high[bit] } else { self.low[bit] };
            Vec3::new(pick(0), pick(1), pick(2))
        })
    }
}
