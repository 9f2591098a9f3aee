//! What can go wrong, and the few codes on which a face acts.

use crate::archive::ArchiveError;
use crate::view::{TroubleCode, TroubleView};
use std::io;
use std::path::{Path, PathBuf};

/// Anything that a call to the studio can end with. The message is a sentence for a person.
#[derive(Debug, thiserror::Error)]
pub enum Error {
    /// A prompt, seed or option that makes no sense.
    #[error("{0}")]
    Refused(String),
    /// An id that names nothing.
    #[error("there is no such {0} in the history")]
    Missing(&'static str),
    /// Something that can't be done in this state.
    #[error("{0}")]
    NotNow(&'static str),
    /// The settings name no usable service.
    #[error("{0}")]
    Service(String),
    /// No token where one is needed.
    #[error("this service needs a token")]
    NoToken,
    /// A token that the service doesn't take.
    #[error("the service doesn't take this token: it is wrong, or has expired")]
    BadToken,
    /// The service can't be reached, or answers nonsense.
    #[error("{0}")]
    Unreachable(String),
    /// The keyring said no.
    #[error("the system's keyring refused: {0}")]
    Keyring(String),
    /// The library was written by a newer version.
    #[error(
        "the library was written by a newer Voxelier (format {found}, this one knows {known}): update first"
    )]
    Newer {
        /// The file's format.
        found: i64,
        /// The newest format that this version knows.
        known: i64,
    },
    /// A file can't be read or written.
    #[error("{path}: {source}")]
    File {
        /// The file.
        path: PathBuf,
        /// Why.
        source: io::Error,
    },
    /// A history can't be exported or imported.
    #[error(transparent)]
    Archive(#[from] ArchiveError),
    /// The library's database failed.
    #[error("the library's database failed: {0}")]
    Database(#[from] rusqlite::Error),
    /// The system names no folder for data.
    #[error("this system names no folder for application data; set VOXELIER_HOME to one")]
    NoHome,
    /// Something of our own went wrong.
    #[error("something went wrong inside: {0}")]
    Internal(String),
}

impl Error {
    pub(crate) fn file(path: &Path, source: io::Error) -> Self {
        Self::File { path: path.to_path_buf(), source }
    }

    /// What a face acts on.
    #[must_use]
    pub fn code(&self) -> TroubleCode {
        match self {
            Self::Archive(ArchiveError::Write(_)) => TroubleCode::Disk,
            Self::Refused(_) | Self::Service(_) | Self::Archive(_) => TroubleCode::Refused,
            Self::Missing(_) | Self::NotNow(_) => TroubleCode::BadRequest,
            Self::NoToken | Self::BadToken => TroubleCode::SignIn,
            Self::Unreachable(_) => TroubleCode::Offline,
            Self::File { .. } => TroubleCode::Disk,
            Self::Database(rusqlite::Error::SqliteFailure(failure, _)) if is_disk(failure.code) => {
                TroubleCode::Disk
            }
            Self::Keyring(_) | Self::Newer { .. } | Self::Database(_) | Self::NoHome | Self::Internal(_) => {
                TroubleCode::Internal
            }
        }
    }

    /// As the page sees it.
    #[must_use]
    pub fn to_view(&self) -> TroubleView {
        TroubleView { code: self.code(), message: self.to_string() }
    }
}

fn is_disk(code: rusqlite::ErrorCode) -> bool {
    use rusqlite::ErrorCode::{CannotOpen, DiskFull, PermissionDenied, ReadOnly, SystemIoFailure};
    matches!(code, DiskFull | SystemIoFailure | ReadOnly | CannotOpen | PermissionDenied)
}
