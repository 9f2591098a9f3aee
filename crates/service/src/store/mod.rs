//! The rows: one SQLite file. The SQL of a table stands in the module of that name.

pub mod accounts;
pub mod jobs;
pub mod ledger;
#[cfg(test)]
mod properties;

use crate::StoreError;
use rusqlite::{Connection, ErrorCode, TransactionBehavior};
use std::path::Path;
use std::sync::{Mutex, MutexGuard, PoisonError};
use std::thread;
use std::time::{Duration, Instant};

/// The format of the file; a file of a newer one is refused.
const FORMAT: i64 = 1;

/// So long one process waits for another one's transaction.
const PATIENCE: Duration = Duration::from_secs(20);

/// Two connections to the file, so that whoever polls never waits for a commit to reach the disk.
pub struct Store {
    writer: Mutex<Connection>,
    reader: Mutex<Connection>,
}

impl Store {
    /// Opens the file in `data_dir`, making both where they are missing.
    pub fn open(data_dir: &Path) -> Result<Self, StoreError> {
        let failed = |source| StoreError::Folder { folder: data_dir.to_path_buf(), source };
        make_private(data_dir).map_err(failed)?;
        let path = data_dir.join("service.sqlite");
        let mut writer = connect(&path)?;
        migrate(&mut writer)?;
        let reader = connect(&path)?;
        reader.pragma_update(None, "query_only", true)?;
        Ok(Self { writer: Mutex::new(writer), reader: Mutex::new(reader) })
    }

    /// Reads; sees everything that was committed before.
    pub fn read<T, E>(&self, work: impl FnOnce(&Connection) -> Result<T, E>) -> Result<T, E> {
        work(&held(&self.reader))
    }

    /// Writes all of it, or nothing where `work` fails. The write lock is taken at the start, so what was read in
    /// between stays true.
    pub fn write<T, E>(&self, work: impl FnOnce(&Connection) -> Result<T, E>) -> Result<T, E>
    where
        E: From<rusqlite::Error>,
    {
        let mut connection = held(&self.writer);
        let transaction = connection.transaction_with_behavior(TransactionBehavior::Immediate)?;
        let result = work(&transaction)?;
        transaction.commit()?;
        Ok(result)
    }
}

/// Makes a folder where it is missing. What lies in it is nobody else's business.
fn make_private(folder: &Path) -> std::io::Result<()> {
    let mut maker = std::fs::DirBuilder::new();
    #[cfg(unix)]
    std::os::unix::fs::DirBuilderExt::mode(&mut maker, 0o700);
    maker.recursive(true).create(folder)
}

/// A thread that panicked has rolled back its transaction: the connection is as good as before.
fn held(connection: &Mutex<Connection>) -> MutexGuard<'_, Connection> {
    connection.lock().unwrap_or_else(PoisonError::into_inner)
}

fn connect(path: &Path) -> Result<Connection, StoreError> {
    let connection = Connection::open(path)?;
    connection.busy_timeout(PATIENCE)?;
    write_ahead(&connection)?;
    // A token that was taken must still be taken after a power cut.
    connection.pragma_update(None, "synchronous", "full")?;
    connection.pragma_update(None, "foreign_keys", true)?;
    Ok(connection)
}

/// With a write-ahead log, readers and one writer don't wait for each other. SQLite doesn't wait by itself for the
/// moment in which a file can be switched to it, so two processes that make the file at once would stumble.
fn write_ahead(connection: &Connection) -> rusqlite::Result<()> {
    let started = Instant::now();
    loop {
        match connection.pragma_update(None, "journal_mode", "wal") {
            Err(error)
                if error.sqlite_error_code() == Some(ErrorCode::DatabaseBusy)
                    && started.elapsed() < PATIENCE =>
            {
                thread::sleep(Duration::from_millis(10));
            }
            switched => return switched,
        }
    }
}

fn migrate(connection: &mut Connection) -> Result<(), StoreError> {
    let transaction = connection.transaction_with_behavior(TransactionBehavior::Immediate)?;
    let found: i64 = transaction.pragma_query_value(None, "user_version", |row| row.get(0))?;
    if found > FORMAT {
        return Err(StoreError::Newer { found, known: FORMAT });
    }
    if found < 1 {
        for table in [accounts::TABLE, ledger::TABLE, jobs::TABLE] {
            transaction.execute_batch(table)?;
        }
        transaction.pragma_update(None, "user_version", FORMAT)?;
    }
    transaction.commit()?;
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::Accounts;

    #[test]
    fn a_file_of_a_newer_version_is_refused_and_left_alone() {
        let folder = tempfile::tempdir().unwrap();
        drop(Store::open(folder.path()).unwrap());
        let path = folder.path().join("service.sqlite");
        Connection::open(&path).unwrap().pragma_update(None, "user_version", 99).unwrap();
        let refused = Store::open(folder.path()).err().unwrap();
        assert!(matches!(refused, StoreError::Newer { found: 99, known: FORMAT }), "{refused}");
    }

    #[test]
    fn a_file_that_is_no_database_is_an_error_that_says_so() {
        let folder = tempfile::tempdir().unwrap();
        std::fs::write(folder.path().join("service.sqlite"), "not a database, but long enough to look at")
            .unwrap();
        assert!(matches!(Store::open(folder.path()), Err(StoreError::Database(_))));
        let file = folder.path().join("service.sqlite");
        assert!(matches!(Store::open(&file), Err(StoreError::Folder { .. })));
    }

    #[test]
    fn many_may_make_the_folder_at_once() {
        let folder = tempfile::tempdir().unwrap();
        let data = folder.path().join("new/and/deep");
        thread::scope(|scope| {
            for number in 0..8 {
                let data = &data;
                scope.spawn(move || {
                    Accounts::open(data).unwrap().add(&format!("user {number}"), Some(1)).unwrap();
                });
            }
        });
        assert_eq!(Accounts::open(&data).unwrap().list().unwrap().len(), 8);
    }

    #[test]
    fn what_fails_or_panics_halfway_leaves_nothing_behind() {
        let folder = tempfile::tempdir().unwrap();
        let store = Store::open(folder.path()).unwrap();
        let insert = |rows: &Connection| accounts::insert(rows, "ann", &[1; 32]);
        let failed: Result<(), rusqlite::Error> = store.write(|rows| {
            insert(rows)?;
            Err(rusqlite::Error::InvalidQuery)
        });
        assert!(failed.is_err());
        let panicked = thread::scope(|scope| {
            let work = || store.write::<(), rusqlite::Error>(|rows| panic!("after {:?}", insert(rows)));
            scope.spawn(work).join()
        });
        assert!(panicked.is_err());
        assert_eq!(store.read(accounts::all_metered).unwrap(), []);
        assert!(store.write(insert).unwrap().is_some());
    }
}
