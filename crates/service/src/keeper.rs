//! Looks after what others left behind: jobs of processes that died, and jobs whose time is over.

use crate::http::Desk;
use crate::store::jobs;
use crate::time::now_ms;
use std::path::PathBuf;
use std::sync::Arc;
use std::thread;
use std::time::{Duration, Instant};

/// How often it tidies up.
const ROUND: Duration = Duration::from_secs(2);

/// How often it looks whether to stop.
const BLINK: Duration = Duration::from_millis(50);

/// The keeper of one service.
pub struct Keeper {
    pub desk: Arc<Desk>,
    /// This process.
    pub owner: String,
    /// Where the owners' lock files lie.
    pub owners: PathBuf,
    /// How long a job is kept after it ended.
    pub keep: Duration,
}

impl Keeper {
    /// Tidies up every now and then until `stopping`.
    pub fn keep(&self, stopping: impl Fn() -> bool) {
        let mut tidied = Instant::now();
        while !stopping() {
            thread::sleep(BLINK);
            if tidied.elapsed() >= ROUND {
                self.tidy();
                tidied = Instant::now();
            }
        }
    }

    /// Queues the jobs of dead owners again, and forgets jobs whose time is over.
    pub fn tidy(&self) {
        if let Err(error) = self.adopt().and_then(|()| self.forget()) {
            tracing::error!(%error, "the rows could not be tidied up");
        }
    }

    fn adopt(&self) -> rusqlite::Result<()> {
        lease::sweep(&self.owners);
        let others = self.desk.store.read(|rows| jobs::other_owners(rows, &self.owner))?;
        for dead in others.iter().filter(|owner| lease::is_dead(&self.owners, owner)) {
            self.desk.store.write(|rows| jobs::requeue(rows, dead))?;
            self.desk.bell.ring();
        }
        Ok(())
    }

    fn forget(&self) -> rusqlite::Result<()> {
        let before = now_ms().saturating_sub(i64::try_from(self.keep.as_millis()).unwrap_or(i64::MAX));
        if self.desk.store.read(|rows| jobs::any_ended(rows, before))? {
            self.desk.store.write(|rows| jobs::forget(rows, before))?;
        }
        Ok(())
    }
}
