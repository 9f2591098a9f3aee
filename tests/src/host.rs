//! A generation service in this process, which can be switched off and on again at the same address.

use service::{Config, EmbeddedAccount, RunningService, Service};
use std::net::{Ipv4Addr, SocketAddr};
use std::path::Path;
use std::time::Duration;
use studio::{EmbeddedService, Token};
use tokio::net::TcpListener;
use tokio::sync::oneshot;

/// How long a port that others may hold for a moment is waited for.
const PATIENCE: Duration = Duration::from_secs(60);

/// The service, on or off.
pub struct Host {
    config: Config,
    address: SocketAddr,
    power: Option<(RunningService, oneshot::Sender<()>)>,
}

impl Host {
    /// A team's service on `folder`: metered accounts, and no images limit unless `change` says otherwise.
    pub async fn serve(folder: &Path, change: impl FnOnce(&mut Config)) -> Self {
        let mut config = Config::serve(folder);
        config.images_interval = None;
        change(&mut config);
        Self::start(config).await
    }

    /// The service inside an app, as the shell starts it unless `change` says otherwise.
    pub async fn embed(folder: &Path, change: impl FnOnce(&mut Config)) -> (Self, EmbeddedService) {
        let account = EmbeddedAccount::for_this_launch();
        let token = Token::new(account.token.expose()).expect("a token");
        let mut config = Config::embedded(folder, account);
        change(&mut config);
        let host = Self::start(config).await;
        let url = host.url();
        (host, EmbeddedService { url, token })
    }

    async fn start(config: Config) -> Self {
        let mut host = Self { config, address: (Ipv4Addr::LOCALHOST, 0).into(), power: None };
        host.switch_on().await;
        host
    }

    /// Its base URL, on or off.
    #[must_use]
    pub fn url(&self) -> String {
        format!("http://{}", self.address)
    }

    /// Where it listens while it is on.
    #[must_use]
    pub fn address(&self) -> SocketAddr {
        self.address
    }

    /// Starts it at its address.
    pub async fn switch_on(&mut self) {
        let listener = bind(self.address).await;
        self.address = listener.local_addr().expect("its address");
        let (stop, stopping) = oneshot::channel::<()>();
        let shutdown = async {
            let _ = stopping.await;
        };
        let running = Service::start(listener, self.config.clone(), shutdown).await.expect("it starts");
        self.power = Some((running, stop));
    }

    /// Stops it as SIGTERM does: answers are finished, work in hand goes back into the queue.
    pub async fn switch_off(&mut self) {
        let (running, stop) = self.power.take().expect("it is on");
        drop(stop);
        running.stopped().await;
    }

    /// Another setting, which holds from the next start.
    pub fn change(&mut self, change: impl FnOnce(&mut Config)) {
        change(&mut self.config);
    }
}

/// Listens at an address. Its port was given by the system, which may lend it to somebody's outgoing connection while
/// nobody listens there.
pub async fn bind(address: SocketAddr) -> TcpListener {
    let binding = async {
        loop {
            if let Ok(listener) = TcpListener::bind(address).await {
                return listener;
            }
            tokio::time::sleep(Duration::from_millis(50)).await;
        }
    };
    tokio::time::timeout(PATIENCE, binding).await.expect("the port is free again")
}
