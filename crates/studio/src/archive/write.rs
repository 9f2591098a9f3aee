//! From a library to an archive.

use super::manifest::{Generation, Manifest};
use super::{ArchiveError, FILES, MANIFEST, MAX_FILE, MAX_GENERATIONS, MAX_MANIFEST, MAX_TOTAL};
use crate::Error;
use crate::library::{Library, generations, models};
use std::collections::BTreeMap;
use std::io::{Seek, Write};
use zip::write::SimpleFileOptions;
use zip::{CompressionMethod, ZipWriter};

/// Writes these generations, in the order of their making. The same ones give the same bytes.
///
/// # Errors
/// Where one isn't there, a file is missing, or the archive would be refused when it is taken in.
pub fn write(library: &Library, ids: &[String], to: impl Write + Seek) -> Result<(), Error> {
    if ids.len() > MAX_GENERATIONS {
        let most = format!("{MAX_GENERATIONS} generations");
        return Err(ArchiveError::too_large("the selection", most).into());
    }
    let mut generations = ids.iter().map(|id| generation(library, id)).collect::<Result<Vec<_>, _>>()?;
    generations.sort_by(|one, other| (one.created_at, &one.id).cmp(&(other.created_at, &other.id)));
    let manifest = Manifest::new(generations);
    // A backup that can't be taken in again must not seem to be one. Whether its files are there is seen as they are read.
    manifest.check(|_| true)?;
    let json = serde_json::to_vec_pretty(&manifest).map_err(ArchiveError::from)?;
    if json.len() as u64 > MAX_MANIFEST {
        return Err(ArchiveError::too_large("the selection", "128 MiB of texts").into());
    }
    let mut zip = ZipWriter::new(to);
    put(&mut zip, MANIFEST, &json)?;
    write_files(library, &manifest.generations, &mut zip)?;
    zip.finish().map_err(ArchiveError::Write)?;
    Ok(())
}

fn generation(library: &Library, id: &str) -> Result<Generation, Error> {
    let found = library.read(|rows| {
        let Some(view) = generations::view(rows, id)? else { return Ok(None) };
        let files = view.models.iter().map(|model| Ok(models::file(rows, &model.id)?.map(|(vox, _)| vox)));
        let files: Option<Vec<String>> = files.collect::<rusqlite::Result<_>>()?;
        Ok(files.map(|files| Generation::of(view, files)))
    })?;
    found.ok_or(Error::Missing("generation"))
}

/// Every file once, by its name.
fn write_files(
    library: &Library,
    generations: &[Generation],
    zip: &mut ZipWriter<impl Write + Seek>,
) -> Result<(), Error> {
    let models = generations.iter().flat_map(|generation| &generation.models);
    let mut files: BTreeMap<&str, bool> = models.map(|model| (model.vox.as_str(), true)).collect();
    for picture in generations.iter().flat_map(Generation::pictures) {
        files.entry(picture).or_insert(false);
    }
    let mut total = 0;
    for (hash, is_model) in files {
        let bytes = library.files().get(hash)?;
        total += bytes.len() as u64;
        if bytes.len() as u64 > MAX_FILE || total > MAX_TOTAL {
            return Err(ArchiveError::too_large("the selection", "64 MiB a file and 16 GiB in all").into());
        }
        let ending = if is_model { "vox" } else { ending_of(&bytes) };
        put(zip, &format!("{FILES}{hash}.{ending}"), &bytes)?;
    }
    Ok(())
}

fn put(zip: &mut ZipWriter<impl Write + Seek>, name: &str, bytes: &[u8]) -> Result<(), Error> {
    // Pictures are packed already.
    let is_packed = [".png", ".jpg", ".webp"].iter().any(|ending| name.ends_with(ending));
    let method = if is_packed { CompressionMethod::Stored } else { CompressionMethod::Deflated };
    let options = SimpleFileOptions::default().compression_method(method).unix_permissions(0o644);
    zip.start_file(name, options).map_err(ArchiveError::Write)?;
    Ok(zip.write_all(bytes).map_err(|error| ArchiveError::Write(error.into()))?)
}

fn ending_of(bytes: &[u8]) -> &'static str {
    match voxelize::picture::check(bytes).map(|info| info.media_type) {
        Ok("image/jpeg") => "jpg",
        Ok("image/webp") => "webp",
        _ => "png",
    }
}
