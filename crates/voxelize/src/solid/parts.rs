//! The connected parts of a mesh, and which of them are bodies.

use super::cut::Placed;
use crate::mesh::Triangle;
use glam::Vec3;

/// The areas of a closed surface, as vectors, cancel out. A part whose sum is a larger share of its area than this is
/// a sheet: a flag, a leaf, a dish. One with a smaller hole is a body that leaks.
const OPEN: f32 = 0.3;

/// Vertices are at the same place where this many parts of a cell don't tell them apart.
const FINE: f32 = 1024.0;

/// The triangles of the parts that are bodies; vertices at the same place count as one.
pub fn bodies(placed: &Placed<'_>) -> Vec<Triangle> {
    let keys: Vec<[i32; 3]> = placed.positions.iter().map(|at| (*at * FINE).as_ivec3().to_array()).collect();
    let mut order: Vec<u32> = (0..keys.len() as u32).collect();
    order.sort_unstable_by_key(|&vertex| keys[vertex as usize]);
    // Each vertex and the first one at its place.
    let mut places = vec![0; keys.len()];
    for same in order.chunk_by(|&a, &b| keys[a as usize] == keys[b as usize]) {
        same.iter().for_each(|&vertex| places[vertex as usize] = same[0] as usize);
    }
    let mut parts = Parts { above: (0..keys.len()).collect() };
    let triangles = &placed.mesh.triangles;
    for triangle in triangles {
        let [a, b, c] = triangle.vertices.map(|vertex| places[vertex as usize]);
        parts.join(a, b);
        parts.join(b, c);
    }
    let part_of: Vec<usize> =
        triangles.iter().map(|triangle| parts.top(places[triangle.vertices[0] as usize])).collect();
    let mut sums = vec![(Vec3::ZERO, 0.0f32); keys.len()];
    for (triangle, &part) in triangles.iter().zip(&part_of) {
        let [a, b, c] = placed.corners(triangle);
        let area = (b - a).cross(c - a);
        sums[part].0 += area;
        sums[part].1 += area.length();
    }
    let is_body = |part: usize| sums[part].0.length() <= OPEN * sums[part].1;
    triangles.iter().zip(part_of).filter(|&(_, part)| is_body(part)).map(|(&triangle, _)| triangle).collect()
}

/// Sets that can be joined.
struct Parts {
    above: Vec<usize>,
}

impl Parts {
    fn top(&mut self, mut at: usize) -> usize {
        while self.above[at] != at {
            self.above[at] = self.above[self.above[at]];
            at = self.above[at];
        }
        at
    }

    fn join(&mut self, a: usize, b: usize) {
        let (a, b) = (self.top(a), self.top(b));
        self.above[a.max(b)] = a.min(b);
    }
}
