//! The history on disk: rows in SQLite, files beside it by content hash.

pub mod estimates;
mod files;
pub mod generations;
pub mod history;
pub mod intake;
pub mod models;
pub mod presets;
pub mod runs;
mod search;
pub mod settings;
pub mod tags;
mod terms;
pub mod trash;

pub use files::{Files, hash_of, is_hash};

use crate::Error;
use rusqlite::{Connection, ErrorCode, TransactionBehavior};
use std::path::{Path, PathBuf};
use std::sync::{Mutex, MutexGuard, PoisonError};
use std::thread;
use std::time::{Duration, Instant};

/// The format of the rows; a library of a newer one is refused.
const FORMAT: i64 = 9;

/// So long one program waits for another one's transaction.
const PATIENCE: Duration = Duration::from_secs(20);

/// So many statements are kept ready.
const STATEMENTS: usize = 64;

/// A folder with the rows and the files.
pub struct Library {
    folder: PathBuf,
    rows: Mutex<Connection>,
    files: Files,
}

impl Library {
    /// Opens the library in `folder`, making it where it is missing.
    pub fn open(folder: &Path) -> Result<Self, Error> {
        make_private(folder).map_err(|source| Error::file(folder, source))?;
        let mut rows = Connection::open(folder.join("library.sqlite"))?;
        rows.busy_timeout(PATIENCE)?;
        write_ahead(&rows)?;
        rows.pragma_update(None, "synchronous", "full")?;
        rows.pragma_update(None, "foreign_keys", true)?;
        rows.set_prepared_statement_cache_capacity(STATEMENTS);
        migrate(&mut rows)?;
        let files = Files::open(&folder.join("files"))?;
        Ok(Self { folder: folder.to_path_buf(), rows: Mutex::new(rows), files })
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
        self.write_naming(&[], work)
    }

    /// Writes rows that name these files (hash and bytes). Since they were put there, somebody may have deleted the last
    /// row that named one of them, and the file with it: whatever is missing is written again. Files are removed only
    /// under the same lock.
    pub fn write_naming<T>(
        &self,
        files: &[(&str, &[u8])],
        work: impl FnOnce(&Connection) -> rusqlite::Result<T>,
    ) -> Result<T, Error> {
        let restore = |kept: &Files| files.iter().try_for_each(|(hash, bytes)| kept.restore(hash, bytes));
        self.write_with(restore, work)
    }

    /// Writes rows once `prepare` has seen to it that their files are there; nobody removes one meanwhile.
    pub fn write_with<T>(
        &self,
        prepare: impl FnOnce(&Files) -> Result<(), Error>,
        work: impl FnOnce(&Connection) -> rusqlite::Result<T>,
    ) -> Result<T, Error> {
        let mut rows = self.lock();
        let transaction = rows.transaction_with_behavior(TransactionBehavior::Immediate)?;
        prepare(&self.files)?;
        let result = work(&transaction)?;
        transaction.commit()?;
        Ok(result)
    }

    /// A thread that panicked has rolled back its transaction: the connection is as good as before.
    fn lock(&self) -> MutexGuard<'_, Connection> {
        self.rows.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// Deletes what has been in the trash for too long, and removes files that no row names, such as those of a program
    /// that died between file and row. Young files stay: another program may be about to write their rows.
    pub fn tidy(&self, now: i64) -> Result<(), Error> {
        let files = self.write(|rows| trash::remove_old(rows, now))?;
        self.remove_unnamed(&files)?;
        for file in self.files.old()? {
            if !self.read(|rows| models::is_named(rows, &file))? {
                self.remove_unnamed(&[file])?;
            }
        }
        Ok(())
    }

    /// Removes those of these files that no row names any more.
    pub fn remove_unnamed(&self, files: &[String]) -> Result<(), Error> {
        self.write(|rows| {
            for file in files {
                if !models::is_named(rows, file)? {
                    self.files.remove(file);
                }
            }
            Ok(())
        })
    }
}

/// Makes a folder where it is missing. What lies in it is nobody else's business.
pub fn make_private(folder: &Path) -> std::io::Result<()> {
    let mut maker = std::fs::DirBuilder::new();
    #[cfg(unix)]
    std::os::unix::fs::DirBuilderExt::mode(&mut maker, 0o700);
    maker.recursive(true).create(folder)
}

