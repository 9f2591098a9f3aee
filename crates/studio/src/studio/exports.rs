//! Models that leave the library as files.

use super::{Studio, own};
use crate::run::blocking;
use crate::view::{ExportOrder, FormatView};
use crate::{Error, export};
use std::ffi::OsStr;
use std::fs;
use std::path::{Path, PathBuf};
use voxel::export::Exported;
use voxel::vox;

/// So many files of one name are handed out beside each other.
const MAX_NAMESAKES: u32 = 1000;

/// The materials that we write are far shorter, in bytes.
const MAX_MATERIALS: u64 = 1 << 20;

impl Studio {
    /// A sensible name for a file of a model, from its prompt, with an ending.
    pub async fn export_name(&self, model: &str, ending: &str) -> Result<String, Error> {
        let (_, prompt) = self.model(model).await?;
        Ok(format!("{}.{ending}", wire::safe_file_stem(&prompt)))
    }

    /// Writes a model's `.vox` file as it was received: whole or not at all.
    pub async fn export(&self, model: &str, path: &Path) -> Result<(), Error> {
        let bytes = self.vox(model).await?;
        let path = path.to_path_buf();
        blocking(move || export::write(&path, &bytes)).await
    }

    /// Writes a model as another kind of file: each file whole or not at all, and first what lies beside the one that was
    /// asked for. Refused where one of those would replace a file that nobody was asked about.
    pub async fn export_as(&self, model: &str, order: &ExportOrder, path: &Path) -> Result<(), Error> {
        let options = order.options()?;
        if order.format == FormatView::VoxScene {
            return self.export(model, path).await;
        }
        let bytes = self.vox(model).await?;
        let (format, path) = (order.format.into(), path.to_path_buf());
        blocking(move || {
            let refused = |error: &dyn std::fmt::Display| Error::Refused(error.to_string());
            let scene = vox::read(&bytes).map_err(|error| refused(&error))?;
            let stem = path.file_stem().unwrap_or_default().to_string_lossy();
            let made = voxel::export::export(&scene, format, &stem, &options);
            write_all(&path, &made.map_err(|error| refused(&error))?)
        })
        .await
    }

    /// A `.vox` file of a model for another program, in a folder of the library's own, under a telling name. One that a
    /// program has changed since is left alone: it may hold an artist's work.
    pub async fn hand_out(&self, model: &str) -> Result<PathBuf, Error> {
        let (name, bytes) = (self.export_name(model, "vox").await?, self.vox(model).await?);
        let folder = self.driver.library.folder().join("handed-out");
        blocking(move || {
            fs::create_dir_all(&folder).map_err(|source| Error::file(&folder, source))?;
            let stem = Path::new(&name).file_stem().and_then(OsStr::to_str).unwrap_or("model");
            let more = (2..MAX_NAMESAKES).map(|number| format!("{stem}-{number}.vox"));
            for name in std::iter::once(name.clone()).chain(more) {
                let path = folder.join(name);
                if !path.exists() {
                    export::write(&path, &bytes)?;
                    return Ok(path);
                }
                if holds(&path, &bytes) {
                    return Ok(path);
                }
            }
            Err(Error::Refused(format!("{} is full of files of that name", folder.display())))
        })
        .await
    }
}

fn write_all(path: &Path, made: &Exported) -> Result<(), Error> {
    let is_replacing = path.exists();
    let places = made.beside.iter().map(|(ending, bytes)| (path.with_extension(ending), bytes));
    let places: Vec<_> = places.collect();
    let is_ours = |place: &Path| is_replacing && (has_ending(place, "mtl") || is_named_beside(place));
    if let Some((taken, _)) = places.iter().find(|(place, _)| place.exists() && !is_ours(place)) {
        let message =
            format!("{} exists already and would be replaced: choose another name", taken.display());
        return Err(Error::Refused(message));
    }
    for (place, bytes) in &places {
        export::write(place, bytes)?;
    }
    export::write(path, &made.file)
}

/// Whether the materials beside a texture name it: then it belongs to the model, and isn't somebody's picture of that name.
fn is_named_beside(texture: &Path) -> bool {
    let name = texture.file_name().unwrap_or_default().to_string_lossy();
    let line = format!("map_Kd {name}");
    let materials = own::read(&texture.with_extension("mtl"), MAX_MATERIALS).unwrap_or_default();
    String::from_utf8_lossy(&materials).lines().any(|found| found.trim() == line)
}

fn has_ending(path: &Path, ending: &str) -> bool {
    path.extension().is_some_and(|found| found == ending)
}

/// Whether a file holds these bytes; it isn't read where its length says no.
fn holds(path: &Path, bytes: &[u8]) -> bool {
    fs::metadata(path).is_ok_and(|there| there.len() == bytes.len() as u64)
        && fs::read(path).is_ok_and(|there| there == bytes)
}
