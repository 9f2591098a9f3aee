//! The studio in a process of its own.

use crate::process::{Process, say, stop_at_its_point, told};
use crate::scene::{newest, open};
use crate::work::Work;
use std::path::Path;
use studio::Faults;
use tests::following::rested;

/// The role.
pub const ROLE: &str = "studio";

/// A studio that goes no further than its point.
pub struct LoneStudio(Process);

impl LoneStudio {
    /// Opens one on a home, with a service and its token. It asks for `work`, or goes on with what it finds where that
    /// is `None`, and goes no further than `point`, one of `studio::Faults`.
    pub fn start(home: &Path, url: &str, token: &str, work: Option<Work>, point: &str) -> Self {
        let home = home.to_str().expect("the folder's name is text");
        let mut to_tell = vec![("home", home), ("url", url), ("token", token), ("point", point)];
        to_tell.extend(work.map(|work| ("work", work.name())));
        Self(Process::start(ROLE, &to_tell))
    }

    /// Waits until it has come to its point, and kills it there.
    pub fn kill_at_its_point(mut self) {
        self.0.wait_for_its_point();
        self.0.kill();
    }
}

/// Is the studio, until it is killed. One that doesn't come to its point says how its work ended, which nobody expects.
pub async fn run() {
    let thing = |name| told(name).expect("it is told");
    let faults = Faults::new(stop_at_its_point);
    let studio = open(Path::new(&thing("home")), &thing("url"), &thing("token"), faults).await;
    let generation = match told("work").as_deref().and_then(Work::named) {
        Some(work) => work.ask(&studio).await,
        None => newest(&studio).await,
    };
    let run = rested(&studio, &generation).await;
    say(&format!("it came to rest: {run:?}"));
}
