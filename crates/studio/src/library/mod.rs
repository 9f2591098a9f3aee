//! The history on disk: rows in SQLite, files beside it by content hash.

mod files;
pub mod generations;
pub mod models;
pub mod runs;
pub mod settings;

pub use files::Files;

use crate::Error;
use rusqlite::{Connection, TransactionBehavior};
use std::path::{Path, PathBuf};
use std::sync::{Mutex, MutexGuard, PoisonError};
use std::time::Duration;

/// The format of the rows; a library of a newer one is refused.
const FORMAT: i64 = 1;

/// A folder with the rows and the files.
pub struct Library {
    folder: PathBuf,
    rows: Mutex<Connection>,
    files: Files,
}

impl Library {
    /// Opens the library in `folder`, making it where it is missing, and clears away files that no row names.
    pub fn open(folder: &Path) -> Result<Self, Error> {
        std::fs::create_dir_all(folder).map_err(|source| Error::file(folder, source))?;
        let mut rows = Connection::open(folder.join("library.sqlite"))?;
        rows.busy_timeout(Duration::from_secs(20))?;
        rows.pragma_update(None, "journal_mode", "wal")?;
        rows.pragma_update(None, "synchronous", "full")?;
        rows.pragma_update(None, "foreign_keys", true)?;
        migrate(&mut rows)?;
        let files = Files::open(&folder.join("files"))?;
        let library = Self { folder: folder.to_path_buf(), rows: Mutex::new(rows), files };
        library.sweep()?;
        Ok(library)
    }

    /// Where it is.
    pub fn folder(&self) -> &Path {
        &self.folder
    }

    /// The files.
    pub fn files(&self) -> &Files {
        &self.files
    }

    /// Reads rows.
    pub fn read<T>(&self, work: impl FnOnce(&Connection) -> rusqlite::Result<T>) -> Result<T, Error> {
        Ok(work(&self.lock())?)
    }

    /// Writes rows: all of it or nothing.
    pub fn write<T>(&self, work: impl FnOnce(&Connection) -> rusqlite::Result<T>) -> Result<T, Error> {
        let mut rows = self.lock();
        let transaction = rows.transaction_with_behavior(TransactionBehavior::Immediate)?;
        let result = work(&transaction)?;
        transaction.commit()?;
        Ok(result)
    }

    /// A thread that panicked has rolled back its transaction: the connection is as good as before.
    fn lock(&self) -> MutexGuard<'_, Connection> {
        self.rows.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// Removes files that no row names, such as those of a program that died between file and row. Young files stay:
    /// another program may be about to write their rows.
    pub fn sweep(&self) -> Result<(), Error> {
        let named = self.read(models::named_files)?;
        self.files.keep_only(&named)
    }
}

fn migrate(rows: &mut Connection) -> Result<(), Error> {
    let transaction = rows.transaction_with_behavior(TransactionBehavior::Immediate)?;
    let found: i64 = transaction.pragma_query_value(None, "user_version", |row| row.get(0))?;
    if found > FORMAT {
        return Err(Error::Newer { found, known: FORMAT });
    }
    if found < 1 {
        for table in [settings::TABLE, generations::TABLE, runs::TABLE, models::TABLE] {
            transaction.execute_batch(table)?;
        }
        transaction.pragma_update(None, "user_version", FORMAT)?;
    }
    transaction.commit()?;
    Ok(())
}

/// A number of the page from a number of a row.
pub(crate) fn unsigned(value: i64) -> u64 {
    u64::try_from(value).unwrap_or(0)
}
