//! Starting and stopping: one path for the app, the command, and the tests.

use crate::bell::Bell;
use crate::http::{self, Desk, Embedded, Room};
use crate::listen::listen;
use crate::store::{Store, accounts};
use crate::worker::Workers;
use crate::{Config, StartError, StoreError, token};
use std::future::Future;
use std::io;
use std::net::SocketAddr;
use std::sync::Arc;
use tokio::net::TcpListener;
use tokio::task::{JoinHandle, spawn_blocking};

/// The generation service.
#[derive(Clone, Copy, Debug)]
pub struct Service;

/// A service that answers.
#[derive(Debug)]
pub struct RunningService {
    address: SocketAddr,
    ended: JoinHandle<()>,
}

impl Service {
    /// Answers on `listener` until `shutdown` resolves.
    pub async fn start(
        listener: TcpListener,
        config: Config,
        shutdown: impl Future<Output = ()> + Send + 'static,
    ) -> Result<RunningService, StartError> {
        let address = listener.local_addr()?;
        let opened = spawn_blocking(move || open(&config, address)).await;
        let (desk, workers) = opened.map_err(io::Error::other)??;
        let ended = tokio::spawn(async move {
            // Workers stop at the same moment as the door closes, not after the last guest: both take a while.
            let mut stopping = None;
            let stop = async {
                shutdown.await;
                stopping = Some(spawn_blocking(move || workers.stop()));
            };
            listen(listener, http::router(desk), stop).await;
            if let Some(stopping) = stopping {
                let _ = stopping.await;
            }
        });
        Ok(RunningService { address, ended })
    }
}

fn open(config: &Config, address: SocketAddr) -> Result<(Arc<Desk>, Workers), StartError> {
    let store = Store::open(&config.data_dir)?;
    let embedded = match &config.embedded {
        None => None,
        Some(account) => Some(Embedded {
            token_hash: token::hash(account.token.expose()),
            account: store.write(accounts::embedded).map_err(StoreError::from)?,
            hosts: [format!("127.0.0.1:{}", address.port()), format!("localhost:{}", address.port())],
        }),
    };
    let desk = Arc::new(Desk {
        store,
        images_interval: config.images_interval,
        embedded,
        faults: config.faults.clone(),
        bell: Arc::new(Bell::default()),
        room: Room::default(),
    });
    let workers = Workers::start(&desk, config, config.data_dir.join("owners"));
    Ok((desk, workers.map_err(StartError::Workers)?))
}

impl RunningService {
    /// Where it listens.
    #[must_use]
    pub fn addr(&self) -> SocketAddr {
        self.address
    }

    /// Its base URL.
    #[must_use]
    pub fn url(&self) -> String {
        format!("http://{}", self.address)
    }

    /// Resolves once it has stopped: open answers are finished, work in hand is back in the queue.
    pub async fn stopped(self) {
        let _ = self.ended.await;
    }
}
