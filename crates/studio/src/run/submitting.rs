//! The first step of a run: its request leaves, and is saved as leaving before it does.

use super::driver::{Driver, blocking};
use super::{Reply, Run, Step};
use crate::Error;
use crate::client::{CallError, Refusal};
use crate::library::{generations, runs, settings};
use crate::service::EMBEDDED;
use crate::time::now_ms;
use crate::view::{RunKind, TroubleCode};
use std::sync::Arc;
use wire::{ImagesRequest, Prompt, Seed, SubmittedImages, SubmittedVoxelize, VoxelizeRequest, path};

impl Driver {
    /// Sends the request, which is saved as sent before it leaves.
    /// `None` where the person has changed their mind meanwhile.
    pub(super) async fn submit(self: &Arc<Self>, run: Run) -> Result<Option<Reply>, Error> {
        let target = match self.target(&run.service).await? {
            Ok(target) => target,
            Err(reply) => return Ok(Some(reply)),
        };
        let (driver, id) = (Arc::clone(self), run.id.clone());
        let prepared = blocking(move || driver.prepare(&id)).await?;
        let request = match prepared {
            Prepared::Request(request) => request,
            Prepared::Changed => return Ok(None),
            Prepared::Without(message) => {
                let message = message.to_owned();
                return Ok(Some(Reply::Unusable { code: TroubleCode::Failed, message }));
            }
        };
        self.faults.reach("submitting");
        let posted = self.client.submit(&target, request.path, &request.key, &request.body).await;
        let echoed = match &posted {
            Ok(posted) => posted.echoed,
            Err(CallError::Refused(Refusal { echoed, .. })) => *echoed,
            Err(CallError::Unreachable { .. }) => false,
        };
        if echoed && run.service != EMBEDDED {
            let (library, service) = (Arc::clone(&self.library), run.service.clone());
            blocking(move || library.write(|rows| settings::saw_echo(rows, &service))).await?;
        }
        self.faults.reach("submitted");
        let answer =
            posted.and_then(|posted| {
                match run.kind {
                    RunKind::Images => SubmittedImages::parse(&posted.body).map(|answer| Reply::Submitted {
                        job: answer.job,
                        balance: None,
                        charged: None,
                    }),
                    RunKind::Voxelize => SubmittedVoxelize::parse(&posted.body).map(|answer| {
                        Reply::Submitted { job: answer.job, balance: answer.balance, charged: answer.charged }
                    }),
                }
                .map_err(|error| CallError::nonsense(&error))
            });
        Ok(Some(answer.unwrap_or_else(Reply::Error)))
    }

    /// The request of a run, and the note that it leaves now.
    fn prepare(&self, id: &str) -> Result<Prepared, Error> {
        let found = self.library.write(|rows| {
            let Some(mut run) = runs::get(rows, id)? else { return Ok(None) };
            if run.next(now_ms()) != Step::Submit {
                return Ok(None);
            }
            run.sending();
            runs::save(rows, &run)?;
            let picture = match run.candidate {
                Some(candidate) => generations::picture(rows, &run.generation, candidate)?,
                None => None,
            };
            Ok(Some((generations::prompt(rows, &run.generation)?, picture, run)))
        })?;
        let Some((Some((prompt, seed)), picture, run)) = found else { return Ok(Prepared::Changed) };
        let (path, body) = if run.kind == RunKind::Images {
            let prompt = Prompt::new(&prompt).map_err(|error| Error::Refused(error.to_string()))?;
            let seed = seed.and_then(|seed| Seed::new(u64::try_from(seed).ok()?).ok());
            (path::IMAGES, ImagesRequest { prompt, seed }.to_json())
        } else {
            let image = picture.and_then(|picture| self.library.files().get(&picture).ok());
            let Some(image) = image else {
                return Ok(Prepared::Without("the image that this was to be built from is gone"));
            };
            let request = VoxelizeRequest { image, options: run.options.unwrap_or_default() };
            (path::VOXELIZE, request.to_json())
        };
        Ok(Prepared::Request(Request { path, key: run.key, body }))
    }
}

enum Prepared {
    Request(Request),
    /// The row no longer asks for it.
    Changed,
    /// What it needs isn't there.
    Without(&'static str),
}

struct Request {
    path: &'static str,
    key: String,
    body: serde_json::Value,
}
