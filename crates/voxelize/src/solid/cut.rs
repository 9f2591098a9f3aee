//! Triangles laid into the grid, and cut along its planes.

use super::clip::Polygon;
use crate::mesh::{TriMesh, Triangle};
use glam::{UVec3, Vec3};
use std::ops::Range;

/// Layers across z that are worked on together: few enough that 16 bits count their cells.
const SLAB: u32 = 3;

/// Far below anything that can be seen, and far above what rounding does at 128 cells.
pub const HAIR: f32 = 2e-4;

/// A mesh in a grid.
pub struct Placed<'a> {
    pub mesh: &'a TriMesh,
    /// Where its vertices are, in cells.
    pub positions: Vec<Vec3>,
    /// The grid's cells along each axis.
    pub size: UVec3,
}

impl Placed<'_> {
    /// A triangle's corners.
    pub fn corners(&self, triangle: &Triangle) -> [Vec3; 3] {
        triangle.vertices.map(|vertex| self.positions[vertex as usize])
    }

    /// A triangle's corners, moved inwards by a hair. What lies between two cells belongs to the inner one then, on
    /// the left as on the right, so that mirrored meshes make mirrored models.
    pub fn inner_corners(&self, triangle: &Triangle) -> [Vec3; 3] {
        let corners = self.corners(triangle);
        let inwards = -normal(corners) * HAIR;
        corners.map(|corner| corner + inwards)
    }

    /// The lowest and the highest layer across z that each triangle has anything in, or comes near.
    pub fn heights(&self) -> Vec<[u8; 2]> {
        let heights = |triangle: &Triangle| {
            let [a, b, c] = self.corners(triangle).map(|corner| corner.z);
            [a.min(b).min(c) - 0.5, a.max(b).max(c) + 0.5].map(|at| at as u8)
        };
        self.mesh.triangles.iter().map(heights).collect()
    }

    /// The grid's layers, in the portions in which they are worked on.
    pub fn slabs(&self) -> Vec<Range<u32>> {
        let height = self.size.z;
        (0..height.div_ceil(SLAB)).map(|slab| slab * SLAB..((slab + 1) * SLAB).min(height)).collect()
    }
}

/// The unit normal, or zero where a triangle has no area.
pub fn normal([a, b, c]: [Vec3; 3]) -> Vec3 {
    (b - a).cross(c - a).normalize_or_zero()
}

/// Calls `visit` with each cell of `layers` that a triangle runs through, and with the part of it there.
pub fn cut(corners: [Vec3; 3], size: UVec3, layers: &Range<u32>, mut visit: impl FnMut(UVec3, &Polygon)) {
    slice::<2>(&Polygon::triangle(corners), size.z, layers, |z, slab| {
        slice::<1>(slab, size.y, &(0..size.y), |y, rod| {
            slice::<0>(rod, size.x, &(0..size.x), |x, piece| visit(UVec3::new(x, y, z), piece));
        });
    });
}

/// Calls `visit` with a polygon's parts between the cell borders along one axis, of those that are wanted. The outermost
/// take what rounding left beyond the grid.
#[inline]
fn slice<const AXIS: usize>(
    polygon: &Polygon,
    cells: u32,
    wanted: &Range<u32>,
    mut visit: impl FnMut(u32, &Polygon),
) {
    let (low, high) = polygon.span::<AXIS>();
    let mut first = (low as u32).min(cells - 1);
    let end = ceil(high).max(1).min(cells).max(first + 1) - 1;
    if first == end {
        if wanted.contains(&first) {
            visit(first, polygon);
        }
        return;
    }
    let (mut rest, mut above, mut below) = (*polygon, Polygon::NONE, Polygon::NONE);
    let (mut rest, mut above) = (&mut rest, &mut above);
    if first < wanted.start {
        first = wanted.start;
        rest.split::<AXIS>(first as f32, &mut below, above);
        std::mem::swap(&mut rest, &mut above);
    }
    for at in first..end.min(wanted.end) {
        rest.split::<AXIS>(at as f32 + 1.0, &mut below, above);
        visit(at, &below);
        std::mem::swap(&mut rest, &mut above);
    }
    if (first..wanted.end).contains(&end) {
        visit(end, rest);
    }
}

/// The least whole number that is no less; 0 for what is negative. Casts are cheaper than rounding.
pub fn ceil(value: f32) -> u32 {
    let whole = value as u32;
    whole + u32::from(value > whole as f32)
}
