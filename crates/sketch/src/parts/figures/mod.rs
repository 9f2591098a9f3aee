//! Whole figures: large heads, short legs, arms at their sides, so that faces and clothes hold at 32 voxels.

mod body;
mod fantasy;
mod monsters;
mod people;

use super::{Look, Part, part};

pub use fantasy::PARTS as FANTASY;
pub use monsters::PARTS as MONSTERS;
pub use people::PARTS as PEOPLE;
