//! The box that a scene fills.

use crate::slices::Slices;
use glam::Vec3;
use voxel::{Scene, VoxelModel};

/// A box along the axes, in voxels.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct Bounds {
    /// The lowest corner.
    pub low: Vec3,
    /// The highest corner.
    pub high: Vec3,
}

impl Bounds {
    /// The box around all the voxels that a scene shows; `None` where it shows none.
    #[must_use]
    pub fn of(scene: &Scene) -> Option<Self> {
        let extents: Vec<_> = scene.models.iter().map(VoxelModel::extent).collect();
        let shown = scene.placements.iter().filter(|placement| !placement.hidden);
        let boxes = shown.filter_map(|placement| {
            let (low, high) = (*extents.get(placement.model)?)?;
            let shift = placement.shift(scene.models[placement.model].size());
            let [one, other] = [low, high]
                .map(|corner| placement.rotation.apply(corner.as_ivec3()).saturating_add(shift).as_vec3());
            Some(Self { low: one.min(other), high: one.max(other) })
        });
        boxes.reduce(|all, next| Self { low: all.low.min(next.low), high: all.high.max(next.high) })
    }

    /// The box around those voxels that slices leave of a scene and that wear an index, where one is named; `None` where
    /// there are none.
    #[must_use]
    pub fn of_part(scene: &Scene, slices: Slices, index: Option<u8>) -> Option<Self> {
        let cut = slices.of(scene).ok()?;
        let Some(index) = index else { return Self::of(&cut) };
        let worn = cut.models.iter().map(|model| model.keeping(|worn| worn == index)).collect();
        Self::of(&Scene { models: worn, placements: cut.placements.clone(), ..Scene::default() })
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

#[cfg(test)]
mod tests {
    use super::*;
    use glam::{IVec3, UVec3};
    use voxel::{Palette, Rgb, Rotation};

    /// A model of one voxel in a large empty box.
    fn lonely() -> Scene {
        let palette = Palette::new(vec![Rgb::new(9, 9, 9)]).unwrap();
        let mut cells = vec![0; 10 * 20 * 30];
        cells[2 + 10 * (3 + 20 * 4)] = 1;
        Scene::of(VoxelModel::new(UVec3::new(10, 20, 30), cells, palette).unwrap())
    }

    #[test]
    fn empty_space_around_a_model_does_not_count() {
        let bounds = Bounds::of(&lonely()).unwrap();
        assert_eq!((bounds.low, bounds.high), (Vec3::new(2.0, 3.0, 4.0), Vec3::new(3.0, 4.0, 5.0)));
    }

    #[test]
    fn the_box_of_a_turned_model_is_that_of_its_flat_copy() {
        let mut scene = lonely();
        for byte in (0..=255).filter(|&byte| Rotation::from_byte(byte).is_some()) {
            let rotation = Rotation::from_byte(byte).unwrap();
            (scene.placements[0].rotation, scene.placements[0].origin) = (rotation, IVec3::new(-4, 7, 1));
            let (low, high) = scene.flatten().unwrap().extent().unwrap();
            let bounds = Bounds::of(&scene).unwrap();
            let origin = scene.placements[0].origin.as_vec3();
            assert_eq!(
                (bounds.low, bounds.high),
                (low.as_vec3() + origin, high.as_vec3() + origin),
                "{byte}"
            );
        }
    }

    #[test]
    fn a_part_is_what_slices_leave_of_a_colour() {
        let palette = Palette::new(vec![Rgb::new(9, 9, 9); 2]).unwrap();
        let scene = Scene::of(VoxelModel::new(UVec3::new(5, 1, 1), vec![1, 2, 1, 2, 1], palette).unwrap());
        let along_x = |slices: Slices, index| {
            Bounds::of_part(&scene, slices, index).map(|part| (part.low.x, part.high.x))
        };
        assert_eq!(along_x(Slices::default(), None), Some((0.0, 5.0)));
        assert_eq!(along_x(Slices::default(), Some(2)), Some((1.0, 4.0)));
        let front = Slices { high: IVec3::new(3, 9, 9), ..Slices::default() };
        assert_eq!(along_x(front, None), Some((0.0, 3.0)));
        assert_eq!(along_x(front, Some(2)), Some((1.0, 2.0)));
        assert_eq!(along_x(front, Some(3)), None);
    }

    #[test]
    fn what_is_hidden_or_empty_fills_nothing() {
        let mut scene = lonely();
        scene.placements[0].hidden = true;
        assert_eq!(Bounds::of(&scene), None);
        let palette = Palette::new(vec![Rgb::new(9, 9, 9)]).unwrap();
        let empty = VoxelModel::new(UVec3::splat(4), vec![0; 64], palette).unwrap();
        assert_eq!(Bounds::of(&Scene::of(empty)), None);
    }
}
