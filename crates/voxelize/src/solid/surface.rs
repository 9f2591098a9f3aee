//! What of the surface lies in each cell.

use super::cells::{Cells, Numbering};
use super::cut::{Placed, cut, normal};
use super::paint::Paint;
use glam::{UVec3, Vec3, Vec3A, Vec4};
use rayon::prelude::*;
use std::ops::Range;
use voxel::ColorMode;

/// What counts for a surface on the sides that it doesn't face: it is seen only where nothing else is.
const BEHIND: f32 = 1e-7;

/// The cells that the surface touches, and what of it lies there.
pub struct Surface {
    pub touched: Numbering,
    /// The patch of each touched cell: its slab, and its number there.
    places: Vec<(u32, u32)>,
    slabs: Vec<Vec<Patch>>,
}

/// The surface in one cell.
#[derive(Clone, Copy, Default)]
pub struct Patch {
    /// In faces of a cell.
    pub area: f32,
    /// Light (rgb) and weights (a) as seen from the lower and the higher side along x, y and z.
    sides: [Vec4; 6],
    /// The same for what faces no open side.
    rest: Vec4,
}

impl Patch {
    /// Linear light as seen from the open sides, outer surface first.
    pub fn light(&self, is_open: [bool; 6]) -> Option<Vec3> {
        let open = self.sides.iter().zip(is_open).filter(|&(_, is_open)| is_open);
        let sum = self.rest + open.map(|(&side, _)| side).sum::<Vec4>();
        (sum.w > 0.0).then(|| sum.truncate() / sum.w)
    }
}

impl Surface {
    pub fn of(placed: &Placed<'_>, mode: ColorMode) -> Self {
        let (mut touched, mut places, mut slabs) = (Vec::new(), Vec::new(), Vec::new());
        let parts: Vec<Slab> =
            placed.slabs().into_par_iter().map(|layers| Slab::of(placed, mode, layers)).collect();
        for slab in parts {
            touched.extend(slab.touched);
            places.extend(slab.order.into_iter().map(|number| (slabs.len() as u32, number)));
            slabs.push(slab.patches);
        }
        Self { touched: Numbering::of(Cells::of_rows(placed.size, touched)), places, slabs }
    }

    /// The patches of the touched cells, in order.
    pub fn patches(&self) -> impl Iterator<Item = (UVec3, &Patch)> {
        self.touched.cells().iter().zip(self.places.iter().map(|&place| self.patch(place)))
    }

    /// The patch in a cell, if there is one.
    pub fn get(&self, at: UVec3) -> Option<&Patch> {
        self.touched.get(at).map(|number| self.patch(self.places[number]))
    }

    fn patch(&self, (slab, number): (u32, u32)) -> &Patch {
        &self.slabs[slab as usize][number as usize]
    }
}

/// Some layers of the surface.
struct Slab {
    touched: Vec<u128>,
    /// In the order in which they were found.
    patches: Vec<Patch>,
    /// The numbers of the patches in the order of their cells.
    order: Vec<u32>,
}

/// No patch yet.
const NONE: u32 = u32::MAX;

impl Slab {
    fn of(placed: &Placed<'_>, mode: ColorMode, layers: Range<u32>) -> Self {
        let UVec3 { x: width, y: depth, .. } = placed.size;
        let rows = (depth * layers.len() as u32) as usize;
        let mut numbers = vec![NONE; rows * width as usize];
        let mut slab = Self { touched: vec![0; rows], patches: Vec::new(), order: Vec::new() };
        for triangle in placed.mesh.triangles.iter().filter(|triangle| placed.reaches(triangle, &layers)) {
            let corners = placed.inner_corners(triangle);
            let normal = normal(corners);
            let paint = Paint::of(placed, triangle, corners, mode);
            cut(corners, placed.size, &layers, |at, piece| {
                let (area, center) = piece.area_and_center(normal.into());
                let color = paint.color(center.into());
                if paint.shows(color) {
                    let row = (at.y + depth * (at.z - layers.start)) as usize;
                    let number = &mut numbers[row * width as usize + at.x as usize];
                    if *number == NONE {
                        *number = slab.patches.len() as u32;
                        slab.patches.push(Patch::default());
                        slab.touched[row] |= 1 << at.x;
                    }
                    slab.patches[*number as usize].add(
                        area,
                        color,
                        normal.into(),
                        center - at.as_vec3a() - 0.5,
                    );
                }
            });
        }
        slab.order = numbers.into_iter().filter(|&number| number != NONE).collect();
        slab
    }
}

impl Patch {
    /// Adds a piece of a plane whose middle is at `from_center`.
    fn add(&mut self, area: f32, color: Vec4, normal: Vec3A, from_center: Vec3A) {
        self.area += area;
        // Lines have no area, and yet they are seen.
        let weight = area.max(1e-6) * color.w;
        let light = (color.truncate() * weight).extend(weight);
        self.rest += light * BEHIND;
        let facing = normal.abs();
        // Where the plane, carried on, meets the lines through the cell's centre: 0 for the inner side, 2 for the outer.
        let along = Vec3A::splat(from_center.dot(normal)) / facing.max(Vec3A::splat(f32::MIN_POSITIVE));
        let outness = along.clamp(Vec3A::NEG_ONE, Vec3A::ONE) + 1.0;
        let shares = (facing * cover(outness)).to_array();
        for (axis, (share, way)) in shares.into_iter().zip(normal.to_array()).enumerate() {
            self.sides[2 * axis + usize::from(way > 0.0)] += light * share;
        }
    }
}

/// How much more a surface counts than one that lies behind it, to the power of 12: shirts hide skin, helmets hide hair.
fn cover(outness: Vec3A) -> Vec3A {
    let cube = outness * outness * outness;
    let sixth = cube * cube;
    sixth * sixth
}
