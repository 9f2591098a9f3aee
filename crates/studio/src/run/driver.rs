//! The small loop around the machine: load, next, perform, apply, save, emit, until the run rests.

use super::{Circumstances, Reply, Run, Stage, Step};
use crate::client::{CallError, Client, Refusal, Target};
use crate::library::{Library, generations, models, runs, settings};
use crate::secrets::Secrets;
use crate::service::{EMBEDDED, EmbeddedService};
use crate::time::now_ms;
use crate::view::{Event, GenerationView, RunKind, TroubleCode};
use crate::{Error, Token, facts};
use lease::Owner;
use std::collections::HashMap;
use std::path::PathBuf;
use std::sync::{Arc, Mutex, PoisonError};
use std::time::Duration;
use tokio::sync::{Notify, broadcast};
use uuid::Uuid;
use wire::{
    ErrorBody, ImagesRequest, Output, Prompt, Seed, Status, SubmittedImages, SubmittedVoxelize,
    VoxelizeRequest, limit, path,
};

/// Named points at which tests stop or kill a studio. In a program for people it does nothing.
///
/// Points: `submitting` (the request is about to leave), `submitted` (its answer is known, not saved), `waiting` (saved),
/// `storing` (the result is known), `files` (the files are on disk, the rows aren't).
#[derive(Clone, Default)]
pub struct Faults(Option<Arc<dyn Fn(&'static str) + Send + Sync>>);

impl Faults {
    /// Calls `hook` at every point.
    pub fn new(hook: impl Fn(&'static str) + Send + Sync + 'static) -> Self {
        Self(Some(Arc::new(hook)))
    }

    fn reach(&self, point: &'static str) {
        if let Some(hook) = &self.0 {
            hook(point);
        }
    }
}

/// Drives the runs that this process owns.
pub struct Driver {
    pub library: Arc<Library>,
    pub client: Client,
    pub secrets: Secrets,
    pub embedded: Option<EmbeddedService>,
    /// A service and its token, for this process only.
    pub guest: Option<(String, Token)>,
    pub events: broadcast::Sender<Event>,
    pub owner: Owner,
    pub owners: PathBuf,
    pub faults: Faults,
    /// How long to wait between polls: of a service on this machine, and of one elsewhere.
    pub poll_near: Duration,
    pub poll_far: Duration,
    /// Wakes the loops of runs.
    pub active: Mutex<HashMap<String, Arc<Notify>>>,
}

impl Driver {
    /// Drives a run until it rests, in the background; one that is driven already is woken.
    pub fn drive(self: &Arc<Self>, id: &str) {
        let mut active = self.active.lock().unwrap_or_else(PoisonError::into_inner);
        if let Some(there) = active.get(id) {
            there.notify_one();
            return;
        }
        let wake = Arc::new(Notify::new());
        active.insert(id.to_owned(), Arc::clone(&wake));
        drop(active);
        let (driver, id) = (Arc::clone(self), id.to_owned());
        tokio::spawn(async move {
            loop {
                match driver.turn(&id, &wake).await {
                    Ok(true) => {}
                    Ok(false) => break,
                    Err(error) => {
                        // The rows can't be written: nothing may be sent that isn't saved first.
                        tracing::error!(%error, run = id, "a run could not go on");
                        tokio::time::sleep(Duration::from_secs(2)).await;
                    }
                }
            }
        });
    }

    /// Takes over every run that doesn't rest and whose owner is gone.
    pub async fn adopt(self: &Arc<Self>) -> Result<(), Error> {
        let driver = Arc::clone(self);
        let adopted = blocking(move || {
            let unrested = driver.library.read(runs::unrested)?;
            let is_orphan = |owner: &Option<String>| match owner {
                None => true,
                Some(owner) => owner != driver.owner.name() && lease::is_dead(&driver.owners, owner),
            };
            let orphans: Vec<String> =
                unrested.into_iter().filter(|(_, owner)| is_orphan(owner)).map(|(id, _)| id).collect();
            for id in &orphans {
                driver.library.write(|rows| {
                    runs::set_owner(rows, id, driver.owner.name())?;
                    let Some(mut run) = runs::get(rows, id)? else { return Ok(()) };
                    let knows_keys = settings::knows_keys(rows, &run.service)?;
                    run.resume(Circumstances { now: now_ms(), knows_keys });
                    runs::save(rows, &run)
                })?;
            }
            Ok(orphans)
        });
        for id in adopted.await? {
            self.emit_run(&id).await?;
            self.drive(&id);
        }
        Ok(())
    }

    /// There is another token for a service: runs that wait for one go on.
    pub async fn token_arrived(self: &Arc<Self>, service: &str) -> Result<(), Error> {
        let (driver, service) = (Arc::clone(self), service.to_owned());
        let woken = blocking(move || {
            driver.library.write(|rows| {
                let mut woken = Vec::new();
                for (id, _) in runs::unrested(rows)? {
                    let Some(mut run) = runs::get(rows, &id)? else { continue };
                    if run.service == service && run.next(now_ms()) == Step::WaitForToken {
                        run.apply(Reply::NewToken, Circumstances { now: now_ms(), knows_keys: false }, 0);
                        runs::save(rows, &run)?;
                        woken.push(id);
                    }
                }
                Ok(woken)
            })
        });
        for id in woken.await? {
            self.emit_run(&id).await?;
            self.drive(&id);
        }
        Ok(())
    }

    /// One turn of the loop; whether there is another one.
    async fn turn(self: &Arc<Self>, id: &str, wake: &Arc<Notify>) -> Result<bool, Error> {
        let Some(run) = self.load(id).await? else {
            self.forget(id);
            return Ok(false);
        };
        let reply = match run.next(now_ms()) {
            Step::Rest => {
                self.forget(id);
                return Ok(false);
            }
            Step::WaitForToken => {
                wake.notified().await;
                return Ok(true);
            }
            Step::Pause(until) => {
                let pause = Duration::from_millis(u64::try_from(until - now_ms()).unwrap_or(0));
                let _ = tokio::time::timeout(pause, wake.notified()).await;
                return Ok(true);
            }
            Step::Submit => self.submit(run).await?,
            Step::Poll(job) => match self.target(&run.service).await? {
                Err(reply) => reply,
                Ok(target) => match self.client.status(&target, &job, limit::IMAGES_ANSWER).await {
                    Ok(Status::Completed(completion)) => return self.store(run, completion.output).await,
                    Ok(status) => Reply::Status(status),
                    Err(error) => Reply::Error(error),
                },
            },
            Step::Cancel(job) => match self.target(&run.service).await? {
                Err(reply) => reply,
                Ok(target) => match self.client.cancel(&target, &job).await {
                    Ok(Some(Status::Completed(completion))) => {
                        return self.store(run, completion.output).await;
                    }
                    Ok(Some(status)) => Reply::Status(status),
                    Ok(None) => Reply::CannotCancel,
                    Err(error) => Reply::Error(error),
                },
            },
        };
        self.apply(id, reply).await?;
        self.faults.reach("waiting");
        Ok(true)
    }

    /// Sends the request, which is saved as sent before it leaves.
    async fn submit(self: &Arc<Self>, run: Run) -> Result<Reply, Error> {
        let target = match self.target(&run.service).await? {
            Ok(target) => target,
            Err(reply) => return Ok(reply),
        };
        let (driver, id) = (Arc::clone(self), run.id.clone());
        let prepared = blocking(move || driver.prepare(&id)).await?;
        let Some((path, body)) = prepared else {
            let message = "the image that this was to be built from is gone".to_owned();
            return Ok(Reply::Unusable { code: TroubleCode::Failed, message });
        };
        self.faults.reach("submitting");
        let posted = self.client.submit(&target, path, &run.key, &body).await;
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
        Ok(answer.unwrap_or_else(Reply::Error))
    }

    /// The request of a run, and the note that it leaves now.
    fn prepare(&self, id: &str) -> Result<Option<(&'static str, serde_json::Value)>, Error> {
        let found = self.library.write(|rows| {
            let Some(mut run) = runs::get(rows, id)? else { return Ok(None) };
            run.sending();
            runs::save(rows, &run)?;
            let picture = match run.candidate {
                Some(candidate) => generations::picture(rows, &run.generation, candidate)?,
                None => None,
            };
            Ok(Some((generations::prompt(rows, &run.generation)?, picture, run)))
        })?;
        let Some((prompt, picture, run)) = found else { return Ok(None) };
        if run.kind == RunKind::Images {
            let Some((prompt, seed)) = prompt else { return Ok(None) };
            let prompt = Prompt::new(&prompt).map_err(|error| Error::Refused(error.to_string()))?;
            let seed = seed.and_then(|seed| Seed::new(u64::try_from(seed).ok()?).ok());
            return Ok(Some((path::IMAGES, ImagesRequest { prompt, seed }.to_json())));
        }
        let Some(picture) = picture else { return Ok(None) };
        let Ok(image) = self.library.files().get(&picture) else { return Ok(None) };
        let request = VoxelizeRequest { image, options: run.options.unwrap_or_default() };
        Ok(Some((path::VOXELIZE, request.to_json())))
    }

    /// Keeps a result: first the stage, then the files, then all rows in one transaction.
    async fn store(self: &Arc<Self>, run: Run, output: Output) -> Result<bool, Error> {
        let (driver, id) = (Arc::clone(self), run.id.clone());
        blocking(move || {
            driver.library.write(|rows| {
                let Some(mut run) = runs::get(rows, &run.id)? else { return Ok(()) };
                if let Stage::Waiting { job } = &run.stage {
                    run.stage = Stage::Storing { job: job.clone() };
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
                for image in images {
                    voxelize::picture::check(&image.image).map_err(|error| {
                        Kept::Unusable(format!("the service sent an image that can't be used: {error}"))
                    })?;
                    pictures.push((image.index, self.library.files().put(&image.image)?));
                }
                self.faults.reach("files");
                let seed = seed.and_then(|seed| i64::try_from(seed.get()).ok());
                self.finish(run, |rows| {
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
                    vox: &file,
                    bytes: vox.len(),
                    facts: &facts,
                    created_at: now_ms(),
                };
                self.finish(run, |rows| models::insert(rows, &new))
            }
            _ => Err(Kept::Unusable("the service sent something else than what was asked for".to_owned())),
        }
    }

    /// The rows of a result, and the run's rest, in one transaction.
    fn finish(
        &self,
        run: &Run,
        keep: impl FnOnce(&rusqlite::Connection) -> rusqlite::Result<()>,
    ) -> Result<(), Kept> {
        self.library.write(|rows| {
            // Deleted meanwhile: nothing is kept, and the sweep clears the files away.
            let Some(mut run) = runs::get(rows, &run.id)? else { return Ok(()) };
            keep(rows)?;
            run.apply(Reply::Stored, Circumstances { now: now_ms(), knows_keys: false }, 0);
            runs::save(rows, &run)
        })?;
        Ok(())
    }

    async fn apply(self: &Arc<Self>, id: &str, reply: Reply) -> Result<(), Error> {
        let (driver, run) = (Arc::clone(self), id.to_owned());
        blocking(move || driver.write_reply(&run, reply)).await?;
        self.emit_run(id).await
    }

    /// Applies a reply to the run as it is in its row now: the person may have cancelled it meanwhile.
    fn write_reply(&self, id: &str, reply: Reply) -> Result<(), Error> {
        self.library.write(|rows| {
            let Some(mut run) = runs::get(rows, id)? else { return Ok(()) };
            let knows_keys = settings::knows_keys(rows, &run.service)?;
            if let Reply::Submitted { balance, charged, .. } = &reply {
                let metered = *charged == Some(true);
                if run.kind == RunKind::Voxelize {
                    settings::set_balance(rows, &run.service, balance.filter(|_| metered))?;
                }
            }
            let poll = self.poll_pause(&run.service).as_millis();
            let circumstances = Circumstances { now: now_ms(), knows_keys };
            run.apply(reply, circumstances, i64::try_from(poll).unwrap_or(2_000));
            runs::save(rows, &run)
        })
    }

    /// Where a run's service is now, and the token for it; or the reply that stands for not knowing.
    async fn target(&self, service: &str) -> Result<Result<Target, Reply>, Error> {
        if service == EMBEDDED {
            let here = self.embedded.as_ref();
            let offline = || {
                let sentence = "the built-in service doesn't run in this program".to_owned();
                Reply::Error(CallError::Unreachable { sentence, may_have_arrived: false })
            };
            return Ok(here
                .map(|here| Target {
                    url: here.url.trim_end_matches('/').to_owned(),
                    token: here.token.clone(),
                })
                .ok_or_else(offline));
        }
        let guest = self.guest.as_ref().filter(|(url, _)| url == service).map(|(_, token)| token.clone());
        let token = match guest {
            Some(token) => Some(token),
            None => self.secrets.get(service).await?,
        };
        let body = ErrorBody::sentence("this service needs a token");
        let missing = Refusal { status: 401, body, retry_after_s: None, echoed: false };
        Ok(token
            .map(|token| Target { url: service.to_owned(), token })
            .ok_or(Reply::Error(CallError::Refused(missing))))
    }

    fn poll_pause(&self, service: &str) -> Duration {
        if service == EMBEDDED { self.poll_near } else { self.poll_far }
    }

    async fn load(self: &Arc<Self>, id: &str) -> Result<Option<Run>, Error> {
        let (driver, id) = (Arc::clone(self), id.to_owned());
        blocking(move || driver.library.read(|rows| runs::get(rows, &id))).await
    }

    fn forget(&self, id: &str) {
        self.active.lock().unwrap_or_else(PoisonError::into_inner).remove(id);
    }

    /// Tells everybody how a run's generation stands now.
    pub async fn emit_run(self: &Arc<Self>, id: &str) -> Result<(), Error> {
        let (driver, id) = (Arc::clone(self), id.to_owned());
        let view = blocking(move || {
            driver.library.read(|rows| match runs::get(rows, &id)? {
                Some(run) => generations::view(rows, &run.generation),
                None => Ok(None),
            })
        });
        if let Some(generation) = view.await? {
            self.emit(generation);
        }
        Ok(())
    }

    /// Tells everybody how a generation stands now. Without listeners there is nobody to tell.
    pub fn emit(&self, generation: GenerationView) {
        let _ = self.events.send(Event::Generation { generation });
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

/// Work on rows and files, off the threads that wait for the network.
pub async fn blocking<T: Send + 'static>(
    work: impl FnOnce() -> Result<T, Error> + Send + 'static,
) -> Result<T, Error> {
    tokio::task::spawn_blocking(work).await.map_err(|error| Error::Internal(error.to_string()))?
}
