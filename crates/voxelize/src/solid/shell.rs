//! The cells that triangles touch, and the light that they bring there.

use super::clip::Polygon;
use crate::mesh::{Material, TriMesh, Triangle};
use glam::{UVec3, Vec2, Vec3, Vec4};
use voxel::ColorMode;

/// A cell that surface runs through for less than this share of a face, and whose centre lines it misses, stays
/// empty: without such a limit every grazed corner would grow the model by a cell.
const GRAZED: f32 = 0.28;

/// Far below anything that can be seen, and far above what rounding does at 128 cells.
const HAIR: f32 = 2e-4;

/// What the triangles leave in each cell.
pub struct Shell {
    pub size: UVec3,
    /// Linear light times area (rgb), and area (a), in cell units.
    pub light: Vec<Vec4>,
    /// Whether the cell is solid.
    pub solid: Vec<bool>,
}

impl Shell {
    pub fn offset(&self, at: UVec3) -> usize {
        at.x as usize + self.size.x as usize * (at.y as usize + self.size.y as usize * at.z as usize)
    }

    /// The cell of a point; points on the far border belong to the last cell.
    fn cell(&self, at: Vec3) -> UVec3 {
        at.floor().max(Vec3::ZERO).as_uvec3().min(self.size - UVec3::ONE)
    }
}

/// Cuts every triangle into cells. `positions` are the mesh's vertices in the grid's cells.
pub fn surface(mesh: &TriMesh, positions: &[Vec3], size: UVec3, mode: ColorMode) -> Shell {
    let cells = size.x as usize * size.y as usize * size.z as usize;
    let mut shell = Shell { size, light: vec![Vec4::ZERO; cells], solid: vec![false; cells] };
    for triangle in &mesh.triangles {
        let paint = Paint::of(mesh, positions, triangle, mode);
        paint.cut(&mut shell);
    }
    for (solid, light) in shell.solid.iter_mut().zip(&shell.light) {
        *solid |= light.w >= GRAZED;
    }
    shell
}

/// One triangle, ready to be cut and asked for colours.
struct Paint<'a> {
    corners: [Vec3; 3],
    uvs: Option<[Vec2; 3]>,
    colors: [Vec4; 3],
    material: &'a Material,
    /// Texels along a cell's side; 0 where colours come from the vertices.
    footprint: f32,
}

impl<'a> Paint<'a> {
    fn of(mesh: &'a TriMesh, positions: &[Vec3], triangle: &Triangle, mode: ColorMode) -> Self {
        let vertices = triangle.vertices.map(|vertex| vertex as usize);
        let corners = pulled_in(vertices.map(|vertex| positions[vertex]));
        let material = &mesh.materials[triangle.material as usize];
        let uvs = (!mesh.uvs.is_empty() && material.texture.is_some())
            .then(|| vertices.map(|vertex| mesh.uvs.get(vertex).copied().unwrap_or_default()));
        let tint = |vertex: usize| mesh.colors.get(vertex).copied().unwrap_or(Vec4::ONE);
        let colors = vertices.map(|vertex| tint(vertex) * material.base);
        let mut paint = Self { corners, uvs, colors, material, footprint: 1.0 };
        paint.footprint = paint.texels_per_cell();
        if mode == ColorMode::Vertex {
            paint.move_colors_to_vertices();
        }
        paint
    }

    fn texels_per_cell(&self) -> f32 {
        let (Some(uvs), Some(texture)) = (self.uvs, &self.material.texture) else { return 1.0 };
        let [a, b, c] = uvs.map(|uv| uv * texture.size());
        let texels = (b - a).perp_dot(c - a).abs();
        let cells = (self.corners[1] - self.corners[0]).cross(self.corners[2] - self.corners[0]).length();
        if cells > 0.0 { (texels / cells).sqrt() } else { 1.0 }
    }

    /// The texture counts only where the vertices are.
    fn move_colors_to_vertices(&mut self) {
        if let (Some(uvs), Some(texture)) = (self.uvs.take(), &self.material.texture) {
            for (color, uv) in self.colors.iter_mut().zip(uvs) {
                let texel = texture.sample(uv, 1.0);
                let straight = if texel.w > 0.0 { texel.truncate() / texel.w } else { Vec3::ZERO };
                *color *= straight.extend(texel.w);
            }
        }
    }

    /// Straight linear RGBA at a point of the triangle.
    fn color(&self, at: Vec3) -> Vec4 {
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
        let tint = self.colors[0] * weights.x + self.colors[1] * weights.y + self.colors[2] * weights.z;
        let (Some(uvs), Some(texture)) = (self.uvs, &self.material.texture) else { return tint };
        let uv = uvs[0] * weights.x + uvs[1] * weights.y + uvs[2] * weights.z;
        let texel = texture.sample(uv, self.footprint);
        let straight = if texel.w > 0.0 { texel.truncate() / texel.w } else { Vec3::ZERO };
        tint * straight.extend(texel.w)
    }

