//! Generalized winding numbers (Jacobson et al. 2013): how often a surface goes around a point, also one with holes.
//! Far triangles count together, as in "Fast winding numbers" (Barill et al. 2018).

use super::cut::Placed;
use crate::mesh::Triangle;
use glam::Vec3;
use std::f32::consts::{FRAC_PI_2, PI};
use std::ops::Add;

/// Triangles that a leaf holds at most.
const LEAF: usize = 4;

/// A node is far away from this many times its radius on: where a rough answer does, and where it doesn't.
const ROUGHLY_FAR: f32 = 1.5;
const FAR: f32 = 2.3;

/// A rough number that is this far from a half tells inside from outside.
const CLEAR: f32 = 0.3;

/// The triangles, in a tree.
pub struct Winding {
    triangles: Vec<[Vec3; 3]>,
    /// Children follow their parent.
    nodes: Vec<Node>,
}

struct Node {
    /// The triangles' middle, by area.
    center: Vec3,
    /// How far their corners are from it at most.
    radius: f32,
    /// The sum of the triangles' areas times their normals.
    area: Vec3,
    kind: Kind,
}

/// What triangles weigh: the sum of their areas times their normals, of their areas times their middles, and of their
/// areas.
#[derive(Default)]
struct Weight {
    area: Vec3,
    moment: Vec3,
    size: f32,
}

impl Weight {
    fn of(&[a, b, c]: &[Vec3; 3]) -> Self {
        let area = (b - a).cross(c - a) / 2.0;
        let size = area.length();
        Self { area, moment: (a + b + c) / 3.0 * size, size }
    }
}

impl Add for Weight {
    type Output = Self;

    fn add(self, other: Self) -> Self {
        Self {
            area: self.area + other.area,
            moment: self.moment + other.moment,
            size: self.size + other.size,
        }
    }
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

    /// Adds a node for some triangles, and those below it. What they weigh together.
    fn grow(&mut self, first: usize, end: usize) -> Weight {
        let part = &mut self.triangles[first..end];
        let (mut low, mut high) = (Vec3::MAX, Vec3::MIN);
        for corner in part.iter().flatten() {
            (low, high) = (low.min(*corner), high.max(*corner));
        }
        let at = self.nodes.len();
        let kind = Kind::Leaf { first, end };
        self.nodes.push(Node { center: (low + high) / 2.0, radius: 0.0, area: Vec3::ZERO, kind });
        let weight = if end - first > LEAF {
            let axis = (high - low).max_position();
            let middle = part.len() / 2;
            let along = |&[a, b, c]: &[Vec3; 3]| a[axis] + b[axis] + c[axis];
            part.select_nth_unstable_by(middle, |a, b| along(a).total_cmp(&along(b)));
            let left = self.grow(first, first + middle);
            self.nodes[at].kind = Kind::Fork { right: self.nodes.len() };
            left + self.grow(first + middle, end)
        } else {
            part.iter().map(Weight::of).fold(Weight::default(), Add::add)
        };
        let node = &mut self.nodes[at];
        node.area = weight.area;
        if weight.size > 0.0 {
            node.center = weight.moment / weight.size;
        }
        let gaps = self.triangles[first..end].iter().flatten();
        node.radius = gaps.map(|corner| corner.distance_squared(node.center)).fold(0.0, f32::max).sqrt();
        weight
    }

    /// Whether the surface goes around a point.
    pub fn is_inside(&self, point: Vec3) -> bool {
        let rough = self.at(point, ROUGHLY_FAR);
        let number = if (rough - 0.5).abs() >= CLEAR { rough } else { self.at(point, FAR) };
        number > 0.5
    }

    /// About 1 inside, 0 outside, and between them near a hole. Nodes count together from `far` times their radius on.
    fn at(&self, point: Vec3, far: f32) -> f32 {
        if self.nodes.is_empty() { 0.0 } else { self.angle(0, point, far) / (4.0 * PI) }
    }

    /// The solid angle under which a node is seen.
    fn angle(&self, at: usize, point: Vec3, far: f32) -> f32 {
        let node = &self.nodes[at];
        let away = node.center - point;
        let distance = away.length();
        if distance > far * node.radius {
            return node.area.dot(away) / (distance * distance * distance);
        }
        match node.kind {
            Kind::Leaf { first, end } => {
                self.triangles[first..end].iter().map(|&triangle| solid_angle(triangle, point)).sum()
            }
            Kind::Fork { right } => self.angle(at + 1, point, far) + self.angle(right, point, far),
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
