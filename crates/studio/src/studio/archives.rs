//! Parts of the history that leave for another library, and come from one.

use super::Studio;
use super::history::told;
use crate::archive::{self, Archive};
use crate::run::blocking;
use crate::view::TakenView;
use crate::{Error, export};
use std::fs::File;
use std::io::{BufReader, BufWriter, Write as _};
use std::path::Path;
use std::sync::Arc;

impl Studio {
    /// Writes generations with all that came of them into a zip file: whole or not at all.
    pub async fn export_history(&self, ids: &[String], path: &Path) -> Result<(), Error> {
        let (library, ids, path) = (Arc::clone(&self.driver.library), ids.to_vec(), path.to_path_buf());
        blocking(move || {
            export::make(&path, |file| {
                let mut to = BufWriter::new(file);
                archive::write(&library, &ids, &mut to)?;
                to.flush().map_err(|source| Error::file(&path, source))
            })
        })
        .await
    }

    /// Takes in the generations of a zip file that [`Studio::export_history`] wrote, here or elsewhere. What is there
    /// already is not doubled.
    pub async fn import_history(&self, path: &Path) -> Result<TakenView, Error> {
        let (library, path) = (Arc::clone(&self.driver.library), path.to_path_buf());
        let taken = blocking(move || {
            let file = File::open(&path).map_err(|source| Error::file(&path, source))?;
            let mut archive = Archive::open(BufReader::new(file))?;
            archive::take_in(&library, &mut archive)
        });
        let taken = taken.await?;
        let count = |count: usize| u32::try_from(count).unwrap_or(u32::MAX);
        let view = TakenView {
            fresh: count(taken.fresh),
            completed: count(taken.changed.len() - taken.fresh),
            known: count(taken.known),
        };
        self.tell(self.read(move |rows| told(rows, taken.changed)).await?);
        Ok(view)
    }
}
