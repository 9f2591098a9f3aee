//! What a triangle looks like at each of its points.

use super::cut::Placed;
use crate::mesh::{Material, Triangle};
use crate::texture::{Look, Texture};
use glam::{Vec2, Vec3, Vec3A, Vec4};
use voxel::ColorMode;

/// Texels are as wide as this share of a cell at most: a look mixes two by two of them.
const SHARP: f32 = 0.5;

/// One triangle, ready to be asked for colours.
pub struct Paint<'a> {
    first: Vec3A,
    tint: Ramp,
    /// The texture, and where it is looked at.
    picture: Option<(Look<'a>, Ramp)>,
    material: &'a Material,
}

impl<'a> Paint<'a> {
    /// `corners` are where the triangle's vertices are in the grid.
    pub fn of(placed: &Placed<'a>, triangle: &Triangle, corners: [Vec3; 3], mode: ColorMode) -> Self {
        let mesh = placed.mesh;
        let material = &mesh.materials[triangle.material as usize];
        let tint = |vertex: u32| mesh.colors.get(vertex as usize).copied().unwrap_or(Vec4::ONE);
        let mut colors = triangle.vertices.map(|vertex| tint(vertex) * material.base);
        let slopes = slopes(corners);
        let mut picture = None;
        if let Some(texture) = &material.texture {
            let uvs = uvs(placed, triangle);
            if mode == ColorMode::Vertex {
                // The texture counts only where the vertices are.
                let look = texture.look(1.0);
                for (color, uv) in colors.iter_mut().zip(uvs) {
                    *color *= straight(look.at(uv));
                }
            } else {
                let look = texture.look(footprint(corners, uvs, texture));
                picture = Some((look, Ramp::of(uvs.map(|uv| uv.extend(0.0).extend(0.0)), slopes)));
            }
        }
        Self { first: corners[0].into(), tint: Ramp::of(colors, slopes), picture, material }
    }

    /// Whether a colour of it is more than clear.
    pub fn shows(&self, color: Vec4) -> bool {
        self.material.is_opaque() || color.w >= self.material.alpha_cutoff
    }

    /// Straight linear RGBA at a point of the triangle; alpha is 1 where the material is opaque.
    #[inline]
    pub fn color(&self, at: Vec3A) -> Vec4 {
        let way = at - self.first;
        let mut color = self.tint.at(way);
        if let Some((look, uv)) = &self.picture {
            color *= straight(look.at(uv.at(way).truncate().truncate()));
        }
        if self.material.is_opaque() { color.with_w(1.0) } else { color }
    }
}

/// Makes the textures' smaller copies that paints will ask for, by all threads together: else all would wait for the
/// first that asks.
pub fn prepare(placed: &Placed<'_>, mode: ColorMode) {
    let mesh = placed.mesh;
    if mode == ColorMode::Vertex {
        return;
    }
    let mut largest = vec![0.0f32; mesh.materials.len()];
    for triangle in &mesh.triangles {
        let material = triangle.material as usize;
        if let Some(texture) = &mesh.materials[material].texture {
            let footprint = footprint(placed.corners(triangle), uvs(placed, triangle), texture);
            largest[material] = largest[material].max(footprint);
        }
    }
    for (material, footprint) in mesh.materials.iter().zip(largest) {
        material.texture.iter().for_each(|texture| texture.prepare(footprint));
    }
}

fn uvs(placed: &Placed<'_>, triangle: &Triangle) -> [Vec2; 3] {
    triangle.vertices.map(|vertex| placed.mesh.uvs.get(vertex as usize).copied().unwrap_or_default())
}

/// What changes evenly over a triangle.
struct Ramp {
    first: Vec4,
    /// By how much along x, y and z; `None` where it is the same everywhere.
    slopes: Option<[Vec4; 3]>,
}

impl Ramp {
    /// Of the values at the corners.
    fn of([a, b, c]: [Vec4; 3], [second, third]: [Vec3; 2]) -> Self {
        let along = |axis: usize| (b - a) * second[axis] + (c - a) * third[axis];
        Self { first: a, slopes: (a != b || a != c).then(|| [0, 1, 2].map(along)) }
    }

    /// The value at this way from the first corner.
    #[inline]
    fn at(&self, way: Vec3A) -> Vec4 {
        match self.slopes {
            Some([x, y, z]) => self.first + x * way.x + y * way.y + z * way.z,
            None => self.first,
        }
    }
}

/// The ways along which the second and the third of a triangle's barycentric weights grow. A triangle without area is
/// all like its first vertex.
fn slopes([a, b, c]: [Vec3; 3]) -> [Vec3; 2] {
    let normal = (b - a).cross(c - a);
    let scale = normal.length_squared();
    if scale > 0.0 { [(c - a).cross(normal) / scale, normal.cross(b - a) / scale] } else { [Vec3::ZERO; 2] }
}

/// How many texels are to be one, for them to be as wide as is sharp.
fn footprint([a, b, c]: [Vec3; 3], uvs: [Vec2; 3], texture: &Texture) -> f32 {
    let [d, e, f] = uvs.map(|uv| uv * texture.size());
    let (texels, cells) = ((e - d).perp_dot(f - d).abs(), (b - a).cross(c - a).length());
    let along_side = if cells > 0.0 { (texels / cells).sqrt() } else { 1.0 };
    along_side * SHARP
}

/// Premultiplied to straight.
#[inline]
fn straight(texel: Vec4) -> Vec4 {
    if texel.w == 1.0 {
        return texel;
    }
    let color = if texel.w > 0.0 { texel.truncate() / texel.w } else { Vec3::ZERO };
    color.extend(texel.w)
}
