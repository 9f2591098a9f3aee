//! From triangles to cells: the shell that they touch, the body that it encloses, and the colours on it.

mod cells;
mod clip;
mod cut;
mod inside;
mod inward;
mod light;
mod lines;
mod paint;
mod parts;
mod shell;
mod surface;
mod winding;

pub use cells::{Cells, Numbering};
pub use cut::Placed;
pub use inside::solid;
pub use inward::carry_inwards;
pub use light::light;
pub use lines::Lines;
pub use shell::shell;
pub use surface::Surface;
