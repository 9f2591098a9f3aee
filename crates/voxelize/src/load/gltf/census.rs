//! What a scene asks for, counted before memory is taken for any of it: many nodes can place one mesh, so that a small
//! file asks for much.

use super::MeshError;
use crate::voxelizer::MAX_TRIANGLES;
use gltf::mesh::Mode;
use gltf::{Node, Primitive, Scene, Semantic};

/// Nodes may be nested so deep, and there may be so many of them and of the parts of their meshes.
const MAX_DEPTH: usize = 64;
const MAX_VISITS: usize = 100_000;

/// Vertices that we take, over all nodes.
pub const MAX_VERTICES: usize = 60_000_000;

/// Refuses a scene that has more of something than we take.
pub fn check(scene: &Scene<'_>) -> Result<(), MeshError> {
    let mut census = Census::default();
    scene.nodes().try_for_each(|node| census.node(&node, 0))
}

pub fn too_many(what: &str) -> MeshError {
    MeshError::Damaged(format!("it has more {what} than can be taken"))
}

#[derive(Default)]
struct Census {
    visits: usize,
    vertices: usize,
    triangles: usize,
}

impl Census {
    fn node(&mut self, node: &Node<'_>, depth: usize) -> Result<(), MeshError> {
        if depth > MAX_DEPTH {
            return Err(MeshError::Damaged("its nodes are nested too deep".to_owned()));
        }
        self.visit()?;
        if let Some(mesh) = node.mesh() {
            mesh.primitives().try_for_each(|primitive| self.primitive(&primitive))?;
        }
        node.children().try_for_each(|child| self.node(&child, depth + 1))
    }

    fn visit(&mut self) -> Result<(), MeshError> {
        self.visits += 1;
        if self.visits > MAX_VISITS { Err(too_many("parts")) } else { Ok(()) }
    }

    fn primitive(&mut self, primitive: &Primitive<'_>) -> Result<(), MeshError> {
        self.visit()?;
        let vertices = primitive.get(&Semantic::Positions).map_or(0, |accessor| accessor.count());
        let corners = primitive.indices().map_or(vertices, |accessor| accessor.count());
        let triangles = match primitive.mode() {
            Mode::Triangles => corners / 3,
            Mode::TriangleStrip | Mode::TriangleFan => corners.saturating_sub(2),
            _ => 0,
        };
        self.vertices = self.vertices.saturating_add(vertices);
        self.triangles = self.triangles.saturating_add(triangles);
        if self.vertices > MAX_VERTICES {
            return Err(too_many("vertices"));
        }
        if self.triangles > MAX_TRIANGLES { Err(too_many("triangles")) } else { Ok(()) }
    }
}
