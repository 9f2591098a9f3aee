//! Files by content: the name is the SHA-256 of the bytes, so a file is written once and never changed.

use crate::{Error, export};
use sha2::{Digest as _, Sha256};
use std::fs;
use std::path::{Path, PathBuf};
use std::time::Duration;

/// A file younger than this is left alone by the sweep.
const YOUNG: Duration = Duration::from_secs(3600);

/// The folder of the files.
pub struct Files(PathBuf);

impl Files {
    pub fn open(folder: &Path) -> Result<Self, Error> {
        fs::create_dir_all(folder).map_err(|source| Error::file(folder, source))?;
        Ok(Self(folder.to_path_buf()))
    }

    /// Keeps bytes, synced; returns their hash.
    pub fn put(&self, bytes: &[u8]) -> Result<String, Error> {
        let hash = hash_of(bytes);
        self.restore(&hash, bytes)?;
        Ok(hash)
    }

    /// Writes the bytes of a hash where they are missing.
    pub fn restore(&self, hash: &str, bytes: &[u8]) -> Result<(), Error> {
        let path = self.path(hash);
        if path.exists() { Ok(()) } else { export::write(&path, bytes) }
    }

    /// Whether there is a file of a hash.
    pub fn has(&self, hash: &str) -> bool {
        is_hash(hash) && self.path(hash).exists()
    }

    /// The bytes of a hash.
    pub fn get(&self, hash: &str) -> Result<Vec<u8>, Error> {
        if !is_hash(hash) {
            return Err(Error::Missing("file"));
        }
        let path = self.path(hash);
        fs::read(&path).map_err(|source| Error::file(&path, source))
    }

    /// Removes a file that nothing names any more.
    pub fn remove(&self, hash: &str) {
        if is_hash(hash) {
            let _ = fs::remove_file(self.path(hash));
        }
    }

    /// The names of files that aren't young.
    pub fn old(&self) -> Result<impl Iterator<Item = String>, Error> {
        let entries = fs::read_dir(&self.0).map_err(|source| Error::file(&self.0, source))?;
        Ok(entries.flatten().filter_map(|entry| {
            let age = entry.metadata().ok()?.modified().ok()?.elapsed().ok()?;
            (age > YOUNG).then(|| entry.file_name().to_string_lossy().into_owned())
        }))
    }

    fn path(&self, hash: &str) -> PathBuf {
        self.0.join(hash)
    }
}

/// What a file of these bytes is called.
pub fn hash_of(bytes: &[u8]) -> String {
    Sha256::digest(bytes).iter().map(|byte| format!("{byte:02x}")).collect()
}

/// Whether a text can be the name of a file of ours.
pub fn is_hash(text: &str) -> bool {
    text.len() == 64 && text.bytes().all(|byte| matches!(byte, b'0'..=b'9' | b'a'..=b'f'))
}
