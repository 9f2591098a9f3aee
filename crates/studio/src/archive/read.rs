//! An archive from anywhere.

use super::manifest::{Generation, Manifest};
use super::{ArchiveError, FILES, MANIFEST, MAX_FILE, MAX_MANIFEST, MAX_TOTAL};
use crate::library::{hash_of, is_hash};
use std::cell::Cell;
use std::collections::HashMap;
use std::io::{self, Read, Seek, SeekFrom};
use std::rc::Rc;
use zip::ZipArchive;

/// So many bytes of names and places are read: the directory of a quarter of a million entries.
const MAX_DIRECTORY: u64 = 32 << 20;

/// An archive whose names, sizes and manifest make sense. Its files are looked at one by one.
pub struct Archive<R> {
    zip: ZipArchive<Metered<R>>,
    /// Where the file of a content hash is.
    entries: HashMap<String, usize>,
    /// What it holds.
    pub(crate) manifest: Manifest,
}

impl<R: Read + Seek> Archive<R> {
    /// Reads the directory and the manifest.
    pub fn open(bytes: R) -> Result<Self, ArchiveError> {
        let left = Rc::new(Cell::new(MAX_DIRECTORY));
        let mut zip = ZipArchive::new(Metered { bytes, left: Rc::clone(&left) })?;
        left.set(u64::MAX);
        if zip.decompressed_size().is_none_or(|total| total > u128::from(MAX_TOTAL + MAX_MANIFEST)) {
            return Err(ArchiveError::too_large("the zip file", "16 GiB, unpacked,"));
        }
        let entries = entries(&zip)?;
        let place = zip.index_for_name(MANIFEST).ok_or(ArchiveError::NoManifest)?;
        let manifest = Manifest::read(&bytes_of(&mut zip, place, MAX_MANIFEST)?)?;
        manifest.check(|hash| entries.contains_key(hash))?;
        Ok(Self { zip, entries, manifest })
    }

    /// The content hashes of all files that it names.
    pub fn hashes(&self) -> impl Iterator<Item = &str> {
        self.manifest.generations.iter().flat_map(Generation::files)
    }

    /// The bytes of a content hash.
    pub fn file(&mut self, hash: &str) -> Result<Vec<u8>, ArchiveError> {
        let place = *self.entries.get(hash).ok_or_else(|| ArchiveError::Missing(hash.to_owned()))?;
        let bytes = bytes_of(&mut self.zip, place, MAX_FILE)?;
        if hash_of(&bytes) != hash {
            let reason = "its bytes aren't those that its name says".to_owned();
            return Err(ArchiveError::Damaged { file: hash.to_owned(), reason });
        }
        Ok(bytes)
    }
}

/// Content hashes and where their files are; any other name is refused.
fn entries<R: Read + Seek>(zip: &ZipArchive<R>) -> Result<HashMap<String, usize>, ArchiveError> {
    let mut entries = HashMap::new();
    for place in 0..zip.len() {
        let Some(name) = zip.name_for_index(place) else { continue };
        let name = &*name?;
        // Other programs write an entry for the folder, too.
        if name == MANIFEST || name == FILES {
            continue;
        }
        let hash = hash_in(name).ok_or_else(|| ArchiveError::Name(name.chars().take(100).collect()))?;
        entries.insert(hash.to_owned(), place);
    }
    Ok(entries)
}

/// The content hash in a name such as `files/01ab….png`.
fn hash_in(name: &str) -> Option<&str> {
    let (hash, ending) = name.strip_prefix(FILES)?.split_once('.')?;
    let is_ending =
        (1..=4).contains(&ending.len()) && ending.bytes().all(|byte| byte.is_ascii_alphanumeric());
    (is_hash(hash) && is_ending).then_some(hash)
}

/// The bytes of an entry: no more than it says, and never more than `limit`.
fn bytes_of<R: Read + Seek>(
    zip: &mut ZipArchive<R>,
    place: usize,
    limit: u64,
) -> Result<Vec<u8>, ArchiveError> {
    let entry = zip.by_index(place)?;
    let (name, size) = (entry.name()?.into_owned(), entry.size());
    let too_large = || ArchiveError::too_large(name.clone(), format!("{} MiB", limit >> 20));
    if size > limit {
        return Err(too_large());
    }
    // It may have lied: memory grows with what really comes.
    let mut bytes = Vec::new();
    entry.take(size + 1).read_to_end(&mut bytes).map_err(zip::result::ZipError::from)?;
    if bytes.len() as u64 > size {
        return Err(too_large());
    }
    Ok(bytes)
}

/// Bytes of which only so many are read. The directory of a zip file is taken into memory as it is read, whatever it says
/// of its own length.
struct Metered<R> {
    bytes: R,
    left: Rc<Cell<u64>>,
}

impl<R: Read> Read for Metered<R> {
    fn read(&mut self, buffer: &mut [u8]) -> io::Result<usize> {
        let read = self.bytes.read(buffer)?;
        let left = self.left.get().checked_sub(read as u64);
        self.left.set(
            left.ok_or_else(|| io::Error::new(io::ErrorKind::InvalidData, "its directory is too long"))?,
        );
        Ok(read)
    }
}

impl<R: Seek> Seek for Metered<R> {
    fn seek(&mut self, to: SeekFrom) -> io::Result<u64> {
        self.bytes.seek(to)
    }
}
