//! Frames on screen: a thread that draws, a socket on loopback that carries pixels out and input in.
//!
//! Rendering happens only when something changed. The page acknowledges each frame once it is drawn and gets the
//! next one only then, so a drag drops frames and never queues them.

mod beauty;
mod cards;
mod desk;
mod eye;
mod pace;
mod pane;
pub mod protocol;
mod renderer;
mod server;
mod stage;
mod style;

pub use pane::Place;
pub use renderer::{Renderer, RendererError, Subject};
pub use server::FrameServer;
