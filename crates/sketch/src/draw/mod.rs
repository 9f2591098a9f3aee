//! Draws solid things: shapes with soft, rounded edges, one over the other, lit from the upper left, on clear ground.
//!
//! Coordinates are a square of 0 to 1, x to the right, y down.

mod canvas;
mod shape;
mod tint;

pub use canvas::Canvas;
pub use shape::{Point, Shape, arc, bar, block, cluster, disc, dome, oval, poly, ring};
pub use tint::*;
