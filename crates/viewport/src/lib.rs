//! Draws a voxel scene into a texture and hands back pixels: pipelines, cameras, lights, pictures (wgpu).
//!
//! Knows nothing of windows, pages or networks. Whoever wants a picture opens a [`Gpu`], puts a scene on a
//! [`Viewport`], and renders [`Frame`]s of it; windows, files and tests get the very same pixels.
//!
//! A renderer is a pair: a long-lived pipeline for each shader, and draw data for each model.

mod backdrop;
mod band;
mod beauty;
mod bounds;
mod camera;
mod color;
mod cover;
mod faces;
mod frame;
mod glass;
mod gpu;
mod grid;
mod ground;
mod indices;
mod layouts;
mod look;
mod materials;
mod passes;
mod pick;
mod pictures;
mod pipeline;
mod scene;
mod shadow;
mod sky;
mod slices;
mod target;
mod uniforms;
mod view;
mod viewport;
mod wire;

pub use beauty::{Exposure, Tracer};
pub use bounds::Bounds;
pub use camera::{Camera, Projection, View};
pub use frame::Frame;
pub use gpu::{Gpu, GpuError};
pub use look::Look;
pub use pick::{Hit, Ray, pick};
pub use pictures::{
    PictureError, Turntable, TurntableError, Watch, write_apng, write_gif, write_png, write_sequence,
};
pub use slices::Slices;
pub use viewport::{Background, Quality, RenderError, RenderRequest, Viewport};

/// The longest side of a frame, in pixels.
pub const MAX_SIDE: u32 = 8192;

/// The shaders' text, whole modules as they are compiled: for tests that validate them.
#[must_use]
pub fn shaders() -> Vec<(&'static str, String)> {
    vec![
        ("backdrop", backdrop::shader()),
        ("beauty", beauty::trace_shader()),
        ("beauty-develop", beauty::develop_shader()),
        ("cover", cover::shader()),
        ("faces", faces::shader()),
        ("glass", glass::shader()),
        ("grid", grid::shader()),
        ("ground", ground::shader()),
        ("shadow", shadow::shader()),
        ("wire", wire::shader()),
    ]
}
