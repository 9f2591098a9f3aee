//! Wakes workers when there may be something to do.

use std::sync::{Condvar, Mutex, PoisonError};
use std::time::Duration;

/// Counts its rings, so that one between a look at the queue and the wait for the next is not missed.
#[derive(Default)]
pub struct Bell {
    rings: Mutex<u64>,
    heard: Condvar,
}

impl Bell {
    /// Something may be in the queue, or it is time to stop.
    pub fn ring(&self) {
        *self.rings.lock().unwrap_or_else(PoisonError::into_inner) += 1;
        self.heard.notify_all();
    }

    /// How often it has rung.
    pub fn rings(&self) -> u64 {
        *self.rings.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// Waits until it has rung more often than `seen`, or for `patience`.
    pub fn wait(&self, seen: u64, patience: Duration) {
        let rings = self.rings.lock().unwrap_or_else(PoisonError::into_inner);
        drop(self.heard.wait_timeout_while(rings, patience, |rings| *rings == seen));
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_ring_before_the_wait_is_heard() {
        let bell = Bell::default();
        let seen = bell.rings();
        bell.ring();
        // Would hang here if it were missed.
        bell.wait(seen, Duration::from_secs(3_600));
        assert_eq!(bell.rings(), seen + 1);
    }
}
