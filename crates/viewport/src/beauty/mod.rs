//! Beauty renders: paths of light through the voxels, sample by sample, on any adapter that computes.
//!
//! A [`Tracer`] holds the shaders; an [`Exposure`] is one picture, which can be looked at after every sample.

mod crates;
mod exposure;
mod lamps;
#[cfg(test)]
mod physics;
mod settings;
mod stage;
mod tracer;
mod tree;

pub use exposure::Exposure;
pub use tracer::Tracer;
pub(crate) use tracer::{develop_shader, trace_shader};
