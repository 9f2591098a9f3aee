//! From an archive into a library.

use super::manifest::{Generation, Model};
use super::{Archive, ArchiveError};
use crate::Error;
use crate::facts::{self, Facts};
use crate::library::{Library, intake, models};
use std::collections::HashMap;
use std::io::{Read, Seek};

/// So many generations are taken in one transaction: what is waited for meanwhile waits for a moment only.
const AT_ONCE: usize = 50;

/// What became of an archive's generations.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Taken {
    /// Ids of those that are new, or to which something was added.
    pub changed: Vec<String>,
    /// How many of them are new.
    pub fresh: usize,
    /// How many were there already, with all that came of them.
    pub known: usize,
}

/// Takes all of an archive. What is there already stays as it is; what it lacks is added to it, and it comes back from the
/// trash. An archive that turns out to be damaged halfway leaves what came before whole: taken in again, it goes on.
pub fn take_in<R: Read + Seek>(library: &Library, archive: &mut Archive<R>) -> Result<Taken, Error> {
    let mut taken = Taken::default();
    let generations = std::mem::take(&mut archive.manifest.generations);
    for some in generations.chunks(AT_ONCE) {
        let facts = keep_files(library, archive, some)?;
        let outcome = library.write_with(
            |files| {
                // Since they were put there, somebody may have deleted the last row that named one of them.
                for hash in some.iter().flat_map(Generation::files).filter(|hash| !files.has(hash)) {
                    files.put(&archive.file(hash)?)?;
                }
                Ok(())
            },
            |rows| {
                some.iter()
                    .map(|generation| intake::take(rows, generation, &facts))
                    .collect::<Result<Vec<_>, _>>()
            },
        )?;
        for (generation, outcome) in some.iter().zip(outcome) {
            match outcome {
                intake::Outcome::Known => taken.known += 1,
                intake::Outcome::Completed | intake::Outcome::New => {
                    taken.changed.push(generation.id.clone());
                }
            }
            taken.fresh += usize::from(outcome == intake::Outcome::New);
        }
    }
    Ok(taken)
}

/// Puts the files of generations into the library, once each is seen to be what it should; the facts of their models.
fn keep_files<R: Read + Seek>(
    library: &Library,
    archive: &mut Archive<R>,
    generations: &[Generation],
) -> Result<HashMap<String, (Facts, usize)>, Error> {
    for hash in generations.iter().flat_map(Generation::pictures) {
        if !library.files().has(hash) {
            let bytes = archive.file(hash)?;
            voxelize::picture::check(&bytes).map_err(|error| damaged(hash, error))?;
            library.files().put(&bytes)?;
        }
    }
    let mut known = HashMap::new();
    for Model { id, vox, .. } in generations.iter().flat_map(|generation| &generation.models) {
        let is_there = library.read(|rows| models::file(rows, id))?.is_some();
        if is_there || known.contains_key(vox) {
            continue;
        }
        let bytes = archive.file(vox)?;
        let facts = facts::of(&bytes).map_err(|error| damaged(vox, error))?;
        library.files().put(&bytes)?;
        known.insert(vox.clone(), (facts, bytes.len()));
    }
    Ok(known)
}

fn damaged(file: &str, reason: impl std::fmt::Display) -> ArchiveError {
    ArchiveError::Damaged { file: file.to_owned(), reason: reason.to_string() }
}
