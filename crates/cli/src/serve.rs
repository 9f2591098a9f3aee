//! `voxelier serve`: the generation service for a team.

use crate::arguments::ServeArguments;
use crate::failure::Failure;
use crate::{output, runtime, tell};
use service::{Config, Service};
use tokio::net::TcpListener;

pub fn run(arguments: &ServeArguments) -> Result<(), Failure> {
    runtime::block_on(serve(arguments))
}

async fn serve(arguments: &ServeArguments) -> Result<(), Failure> {
    output::check_folder("--data-dir", &arguments.data_dir)?;
    let listener = TcpListener::bind(arguments.listen).await;
    let listener =
        listener.map_err(|error| Failure::flag("--listen", format!("{}: {error}", arguments.listen)))?;
    let stop = stop_signal()?;
    let service = Service::start(listener, Config::serve(&arguments.data_dir), stop).await;
    let service = service.map_err(|error| Failure::flag("--data-dir", error))?;
    tell::result(format!("listening on {}", service.url()))?;
    service.stopped().await;
    Ok(())
}

/// Resolves when the service is asked to stop: Ctrl+C, or SIGTERM where there is one.
#[cfg(unix)]
fn stop_signal() -> Result<impl Future<Output = ()> + Send + 'static, Failure> {
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
fn stop_signal() -> Result<impl Future<Output = ()> + Send + 'static, Failure> {
    Ok(async {
        let _ = tokio::signal::ctrl_c().await;
    })
}
