//! The small loop around the machine: load, next, perform, apply, save, emit, until the run rests.

use super::{Circumstances, Reply, Run, Step};
use crate::client::{CallError, Client, Refusal, Target};
use crate::library::{Library, generations, runs, settings};
use crate::secrets::Secrets;
use crate::service::{EMBEDDED, EmbeddedService};
use crate::time::now_ms;
use crate::view::{Event, GenerationView, RunKind};
use crate::{Error, Token};
use futures_util::FutureExt as _;
use lease::Owner;
use std::collections::HashMap;
use std::path::PathBuf;
use std::sync::{Arc, Mutex, PoisonError};
use std::time::Duration;
use tokio::sync::{Notify, broadcast};
use tokio::task::AbortHandle;
use wire::{ErrorBody, ErrorCode, Status, limit};

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

    pub(super) fn reach(&self, point: &'static str) {
        if let Some(hook) = &self.0 {
            hook(point);
        }
    }
}

/// A loop that waits looks at its row so often: another program may have changed it.
const LOOK_AGAIN: Duration = Duration::from_secs(1);

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
    pub active: Mutex<HashMap<String, Active>>,
}

/// A run's loop.
pub struct Active {
    wake: Arc<Notify>,
    task: AbortHandle,
}

impl Driver {
    /// Drives a run until it rests, in the background; one that is driven already is woken.
    pub fn drive(self: &Arc<Self>, id: &str) {
        let mut active = self.active.lock().unwrap_or_else(PoisonError::into_inner);
        if let Some(there) = active.get(id) {
            there.wake.notify_one();
            return;
        }
        let wake = Arc::new(Notify::new());
        let task = tokio::spawn(Arc::clone(self).run_loop(id.to_owned(), Arc::clone(&wake))).abort_handle();
        active.insert(id.to_owned(), Active { wake, task });
    }

    async fn run_loop(self: Arc<Self>, id: String, wake: Arc<Notify>) {
        // What was told already; it is told once.
        let mut told = String::new();
        loop {
            match self.turn(&id, &wake).await {
                Ok(true) => {}
                Ok(false) if self.forget(&id, &wake) => return,
                // Somebody has just set it going again.
                Ok(false) => {}
                Err(error) => {
                    // The rows can't be written: nothing may be sent that isn't saved first.
                    let trouble = error.to_view();
                    if trouble.message != told {
                        told.clone_from(&trouble.message);
                        let _ = self.events.send(Event::Trouble { trouble });
                    }
                    tokio::time::sleep(Duration::from_secs(2)).await;
                }
            }
        }
    }

