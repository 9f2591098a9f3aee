//! Why a service did not start, or could not read or write its rows.

use std::path::PathBuf;

/// Why rows could not be read or written.
#[derive(Debug, thiserror::Error)]
pub enum StoreError {
    /// The folder can't be made or used.
    #[error("{folder} can't be used: {source}")]
    Folder {
        /// The folder.
        folder: PathBuf,
        /// Why.
        source: std::io::Error,
    },
    /// The file was written by a newer version.
    #[error(
        "the data was written by a newer Voxelier (format {found}, this one knows {known}): update first"
    )]
    Newer {
        /// The file's format.
        found: i64,
        /// The newest format that this version knows.
        known: i64,
    },
    /// SQLite said no.
    #[error("the service's database failed: {0}")]
    Database(#[from] rusqlite::Error),
}

/// Why a service did not start.
#[derive(Debug, thiserror::Error)]
pub enum StartError {
    /// The address can't be listened on.
    #[error("the address can't be listened on: {0}")]
    Listen(#[from] std::io::Error),
    /// The threads of the workers can't be started.
    #[error("the workers can't be started: {0}")]
    Workers(std::io::Error),
    /// The data folder can't be used.
    #[error(transparent)]
    Store(#[from] StoreError),
}
