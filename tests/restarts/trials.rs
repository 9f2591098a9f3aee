//! Many trials at once: most of the time, each waits for somebody.

use crate::work::End;
use std::sync::Arc;
use tokio::sync::Semaphore;
use tokio::task::JoinHandle;

/// So many run at once.
const SEATS: usize = 6;

/// The trials that were started.
pub struct Trials {
    seats: Arc<Semaphore>,
    wanted: Option<String>,
    started: Vec<(String, JoinHandle<()>)>,
}

impl Default for Trials {
    fn default() -> Self {
        let wanted = std::env::args().skip(1).find(|argument| !argument.starts_with('-'));
        Self { seats: Arc::new(Semaphore::new(SEATS)), wanted, started: Vec::new() }
    }
}

impl Trials {
    /// Starts a trial as soon as there is a seat.
    pub fn add(&mut self, name: String, trial: impl Future<Output = ()> + Send + 'static) {
        if self.wanted.as_ref().is_some_and(|word| !name.contains(word)) {
            return;
        }
        let (seats, told) = (Arc::clone(&self.seats), name.clone());
        let started = tokio::spawn(async move {
            let _seat = seats.acquire().await.expect("seats are never closed");
            trial.await;
            println!("passed: {told}");
        });
        self.started.push((name, started));
    }

    /// Starts a trial that has to end like an undisturbed one.
    pub fn add_same(
        &mut self,
        name: String,
        wanted: &Arc<End>,
        trial: impl Future<Output = End> + Send + 'static,
    ) {
        let wanted = Arc::clone(wanted);
        self.add(name, async move { assert_eq!(trial.await, *wanted) });
    }

    /// Waits for all of them; fails where one has failed.
    pub async fn finish(self) {
        let (mut failed, all) = (Vec::new(), self.started.len());
        for (name, trial) in self.started {
            if trial.await.is_err() {
                failed.push(name);
            }
        }
        assert!(failed.is_empty(), "{} of {all} trials failed: {failed:#?}", failed.len());
        println!("all {all} trials passed");
    }
}
