//! Which processes are alive: each holds a lock on a file of its own, which the system releases with the process,
//! whatever ends it.
//!
//! Work in hand is stamped with the name of its owner. Whoever finds work whose owner is dead goes on with it.

use std::fs::{self, File};
use std::io;
use std::path::{Path, PathBuf};
use uuid::Uuid;

/// A process (or a part of one) that owns work, for as long as this value lives.
#[derive(Debug)]
pub struct Owner {
    name: String,
    path: PathBuf,
    /// Held until the owner is dropped or its process ends.
    _lock: File,
}

impl Owner {
    /// A new owner, whose file lies in `folder`; the folder is made where it is missing.
    pub fn enter(folder: &Path) -> io::Result<Self> {
        fs::create_dir_all(folder)?;
        loop {
            let name = Uuid::new_v4().simple().to_string();
            let path = path_of(folder, &name);
            let lock = File::create_new(&path)?;
            lock.lock()?;
            // Somebody who sweeps may have taken the file away before it was locked; then another one is made.
            if path.exists() {
                return Ok(Self { name, path, _lock: lock });
            }
        }
    }

    /// The name to stamp work with.
    #[must_use]
    pub fn name(&self) -> &str {
        &self.name
    }
}

impl Drop for Owner {
    fn drop(&mut self) {
        let _ = fs::remove_file(&self.path);
    }
}

/// Whether the owner of this name is gone: its file is, or nobody holds the lock on it any more.
#[must_use]
pub fn is_dead(folder: &Path, name: &str) -> bool {
    match File::open(path_of(folder, name)) {
        Ok(file) => is_released(&file),
        Err(error) => error.kind() == io::ErrorKind::NotFound,
    }
}

/// Clears away the files that owners who are gone left in `folder`.
pub fn sweep(folder: &Path) {
    for path in fs::read_dir(folder).into_iter().flatten().flatten().map(|entry| entry.path()) {
        let is_lock = path.extension().is_some_and(|ending| ending == "lock");
        // The lock is held here until the file is gone, so that nobody who has just made it counts on it.
        if is_lock
            && let Ok(file) = File::open(&path)
            && is_released(&file)
        {
            let _ = fs::remove_file(&path);
        }
    }
}

fn path_of(folder: &Path, name: &str) -> PathBuf {
    folder.join(format!("{name}.lock"))
}

fn is_released(file: &File) -> bool {
    file.try_lock().is_ok()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_owner_lives_until_it_lets_go() {
        let folder = tempfile::tempdir().unwrap();
        let owner = Owner::enter(folder.path()).unwrap();
        let name = owner.name().to_owned();
        sweep(folder.path());
        assert!(!is_dead(folder.path(), &name));
        drop(owner);
        assert!(is_dead(folder.path(), &name));
        assert!(is_dead(folder.path(), "never-was"));
    }

    #[test]
    fn what_a_killed_process_left_is_swept_and_nothing_else() {
        let folder = tempfile::tempdir().unwrap();
        let left = path_of(folder.path(), "killed");
        let other = folder.path().join("notes.txt");
        File::create_new(&left).unwrap();
        File::create_new(&other).unwrap();
        assert!(is_dead(folder.path(), "killed"));
        sweep(folder.path());
        assert!(is_dead(folder.path(), "killed") && !left.exists() && other.exists());
    }
}