    /// Cuts the triangle into columns, rows and cells, and leaves its light in each.
    fn cut(&self, shell: &mut Shell) {
        let whole = Polygon::triangle(self.corners);
        for (x, slab) in slices(&whole, 0, shell.size.x) {
            for (y, rod) in slices(&slab, 1, shell.size.y) {
                for (z, piece) in slices(&rod, 2, shell.size.z) {
                    self.leave(shell, UVec3::new(x, y, z), &piece);
                }
            }
        }
        // A vertex is always in the model, so that the longest axis is exact and spikes keep their points.
        let middle = self.corners.iter().sum::<Vec3>() / 3.0;
        for corner in self.corners {
            // Seen from the middle, so that a corner between two cells belongs to the triangle's own.
            let cell = shell.cell(corner.lerp(middle, 1e-3));
            let color = self.color(corner);
            if color.w > self.material.alpha_cutoff || self.material.alpha_cutoff == 0.0 {
                let offset = shell.offset(cell);
                shell.solid[offset] = true;
                shell.light[offset] += (color.truncate() * 1e-4).extend(1e-4);
            }
        }
        self.mark_centers(shell);
    }

    fn leave(&self, shell: &mut Shell, cell: UVec3, piece: &Polygon) {
        let (area, center) = piece.area_and_center();
        if area <= 0.0 {
            return;
        }
        let color = self.color(center);
        if self.material.alpha_cutoff > 0.0 && color.w < self.material.alpha_cutoff {
            return;
        }
        let offset = shell.offset(cell);
        shell.light[offset] += (color.truncate() * area).extend(area);
    }

    /// Makes the shell tight: along each axis, the cells in which the triangle meets a column's centre line are
    /// solid, which no path through faces can cross.
    fn mark_centers(&self, shell: &mut Shell) {
        for axis in 0..3 {
            let (u, v) = ((axis + 1) % 3, (axis + 2) % 3);
            let [a, b, c] = self.corners;
            let area = (b[u] - a[u]) * (c[v] - a[v]) - (b[v] - a[v]) * (c[u] - a[u]);
            if area == 0.0 {
                continue;
            }
            let range = |along: usize| {
                let low = a[along].min(b[along]).min(c[along]);
                let high = a[along].max(b[along]).max(c[along]);
                let first = (low - 0.5).ceil().max(0.0) as u32;
                let end = ((high - 0.5).floor() + 1.0).clamp(0.0, shell.size[along] as f32) as u32;
                first..end
            };
            for row in range(v) {
                for column in range(u) {
                    let (x, y) = (column as f32 + 0.5, row as f32 + 0.5);
                    let edge =
                        |p: Vec3, q: Vec3| ((q[u] - p[u]) * (y - p[v]) - (q[v] - p[v]) * (x - p[u])) / area;
                    let (to_c, to_a, to_b) = (edge(a, b), edge(b, c), edge(c, a));
                    if to_a < 0.0 || to_b < 0.0 || to_c < 0.0 {
                        continue;
                    }
                    let mut at = Vec3::ZERO;
                    at[u] = x;
                    at[v] = y;
                    at[axis] = a[axis] * to_a + b[axis] * to_b + c[axis] * to_c;
                    let cell = shell.cell(at);
                    let offset = shell.offset(cell);
                    if self.material.alpha_cutoff == 0.0 || shell.light[offset].w > 0.0 {
                        shell.solid[offset] = true;
                    }
                }
            }
        }
    }
}

/// A triangle moved inwards by a hair. One that lies between two cells belongs to the inner one then, on the left as
/// on the right, so that mirrored meshes make mirrored models.
fn pulled_in([a, b, c]: [Vec3; 3]) -> [Vec3; 3] {
    let inwards = (c - a).cross(b - a).normalize_or_zero() * HAIR;
    [a + inwards, b + inwards, c + inwards]
}

/// A polygon's parts between the cell borders along one axis.
fn slices(polygon: &Polygon, axis: usize, cells: u32) -> impl Iterator<Item = (u32, Polygon)> + '_ {
    let (low, high) = polygon.span(axis);
    let last = cells - 1;
    let first = (low.floor().max(0.0) as u32).min(last);
    let end = (high.ceil().max(1.0) as u32 - 1).clamp(first, last);
    (first..=end).map(move |at| {
        let part = if first == end {
            *polygon
        } else {
            // The outermost slices take what rounding left beyond the grid.
            let from = if at == first { f32::MIN } else { at as f32 };
            let to = if at == end { f32::MAX } else { at as f32 + 1.0 };
            polygon.between(axis, from, to)
        };
        (at, part)
    })
}