    /// Lets go of every run where it stands; whoever opens the library next goes on with it.
    pub fn stop(&self) {
        for (_, active) in self.active.lock().unwrap_or_else(PoisonError::into_inner).drain() {
            active.task.abort();
        }
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
            let mut adopted = Vec::new();
            for (id, owner) in unrested.into_iter().filter(|(_, owner)| is_orphan(owner)) {
                let taken = driver.library.write(|rows| {
                    // Another program may have been quicker.
                    if !runs::take_over(rows, &id, owner.as_deref(), driver.owner.name())? {
                        return Ok(false);
                    }
                    let Some(mut run) = runs::get(rows, &id)? else { return Ok(false) };
                    let knows_keys = settings::knows_keys(rows, &run.service)?;
                    run.resume(Circumstances { now: now_ms(), knows_keys });
                    runs::save(rows, &run)?;
                    Ok(true)
                })?;
                if taken {
                    adopted.push(id);
                }
            }
            Ok(adopted)
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
        let Some(run) = self.load(id).await? else { return Ok(false) };
        let reply = match run.next(now_ms()) {
            Step::Rest => return Ok(false),
            Step::WaitForToken => {
                wait(LOOK_AGAIN, wake).await;
                return Ok(true);
            }
            Step::Pause(until) => {
                let pause = Duration::from_millis(u64::try_from(until - now_ms()).unwrap_or(0));
                wait(pause.min(LOOK_AGAIN), wake).await;
                return Ok(true);
            }
            Step::Submit => match self.submit(run).await? {
                Some(reply) => reply,
                None => return Ok(true),
            },
            Step::Poll(job) => match self.target(&run.service).await? {
                Err(reply) => reply,
                Ok(target) => match self.client.status(&target, &job, limit::IMAGES_ANSWER).await {
                    Ok(Status::Completed(completion)) => return self.store(run, completion).await,
                    Ok(status) => Reply::Status(status),
                    Err(error) => Reply::Error(error),
                },
            },
            Step::Cancel(job) => match self.target(&run.service).await? {
                Err(reply) => reply,
                Ok(target) => match self.client.cancel(&target, &job).await {
                    Ok(Some(Status::Completed(completion))) => {
                        return self.store(run, completion).await;
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

    async fn apply(self: &Arc<Self>, id: &str, reply: Reply) -> Result<(), Error> {
        let (driver, run) = (Arc::clone(self), id.to_owned());
        blocking(move || driver.write_reply(&run, reply)).await?;
        self.emit_run(id).await
    }

    /// Applies a reply to the run as it is in its row now: the person may have cancelled it meanwhile.
    pub(super) fn write_reply(&self, id: &str, reply: Reply) -> Result<(), Error> {
        self.library.write(|rows| {
            let Some(mut run) = runs::get(rows, id)? else { return Ok(()) };
            let knows_keys = settings::knows_keys(rows, &run.service)?;
            if let Some(balance) = told_balance(&reply).filter(|_| run.kind == RunKind::Voxelize) {
                settings::set_balance(rows, &run.service, balance)?;
            }
            let poll = self.poll_pause(&run.service).as_millis();
            let circumstances = Circumstances { now: now_ms(), knows_keys };
            run.apply(reply, circumstances, i64::try_from(poll).unwrap_or(2_000));
            runs::save(rows, &run)
        })
    }

    /// Where a run's service is now, and the token for it; or the reply that stands for not knowing.
    pub(super) async fn target(&self, service: &str) -> Result<Result<Target, Reply>, Error> {
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

    /// A run as its row has it; none where it is gone, or another program's.
    async fn load(self: &Arc<Self>, id: &str) -> Result<Option<Run>, Error> {
        let (driver, id) = (Arc::clone(self), id.to_owned());
        blocking(move || driver.library.read(|rows| runs::owned(rows, &id, driver.owner.name()))).await
    }

    /// Forgets a run's loop, unless it was woken since it last looked at its row.
    fn forget(&self, id: &str, wake: &Notify) -> bool {
        let mut active = self.active.lock().unwrap_or_else(PoisonError::into_inner);
        let ends = wake.notified().now_or_never().is_none();
        if ends {
            active.remove(id);
        }
        ends
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
        let _ = self.events.send(Event::Generation { generation: Box::new(generation) });
    }
}

/// The balance after a voxelization was answered; `Some(None)` where there is none, `None` where nothing was said of it.
fn told_balance(reply: &Reply) -> Option<Option<i64>> {
    match reply {
        Reply::Submitted { balance, charged, .. } => Some(balance.filter(|_| *charged == Some(true))),
        // A model costs one token, and tokens are whole.
        Reply::Error(CallError::Refused(Refusal { status: 402, .. })) => Some(Some(0)),
        Reply::Error(CallError::Refused(Refusal { status: 403, body, .. }))
            if body.code == Some(ErrorCode::NoBalance) =>
        {
            Some(None)
        }
        _ => None,
    }
}

async fn wait(pause: Duration, wake: &Notify) {
    let _ = tokio::time::timeout(pause, wake.notified()).await;
}

/// Work on rows and files, off the threads that wait for the network.
pub async fn blocking<T: Send + 'static>(
    work: impl FnOnce() -> Result<T, Error> + Send + 'static,
) -> Result<T, Error> {
    tokio::task::spawn_blocking(work).await.map_err(|error| Error::Internal(error.to_string()))?
}
