//! Files that leave the library.

use crate::Error;
use std::fs::{self, File};
use std::io::Write as _;
use std::path::Path;
use uuid::Uuid;

/// Writes a file beside its place, syncs it and moves it there: whole or not at all.
pub fn write(path: &Path, bytes: &[u8]) -> Result<(), Error> {
    let folder = path.parent().filter(|folder| !folder.as_os_str().is_empty()).unwrap_or(Path::new("."));
    let beside = folder.join(format!(".voxelier-{}.part", Uuid::new_v4().simple()));
    let written = File::create_new(&beside).and_then(|mut file| {
        file.write_all(bytes)?;
        file.sync_all()
    });
    let moved = written.and_then(|()| fs::rename(&beside, path));
    moved.map_err(|source| {
        let _ = fs::remove_file(&beside);
        Error::file(path, source)
    })
}
