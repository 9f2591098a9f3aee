//! Parts of a history as one `.zip`: generations with prompts, options, images, models and versions, for another library.
//!
//! The first entry is `manifest.json` ([`manifest`]); the others are files by content, as in a library: `files/`, the
//! SHA-256 of the bytes, and an ending for people who look inside. What is read may come from anywhere: names that aren't
//! these are refused, every size is known to fit before memory is taken for it, bytes have to be what their name says, and
//! no entry is ever written to a path of its own.

mod manifest;
mod read;
mod take;
#[cfg(test)]
mod tests;
mod write;

pub use manifest::{Candidate, Generation, Model};
pub use read::Archive;
pub use take::take_in;
pub use write::write;

/// The most generations of an archive.
pub const MAX_GENERATIONS: usize = 20_000;

/// The longest manifest, in bytes.
const MAX_MANIFEST: u64 = 128 << 20;

/// The largest file, in bytes: what a service may send.
const MAX_FILE: u64 = wire::limit::VOXELIZE_ANSWER as u64;

/// All files together, in bytes, unpacked.
const MAX_TOTAL: u64 = 16 << 30;

/// The manifest's name.
const MANIFEST: &str = "manifest.json";

/// The folder of the files.
const FILES: &str = "files/";

/// Why an archive can't be made or read.
#[derive(Debug, thiserror::Error)]
pub enum ArchiveError {
    /// The bytes are no zip file, or one that needs what we don't have.
    #[error("this is no zip file that can be read: {0}")]
    Zip(#[from] zip::result::ZipError),
    /// It can't be written.
    #[error("the zip file can't be written: {0}")]
    Write(#[source] zip::result::ZipError),
    /// A zip file of something else.
    #[error("this zip file is no history of Voxelier: it has no {MANIFEST}")]
    NoManifest,
    /// The manifest makes no sense.
    #[error("the history's {MANIFEST} is damaged: {0}")]
    Manifest(#[from] serde_json::Error),
    /// Written by a newer version.
    #[error(
        "this history was exported by a newer Voxelier (version {found}, this one knows {known}): update first"
    )]
    Newer {
        /// The file's version.
        found: u32,
        /// The newest version that is known.
        known: u32,
    },
    /// An entry that we would never write.
    #[error("the zip file holds something that is no part of a history: {0:?}")]
    Name(String),
    /// More than is taken.
    #[error("{what} is too large: at most {most} are taken")]
    TooLarge {
        /// What.
        what: String,
        /// The limit, in words.
        most: String,
    },
    /// Something that can't be.
    #[error("the history is damaged: generation {generation:?} has {what}")]
    Wrong {
        /// The generation's id.
        generation: String,
        /// What is wrong with it.
        what: &'static str,
    },
    /// A file that the manifest names isn't there.
    #[error("the history is incomplete: {0} is missing")]
    Missing(String),
    /// A file isn't what its name says, or nothing that a history holds.
    #[error("the history is damaged: {file}: {reason}")]
    Damaged {
        /// The file's content hash.
        file: String,
        /// What is wrong with it.
        reason: String,
    },
}

impl ArchiveError {
    fn too_large(what: impl Into<String>, most: impl Into<String>) -> Self {
        Self::TooLarge { what: what.into(), most: most.into() }
    }
}
