//! Being asked to stop.

use crate::failure::Failure;
use crate::runtime;
use std::ops::ControlFlow;
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::mpsc::channel;
use std::thread;

/// Whether a command was asked to stop, for work that looks now and then.
#[derive(Clone)]
pub struct Stop(Arc<AtomicBool>);

impl Stop {
    /// Listens from now on.
    pub fn listen() -> Self {
        let asked = Arc::new(AtomicBool::new(false));
        let told = Arc::clone(&asked);
        let (listening, begun) = channel();
        // Where signals can't be listened for, they end the command as they always do.
        thread::spawn(move || {
            let _ = runtime::block_on(async {
                let signal = signal()?;
                let _ = listening.send(());
                signal.await;
                told.store(true, Ordering::Relaxed);
                Ok(())
            });
        });
        let _ = begun.recv();
        Self(asked)
    }

    /// Breaks off where it was asked to.
    pub fn check(&self) -> ControlFlow<()> {
        if self.0.load(Ordering::Relaxed) { ControlFlow::Break(()) } else { ControlFlow::Continue(()) }
    }
}

/// Resolves when the command is asked to stop: Ctrl+C, or SIGTERM where there is one.
#[cfg(unix)]
pub fn signal() -> Result<impl Future<Output = ()> + Send + 'static, Failure> {
    use tokio::signal::unix::{SignalKind, signal};
    let failed = |error| Failure::new(format!("signals can't be listened for: {error}"));
    let mut terminate = signal(SignalKind::terminate()).map_err(failed)?;
    let mut interrupt = signal(SignalKind::interrupt()).map_err(failed)?;
    Ok(async move {
        tokio::select! {
            _ = terminate.recv() => {}
            _ = interrupt.recv() => {}
        }
    })
}

#[cfg(not(unix))]
pub fn signal() -> Result<impl Future<Output = ()> + Send + 'static, Failure> {
    Ok(async {
        let _ = tokio::signal::ctrl_c().await;
    })
}
