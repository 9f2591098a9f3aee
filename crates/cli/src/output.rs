//! Files in and out: read with a limit, written whole or not at all.

use crate::failure::Failure;
use std::fs::{self, File};
use std::io::{self, BufWriter, Read as _, Write as _};
use std::path::{Path, PathBuf};
use tempfile::{Builder, NamedTempFile};

/// Larger input files are refused.
const MAX_INPUT_BYTES: u64 = 512 << 20;

/// The bytes of an input file.
pub fn read(path: &Path) -> Result<Vec<u8>, Failure> {
    check_input(path)?;
    let failed = |error: io::Error| Failure::file(path, reason(&error));
    let file = File::open(path).map_err(failed)?;
    let mut bytes = Vec::new();
    file.take(MAX_INPUT_BYTES + 1).read_to_end(&mut bytes).map_err(failed)?;
    if bytes.len() as u64 > MAX_INPUT_BYTES {
        return Err(Failure::file(path, "the file is larger than 512 MiB"));
    }
    Ok(bytes)
}

/// Checks that there is something to read, before the kind of the input matters.
pub fn check_input(path: &Path) -> Result<(), Failure> {
    let there = fs::metadata(path).map_err(|error| Failure::file(path, reason(&error)))?;
    if there.is_dir() {
        return Err(Failure::file(path, "is a folder"));
    }
    if there.is_file() && there.len() == 0 { Err(Failure::file(path, "the file is empty")) } else { Ok(()) }
}

/// Writes a file beside its place and moves it there, so that a failed command leaves no half-written file.
pub fn write(path: &Path, bytes: &[u8]) -> Result<(), Failure> {
    let failed = |error: io::Error| Failure::file(path, reason(&error));
    if is_special(path) {
        return fs::write(path, bytes).map_err(failed);
    }
    let mut file = beside(path).map_err(failed)?;
    file.write_all(bytes).and_then(|()| file.as_file().sync_all()).map_err(failed)?;
    file.persist(path).map_err(|error| failed(error.error))?;
    Ok(())
}

/// Writes a file bit by bit, with the same promise.
pub fn stream(
    path: &Path,
    write: impl FnOnce(&mut dyn io::Write) -> Result<(), Failure>,
) -> Result<(), Failure> {
    let failed = |error: io::Error| Failure::file(path, reason(&error));
    if is_special(path) {
        return write(&mut File::options().write(true).open(path).map_err(failed)?);
    }
    let mut file = BufWriter::new(beside(path).map_err(failed)?);
    write(&mut file)?;
    let file = file.into_inner().map_err(|error| failed(error.into_error()))?;
    file.as_file().sync_all().map_err(failed)?;
    file.persist(path).map_err(|error| failed(error.error))?;
    Ok(())
}

/// Makes a folder full of files beside its place and moves it there, with the same promise.
pub fn folder(path: &Path, fill: impl FnOnce(&Path) -> Result<(), Failure>) -> Result<(), Failure> {
    let failed = |error: io::Error| Failure::file(path, reason(&error));
    let made = Builder::new().prefix(".voxelier-").tempdir_in(folder_of(path)).map_err(failed)?;
    let inside = made.path().join("folder");
    fs::create_dir(&inside).map_err(failed)?;
    fill(&inside)?;
    if path.is_dir() {
        // An empty one, or this fails.
        fs::remove_dir(path).map_err(failed)?;
    }
    fs::rename(inside, path).map_err(failed)
}

/// Checks early that a folder can be made there.
pub fn check_new_folder(path: &Path) -> Result<(), Failure> {
    check_folder("--output", path)?;
    if fs::read_dir(path).is_ok_and(|mut files| files.next().is_some()) {
        return Err(Failure::file(path, "the folder isn't empty; name a new one"));
    }
    let folder = folder_of(path);
    if folder.is_dir() { Ok(()) } else { Err(Failure::file(&folder, "there is no such folder")) }
}

/// Checks early that a file can be made there, before minutes of work or a token are spent on it.
pub fn check(path: &Path) -> Result<(), Failure> {
    if path.is_dir() || path.to_string_lossy().ends_with(std::path::is_separator) {
        return Err(Failure::file(path, "is a folder; name a file in it"));
    }
    if is_special(path) {
        return Ok(());
    }
    let folder = folder_of(path);
    if !folder.is_dir() {
        return Err(Failure::file(&folder, "there is no such folder"));
    }
    beside(path).map(drop).map_err(|error| Failure::file(path, reason(&error)))
}

/// The same for a `.vox` file: MagicaVoxel lists no other.
pub fn check_vox(path: &Path) -> Result<(), Failure> {
    check(path)?;
    let is_vox = path.extension().is_some_and(|ending| ending.eq_ignore_ascii_case("vox"));
    if !is_vox && !is_special(path) {
        return Err(Failure::flag("--output", "a model is written as .vox: the file's ending must be .vox"));
    }
    Ok(())
}

/// Checks that a path is free, or a folder already.
pub fn check_folder(flag: &str, path: &Path) -> Result<(), Failure> {
    if path.exists() && !path.is_dir() {
        return Err(Failure::flag(flag, format!("{} is a file; name a folder", path.display())));
    }
    Ok(())
}

/// A pipe or a device: it can't be replaced by a file.
pub fn is_special(path: &Path) -> bool {
    fs::metadata(path).is_ok_and(|there| !there.is_file())
}

fn folder_of(path: &Path) -> PathBuf {
    match path.parent() {
        Some(folder) if !folder.as_os_str().is_empty() => folder.to_path_buf(),
        _ => PathBuf::from("."),
    }
}

/// A file in the same folder that goes away by itself.
fn beside(path: &Path) -> io::Result<NamedTempFile> {
    let mut builder = Builder::new();
    builder.prefix(".voxelier-");
    #[cfg(unix)]
    builder.permissions(std::os::unix::fs::PermissionsExt::from_mode(0o666));
    builder.tempfile_in(folder_of(path))
}

/// An input or output error in plain words.
pub fn reason(error: &io::Error) -> String {
    match error.kind() {
        io::ErrorKind::NotFound => "there is no such file".to_owned(),
        io::ErrorKind::PermissionDenied => "permission denied".to_owned(),
        io::ErrorKind::IsADirectory => "is a folder".to_owned(),
        io::ErrorKind::StorageFull => "there is no room left on the disk".to_owned(),
        _ => error.to_string(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_write_that_fails_leaves_nothing_behind() {
        let folder = tempfile::tempdir().unwrap();
        let missing = folder.path().join("no/such/folder/x.vox");
        assert!(write(&missing, b"x").unwrap_err().to_string().contains("no such file"));
        assert!(check(&missing).is_err());
        assert_eq!(fs::read_dir(folder.path()).unwrap().count(), 0);
    }

    #[test]
    fn a_check_leaves_nothing_behind() {
        let folder = tempfile::tempdir().unwrap();
        check(&folder.path().join("x.vox")).unwrap();
        assert_eq!(fs::read_dir(folder.path()).unwrap().count(), 0);
        for path in [folder.path().to_path_buf(), folder.path().join("models/")] {
            assert!(check(&path).unwrap_err().to_string().ends_with("is a folder; name a file in it"));
        }
    }

    #[test]
    fn a_write_replaces_what_was_there() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("x.vox");
        write(&path, b"first").unwrap();
        write(&path, b"second").unwrap();
        assert_eq!(read(&path).unwrap(), b"second");
        assert_eq!(fs::read_dir(folder.path()).unwrap().count(), 1);
    }
}
