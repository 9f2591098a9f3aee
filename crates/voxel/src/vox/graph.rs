//! The nodes of the scene graph and the layers, as the file lists them.

use super::bytes::{Attributes, Bytes};
use super::chunks::Chunk;
use super::place::Transform;
use super::{VoxError, limits};
use crate::Rotation;
use glam::IVec3;
use std::collections::{BTreeMap, BTreeSet};

/// One node; nodes name each other by id.
pub(super) enum Node {
    /// Moves what is below it.
    Transform { child: i32, layer: i32, hidden: bool, transform: Transform },
    /// Holds several nodes.
    Group { children: Vec<i32>, hidden: bool },
    /// Shows a model.
    Shape { model: usize, hidden: bool },
}

/// All nodes and what hides them.
#[derive(Default)]
pub(super) struct Graph {
    pub(super) nodes: BTreeMap<i32, Node>,
    pub(super) hidden_layers: BTreeSet<i32>,
    pub(super) is_animated: bool,
    pub(super) warnings: Vec<String>,
}

impl Graph {
    /// Takes a chunk in, where it is one of a graph.
    pub(super) fn take(&mut self, chunk: &Chunk<'_>) -> Result<(), VoxError> {
        let mut bytes = chunk.bytes();
        match chunk.name {
            "nTRN" => self.transform(&mut bytes),
            "nGRP" => self.group(&mut bytes),
            "nSHP" => self.shape(&mut bytes),
            "LAYR" => {
                let id = bytes.i32()?;
                if bytes.attributes()?.is_hidden() {
                    self.hidden_layers.insert(id);
                }
                Ok(())
            }
            _ => Ok(()),
        }
    }

    fn transform(&mut self, bytes: &mut Bytes<'_>) -> Result<(), VoxError> {
        let id = bytes.i32()?;
        let hidden = bytes.attributes()?.is_hidden();
        let (child, _reserved, layer) = (bytes.i32()?, bytes.i32()?, bytes.i32()?);
        let frames = bytes.count(4)?;
        let mut transform = Transform::IDENTITY;
        if frames > 0 {
            transform = self.placed(id, &bytes.attributes()?)?;
        }
        self.is_animated |= frames > 1;
        self.add(id, Node::Transform { child, layer, hidden, transform })
    }

    /// The transform that a frame's attributes tell. A rotation that is none is forgiven.
    fn placed(&mut self, id: i32, frame: &Attributes<'_>) -> Result<Transform, VoxError> {
        let rotation = frame
            .get("_r")
            .map_or(Some(Rotation::IDENTITY), |text| text.trim().parse().ok().and_then(Rotation::from_byte));
        if rotation.is_none() {
            let sentence = "a rotation in the file makes no sense, so its part stands unrotated";
            if !self.warnings.iter().any(|warning| warning == sentence) {
                self.warnings.push(sentence.to_owned());
            }
        }
        let translation = match frame.get("_t") {
            None => IVec3::ZERO,
            Some(text) => translation(text)
                .ok_or_else(|| VoxError::Damaged(format!("node {id} stands nowhere that can be read")))?,
        };
        Ok(Transform { rotation: rotation.unwrap_or(Rotation::IDENTITY), translation })
    }

    fn group(&mut self, bytes: &mut Bytes<'_>) -> Result<(), VoxError> {
        let id = bytes.i32()?;
        let hidden = bytes.attributes()?.is_hidden();
        let count = bytes.count(4)?;
        let children = (0..count).map(|_| bytes.i32()).collect::<Result<_, _>>()?;
        self.add(id, Node::Group { children, hidden })
    }

    fn shape(&mut self, bytes: &mut Bytes<'_>) -> Result<(), VoxError> {
        let id = bytes.i32()?;
        let hidden = bytes.attributes()?.is_hidden();
        let count = bytes.count(8)?;
        if count == 0 {
            return Err(VoxError::Damaged(format!("shape {id} has no model")));
        }
        // Further models are the later frames of an animation.
        self.is_animated |= count > 1;
        self.add(id, Node::Shape { model: bytes.u32()? as usize, hidden })
    }

    fn add(&mut self, id: i32, node: Node) -> Result<(), VoxError> {
        if self.nodes.len() >= limits::NODES {
            return Err(VoxError::TooLarge(format!("it has more than {} nodes", limits::NODES)));
        }
        match self.nodes.insert(id, node) {
            None => Ok(()),
            Some(_) => Err(VoxError::Damaged(format!("two nodes are numbered {id}"))),
        }
    }
}

/// Three whole numbers within the distance that is accepted.
fn translation(text: &str) -> Option<IVec3> {
    let mut numbers = text.split_ascii_whitespace().map(|number| {
        number.parse().ok().filter(|number: &i32| number.unsigned_abs() <= limits::DISTANCE.unsigned_abs())
    });
    let translation = IVec3::new(numbers.next()??, numbers.next()??, numbers.next()??);
    numbers.next().is_none().then_some(translation)
}