/// With a write-ahead log, readers and one writer don't wait for each other. SQLite doesn't wait by itself for the
/// moment in which a file can be switched to it, so two programs that make the file at once would stumble.
fn write_ahead(rows: &Connection) -> rusqlite::Result<()> {
    let started = Instant::now();
    loop {
        match rows.pragma_update(None, "journal_mode", "wal") {
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
    }
    if found < 2 {
        transaction.execute_batch(generations::DELETIONS)?;
    }
    if found < 3 {
        transaction.execute_batch(generations::SOURCES)?;
    }
    if found < 4 {
        transaction.execute_batch(generations::MASKS)?;
    }
    if found < 5 {
        transaction.execute_batch(models::VERSIONS)?;
    }
    if found < 6 {
        for change in [models::NAMED_FILES, tags::TABLE, search::TABLES, trash::COLUMN] {
            transaction.execute_batch(change)?;
        }
    }
    if found < 7 {
        transaction.execute_batch(settings::LISTED)?;
    }
    if found < 8 {
        transaction.execute_batch(settings::PROGRAMS)?;
    }
    if found < 9 {
        transaction.execute_batch(estimates::INDEX)?;
        transaction.execute_batch(presets::TABLE)?;
    }
    search::number_new(&transaction)?;
    transaction.pragma_update(None, "user_version", FORMAT)?;
    transaction.commit()?;
    Ok(())
}

/// A number of the page from a number of a row.
pub(crate) fn unsigned(value: i64) -> u64 {
    u64::try_from(value).unwrap_or(0)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::view::HistoryQuery;
    use std::sync::Barrier;

    /// Takes an empty library back to the fourth format.
    const TO_FOURTH: &str = "drop index runs_done; drop table presets;
        alter table settings drop column magicavoxel; alter table services drop column label;
        alter table settings add column url text not null default ''; drop table search; drop table tags; drop index generations_number;
        drop index generations_kept; drop index generations_trashed; drop index candidates_picture;
        drop index generations_source_picture; drop index models_vox; drop index models_thumbnail;
        alter table generations drop column number; alter table generations drop column starred;
        alter table generations drop column trashed_at;
        alter table models drop column base; alter table models drop column tweaks; pragma user_version = 4";

    #[test]
    fn many_programs_may_make_a_library_at_once() {
        for _ in 0..30 {
            let (folder, at_once) = (tempfile::tempdir().unwrap(), Barrier::new(8));
            let open = || {
                at_once.wait();
                Library::open(folder.path())
            };
            thread::scope(|scope| {
                let opening: Vec<_> = (0..8).map(|_| scope.spawn(open)).collect();
                for opened in opening {
                    opened.join().unwrap().unwrap();
                }
            });
        }
    }

    #[cfg(unix)]
    #[test]
    fn a_new_library_is_its_owners_own() {
        use std::os::unix::fs::PermissionsExt as _;
        let folder = tempfile::tempdir().unwrap();
        let library = folder.path().join("home/library");
        drop(Library::open(&library).unwrap());
        for made in [library.parent().unwrap(), &library] {
            assert_eq!(made.metadata().unwrap().permissions().mode() & 0o777, 0o700, "{}", made.display());
        }
    }

    #[test]
    fn a_library_of_the_first_format_is_taken_on_and_one_of_a_newer_format_is_left_alone() {
        let folder = tempfile::tempdir().unwrap();
        drop(Library::open(folder.path()).unwrap());
        let rows = Connection::open(folder.path().join("library.sqlite")).unwrap();
        let first = &format!(
            "{TO_FOURTH}; drop table deletions; alter table generations drop column source;
            alter table generations drop column source_path;
            alter table generations drop column source_picture;
            alter table candidates drop column mask;
            pragma user_version = 1"
        );
        rows.execute_batch(first).unwrap();
        let library = Library::open(folder.path()).unwrap();
        assert_eq!(library.read(|rows| generations::deleted_after(rows, 0)).unwrap(), [""; 0]);
        rows.pragma_update(None, "user_version", 99).unwrap();
        let refused = Library::open(folder.path()).err().unwrap();
        assert!(matches!(refused, Error::Newer { found: 99, known: FORMAT }), "{refused}");
    }

    #[test]
    fn a_library_of_each_later_format_is_taken_on() {
        let to_eighth = "drop index runs_done; drop table presets; pragma user_version = 8";
        let to_seventh =
            format!("{to_eighth}; alter table settings drop column magicavoxel; pragma user_version = 7");
        let to_sixth = format!(
            "{to_seventh}; alter table services drop column label;
            alter table settings add column url text not null default ''; pragma user_version = 6"
        );
        for back in [to_eighth, &to_seventh, &to_sixth] {
            let folder = tempfile::tempdir().unwrap();
            drop(Library::open(folder.path()).unwrap());
            Connection::open(folder.path().join("library.sqlite")).unwrap().execute_batch(back).unwrap();
            let library = Library::open(folder.path()).unwrap();
            let read = library.read(|rows| {
                Ok((settings::listed(rows)?, settings::magicavoxel(rows)?, presets::all(rows)?))
            });
            assert_eq!(read.unwrap(), (vec![], None, vec![]), "{back}");
        }
    }

    #[test]
    fn pictures_of_their_own_in_an_older_library_are_known_as_they_were() {
        let folder = tempfile::tempdir().unwrap();
        drop(Library::open(folder.path()).unwrap());
        let rows = Connection::open(folder.path().join("library.sqlite")).unwrap();
        let third = &format!("{TO_FOURTH}; alter table generations drop column source_picture;
            alter table candidates drop column mask; pragma user_version = 3;
            insert into generations (id, prompt, service, created_at, revision, source, source_path)
                values ('old', 'photo', '', 1, 1, 'picture', '/photo.png'), ('words', 'cat', '', 1, 1, null, null);
            insert into candidates (generation, idx, picture) values ('old', 0, 'abc'), ('words', 0, 'def')");
        rows.execute_batch(third).unwrap();
        let library = Library::open(folder.path()).unwrap();
        let view = |id: &str| library.read(|rows| generations::view(rows, id)).unwrap().unwrap();
        let (old, words) = (view("old"), view("words"));
        assert_eq!(old.source.and_then(|source| source.picture).as_deref(), Some("abc"));
        assert_eq!((old.candidates[0].mask, words.source), (None, None));
    }

    #[test]
    fn an_older_library_is_numbered_in_its_order_and_searched() {
        let folder = tempfile::tempdir().unwrap();
        drop(Library::open(folder.path()).unwrap());
        let rows = Connection::open(folder.path().join("library.sqlite")).unwrap();
        let fourth = format!(
            "{TO_FOURTH}; insert into generations (id, prompt, service, created_at, revision) values
                ('b', 'ein blauer Drache', 'embedded', 2, 1), ('a', '赤い城', 'embedded', 2, 1),
                ('c', 'a red tower', 'embedded', 1, 1)"
        );
        rows.execute_batch(&fourth).unwrap();
        let library = Library::open(folder.path()).unwrap();
        let found = |text: &str| {
            let page =
                library.read(|rows| history::page(rows, &HistoryQuery::words(text), None, 0, 9)).unwrap();
            page.generations.into_iter().map(|found| found.id).collect::<Vec<_>>()
        };
        assert_eq!((found(""), found("drache"), found("城")), (ids("bac"), ids("b"), ids("a")));
    }

    #[test]
    fn the_service_of_an_older_librarys_form_is_listed() {
        let folder = tempfile::tempdir().unwrap();
        drop(Library::open(folder.path()).unwrap());
        let rows = Connection::open(folder.path().join("library.sqlite")).unwrap();
        let fourth = format!(
            "{TO_FOURTH}; update settings set url = 'https://voxels.example', service = 'https://voxels.example';
            insert into services (name, knows_keys, balance) values ('https://voxels.example', 1, 4)"
        );
        rows.execute_batch(&fourth).unwrap();
        let library = Library::open(folder.path()).unwrap();
        let listed = library.read(settings::listed).unwrap();
        let service = "https://voxels.example".to_owned();
        assert_eq!(library.read(settings::get).unwrap().service, service);
        assert_eq!(listed, [settings::Listed { service, label: String::new(), balance: Some(4) }]);
    }

    fn ids(letters: &str) -> Vec<String> {
        letters.chars().map(String::from).collect()
    }

    #[test]
    fn what_was_thrown_away_a_month_ago_goes_with_its_files_and_nothing_else_does() {
        let folder = tempfile::tempdir().unwrap();
        let library = Library::open(folder.path()).unwrap();
        let [shared, alone] = [&b"shared"[..], b"alone"].map(|bytes| library.files().put(bytes).unwrap());
        library
            .write(|rows| {
                for id in ["old", "new", "kept"] {
                    let new = generations::NewGeneration {
                        id,
                        prompt: id,
                        seed: None,
                        service: "embedded",
                        created_at: 0,
                        source: None,
                    };
                    generations::insert(rows, &new)?;
                    generations::keep_images(rows, id, None, None, &[(0, shared.clone())])?;
                }
                generations::keep_images(rows, "old", None, None, &[(1, alone.clone())])?;
                trash::put(rows, "old", 0)?;
                trash::put(rows, "new", 1)
            })
            .unwrap();
        library.tidy(trash::KEPT_MS).unwrap();
        let there = |id: &str| library.read(|rows| generations::view(rows, id)).unwrap().is_some();
        assert_eq!(["old", "new", "kept"].map(there), [false, true, true]);
        assert_eq!([shared, alone].map(|file| library.files().get(&file).is_ok()), [true, false]);
    }
}
