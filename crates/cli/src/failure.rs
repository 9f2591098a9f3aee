//! Why a command failed: one sentence that names the flag or the file.

use std::fmt::Display;
use std::path::Path;

/// A sentence for a person. It goes to stderr, and the exit code is 1.
#[derive(Debug, thiserror::Error)]
#[error("{0}")]
pub struct Failure(String);

impl Failure {
    /// A sentence as it is.
    pub fn new(sentence: impl Display) -> Self {
        Self(sentence.to_string())
    }

    /// Something about a file.
    pub fn file(path: &Path, reason: impl Display) -> Self {
        Self(format!("{}: {reason}", path.display()))
    }

    /// Something about a flag.
    pub fn flag(flag: &str, reason: impl Display) -> Self {
        Self(format!("{flag}: {reason}"))
    }
}
