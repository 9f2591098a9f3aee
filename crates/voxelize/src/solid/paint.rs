//! What a triangle looks like at each of its points.

use super::cut::Placed;
use crate::mesh::{Material, Triangle};
use crate::texture::Look;
use glam::{Vec2, Vec3, Vec4};
use voxel::ColorMode;

/// Texels are as wide as this share of a cell at most: a look mixes two by two of them.
const SHARP: f32 = 0.5;

/// One triangle, ready to be asked for colours.
pub struct Paint<'a> {
    first: Vec3,
    /// How much of the second and the third vertex there is, by the way from the first.
    slopes: [Vec3; 2],
    colors: [Vec4; 3],
    picture: Option<(Look<'a>, [Vec2; 3])>,
    material: &'a Material,
}

impl<'a> Paint<'a> {
    /// `corners` are where the triangle's vertices are in the grid.
    pub fn of(placed: &Placed<'a>, triangle: &Triangle, corners: [Vec3; 3], mode: ColorMode) -> Self {
        let mesh = placed.mesh;
        let vertices = triangle.vertices.map(|vertex| vertex as usize);
        let material = &mesh.materials[triangle.material as usize];
        let tint = |vertex: usize| mesh.colors.get(vertex).copied().unwrap_or(Vec4::ONE);
        let mut colors = vertices.map(|vertex| tint(vertex) * material.base);
        let mut picture = None;
        if let Some(texture) = &material.texture {
            let uvs = vertices.map(|vertex| mesh.uvs.get(vertex).copied().unwrap_or_default());
            if mode == ColorMode::Vertex {
                // The texture counts only where the vertices are.
                let look = texture.look(1.0);
                for (color, uv) in colors.iter_mut().zip(uvs) {
                    *color *= straight(look.at(uv));
                }
            } else {
                let texels = uvs.map(|uv| uv * texture.size());
                picture = Some((texture.look(footprint(corners, texels) * SHARP), uvs));
            }
        }
        Self { first: corners[0], slopes: slopes(corners), colors, picture, material }
    }

    /// Whether a colour of it is more than clear.
    pub fn shows(&self, color: Vec4) -> bool {
        self.material.is_opaque() || color.w >= self.material.alpha_cutoff
    }

    /// Straight linear RGBA at a point of the triangle; alpha is 1 where the material is opaque.
    pub fn color(&self, at: Vec3) -> Vec4 {
        let [second, third] = self.slopes.map(|slope| slope.dot(at - self.first));
        let first = 1.0 - second - third;
        let mut color = self.colors[0] * first + self.colors[1] * second + self.colors[2] * third;
        if let Some((look, uvs)) = &self.picture {
            color *= straight(look.at(uvs[0] * first + uvs[1] * second + uvs[2] * third));
        }
        if self.material.is_opaque() { color.with_w(1.0) } else { color }
    }
}

/// The ways along which the second and the third of a triangle's barycentric weights grow. A triangle without area is
/// all like its first vertex.
fn slopes([a, b, c]: [Vec3; 3]) -> [Vec3; 2] {
    let normal = (b - a).cross(c - a);
    let scale = normal.length_squared();
    if scale > 0.0 { [(c - a).cross(normal) / scale, normal.cross(b - a) / scale] } else { [Vec3::ZERO; 2] }
}

/// Texels along a cell's side.
fn footprint([a, b, c]: [Vec3; 3], [d, e, f]: [Vec2; 3]) -> f32 {
    let (texels, cells) = ((e - d).perp_dot(f - d).abs(), (b - a).cross(c - a).length());
    if cells > 0.0 { (texels / cells).sqrt() } else { 1.0 }
}

/// Premultiplied to straight.
fn straight(texel: Vec4) -> Vec4 {
    let color = if texel.w > 0.0 { texel.truncate() / texel.w } else { Vec3::ZERO };
    color.extend(texel.w)
}
