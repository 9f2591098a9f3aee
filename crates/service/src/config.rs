//! How a service is set up.

use crate::Token;
use crate::generators::Generators;
use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::time::Duration;

/// Everything that a service is told at start.
#[derive(Clone)]
pub struct Config {
    /// The folder of its database and its owners' locks; made where it is missing.
    pub data_dir: PathBuf,
    /// How long an account has to wait between two images jobs; `None` lets it go on at once.
    pub images_interval: Option<Duration>,
    /// How long a job is kept after it ended.
    pub keep_jobs: Duration,
    /// How many jobs are worked on at once. With none, jobs are only taken in: another process may do the work.
    pub workers: usize,
    /// The account of the program that embeds the service.
    pub embedded: Option<EmbeddedAccount>,
    /// What makes images and shapes.
    pub generators: Generators,
    /// Where tests stop it.
    pub faults: Faults,
}

/// Jobs are kept for a week after they ended, at least.
const KEEP: Duration = Duration::from_secs(7 * 24 * 3600);

impl Config {
    /// A service for a team: metered accounts, one images job in 15 seconds.
    #[must_use]
    pub fn serve(data_dir: &Path) -> Self {
        Self {
            data_dir: data_dir.to_path_buf(),
            images_interval: Some(Duration::from_secs(15)),
            keep_jobs: KEEP,
            workers: 2,
            embedded: None,
            generators: Generators::built_in(),
            faults: Faults::default(),
        }
    }

    /// A service inside another program: one unmetered account, no limit, loopback only.
    #[must_use]
    pub fn embedded(data_dir: &Path, account: EmbeddedAccount) -> Self {
        Self { images_interval: None, embedded: Some(account), ..Self::serve(data_dir) }
    }
}

/// The account of the program that embeds the service: unmetered. With one, the service refuses requests whose
/// `Host` isn't its own loopback address, and every request with an `Origin`, so that no web page can reach it.
#[derive(Clone, Debug)]
pub struct EmbeddedAccount {
    /// Good for this launch; kept in memory only.
    pub token: Token,
}

impl EmbeddedAccount {
    /// An account with a new token.
    #[must_use]
    pub fn for_this_launch() -> Self {
        Self { token: Token::random() }
    }
}

/// Named points at which tests stop, kill or delay a service. In a program for people it does nothing.
///
/// In the order in which a voxelize job passes them: `charged` (the token is taken and the job is not queued, both in a
/// transaction that isn't committed), `queued` (the job is committed, the answer isn't sent), `claimed` (a worker has
/// it), `made` (the result exists in memory), `stored` (the result is committed). A hook that panics is a fault, too: of
/// the request before `claimed`, of the worker from there on.
#[derive(Clone, Default)]
pub struct Faults(Option<Arc<dyn Fn(&'static str) + Send + Sync>>);

impl Faults {
    /// Calls `hook` at every point.
    pub fn new(hook: impl Fn(&'static str) + Send + Sync + 'static) -> Self {
        Self(Some(Arc::new(hook)))
    }

    pub(crate) fn reach(&self, point: &'static str) {
        if let Some(hook) = &self.0 {
            hook(point);
        }
    }
}
