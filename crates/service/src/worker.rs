//! Workers: threads that take jobs from the queue, make their results, and commit them.

use crate::Config;
use crate::generators::{Cancel, Generators, JobFailure};
use crate::http::Desk;
use crate::keeper::Keeper;
use crate::recipe;
use crate::store::jobs::{self, Claimed};
use lease::Owner;
use std::io;
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::path::PathBuf;
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};
use std::thread::{self, JoinHandle};
use std::time::{Duration, Instant};

/// How often a worker looks at the queue when nobody rings (another process may have queued something), and how long
/// it waits before it tries again to commit a result.
const ROUND: Duration = Duration::from_secs(1);

/// How often the rows are asked whether a job in hand was cancelled.
const GLANCE: Duration = Duration::from_millis(200);

/// How often a job in hand is told that the service stops.
const BLINK: Duration = Duration::from_millis(20);

/// The threads of one service.
pub struct Workers {
    shop: Arc<Shop>,
    threads: Vec<JoinHandle<()>>,
}

/// What the threads share.
struct Shop {
    desk: Arc<Desk>,
    generators: Generators,
    owner: Owner,
    stop: AtomicBool,
}

impl Workers {
    /// Starts the workers, and one thread that looks after what others left behind. `owners` is the folder of the
    /// locks that tell which processes live.
    pub fn start(desk: &Arc<Desk>, config: &Config, owners: PathBuf) -> io::Result<Self> {
        let owner = Owner::enter(&owners)?;
        let name = owner.name().to_owned();
        let keeper = Keeper { desk: Arc::clone(desk), owner: name, owners, keep: config.keep_jobs };
        keeper.tidy();
        let (generators, stop) = (config.generators.clone(), AtomicBool::new(false));
        let shop = Arc::new(Shop { desk: Arc::clone(desk), generators, owner, stop });
        let mut workers = Self { shop, threads: Vec::new() };
        let mut spawned = workers.spawn("keeper", move |shop| keeper.keep(|| shop.stopping()));
        for _ in 0..config.workers {
            spawned = spawned.and_then(|()| workers.spawn("worker", Shop::work));
        }
        if let Err(error) = spawned {
            workers.stop();
            return Err(error);
        }
        Ok(workers)
    }

    fn spawn(&mut self, name: &str, work: impl FnOnce(&Shop) + Send + 'static) -> io::Result<()> {
        let shop = Arc::clone(&self.shop);
        self.threads.push(thread::Builder::new().name(name.to_owned()).spawn(move || work(&shop))?);
        Ok(())
    }

    /// Stops: work in hand goes back to the queue, unless it is done before its generator notices.
    pub fn stop(self) {
        self.shop.stop.store(true, Ordering::Relaxed);
        self.shop.desk.bell.ring();
        for thread in self.threads {
            let _ = thread.join();
        }
    }
}

impl Shop {
    fn stopping(&self) -> bool {
        self.stop.load(Ordering::Relaxed)
    }

    /// One worker's life.
    fn work(&self) {
        while !self.stopping() {
            let seen = self.desk.bell.rings();
            match self.desk.store.write(|rows| jobs::claim(rows, self.owner.name())) {
                Ok(Some(job)) => self.perform(&job),
                Ok(None) => self.desk.bell.wait(seen, ROUND),
                Err(error) => {
                    tracing::error!(%error, "the queue could not be read");
                    thread::sleep(ROUND);
                }
            }
        }
    }

    /// Makes a job's result and commits it. Whatever panics on the way fails the job, not the service.
    fn perform(&self, job: &Claimed) {
        let performed = catch_unwind(AssertUnwindSafe(|| {
            self.desk.faults.reach("claimed");
            let result = self.watched(job);
            self.desk.faults.reach("made");
            self.commit(job, &result);
            self.desk.faults.reach("stored");
        }));
        if performed.is_err() {
            self.commit(job, &Err(stumbled()));
        }
    }

    /// Tries until it is done: a full disk or a busy file passes. A service that has to stop first leaves the job with
    /// its owner, and whoever finds that owner gone queues it again.
    fn commit(&self, job: &Claimed, result: &Result<String, JobFailure>) {
        while let Err(error) = self.desk.store.write(|rows| self.end(rows, job, result)) {
            tracing::error!(%error, job = job.id, "a result could not be committed");
            if self.stopping() {
                return;
            }
            thread::sleep(ROUND);
        }
    }

    fn end(
        &self,
        rows: &rusqlite::Connection,
        job: &Claimed,
        result: &Result<String, JobFailure>,
    ) -> rusqlite::Result<()> {
        let owner = self.owner.name();
        match result {
            Ok(output) => jobs::complete(rows, &job.id, owner, output),
            // Its generator was stopped by us, not by whoever wants the result.
            Err(_) if self.stopping() && !jobs::is_cancelled(rows, &job.id)? => {
                jobs::put_back(rows, &job.id, owner)
            }
            Err(failure) => jobs::fail(rows, &job.id, Some(owner), &failure.0),
        }
    }

    /// Runs the generator while a second thread looks whether it should stop.
    fn watched(&self, job: &Claimed) -> Result<String, JobFailure> {
        let cancel = Cancel::default();
        let done = AtomicBool::new(false);
        thread::scope(|scope| {
            let watcher = scope.spawn(|| self.watch(job, &cancel, &done));
            let made = catch_unwind(AssertUnwindSafe(|| recipe::make(&self.generators, job, &cancel)));
            done.store(true, Ordering::Relaxed);
            watcher.thread().unpark();
            made.unwrap_or_else(|_| Err(stumbled()))
        })
    }

    fn watch(&self, job: &Claimed, cancel: &Cancel, done: &AtomicBool) {
        let mut looked = Instant::now();
        while !done.load(Ordering::Relaxed) {
            thread::park_timeout(BLINK);
            if self.stopping() {
                cancel.cancel();
            } else if looked.elapsed() >= GLANCE {
                looked = Instant::now();
                if self.desk.store.read(|rows| jobs::is_cancelled(rows, &job.id)).unwrap_or(false) {
                    cancel.cancel();
                }
            }
        }
    }
}

fn stumbled() -> JobFailure {
    JobFailure("the generator stumbled over this one; try another picture or prompt".to_owned())
}
