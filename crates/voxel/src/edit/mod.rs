//! Edits that need no service: pure functions from a model to a new one.
//!
//! An [`Edit`] is data, so a list of edits can be kept beside the model that it began with; undoing one is applying
//! the list without it. Inside and outside are told by air: a cell is outside where air reaches it from beyond the
//! box, from face to face, and a sealed cavity is inside.

mod bodies;
mod crop;
mod fill;
mod grid;
mod hollow;
mod outside;
mod recolor;
mod reduce;
mod resample;
mod snap;
mod turn;

pub use bodies::{Keep, remove_floating};
pub use crop::crop;
pub use fill::fill;
pub use hollow::hollow;
pub use recolor::recolor;
pub use reduce::reduce;
pub use resample::resample;
pub use snap::snap;
pub use turn::{mirror, rotate};

use crate::{Axis, ModelError, Palette, Rgb, VoxelModel};

/// One edit of a model.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Edit {
    /// [`resample`] to this many voxels along the longest axis.
    Resample(u32),
    /// [`snap`] to the colours of a palette.
    Snap(Palette),
    /// [`reduce`] to this many colours at most.
    Reduce(usize),
    /// [`fill`] what is sealed.
    Fill,
    /// [`hollow`] to a shell of this many voxels.
    Hollow(u32),
    /// [`mirror`] along an axis.
    Mirror(Axis),
    /// [`rotate`] about an axis by so many quarter turns.
    Rotate(Axis, i32),
    /// [`crop`] to what is filled.
    Crop,
    /// [`remove_floating`] bits.
    RemoveFloating(Keep),
    /// [`recolor`] an index.
    Recolor(u8, Rgb),
}

impl Edit {
    /// The edited model.
    ///
    /// # Errors
    /// As the function that the edit is named after.
    pub fn apply(&self, model: &VoxelModel) -> Result<VoxelModel, EditError> {
        match self {
            Self::Resample(length) => resample(model, *length),
            Self::Snap(palette) => snap(model, palette),
            Self::Reduce(colors) => reduce(model, *colors),
            Self::Fill => fill(model),
            Self::Hollow(thickness) => hollow(model, *thickness),
            Self::Mirror(axis) => mirror(model, *axis),
            Self::Rotate(axis, quarters) => rotate(model, *axis, *quarters),
            Self::Crop => crop(model),
            Self::RemoveFloating(keep) => remove_floating(model, *keep),
            Self::Recolor(index, color) => recolor(model, *index, *color),
        }
    }

    /// Whether indices stand for other colours afterwards: what is told of an index, such as its material, then no
    /// longer fits.
    #[must_use]
    pub fn renumbers_colors(&self) -> bool {
        matches!(self, Self::Snap(_) | Self::Reduce(_))
    }
}

/// Why a model can't be edited so.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum EditError {
    /// No voxel at all.
    #[error("the model has no voxels")]
    Empty,
    /// A length that no model has.
    #[error("a model is 1 to 256 voxels long, not {0}")]
    Length(u32),
    /// Too few or too many colours to reduce to.
    #[error("a model is reduced to 1 to 255 colours, not {0}")]
    Colors(usize),
    /// A palette without colours to snap to.
    #[error("the palette has no colours")]
    NoColors,
    /// A shell of nothing.
    #[error("a shell is at least one voxel thick")]
    Shell,
    /// Nothing would be left.
    #[error("no body of the model has {0} voxels, so nothing would be left")]
    NoBody(usize),
    /// An index without a colour.
    #[error("the model has no colour {index}; its palette has {colors}")]
    Index {
        /// The index, 0 to 255.
        index: u8,
        /// Colours in the palette.
        colors: usize,
    },
    /// The result breaks the rules of models.
    #[error(transparent)]
    Model(#[from] ModelError),
}
