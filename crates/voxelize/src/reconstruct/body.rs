//! The closed mesh: a front, a mirrored back, and walls along the outline.

use super::cutout::Cutout;
use super::mask::Mask;
use super::paint;
use crate::mesh::{Material, TriMesh, Triangle};
use crate::texture::Texture;
use glam::{Vec2, Vec3};
use std::sync::Arc;

const FRONT: u32 = 0;
const BACK: u32 = 1;

/// Builds the mesh. One cell is one unit; x to the right, y up, z towards the viewer, the middle of the body at z 0.
pub fn mesh(cutout: &Cutout, heights: &[f32]) -> TriMesh {
    let material =
        |picture| Material { texture: Some(Arc::new(Texture::new(&picture, false))), ..Material::default() };
    let mut builder = Builder {
        mask: &cutout.mask,
        corners: corner_heights(&cutout.mask, heights),
        mesh: TriMesh {
            materials: vec![material(paint::front(cutout)), material(paint::back(cutout))],
            ..TriMesh::default()
        },
    };
    for y in 0..cutout.mask.height {
        for x in 0..cutout.mask.width {
            if cutout.mask.inside[x + cutout.mask.width * y] {
                builder.cell(x, y);
            }
        }
    }
    builder.mesh
}

/// Half the depth at each corner of the cells: the mean of the cells around it that are inside.
fn corner_heights(mask: &Mask, heights: &[f32]) -> Vec<f32> {
    let mut corners = Vec::with_capacity((mask.width + 1) * (mask.height + 1));
    for y in 0..=mask.height as i64 {
        for x in 0..=mask.width as i64 {
            let (mut sum, mut count) = (0.0f32, 0.0f32);
            // Left and right are added in pairs, so that mirrored pictures round alike.
            for dy in [-1, 0] {
                let height = |dx: i64| {
                    let there = mask.at(x + dx, y + dy);
                    there.then(|| heights[(x + dx) as usize + mask.width * (y + dy) as usize])
                };
                let (left, right) = (height(-1), height(0));
                sum += left.unwrap_or(0.0) + right.unwrap_or(0.0);
                count += f32::from(u8::from(left.is_some()) + u8::from(right.is_some()));
            }
            corners.push(if count > 0.0 { sum / count } else { 0.0 });
        }
    }
    corners
}

struct Builder<'a> {
    mask: &'a Mask,
    corners: Vec<f32>,
    mesh: TriMesh,
}

impl Builder<'_> {
    /// One cell's front and back, and a wall where a neighbour is missing.
    fn cell(&mut self, x: usize, y: usize) {
        let around = [(x, y + 1), (x + 1, y + 1), (x + 1, y), (x, y)];
        let uv = |(x, y): (usize, usize)| self.uv(x as f32, y as f32);
        let uvs = around.map(uv);
        let front = around.map(|corner| self.corner(corner, 1.0));
        let back = around.map(|corner| self.corner(corner, -1.0));
        self.fan(front, uvs, FRONT);
        self.fan([back[3], back[2], back[1], back[0]], [uvs[3], uvs[2], uvs[1], uvs[0]], BACK);
        let (ix, iy) = (x as i64, y as i64);
        let middle = self.uv(x as f32 + 0.5, y as f32 + 0.5);
        for (dx, dy, from, to) in [(0, 1, 0, 1), (1, 0, 1, 2), (0, -1, 2, 3), (-1, 0, 3, 0)] {
            if !self.mask.at(ix + dx, iy + dy) {
                self.wall(front[from], front[to], middle);
            }
        }
    }

    /// A wall below an edge of the front, down to the same edge of the back: the nearer half wears the front's paint.
    fn wall(&mut self, from: Vec3, to: Vec3, uv: Vec2) {
        let at_depth = |at: Vec3, share: f32| Vec3::new(at.x, at.y, at.z * share);
        self.fan([at_depth(from, 0.0), at_depth(to, 0.0), to, from], [uv; 4], FRONT);
        let back = [at_depth(from, -1.0), at_depth(to, -1.0), at_depth(to, 0.0), at_depth(from, 0.0)];
        self.fan(back, [uv; 4], BACK);
    }

    /// Four triangles around the middle, so that a quad has no preferred diagonal and mirrored pictures make
    /// mirrored bodies.
    fn fan(&mut self, corners: [Vec3; 4], uvs: [Vec2; 4], material: u32) {
        let first = self.mesh.positions.len() as u32;
        let middle = ((corners[0] + corners[1]) + (corners[2] + corners[3])) / 4.0;
        let middle_uv = ((uvs[0] + uvs[1]) + (uvs[2] + uvs[3])) / 4.0;
        self.mesh.positions.extend(corners.into_iter().chain([middle]));
        self.mesh.uvs.extend(uvs.into_iter().chain([middle_uv]));
        for side in 0..4 {
            let vertices = [first + side, first + (side + 1) % 4, first + 4];
            self.mesh.triangles.push(Triangle { vertices, material });
        }
    }

    fn corner(&self, (x, y): (usize, usize), side: f32) -> Vec3 {
        let height = self.corners[x + (self.mask.width + 1) * y];
        Vec3::new(x as f32, (self.mask.height - y) as f32, height * side)
    }

    fn uv(&self, x: f32, y: f32) -> Vec2 {
        Vec2::new(x / self.mask.width as f32, y / self.mask.height as f32)
    }
}
