//! From triangles to cells: the shell that they touch, and the body that the shell encloses.

mod clip;
mod grid;
mod inside;
mod shell;

pub use grid::Grid;
pub use shell::surface;
