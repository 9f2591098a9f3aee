//! `voxelier serve`: the generation service for a team.

use crate::arguments::ServeArguments;
use crate::failure::Failure;
use crate::{output, runtime, stop, tell};
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
    let stop = stop::signal()?;
    let service = Service::start(listener, Config::serve(&arguments.data_dir), stop).await;
    let service = service.map_err(|error| Failure::flag("--data-dir", error))?;
    tell::result(format!("listening on {}", service.url()))?;
    service.stopped().await;
    Ok(())
}
