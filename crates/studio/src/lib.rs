//! The app without a face: client, generations, history, secrets, settings and exports.
//!
//! A face (the desktop shell, the command) opens a [`Studio`], calls it, and listens to its events. The studio knows
//! nothing of windows, graphics cards, or of how the generation service works inside: it speaks HTTP to whichever
//! service is chosen, also when that one runs in the same process.

mod archive;
mod client;
mod error;
pub mod export;
mod facts;
mod home;
mod library;
mod palette;
mod run;
mod secrets;
mod service;
mod studio;
mod time;
mod token;
mod tweaks;
pub mod view;

pub use archive::{Archive, ArchiveError};
pub use error::Error;
pub use home::{default_home, make_home};
pub use palette::read_palette;
pub use run::Faults;
pub use secrets::Secrets;
pub use service::EmbeddedService;
pub use studio::{Studio, StudioConfig};
pub use token::Token;
pub use tweaks::{ColorsTweak, InsideTweak, Recolor, Tweaks};
