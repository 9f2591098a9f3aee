//! Triangles laid into the grid, and cut along its planes.

use super::clip::Polygon;
use crate::mesh::{TriMesh, Triangle};
use glam::{UVec3, Vec3};
use std::ops::Range;

/// Layers across z that are worked on together.
const SLAB: u32 = 8;

/// Far below anything that can be seen, and far above what rounding does at 128 cells.
const HAIR: f32 = 2e-4;

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
    let whole = Polygon::triangle(corners);
    for (z, slab) in slices(&whole, 2, size.z, layers) {
        for (y, rod) in slices(&slab, 1, size.y, &(0..size.y)) {
            for (x, piece) in slices(&rod, 0, size.x, &(0..size.x)) {
                visit(UVec3::new(x, y, z), &piece);
            }
        }
    }
}

/// A polygon's parts between the cell borders along one axis, of those that are wanted.
fn slices<'a>(
    polygon: &'a Polygon,
    axis: usize,
    cells: u32,
    wanted: &Range<u32>,
) -> impl Iterator<Item = (u32, Polygon)> + 'a {
    let (low, high) = polygon.span(axis);
    let last = cells - 1;
    let first = (low.floor().max(0.0) as u32).min(last);
    let end = (high.ceil().max(1.0) as u32 - 1).clamp(first, last);
    (first.max(wanted.start)..(end + 1).min(wanted.end)).map(move |at| {
        let part = if first == end {
            *polygon
        } else {
            // The outermost slices take what rounding left beyond the grid.
            let from = if at == first { f32::MIN } else { at as f32 };
            let to = if at == end { f32::MAX } else { at as f32 + 1.0 };
            polygon.between(axis, from, to)
        };
        (at, part)
    })
}
