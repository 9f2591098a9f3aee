//! What a triangle looks like at each of its points.

use super::clip::Polygon;
use super::cut::Placed;
use crate::mesh::{Material, Triangle};
use glam::{Vec2, Vec3, Vec4};
use voxel::ColorMode;

/// A texel that is looked at may be as wide as this share of a cell.
const SHARP: f32 = 0.35;

/// One triangle, ready to be asked for colours.
pub struct Paint<'a> {
    corners: [Vec3; 3],
    uvs: Option<[Vec2; 3]>,
    colors: [Vec4; 3],
    material: &'a Material,
    /// Texels along a side of what is averaged at each look; 1 where colours come from the vertices.
    footprint: f32,
}

impl<'a> Paint<'a> {
    /// `corners` are where the triangle's vertices are in the grid.
    pub fn of(placed: &Placed<'a>, triangle: &Triangle, corners: [Vec3; 3]) -> Self {
        let mesh = placed.mesh;
        let vertices = triangle.vertices.map(|vertex| vertex as usize);
        let material = &mesh.materials[triangle.material as usize];
        let uvs = (!mesh.uvs.is_empty() && material.texture.is_some())
            .then(|| vertices.map(|vertex| mesh.uvs.get(vertex).copied().unwrap_or_default()));
        let tint = |vertex: usize| mesh.colors.get(vertex).copied().unwrap_or(Vec4::ONE);
        let colors = vertices.map(|vertex| tint(vertex) * material.base);
        let mut paint = Self { corners, uvs, colors, material, footprint: 1.0 };
        paint.footprint = paint.texels_per_cell();
        paint
    }

    /// The same in a colour mode: with vertex colours, the texture counts only where the vertices are.
    pub fn in_mode(mut self, mode: ColorMode) -> Self {
        if mode == ColorMode::Vertex
            && let (Some(uvs), Some(texture)) = (self.uvs.take(), &self.material.texture)
        {
            for (color, uv) in self.colors.iter_mut().zip(uvs) {
                *color *= straight(texture.sample(uv, 1.0));
            }
        }
        self
    }

    fn texels_per_cell(&self) -> f32 {
        let (Some(uvs), Some(texture)) = (self.uvs, &self.material.texture) else { return 1.0 };
        let [a, b, c] = uvs.map(|uv| uv * texture.size());
        let texels = (b - a).perp_dot(c - a).abs();
        let cells = (self.corners[1] - self.corners[0]).cross(self.corners[2] - self.corners[0]).length();
        if cells > 0.0 { (texels / cells).sqrt() * SHARP } else { 1.0 }
    }

    /// Whether no point of it is clear.
    pub fn is_opaque(&self) -> bool {
        self.material.alpha_cutoff <= 0.0
    }

    /// Whether a colour of it is more than clear.
    pub fn shows(&self, color: Vec4) -> bool {
        self.is_opaque() || color.w >= self.material.alpha_cutoff
    }

    /// The mean of [`Self::color`] over a piece of the triangle, weighted by alpha; alpha is its mean.
    pub fn mean(&self, piece: &Polygon) -> Vec4 {
        let (area, center) = piece.area_and_center();
        if self.uvs.is_none() || area <= 0.0 {
            return self.color(center);
        }
        let (mut sum, mut whole) = (Vec4::ZERO, 0.0);
        for [a, b, c] in piece.fan() {
            let area = (b - a).cross(c - a).length();
            // Three points well inside: what lies beyond an edge may be another part of the texture.
            let middle = (a + b + c) / 6.0;
            for corner in [a, b, c] {
                let color = self.color(middle + corner / 2.0);
                sum += (color.truncate() * color.w).extend(color.w) * area;
            }
            whole += area * 3.0;
        }
        if sum.w > 0.0 { (sum.truncate() / sum.w).extend(sum.w / whole) } else { Vec4::ZERO }
    }

    /// Straight linear RGBA at a point of the triangle; alpha is 1 where the material is opaque.
    pub fn color(&self, at: Vec3) -> Vec4 {
        let [a, b, c] = self.corners;
        let normal = (b - a).cross(c - a);
        let double_area = normal.length_squared();
        let weights = if double_area > 0.0 {
            let second = (c - a).cross(a - at).dot(normal) / double_area;
            let third = (a - at).cross(b - a).dot(normal) / double_area;
            // (c-a)x(a-p) and (a-p)x(b-a), both along the normal, are the areas opposite b and c.
            Vec3::new(1.0 - second - third, second, third)
        } else {
            Vec3::splat(1.0 / 3.0)
        };
        let mut color = self.colors[0] * weights.x + self.colors[1] * weights.y + self.colors[2] * weights.z;
        if let (Some(uvs), Some(texture)) = (self.uvs, &self.material.texture) {
            let uv = uvs[0] * weights.x + uvs[1] * weights.y + uvs[2] * weights.z;
            color *= straight(texture.sample(uv, self.footprint));
        }
        if self.is_opaque() { color.with_w(1.0) } else { color }
    }
}

/// Premultiplied to straight.
fn straight(texel: Vec4) -> Vec4 {
    let color = if texel.w > 0.0 { texel.truncate() / texel.w } else { Vec3::ZERO };
    color.extend(texel.w)
}
