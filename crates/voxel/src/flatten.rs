//! A scene's models put together into one.

use crate::{Scene, VoxelModel};
use glam::IVec3;

impl Scene {
    /// Everything that is shown as one model: the smallest box around the placed boxes, with the scene's palette.
    /// Where models overlap, the later placement wins.
    ///
    /// # Errors
    /// Where nothing is placed, or the box is longer than 256 voxels.
    pub fn flatten(&self) -> Result<VoxelModel, FlattenError> {
        let shown = || {
            let shown = self.placements.iter().filter(|placement| !placement.hidden);
            shown.filter_map(|placement| Some((placement, self.models.get(placement.model)?)))
        };
        // Wide numbers: a scene made by hand may reach across all of i32.
        let boxes = shown().map(|(placement, model)| {
            let (origin, size) = (placement.origin.as_i64vec3(), placement.rotation.apply_size(model.size()));
            (origin, origin + size.as_i64vec3())
        });
        let around =
            boxes.reduce(|(low, high), (other_low, other_high)| (low.min(other_low), high.max(other_high)));
        let (low, high) = around.ok_or(FlattenError::Nothing)?;
        let size = high - low;
        if size.max_element() > i64::from(VoxelModel::MAX_SIDE) {
            return Err(FlattenError::TooLong(size.x, size.y, size.z));
        }
        let size = size.as_uvec3();
        let mut cells = vec![0; size.element_product() as usize];
        // A model of few voxels and many cells may stand in thousands of places: its cells are searched once.
        let mut voxels: Vec<Option<Vec<[u8; 4]>>> = vec![None; self.models.len()];
        for (placement, model) in shown() {
            // The last cell rather than the far corner: cells on a negated axis end at 0, not at -1.
            let last = placement.rotation.apply(model.size().as_ivec3() - 1);
            let shift = (placement.origin.as_i64vec3() - low).as_ivec3() - last.min(IVec3::ZERO);
            for &[x, y, z, index] in voxels[placement.model].get_or_insert_with(|| packed(model)).iter() {
                let at = IVec3::new(x.into(), y.into(), z.into());
                let at = (placement.rotation.apply(at) + shift).as_uvec3();
                cells[(at.x + size.x * (at.y + size.y * at.z)) as usize] = index;
            }
        }
        Ok(VoxelModel::new(size, cells, self.palette.clone())?)
    }
}

/// The voxels as x, y, z and index: each fits a byte, as a model is at most 256 long.
fn packed(model: &VoxelModel) -> Vec<[u8; 4]> {
    model.voxels().map(|(at, index)| [at.x as u8, at.y as u8, at.z as u8, index]).collect()
}

/// Why a scene makes no single model.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum FlattenError {
    /// No model is placed, or all are hidden.
    #[error("the file shows no model")]
    Nothing,
    /// The scene is longer than a model can be.
    #[error("the scene is {0} x {1} x {2} voxels, and a single model is at most 256 along each axis")]
    TooLong(i64, i64, i64),
    /// A model's indices don't fit the scene's palette.
    #[error(transparent)]
    Model(#[from] crate::ModelError),
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{Palette, Rgb};
    use glam::UVec3;

    /// A voxel of each of two colours, in models 0 and 1.
    fn two_voxels(origins: [IVec3; 2]) -> Scene {
        let palette = Palette::new(vec![Rgb::new(1, 1, 1), Rgb::new(2, 2, 2)]).unwrap();
        let model = |index| VoxelModel::new(UVec3::ONE, vec![index], palette.clone()).unwrap();
        let mut scene = Scene::of(model(1));
        scene.models.push(model(2));
        scene.placements.push(scene.placements[0]);
        scene.placements[1].model = 1;
        scene.placements.iter_mut().zip(origins).for_each(|(placement, origin)| placement.origin = origin);
        scene
    }

    #[test]
    fn the_box_is_as_small_as_what_is_shown() {
        let model = two_voxels([IVec3::splat(-7), IVec3::new(-7, -5, -7)]).flatten().unwrap();
        assert_eq!((model.size(), model.cells()), (UVec3::new(1, 3, 1), [1, 0, 2].as_slice()));
    }

    #[test]
    fn where_models_overlap_the_later_placement_wins() {
        let mut scene = two_voxels([IVec3::ONE; 2]);
        assert_eq!(scene.flatten().unwrap().cells(), [2]);
        scene.placements[1].hidden = true;
        assert_eq!(scene.flatten().unwrap().cells(), [1]);
    }

    #[test]
    fn models_at_the_ends_of_the_world_are_too_far_apart_and_nothing_overflows() {
        let far = two_voxels([IVec3::MIN, IVec3::MAX]).flatten();
        assert_eq!(far, Err(FlattenError::TooLong(1 << 32, 1 << 32, 1 << 32)));
        assert_eq!(two_voxels([IVec3::MAX; 2]).flatten().unwrap().cells(), [2]);
    }
}
