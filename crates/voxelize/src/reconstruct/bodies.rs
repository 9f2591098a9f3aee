//! The closed mesh: a front and a back for every cell, and walls where cells of different depth meet.

use super::cutout::Cutout;
use super::depth::Depths;
use crate::mesh::{Material, TriMesh, Triangle};
use glam::Vec3;

/// Builds the mesh. One cell is one unit; x to the right, y up, z towards the viewer. The front wears the cutout's
/// colours, one unit deep; all behind it the plain ones.
pub fn mesh(cutout: &Cutout, plain: &[Vec3], depths: &Depths) -> TriMesh {
    let mut builder = Builder {
        cutout,
        plain,
        depths,
        mesh: TriMesh { materials: vec![Material::default()], ..TriMesh::default() },
    };
    let mask = &cutout.mask;
    for y in 0..mask.height {
        for x in (0..mask.width).filter(|&x| mask.inside[x + mask.width * y]) {
            builder.cell(x, y);
        }
    }
    builder.mesh
}

type Corner = (f32, f32);

struct Builder<'a> {
    cutout: &'a Cutout,
    plain: &'a [Vec3],
    depths: &'a Depths,
    mesh: TriMesh,
}

impl Builder<'_> {
    /// One cell's front and back, and its walls.
    fn cell(&mut self, x: usize, y: usize) {
        let mask = &self.cutout.mask;
        let at = x + mask.width * y;
        let (front, plain) = (self.cutout.colors[at], self.plain[at]);
        let (near, far) = self.reach(x as i64, y as i64);
        let (left, right) = (x as f32, x as f32 + 1.0);
        let (top, bottom) = ((mask.height - y) as f32, (mask.height - y) as f32 - 1.0);
        // Counter-clockwise, seen from the viewer.
        let around = [(left, bottom), (right, bottom), (right, top), (left, top)];
        self.quad(around.map(|(x, y)| Vec3::new(x, y, near)), front);
        let [a, b, c, d] = around.map(|(x, y)| Vec3::new(x, y, far));
        self.quad([d, c, b, a], plain);
        for (side, (dx, dy)) in [(0, 1), (1, 0), (0, -1), (-1, 0)].into_iter().enumerate() {
            let (next_near, next_far) = self.reach(x as i64 + dx, y as i64 + dy);
            let edge = (around[side], around[(side + 1) % 4]);
            self.wall(edge, next_near.max(near - 1.0), near, front);
            self.wall(edge, next_near.max(far), near - 1.0, plain);
            self.wall(edge, far, next_far, plain);
        }
    }

    fn wall(&mut self, (from, to): (Corner, Corner), low: f32, high: f32, color: Vec3) {
        if low < high {
            let corner = |(x, y): Corner, z| Vec3::new(x, y, z);
            self.quad([corner(from, low), corner(to, low), corner(to, high), corner(from, high)], color);
        }
    }

    /// How far the body reaches at a cell, to the viewer and away; nowhere outside.
    fn reach(&self, x: i64, y: i64) -> (f32, f32) {
        let mask = &self.cutout.mask;
        if !mask.at(x, y) {
            return (f32::MIN, f32::MIN);
        }
        let at = x as usize + mask.width * y as usize;
        (self.depths.front[at] as f32, -(self.depths.back[at] as f32))
    }

    fn quad(&mut self, corners: [Vec3; 4], color: Vec3) {
        let first = self.mesh.positions.len() as u32;
        self.mesh.positions.extend(corners);
        self.mesh.colors.extend([color.extend(1.0); 4]);
        for vertices in [[0, 1, 2], [0, 2, 3]] {
            let vertices = vertices.map(|vertex| first + vertex);
            self.mesh.triangles.push(Triangle { vertices, material: 0 });
        }
    }
}
