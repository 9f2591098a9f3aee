//! Textured triangles, whatever they come from.

use crate::texture::Texture;
use glam::{Vec2, Vec3, Vec4};
use std::sync::Arc;

/// A textured mesh. Axes are glTF's: x to the right, y up, z towards the viewer; any unit.
#[derive(Clone, Debug, Default)]
pub struct TriMesh {
    /// Where the vertices are.
    pub positions: Vec<Vec3>,
    /// Texture coordinates, v from the top; one for each vertex, or none at all.
    pub uvs: Vec<Vec2>,
    /// Vertex colours, linear RGBA; one for each vertex, or none at all.
    pub colors: Vec<Vec4>,
    /// The triangles.
    pub triangles: Vec<Triangle>,
    /// What they are painted with.
    pub materials: Vec<Material>,
}

/// Three vertices, counter-clockwise from outside, and a material.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Triangle {
    /// Indices into the mesh's vertices.
    pub vertices: [u32; 3],
    /// Index into the mesh's materials.
    pub material: u32,
}

/// What a triangle is painted with.
#[derive(Clone, Debug)]
pub struct Material {
    /// Linear RGBA; multiplied with the texture and the vertex colour.
    pub base: Vec4,
    /// The picture on it.
    pub texture: Option<Arc<Texture>>,
    /// Below this alpha there is nothing; 0 takes everything for solid.
    pub alpha_cutoff: f32,
}

impl Default for Material {
    fn default() -> Self {
        Self { base: Vec4::ONE, texture: None, alpha_cutoff: 0.0 }
    }
}

impl Material {
    /// Whether no point of it is clear.
    pub(crate) fn is_opaque(&self) -> bool {
        self.alpha_cutoff <= 0.0
    }
}

impl TriMesh {
    /// The lowest and highest corner of all triangles; `None` where there is none, or one that is no number.
    #[must_use]
    pub fn bounds(&self) -> Option<(Vec3, Vec3)> {
        let mut corners = self.triangles.iter().flat_map(|triangle| triangle.vertices);
        let first = self.position(corners.next()?)?;
        let mut bounds = (first, first);
        for corner in corners {
            let at = self.position(corner)?;
            bounds = (bounds.0.min(at), bounds.1.max(at));
        }
        Some(bounds)
    }

    fn position(&self, vertex: u32) -> Option<Vec3> {
        self.positions.get(vertex as usize).copied().filter(|at| at.is_finite())
    }
}
