//! From the scene graph to placements.

use super::graph::{Graph, Node};
use super::place::{self, Transform};
use super::{VoxError, limits};
use crate::{Placement, VoxelModel};

/// A node to be visited, and what the nodes above it say.
struct Visit {
    id: i32,
    depth: usize,
    transform: Transform,
    hidden: bool,
}

/// All places where the graph shows a model, in the graph's order. A graph that loops or fans out without end runs
/// into the limits of depth and visits.
pub(super) fn placements(graph: &Graph, models: &[VoxelModel]) -> Result<Vec<Placement>, VoxError> {
    let mut placements = Vec::new();
    let Some((&root, _)) = graph.nodes.get_key_value(&0).or_else(|| graph.nodes.first_key_value()) else {
        return Ok(placements);
    };
    let mut stack = vec![Visit { id: root, depth: 0, transform: Transform::IDENTITY, hidden: false }];
    let mut visits = 0;
    while let Some(Visit { id, depth, transform, hidden }) = stack.pop() {
        let node = graph.nodes.get(&id);
        let node = node.ok_or_else(|| VoxError::Damaged(format!("node {id} is named and not there")))?;
        match node {
            Node::Transform { child, layer, hidden: by_itself, transform: inner } => {
                let hidden = hidden || *by_itself || graph.hidden_layers.contains(layer);
                stack.push(Visit {
                    id: *child,
                    depth: depth + 1,
                    transform: transform.around(*inner),
                    hidden,
                });
            }
            Node::Group { children, hidden: by_itself } => {
                let visit = |&id| Visit { id, depth: depth + 1, transform, hidden: hidden || *by_itself };
                check(depth, visits + stack.len() + children.len(), placements.len())?;
                stack.extend(children.iter().rev().map(visit));
            }
            Node::Shape { model, hidden: by_itself } => {
                let hidden = hidden || *by_itself;
                placements.push(placement(models, *model, transform, hidden)?);
            }
        }
        visits += 1;
        check(depth, visits, placements.len())?;
    }
    Ok(placements)
}

fn placement(
    models: &[VoxelModel],
    model: usize,
    transform: Transform,
    hidden: bool,
) -> Result<Placement, VoxError> {
    let size = models.get(model).map(VoxelModel::size);
    let size = size.ok_or_else(|| VoxError::Damaged(format!("model {model} is placed and not there")))?;
    Ok(Placement { model, rotation: transform.rotation, origin: place::origin(transform, size), hidden })
}

fn check(depth: usize, visits: usize, placements: usize) -> Result<(), VoxError> {
    if depth >= limits::DEPTH {
        return Err(VoxError::Damaged("its scene graph loops, or is nested too deeply".to_owned()));
    }
    if visits > limits::VISITS || placements > limits::PLACEMENTS {
        return Err(VoxError::TooLarge(format!(
            "it shows models in more than {} places",
            limits::PLACEMENTS
        )));
    }
    Ok(())
}
