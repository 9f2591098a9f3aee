//! The cells that stand for the surface.

use super::cells::Cells;
use super::cut::{Placed, cut};
use super::lines::{Edges, meetings};
use super::paint::Paint;
use crate::parallel;
use glam::UVec3;
use std::ops::Range;

/// A cell that less surface than this runs through (in faces of a cell) and whose centre lines it misses is only
/// grazed. With this limit, 99 % of a surface lies in its shell, and the shell stays close to it.
const GRAZED: f32 = 0.13;

/// The shell: no way through faces crosses it where the surface is closed, and every thin part has cells in it.
pub fn shell(placed: &Placed<'_>) -> Cells {
    let slabs = parallel::each(placed.slabs(), |layers| Slab::of(placed, layers));
    let (mut solid, mut touched) = (Vec::new(), Vec::new());
    for slab in slabs {
        solid.extend(slab.solid);
        touched.extend(slab.touched);
    }
    let (solid, touched) = (Cells::of_rows(placed.size, solid), Cells::of_rows(placed.size, touched));
    with_ends(with_thin_parts(solid, &touched), &touched)
}

/// Adds what is thinner than a cell: grazed cells with no solid one around them, and those that lead there.
fn with_thin_parts(solid: Cells, touched: &Cells) -> Cells {
    let lost = touched.without(&solid.spread());
    let leading = touched.and(&lost.spread_by_faces());
    solid.or(&leading)
}

/// Makes the longest axis exact: where its first or last layer is only grazed, that is solid all the same.
fn with_ends(mut solid: Cells, touched: &Cells) -> Cells {
    let size = solid.size();
    let axis = size.to_array().into_iter().position(|side| side == size.max_element()).unwrap_or(0);
    for end in [0, size[axis] - 1] {
        if !solid.iter().any(|at| at[axis] == end) {
            touched.iter().filter(|at| at[axis] == end).for_each(|at| solid.insert(at));
        }
    }
    solid
}

/// Some layers of the shell.
struct Slab {
    solid: Vec<u128>,
    touched: Vec<u128>,
}

impl Slab {
    fn of(placed: &Placed<'_>, layers: Range<u32>) -> Self {
        let UVec3 { x: width, y: depth, .. } = placed.size;
        let rows = (depth * layers.len() as u32) as usize;
        let row = |at: UVec3| (at.y + depth * (at.z - layers.start)) as usize;
        let mut slab = Self { solid: vec![0; rows], touched: vec![0; rows] };
        let mut areas = vec![0.0f32; rows * width as usize];
        for triangle in &placed.mesh.triangles {
            let corners = placed.inner_corners(triangle);
            let (low, high) =
                (corners[0].min(corners[1]).min(corners[2]), corners[0].max(corners[1]).max(corners[2]));
            if high.z < layers.start as f32 - 1.0 || low.z > layers.end as f32 + 1.0 {
                continue;
            }
            let paint = Paint::of(placed, triangle, corners);
            let is_opaque = paint.is_opaque();
            cut(corners, placed.size, &layers, |at, piece| {
                let (area, center) = piece.area_and_center();
                if is_opaque || paint.shows(paint.color(center)) {
                    slab.touched[row(at)] |= 1 << at.x;
                    areas[row(at) * width as usize + at.x as usize] += area;
                }
            });
            for axis in 0..3 {
                meetings(corners, placed.size, axis, Edges::Shared, |mut at, depth| {
                    at[axis] = (depth.max(0.0) as u32).min(placed.size[axis] - 1);
                    if layers.contains(&at.z) && slab.touched[row(at)] >> at.x & 1 == 1 {
                        slab.solid[row(at)] |= 1 << at.x;
                    }
                });
            }
        }
        for (areas, solid) in areas.chunks_exact(width as usize).zip(&mut slab.solid) {
            for (x, _) in areas.iter().enumerate().filter(|&(_, &area)| area >= GRAZED) {
                *solid |= 1 << x;
            }
        }
        slab
    }
}
