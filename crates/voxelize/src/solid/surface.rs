//! What of the surface lies in each cell.

use super::cells::{Cells, Numbering, bits};
use super::cut::{Placed, cut, normal};
use super::paint::{Paint, prepare};
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
    places: Vec<(u16, u16)>,
    slabs: Vec<Vec<Patch>>,
}

/// The surface in one cell.
#[derive(Clone, Copy, Default)]
pub struct Patch {
    /// In faces of a cell.
    pub area: f32,
    /// Light (rgb) and weights (a) as seen from the lower and the higher side along x, y and z.
    sides: [Vec4; 6],
}

impl Patch {
    /// Linear light as seen from the open sides, outer surface first.
    pub fn light(&self, is_open: [bool; 6]) -> Option<Vec3> {
        let open = self.sides.iter().zip(is_open).filter(|&(_, is_open)| is_open);
        let sum: Vec4 = open.map(|(&side, _)| side).sum();
        (sum.w > 0.0).then(|| sum.truncate() / sum.w)
    }
}

impl Surface {
    pub fn of(placed: &Placed<'_>, mode: ColorMode) -> Self {
        prepare(placed, mode);
        let heights = placed.heights();
        let slab = |layers| Slab::of(placed, &heights, mode, layers);
        let parts: Vec<Slab> = placed.slabs().into_par_iter().map(slab).collect();
        let (mut touched, mut places, mut slabs) = (Vec::new(), Vec::new(), Vec::new());
        for slab in parts {
            touched.extend(slab.touched);
            places.extend(slab.order.into_iter().map(|number| (slabs.len() as u16, number)));
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

    fn patch(&self, (slab, number): (u16, u16)) -> &Patch {
        &self.slabs[usize::from(slab)][usize::from(number)]
    }
}

/// Some layers of the surface.
struct Slab {
    touched: Vec<u128>,
    /// In the order in which they were found.
    patches: Vec<Patch>,
    /// The numbers of the patches in the order of their cells.
    order: Vec<u16>,
}

impl Slab {
    fn of(placed: &Placed<'_>, heights: &[[u8; 2]], mode: ColorMode, layers: Range<u32>) -> Self {
        let UVec3 { x: width, y: depth, .. } = placed.size;
        let rows = (depth * layers.len() as u32) as usize;
        let (lowest, highest) = (layers.start as u8, (layers.end - 1) as u8);
        // From 1 on; 0 stands for no patch yet.
        let mut numbers = vec![0u16; rows * width as usize];
        let (mut touched, mut patches) = (vec![0; rows], Vec::new());
        for (triangle, &[low, high]) in placed.mesh.triangles.iter().zip(heights) {
            if high < lowest || low > highest {
                continue;
            }
            let corners = placed.inner_corners(triangle);
            let plane = Plane::of(normal(corners));
            let paint = Paint::of(placed, triangle, corners, mode);
            cut(corners, placed.size, &layers, |at, piece| {
                let (area, center) = piece.area_and_center(plane.normal);
                let color = paint.color(center);
                if paint.shows(color) {
                    let row = (at.y + depth * (at.z - layers.start)) as usize;
                    let number = &mut numbers[row * width as usize + at.x as usize];
                    if *number == 0 {
                        patches.push(Patch::default());
                        *number = patches.len() as u16;
                        touched[row] |= 1 << at.x;
                    }
                    let patch: &mut Patch = &mut patches[usize::from(*number) - 1];
                    patch.add(area, color, &plane, center - at.as_vec3a() - 0.5);
                }
            });
        }
        let cells = touched.iter().zip(numbers.chunks_exact(width as usize));
        let order = cells.flat_map(|(&row, numbers)| bits(row).map(|x| numbers[x as usize] - 1)).collect();
        Self { touched, patches, order }
    }
}

/// The plane of a triangle, and how its sides are seen.
struct Plane {
    normal: Vec3A,
    /// How much it faces along each axis, and one by that.
    facing: Vec3A,
    steepness: Vec3A,
    /// The sides that it faces.
    sides: [usize; 3],
}

impl Plane {
    fn of(normal: Vec3) -> Self {
        let facing = Vec3A::from(normal.abs());
        let steepness = facing.max(Vec3A::splat(f32::MIN_POSITIVE)).recip();
        let [x, y, z] = normal.to_array().map(|way| usize::from(way > 0.0));
        Self { normal: normal.into(), facing, steepness, sides: [x, 2 + y, 4 + z] }
    }
}

impl Patch {
    /// Adds a piece of a plane whose middle is at `from_center`.
    #[inline]
    fn add(&mut self, area: f32, color: Vec4, plane: &Plane, from_center: Vec3A) {
        self.area += area;
        // Lines have no area, and yet they are seen.
        let weight = area.max(1e-6) * color.w;
        let light = (color.truncate() * weight).extend(weight);
        let hidden = light * BEHIND;
        self.sides.iter_mut().for_each(|side| *side += hidden);
        // Where the plane, carried on, meets the lines through the cell's centre: 0 for the inner side, 2 for the outer.
        let along = from_center.dot(plane.normal) * plane.steepness;
        let outness = along.clamp(Vec3A::NEG_ONE, Vec3A::ONE) + 1.0;
        let shares = (plane.facing * cover(outness)).to_array();
        for (side, share) in plane.sides.into_iter().zip(shares) {
            self.sides[side] += light * share;
        }
    }
}

/// How much more a surface counts than one that lies behind it, to the power of 12: shirts hide skin, helmets hide hair.
fn cover(outness: Vec3A) -> Vec3A {
    let cube = outness * outness * outness;
    let sixth = cube * cube;
    sixth * sixth
}
