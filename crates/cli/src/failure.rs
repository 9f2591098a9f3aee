//! Why a command failed: one sentence that names the flag or the file.

use crate::arguments::TOKEN;
use std::fmt::Display;
use std::path::Path;
use studio::view::{TroubleCode, TroubleView};

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

    /// Something about a flag where it is to blame for what a studio refused; else the error as it is.
    pub fn refused(flag: &str, error: &studio::Error) -> Self {
        match error {
            studio::Error::Refused(_) | studio::Error::Service(_) => Self::flag(flag, error),
            _ => Self::new(error),
        }
    }
}

/// A run that ended without a result, or can't go on.
impl From<&TroubleView> for Failure {
    fn from(trouble: &TroubleView) -> Self {
        let message = &trouble.message;
        match trouble.code {
            TroubleCode::SignIn => Self::flag(TOKEN, format!("the service refused this token: {message}")),
            TroubleCode::OutOfTokens => {
                Self::new(format!("{message}; ask whoever runs the service for more"))
            }
            TroubleCode::Offline => Self::flag("--service", message),
            TroubleCode::Unconfirmed => {
                Self::new(format!("{message}; look at the service before you try again"))
            }
            _ => Self::new(message),
        }
    }
}
