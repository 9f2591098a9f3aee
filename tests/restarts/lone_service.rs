//! The service in a process of its own.

use crate::process::{Process, say, stop_at_its_point, told};
use service::{Config, Faults, Service};
use std::net::{Ipv4Addr, SocketAddr};
use std::path::Path;
use std::sync::Arc;
use tests::generators::Clear;
use tests::host::bind;

/// The role.
pub const ROLE: &str = "service";

/// A service that can be killed and started again at the same address.
pub struct LoneService {
    home: String,
    address: SocketAddr,
    process: Option<Process>,
}

impl LoneService {
    /// Starts one on a home. It goes no further than `point`, one of `service::Faults`; an empty one lets it live.
    pub fn start(home: &Path, point: &str) -> Self {
        let home = home.to_str().expect("the folder's name is text").to_owned();
        let mut service = Self { home, address: (Ipv4Addr::LOCALHOST, 0).into(), process: None };
        service.start_again(point);
        service
    }

    /// Starts it again at its address.
    pub fn start_again(&mut self, point: &str) {
        assert!(self.process.is_none(), "it was killed before");
        let address = self.address.to_string();
        let mut process =
            Process::start(ROLE, &[("home", &self.home), ("address", &address), ("point", point)]);
        self.address = process.line().parse().expect("it says where it listens");
        self.process = Some(process);
    }

    /// Returns once it has come to its point.
    pub fn wait_for_its_point(&mut self) {
        self.process.as_mut().expect("it lives").wait_for_its_point();
    }

    /// As `kill -9` does; nothing where it is dead already.
    pub fn kill(&mut self) {
        if let Some(mut process) = self.process.take() {
            process.kill();
        }
    }

    /// Its base URL, dead or alive.
    pub fn url(&self) -> String {
        format!("http://{}", self.address)
    }

    /// Where it listens while it lives.
    pub fn address(&self) -> SocketAddr {
        self.address
    }
}

/// Is the service, until it is killed.
pub async fn run() {
    let home = told("home").expect("a home");
    let mut config = Config::serve(&tests::home::service(Path::new(&home)));
    (config.images_interval, config.workers) = (None, 1);
    config.generators.images = Arc::new(Clear);
    config.faults = Faults::new(stop_at_its_point);
    let listener = bind(told("address").expect("an address").parse().expect("an address")).await;
    // Before it starts: work that is left from before may bring it to its point at once.
    say(&listener.local_addr().expect("its address").to_string());
    let running = Service::start(listener, config, std::future::pending()).await.expect("it starts");
    running.stopped().await;
}
