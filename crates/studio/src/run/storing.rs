//! The last step of a run: its result is checked and kept.

use super::driver::{Driver, blocking};
use super::{Circumstances, Reply, Run, Stage};
use crate::library::{generations, models, runs};
use crate::time::now_ms;
use crate::view::{RunKind, TroubleCode};
use crate::{Error, facts};
use std::sync::Arc;
use uuid::Uuid;
use wire::{Completion, Output};

impl Driver {
    /// Keeps a result: first the stage, then the files, then all rows in one transaction.
    pub(super) async fn store(self: &Arc<Self>, run: Run, completion: Completion) -> Result<bool, Error> {
        let (driver, id) = (Arc::clone(self), run.id.clone());
        let Completion { execution_ms, output, .. } = completion;
        blocking(move || {
            driver.library.write(|rows| {
                let Some(mut run) = runs::get(rows, &run.id)? else { return Ok(()) };
                if let Stage::Waiting { job } = &run.stage {
                    run.stage = Stage::Storing { job: job.clone() };
                    // How long it took in the end tells how long the next one will.
                    (run.execution_ms, run.heard_at) = (execution_ms, Some(now_ms()));
                    runs::save(rows, &run)?;
                }
                Ok(())
            })?;
            driver.faults.reach("storing");
            let reply = match driver.keep(&run, output) {
                Ok(()) => None,
                Err(Kept::Unusable(message)) => Some(Reply::Unusable { code: TroubleCode::Failed, message }),
                Err(Kept::Error(error)) => {
                    Some(Reply::Unusable { code: error.code(), message: error.to_string() })
                }
            };
            if let Some(reply) = reply {
                driver.write_reply(&run.id, reply)?;
            }
            Ok(())
        })
        .await?;
        self.emit_run(&id).await?;
        Ok(true)
    }

    fn keep(&self, run: &Run, output: Output) -> Result<(), Kept> {
        match (run.kind, output) {
            (RunKind::Images, Output::Images { seed, images, words }) => {
                let mut pictures = Vec::new();
                for image in &images {
                    voxelize::picture::check(&image.image).map_err(|error| {
                        Kept::Unusable(format!("the service sent an image that can't be used: {error}"))
                    })?;
                    pictures.push((image.index, self.library.files().put(&image.image)?));
                }
                self.faults.reach("files");
                let seed = seed.and_then(|seed| i64::try_from(seed.get()).ok());
                let hashes = pictures.iter().map(|(_, hash)| hash.as_str());
                let files: Vec<_> = hashes.zip(images.iter().map(|image| &*image.image)).collect();
                self.finish(run, &files, |rows| {
                    generations::keep_images(rows, &run.generation, seed, words.as_ref(), &pictures)
                })
            }
            (RunKind::Voxelize, Output::Model { vox, .. }) => {
                let facts = facts::of(&vox).map_err(|error| {
                    Kept::Unusable(format!("the service sent a .vox file that can't be used: {error}"))
                })?;
                let file = self.library.files().put(&vox)?;
                self.faults.reach("files");
                let new = models::NewModel {
                    id: &Uuid::now_v7().to_string(),
                    run: &run.id,
                    generation: &run.generation,
                    candidate: run.candidate.unwrap_or(0),
                    options: &run.options.unwrap_or_default(),
                    version: None,
                    vox: &file,
                    bytes: vox.len(),
                    facts: &facts,
                    created_at: now_ms(),
                };
                self.finish(run, &[(&file, &vox)], |rows| models::insert(rows, &new))
            }
            _ => Err(Kept::Unusable("the service sent something else than what was asked for".to_owned())),
        }
    }

    /// The rows of a result, and the run's rest, in one transaction.
    fn finish(
        &self,
        run: &Run,
        files: &[(&str, &[u8])],
        keep: impl FnOnce(&rusqlite::Connection) -> rusqlite::Result<()>,
    ) -> Result<(), Kept> {
        self.library.write_naming(files, |rows| {
            // Deleted meanwhile: nothing is kept, and the sweep clears the files away.
            let Some(mut run) = runs::get(rows, &run.id)? else { return Ok(()) };
            keep(rows)?;
            run.apply(Reply::Stored, Circumstances { now: now_ms(), knows_keys: false }, 0);
            runs::save(rows, &run)
        })?;
        Ok(())
    }
}

/// Why a result was not kept.
enum Kept {
    /// It makes no sense.
    Unusable(String),
    /// It could not be written.
    Error(Error),
}

impl From<Error> for Kept {
    fn from(error: Error) -> Self {
        Self::Error(error)
    }
}
