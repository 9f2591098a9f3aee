//! The generation service inside the app: on loopback, on a port of the system's choice, for this launch's token.

use service::{Config, EmbeddedAccount, RunningService, Service, StartError};
use std::path::Path;
use studio::{EmbeddedService, Token};
use tokio::net::TcpListener;
use tokio::sync::oneshot;

/// The running service, and what stops it.
pub struct Embedded {
    running: RunningService,
    stop: oneshot::Sender<()>,
}

impl Embedded {
    /// Starts the service on its own folder.
    pub async fn start(data_dir: &Path) -> Result<(Self, EmbeddedService), StartError> {
        let listener = TcpListener::bind(("127.0.0.1", 0)).await?;
        let account = EmbeddedAccount::for_this_launch();
        let token = account.token.clone();
        let (stop, stopping) = oneshot::channel();
        let shutdown = async {
            let _ = stopping.await;
        };
        let running = Service::start(listener, Config::embedded(data_dir, account), shutdown).await?;
        let token =
            Token::new(token.expose()).ok_or_else(|| std::io::Error::other("the token is no token"))?;
        let address = EmbeddedService { url: running.url(), token };
        Ok((Self { running, stop }, address))
    }

    /// Lets the service finish its answers; work in hand goes back to its queue.
    pub async fn stop(self) {
        let _ = self.stop.send(());
        self.running.stopped().await;
    }
}
