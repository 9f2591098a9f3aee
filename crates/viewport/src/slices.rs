//! A part of a scene: what lies between planes across the axes. Cut through, models show what they hide inside.

use crate::viewport::RenderError;
use glam::{IVec3, UVec3};
use std::borrow::Cow;
use std::collections::HashMap;
use std::collections::hash_map::Entry;
use voxel::{Placement, Scene};

/// The most cells that cut models may have together.
const MAX_CELLS: u64 = 256 << 20;

/// The voxels of a scene from `low` up to, and not including, `high`, along each axis.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Slices {
    /// The first voxels that are shown.
    pub low: IVec3,
    /// The first voxels behind them that are not.
    pub high: IVec3,
}

impl Default for Slices {
    /// All voxels.
    fn default() -> Self {
        Self { low: IVec3::MIN, high: IVec3::MAX }
    }
}

impl Slices {
    /// What is left of a scene. Models that lie inside are those of the scene; others are cut to what is shown of them.
    pub(crate) fn of<'a>(&self, scene: &'a Scene) -> Result<Cow<'a, Scene>, RenderError> {
        if *self == Self::default() {
            return Ok(Cow::Borrowed(scene));
        }
        let mut cut = Scene { placements: Vec::new(), ..scene.clone() };
        let mut made: HashMap<(usize, UVec3, UVec3), usize> = HashMap::new();
        let mut cells = 0;
        for placement in scene.placements.iter().filter(|placement| !placement.hidden) {
            let Some(model) = scene.models.get(placement.model) else { continue };
            let size = placement.rotation.apply_size(model.size()).as_ivec3();
            let low = placement.origin.max(self.low);
            let high = placement.origin.saturating_add(size).min(self.high);
            if low.cmpge(high).any() {
                continue;
            }
            let (from, to) = cells_between(placement, size, low, high);
            if to - from == model.size() {
                cut.placements.push(*placement);
                continue;
            }
            let at = match made.entry((placement.model, from, to)) {
                Entry::Occupied(made) => *made.get(),
                Entry::Vacant(room) => {
                    cells += u64::from((to - from).element_product());
                    let part = model.part(from, to).filter(|_| cells <= MAX_CELLS);
                    cut.models.push(part.ok_or(RenderError::TooManyCuts)?);
                    *room.insert(cut.models.len() - 1)
                }
            };
            cut.placements.push(Placement { model: at, origin: low, ..*placement });
        }
        Ok(Cow::Owned(cut))
    }
}

/// The model's own cells, from and to, that a part of its turned box holds.
fn cells_between(placement: &Placement, size: IVec3, low: IVec3, high: IVec3) -> (UVec3, UVec3) {
    let (low, high) = (low - placement.origin, high - placement.origin);
    let side = |axis: IVec3| {
        let turned = placement.rotation.apply(axis);
        let (low, high) = ((low * turned).element_sum(), (high * turned).element_sum());
        // An axis that runs backwards is counted from the other end.
        let end = (size * turned).element_sum();
        if end > 0 { (low, high) } else { (high - end, low - end) }
    };
    let [x, y, z] = IVec3::AXES.map(side);
    (IVec3::new(x.0, y.0, z.0).as_uvec3(), IVec3::new(x.1, y.1, z.1).as_uvec3())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::Bounds;
    use voxel::{Palette, Rgb, Rotation, VoxelModel};

    fn scene() -> Scene {
        let size = UVec3::new(5, 4, 3);
        let cells = (0..60).map(|at| (at * 7 % 11 % 4) as u8).collect();
        let palette = Palette::new(vec![Rgb::new(1, 2, 3); 3]).unwrap();
        Scene::of(VoxelModel::new(size, cells, palette).unwrap())
    }

    /// All voxels that a scene shows, by their places.
    fn shown(scene: &Scene) -> Vec<(IVec3, u8)> {
        let Ok(model) = scene.flatten() else { return Vec::new() };
        let (low, _) = scene.bounds().unwrap();
        model.voxels().map(|(at, index)| (at.as_ivec3() + low, index)).collect()
    }

    #[test]
    fn a_cut_shows_the_voxels_between_its_planes_however_a_model_is_turned() {
        let mut scene = scene();
        for byte in (0..=255).filter(|&byte| Rotation::from_byte(byte).is_some()) {
            scene.placements[0].rotation = Rotation::from_byte(byte).unwrap();
            scene.placements[0].origin = IVec3::new(-2, 3, -1);
            for (low, high) in [([-1, 4, 0], [2, 6, 2]), ([-9, 5, -9], [9, 9, 9]), ([0, 3, -1], [1, 4, 0])] {
                let slices = Slices { low: low.into(), high: high.into() };
                let cut = slices.of(&scene).unwrap();
                let inside =
                    |&(at, _): &(IVec3, u8)| at.cmpge(slices.low).all() && at.cmplt(slices.high).all();
                let expected: Vec<_> = shown(&scene).into_iter().filter(inside).collect();
                assert_eq!(shown(&cut), expected, "{byte}: {slices:?}");
            }
        }
    }

    #[test]
    fn models_inside_are_not_copied_and_those_outside_are_left_out() {
        let mut scene = scene();
        for x in [100, 200] {
            scene.placements.push(Placement { origin: IVec3::new(x, 0, 0), ..scene.placements[0] });
        }
        let cut = Slices { high: IVec3::new(150, 9, 9), ..Slices::default() }.of(&scene).unwrap();
        assert_eq!((cut.models.len(), &cut.placements[..]), (1, &scene.placements[..2]));
        let cut = Slices { low: IVec3::new(2, 0, 0), ..Slices::default() }.of(&scene).unwrap();
        assert_eq!((cut.models.len(), cut.placements.len()), (2, 3));
    }

    #[test]
    fn planes_that_leave_nothing_leave_nothing() {
        let slices = Slices { low: IVec3::splat(5), high: IVec3::splat(-5) };
        assert_eq!(Bounds::of(&slices.of(&scene()).unwrap()), None);
    }
}
