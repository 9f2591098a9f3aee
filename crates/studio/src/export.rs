//! Files that leave the library.

use crate::Error;
use std::fs::{self, File};
use std::io::Write as _;
use std::path::Path;
use uuid::Uuid;

/// Makes a file of these bytes: whole or not at all.
pub fn write(path: &Path, bytes: &[u8]) -> Result<(), Error> {
    make(path, |file| file.write_all(bytes).map_err(|source| Error::file(path, source)))
}

/// Lets `fill` write a file beside its place, syncs it and moves it there: whole or not at all.
///
/// # Errors
/// What `fill` says, or that the file can't be made.
pub fn make<E: From<Error>>(path: &Path, fill: impl FnOnce(&mut File) -> Result<(), E>) -> Result<(), E> {
    let folder = path.parent().filter(|folder| !folder.as_os_str().is_empty()).unwrap_or(Path::new("."));
    let beside = folder.join(format!(".voxelier-{}.part", Uuid::new_v4().simple()));
    let failed = |source| E::from(Error::file(path, source));
    let made = File::create_new(&beside).map_err(failed).and_then(|mut file| {
        fill(&mut file)?;
        file.sync_all().map_err(failed)
    });
    let moved = made.and_then(|()| fs::rename(&beside, path).map_err(failed));
    if moved.is_err() {
        let _ = fs::remove_file(&beside);
    }
    moved
}
