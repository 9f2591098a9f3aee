//! Generalized winding numbers (Jacobson et al. 2013): how often a surface goes around a point, also one with holes.
//! Far triangles count together, as in "Fast winding numbers" (Barill et al. 2018).

use super::cut::Placed;
use crate::mesh::Triangle;
use glam::Vec3;
use std::f32::consts::{FRAC_PI_2, PI};

/// Triangles that a leaf holds at most.
const LEAF: usize = 8;

/// A node is far away from this many times its radius on.
const FAR: f32 = 2.3;

/// The triangles, in a tree.
pub struct Winding {
    triangles: Vec<[Vec3; 3]>,
    /// Children follow their parent.
    nodes: Vec<Node>,
}

struct Node {
    center: Vec3,
    radius: f32,
    /// The sum of the triangles' areas times their normals.
    area: Vec3,
    kind: Kind,
}

enum Kind {
    Leaf { first: usize, end: usize },
    Fork { right: usize },
}

impl Winding {
    pub fn of(placed: &Placed<'_>, triangles: &[Triangle]) -> Self {
        let triangles: Vec<_> = triangles.iter().map(|triangle| placed.corners(triangle)).collect();
        let mut tree = Self { triangles, nodes: Vec::new() };
        if !tree.triangles.is_empty() {
            tree.grow(0, tree.triangles.len());
        }
        tree
    }

    fn grow(&mut self, first: usize, end: usize) {
        let part = &mut self.triangles[first..end];
        let (mut low, mut high) = (Vec3::MAX, Vec3::MIN);
        for corner in part.iter().flatten() {
            (low, high) = (low.min(*corner), high.max(*corner));
        }
        let area = part.iter().map(|&[a, b, c]| (b - a).cross(c - a) / 2.0).sum();
        let (center, radius) = ((low + high) / 2.0, (high - low).length() / 2.0);
        let at = self.nodes.len();
        self.nodes.push(Node { center, radius, area, kind: Kind::Leaf { first, end } });
        if end - first > LEAF {
            let axis = (high - low).max_position();
            let middle = part.len() / 2;
            let along = |triangle: &[Vec3; 3]| triangle.iter().map(|corner| corner[axis]).sum::<f32>();
            part.select_nth_unstable_by(middle, |a, b| along(a).total_cmp(&along(b)));
            self.grow(first, first + middle);
            self.nodes[at].kind = Kind::Fork { right: self.nodes.len() };
            self.grow(first + middle, end);
        }
    }

    /// About 1 inside, 0 outside, and between them near a hole.
    pub fn at(&self, point: Vec3) -> f32 {
        if self.nodes.is_empty() { 0.0 } else { self.angle(0, point) / (4.0 * PI) }
    }

    /// The solid angle under which a node is seen.
    fn angle(&self, at: usize, point: Vec3) -> f32 {
        let node = &self.nodes[at];
        let away = node.center - point;
        let distance = away.length();
        if distance > FAR * node.radius {
            return node.area.dot(away) / (distance * distance * distance);
        }
        match node.kind {
            Kind::Leaf { first, end } => {
                self.triangles[first..end].iter().map(|&triangle| solid_angle(triangle, point)).sum()
            }
            Kind::Fork { right } => self.angle(at + 1, point) + self.angle(right, point),
        }
    }
}

/// The signed solid angle of a triangle (van Oosterom and Strackee 1983).
fn solid_angle(triangle: [Vec3; 3], point: Vec3) -> f32 {
    let [a, b, c] = triangle.map(|corner| corner - point);
    let lengths = [a.length(), b.length(), c.length()];
    let below = lengths[0] * lengths[1] * lengths[2]
        + a.dot(b) * lengths[2]
        + b.dot(c) * lengths[0]
        + c.dot(a) * lengths[1];
    2.0 * angle_of(below, a.dot(b.cross(c)))
}

/// The angle of a direction, to a few hundred-thousandths: a fifth of the time that `atan2` takes.
fn angle_of(x: f32, y: f32) -> f32 {
    let (low, high) = (x.abs().min(y.abs()), x.abs().max(y.abs()));
    let ratio = if high > 0.0 { low / high } else { 0.0 };
    let square = ratio * ratio;
    // Abramowitz and Stegun, 4.4.49.
    let part = [0.020_835_1, -0.085_133, 0.180_141, -0.330_299_5, 0.999_866]
        .into_iter()
        .reduce(|sum, factor| sum * square + factor)
        .unwrap_or_default()
        * ratio;
    let steep = if y.abs() > x.abs() { FRAC_PI_2 - part } else { part };
    let half = if x < 0.0 { PI - steep } else { steep };
    half.copysign(y)
}
