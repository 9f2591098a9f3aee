//! The faces that glow: paths look for them (trace.wgsl).

use crate::materials::Entry;
use bytemuck::{Pod, Zeroable};
use glam::{IVec3, Vec3};
use voxel::{Placement, VoxelModel};

/// More faces than that are not looked for, only met by chance: so many are met often.
const MOST: usize = 1 << 20;

/// `Lamp` of trace.wgsl.
#[derive(Clone, Copy, Debug, PartialEq, Pod, Zeroable)]
#[repr(C)]
pub struct Lamp {
    pub corner: Vec3,
    pub face: u32,
}

/// All faces that glow and aren't hidden; none where there are too many. `middle` becomes the origin.
pub fn lamps<'a>(
    placed: impl Iterator<Item = (&'a VoxelModel, &'a Placement)>,
    entries: &[Entry; 256],
    middle: IVec3,
) -> Vec<Lamp> {
    let mut lamps = Vec::new();
    for (model, placement) in placed {
        let histogram = model.histogram();
        if !(1..256).any(|index| histogram[index] > 0 && entries[index].emission > 0.0) {
            continue;
        }
        let shift = placement.shift(model.size()) - middle;
        for (at, index) in model.voxels().filter(|&(_, index)| entries[usize::from(index)].emission > 0.0) {
            for face in open_faces(model, at.as_ivec3(), entries) {
                lamps.push(lamp(placement, shift, at.as_ivec3(), face, index));
            }
            if lamps.len() > MOST {
                return Vec::new();
            }
        }
    }
    lamps
}

/// The ways out of a voxel into air or glass.
fn open_faces<'a>(
    model: &'a VoxelModel,
    at: IVec3,
    entries: &'a [Entry; 256],
) -> impl Iterator<Item = IVec3> + 'a {
    let ways = [IVec3::X, IVec3::Y, IVec3::Z, IVec3::NEG_X, IVec3::NEG_Y, IVec3::NEG_Z];
    ways.into_iter().filter(move |&way| {
        let next = at + way;
        let index = usize::from(model.at(next.x, next.y, next.z));
        index == 0 || entries[index].transparency > 0.0
    })
}

fn lamp(placement: &Placement, shift: IVec3, at: IVec3, face: IVec3, index: u8) -> Lamp {
    let place = |corner: IVec3| placement.rotation.apply(corner) + shift;
    let (one, other) = (place(at), place(at + IVec3::ONE));
    let way = placement.rotation.apply(face);
    let axis = way.abs().max_position();
    let mut corner = one.min(other);
    let is_positive = way[axis] > 0;
    corner[axis] += i32::from(is_positive);
    let face = u32::from(index) | (axis as u32) << 8 | u32::from(is_positive) << 10;
    Lamp { corner: corner.as_vec3(), face }
}

#[cfg(test)]
mod tests {
    use super::*;
    use glam::UVec3;
    use voxel::{Palette, Rgb, Rotation, Scene};

    #[test]
    fn a_lamp_beside_a_wall_glows_to_five_sides_however_it_is_turned() {
        let palette = Palette::new(vec![Rgb::new(9, 9, 9); 2]).unwrap();
        let mut scene = Scene::of(VoxelModel::new(UVec3::new(2, 1, 1), vec![1, 2], palette).unwrap());
        let mut entries = [Entry::default(); 256];
        entries[2].emission = 1.0;
        for byte in (0..=255).filter(|&byte| Rotation::from_byte(byte).is_some()) {
            scene.placements[0].rotation = Rotation::from_byte(byte).unwrap();
            let (model, placement) = (&scene.models[0], &scene.placements[0]);
            let found = lamps([(model, placement)].into_iter(), &entries, IVec3::ZERO);
            assert_eq!(found.len(), 5, "{byte}");
            let (low, high) = scene.bounds().unwrap();
            let wall = placement.rotation.apply(IVec3::NEG_X);
            for lamp in found {
                let axis = (lamp.face >> 8 & 3) as usize;
                let way = IVec3::AXES[axis] * if lamp.face >> 10 == 1 { 1 } else { -1 };
                assert_ne!(way, wall);
                let end = lamp.corner + Vec3::ONE - Vec3::AXES[axis];
                assert!(lamp.corner.cmpge(low.as_vec3()).all() && end.cmple(high.as_vec3()).all(), "{byte}");
            }
        }
    }
}
