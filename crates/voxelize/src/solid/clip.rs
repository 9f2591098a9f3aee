//! Convex polygons cut into the cells that they cross.

use glam::Vec3;

/// A triangle cut by six planes has nine corners at most.
const MAX_CORNERS: usize = 10;

/// A small convex polygon.
#[derive(Clone, Copy)]
pub struct Polygon {
    corners: [Vec3; MAX_CORNERS],
    count: usize,
}

impl Polygon {
    pub fn triangle(corners: [Vec3; 3]) -> Self {
        let mut polygon = Self { corners: [Vec3::ZERO; MAX_CORNERS], count: 3 };
        polygon.corners[..3].copy_from_slice(&corners);
        polygon
    }

    pub fn corners(&self) -> &[Vec3] {
        &self.corners[..self.count]
    }

    /// The lowest and highest coordinate along an axis.
    pub fn span(&self, axis: usize) -> (f32, f32) {
        let along = self.corners().iter().map(|corner| corner[axis]);
        along.fold((f32::MAX, f32::MIN), |(low, high), at| (low.min(at), high.max(at)))
    }

    /// What of it lies between two planes across an axis.
    pub fn between(&self, axis: usize, low: f32, high: f32) -> Self {
        self.half(axis, low, 1.0).half(axis, high, -1.0)
    }

    /// What of it lies on the side of a plane that `sign` points to.
    fn half(&self, axis: usize, plane: f32, sign: f32) -> Self {
        let mut cut = Self { corners: [Vec3::ZERO; MAX_CORNERS], count: 0 };
        let corners = self.corners();
        for (at, &corner) in corners.iter().enumerate() {
            let next = corners[(at + 1) % corners.len()];
            let (here, there) = ((corner[axis] - plane) * sign, (next[axis] - plane) * sign);
            if here >= 0.0 {
                cut.push(corner);
            }
            if (here > 0.0 && there < 0.0) || (here < 0.0 && there > 0.0) {
                cut.push(corner.lerp(next, here / (here - there)));
            }
        }
        cut
    }

    fn push(&mut self, corner: Vec3) {
        // Rounding can't make more corners than planes do; should it ever, the polygon loses a sliver.
        if self.count < MAX_CORNERS {
            self.corners[self.count] = corner;
            self.count += 1;
        }
    }

    /// The triangles that it is made of.
    pub fn fan(&self) -> impl Iterator<Item = [Vec3; 3]> + '_ {
        let corners = self.corners();
        let first = corners.first().copied().unwrap_or_default();
        corners.get(1..).unwrap_or_default().windows(2).map(move |pair| [first, pair[0], pair[1]])
    }

    /// Area and centre of area; a polygon without area has its corners' mean.
    pub fn area_and_center(&self) -> (f32, Vec3) {
        let corners = self.corners();
        let (mut area, mut weighted) = (0.0, Vec3::ZERO);
        for [a, b, c] in self.fan() {
            let part = (b - a).cross(c - a).length() / 2.0;
            area += part;
            weighted += (a + b + c) / 3.0 * part;
        }
        if area > 0.0 {
            (area, weighted / area)
        } else {
            (0.0, corners.iter().sum::<Vec3>() / corners.len().max(1) as f32)
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
        let mut sum = 0.0;
        for x in 0..4 {
            for y in 0..4 {
                let slab = triangle.between(0, x as f32, x as f32 + 1.0).between(1, y as f32, y as f32 + 1.0);
                for z in 0..4 {
                    sum += slab.between(2, z as f32, z as f32 + 1.0).area_and_center().0;
                }
            }
        }
        assert!((sum - triangle.area_and_center().0).abs() < 1e-4);
    }
}
