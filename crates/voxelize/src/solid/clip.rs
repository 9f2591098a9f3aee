//! Convex polygons cut into the cells that they cross.

use glam::{Vec3, Vec3A};

/// A triangle cut by six planes has nine corners at most.
const MAX_CORNERS: usize = 10;

/// A small convex polygon.
#[derive(Clone, Copy)]
pub struct Polygon {
    corners: [Vec3A; MAX_CORNERS],
    count: usize,
}

impl Polygon {
    pub const NONE: Self = Self { corners: [Vec3A::ZERO; MAX_CORNERS], count: 0 };

    pub fn triangle(corners: [Vec3; 3]) -> Self {
        let mut polygon = Self { count: 3, ..Self::NONE };
        polygon.corners[..3].copy_from_slice(&corners.map(Vec3A::from));
        polygon
    }

    pub fn corners(&self) -> &[Vec3A] {
        &self.corners[..self.count]
    }

    /// The lowest and highest coordinate along an axis.
    pub fn span<const AXIS: usize>(&self) -> (f32, f32) {
        let along = self.corners().iter().map(|corner| corner[AXIS]);
        along.fold((f32::MAX, f32::MIN), |(low, high), at| (low.min(at), high.max(at)))
    }

    /// What of it lies below a plane across an axis, and what above.
    pub fn split<const AXIS: usize>(&self, plane: f32, below: &mut Self, above: &mut Self) {
        (below.count, above.count) = (0, 0);
        let corners = self.corners();
        let Some(&last) = corners.last() else { return };
        let (mut from, mut here) = (last, last[AXIS] - plane);
        for &to in corners {
            let there = to[AXIS] - plane;
            if (here > 0.0 && there < 0.0) || (here < 0.0 && there > 0.0) {
                let between = from.lerp(to, here / (here - there));
                below.push(between);
                above.push(between);
            }
            if there <= 0.0 {
                below.push(to);
            }
            if there >= 0.0 {
                above.push(to);
            }
            (from, here) = (to, there);
        }
    }

    fn push(&mut self, corner: Vec3A) {
        // Rounding can't make more corners than planes do; should it ever, the polygon loses a sliver.
        if self.count < MAX_CORNERS {
            self.corners[self.count] = corner;
            self.count += 1;
        }
    }

    /// Area and centre of area, seen along the unit normal of its plane; a polygon without area has its corners' mean.
    pub fn area_and_center(&self, normal: Vec3A) -> (f32, Vec3A) {
        let corners = self.corners();
        let first = corners.first().copied().unwrap_or_default();
        let (mut double_area, mut weighted) = (0.0, Vec3A::ZERO);
        for pair in corners.get(1..).unwrap_or_default().windows(2) {
            let (b, c) = (pair[0] - first, pair[1] - first);
            let part = b.cross(c).dot(normal);
            double_area += part;
            weighted += (b + c) * part;
        }
        if double_area > 0.0 {
            (double_area / 2.0, first + weighted / (3.0 * double_area))
        } else {
            (0.0, corners.iter().sum::<Vec3A>() / corners.len().max(1) as f32)
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_parts_of_a_triangle_have_its_area() {
        let triangle =
            Polygon::triangle([Vec3::new(0.1, 0.2, 0.3), Vec3::new(3.7, 0.4, 1.9), Vec3::new(1.2, 3.3, 2.8)]);
        let normal = (triangle.corners[1] - triangle.corners[0])
            .cross(triangle.corners[2] - triangle.corners[0])
            .normalize();
        let (mut sum, mut rest, mut below) = (0.0, triangle, Polygon::NONE);
        for x in 1..=4 {
            let (mut slab, mut beyond) = (Polygon::NONE, Polygon::NONE);
            rest.split::<0>(x as f32, &mut slab, &mut beyond);
            rest = beyond;
            for y in 1..=4 {
                slab.split::<1>(y as f32, &mut below, &mut beyond);
                sum += below.area_and_center(normal).0;
                slab = beyond;
            }
        }
        assert!((sum - triangle.area_and_center(normal).0).abs() < 1e-4);
    }
}
