//! The colours of the cells that can be seen.

use super::cells::{Cells, Numbering};
use super::cut::{Placed, cut, normal};
use super::paint::Paint;
use crate::parallel;
use glam::{IVec3, UVec3, Vec3, Vec4};
use std::ops::Range;
use voxel::ColorMode;

/// How much more a surface counts than one that lies a cell behind it: shirts hide skin, helmets hide hair.
const COVERS: f32 = 12.0;

/// What counts for a surface that faces away from all open sides of its cell: it is seen only where nothing else is.
const BEHIND: f32 = 1e-7;

/// Linear light of each cell of `seen`, averaged by area over the surface in it, outer surface first; `None` where
/// there is none.
pub fn light(placed: &Placed<'_>, solid: &Cells, seen: &Numbering, mode: ColorMode) -> Vec<Option<Vec3>> {
    let slabs = parallel::each(placed.slabs(), |layers| slab(placed, solid, seen, mode, layers));
    slabs.into_iter().flatten().map(|sum| (sum.w > 0.0).then(|| sum.truncate() / sum.w)).collect()
}

/// The light and the weights of the cells in some layers.
fn slab(
    placed: &Placed<'_>,
    solid: &Cells,
    seen: &Numbering,
    mode: ColorMode,
    layers: Range<u32>,
) -> Vec<Vec4> {
    let first = seen.below(layers.start);
    let mut sums = vec![Vec4::ZERO; seen.below(layers.end) - first];
    for triangle in &placed.mesh.triangles {
        let corners = placed.inner_corners(triangle);
        let high = corners[0].z.max(corners[1].z).max(corners[2].z);
        let low = corners[0].z.min(corners[1].z).min(corners[2].z);
        if high < layers.start as f32 - 1.0 || low > layers.end as f32 + 1.0 {
            continue;
        }
        let paint = Paint::of(placed, triangle, corners).in_mode(mode);
        let normal = normal(corners);
        cut(corners, placed.size, &layers, |at, piece| {
            let Some(number) = seen.get(at) else { return };
            let (area, center) = piece.area_and_center();
            let color = paint.mean(piece);
            if paint.shows(color) {
                let weight = area.max(1e-6) * color.w * prominence(solid, at, normal, center);
                sums[number - first] += (color.truncate() * weight).extend(weight);
            }
        });
    }
    sums
}

/// How much a piece of surface is in view: it faces an open side of its cell, and lies far out there.
fn prominence(solid: &Cells, at: UVec3, normal: Vec3, center: Vec3) -> f32 {
    let inner = center - at.as_vec3() - 0.5;
    let mut sum = BEHIND;
    for axis in 0..3 {
        let mut outwards = IVec3::ZERO;
        outwards[axis] = if normal[axis] > 0.0 { 1 } else { -1 };
        let facing = normal[axis].abs();
        if facing > 0.0 && !solid.contains(at.as_ivec3() + outwards) {
            // Where the surface, carried on, meets the line through the cell's centre.
            let outness = (inner.dot(normal) / facing).clamp(-1.0, 1.0);
            sum += facing * (COVERS * outness).exp();
        }
    }
    sum
}
