//! The connected parts of a mesh: bodies and sheets.

use super::cut::Placed;
use crate::mesh::Triangle;
use glam::Vec3;

/// The areas of a closed surface, as vectors, cancel out. A part whose sum is a larger share of its area than this is
/// a sheet: a flag, a leaf, a dish. One with a smaller hole is a body that leaks.
const OPEN: f32 = 0.3;

/// Vertices are at the same place where this many parts of a cell don't tell them apart.
const FINE: f32 = 1024.0;

/// The triangles of a mesh's connected parts. Vertices at the same place count as one.
pub struct Parts {
    /// What encloses something.
    pub bodies: Vec<Triangle>,
    /// What doesn't.
    pub sheets: Vec<Triangle>,
}

impl Parts {
    pub fn of(placed: &Placed<'_>) -> Self {
        let places = places(placed);
        let mut joined = Joined { above: (0..places.len()).collect() };
        let triangles = &placed.mesh.triangles;
        for triangle in triangles {
            let [a, b, c] = triangle.vertices.map(|vertex| places[vertex as usize]);
            joined.join(a, b);
            joined.join(b, c);
        }
        let part_of: Vec<usize> =
            triangles.iter().map(|triangle| joined.top(places[triangle.vertices[0] as usize])).collect();
        let mut sums = vec![(Vec3::ZERO, 0.0f32); places.len()];
        for (triangle, &part) in triangles.iter().zip(&part_of) {
            let [a, b, c] = placed.corners(triangle);
            let area = (b - a).cross(c - a);
            sums[part].0 += area;
            sums[part].1 += area.length();
        }
        let (mut bodies, mut sheets) = (Vec::new(), Vec::new());
        for (&triangle, part) in triangles.iter().zip(part_of) {
            let (sum, whole) = sums[part];
            let is_body = sum.length() <= OPEN * whole;
            if is_body { &mut bodies } else { &mut sheets }.push(triangle);
        }
        Self { bodies, sheets }
    }
}

/// The first vertex at the place of each.
fn places(placed: &Placed<'_>) -> Vec<usize> {
    let keys: Vec<[i32; 3]> = placed.positions.iter().map(|at| (*at * FINE).as_ivec3().to_array()).collect();
    let mut order: Vec<u32> = (0..keys.len() as u32).collect();
    order.sort_unstable_by_key(|&vertex| keys[vertex as usize]);
    let mut places = vec![0; keys.len()];
    for same in order.chunk_by(|&a, &b| keys[a as usize] == keys[b as usize]) {
        same.iter().for_each(|&vertex| places[vertex as usize] = same[0] as usize);
    }
    places
}

/// Sets that can be joined.
struct Joined {
    above: Vec<usize>,
}

impl Joined {
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
