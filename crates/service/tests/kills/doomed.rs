//! A service in a process of its own, and the process's own side of it.

use service::{Config, Faults, Service};
use std::env;
use std::io::{BufRead as _, BufReader, Write as _};
use std::net::Ipv4Addr;
use std::path::Path;
use std::process::{Child, ChildStdout, Command, Stdio};
use tokio::net::TcpListener;

const FOLDER: &str = "DOOMED_SERVICE_FOLDER";
const STAGE: &str = "DOOMED_SERVICE_STAGE";

/// A running service that goes no further than its stage.
pub struct Doomed {
    pub url: String,
    process: Child,
    says: BufReader<ChildStdout>,
}

impl Doomed {
    /// Starts one on `folder`. An empty stage lets it live.
    pub fn start(folder: &Path, stage: &str) -> Self {
        let program = env::current_exe().expect("this program");
        let mut command = Command::new(program);
        command.env(FOLDER, folder).env(STAGE, stage).stdout(Stdio::piped());
        let mut process = command.spawn().expect("the service starts");
        let says = BufReader::new(process.stdout.take().expect("its output"));
        let mut doomed = Self { url: String::new(), process, says };
        doomed.url = doomed.line();
        doomed
    }

    /// Returns once it has reached its stage.
    pub fn wait_for_the_stage(&mut self) {
        assert_eq!(self.line(), "here");
    }

    /// As `kill -9` does.
    pub fn kill(&mut self) {
        self.process.kill().expect("it is alive");
        self.process.wait().expect("it is gone");
    }

    fn line(&mut self) -> String {
        let mut line = String::new();
        self.says.read_line(&mut line).expect("it speaks");
        line.trim().to_owned()
    }
}

impl Drop for Doomed {
    fn drop(&mut self) {
        let _ = self.process.kill();
        let _ = self.process.wait();
    }
}

/// Whether this process is to be the service.
pub fn is_asked_for() -> bool {
    env::var_os(FOLDER).is_some()
}

/// Is the service, until it is killed.
pub async fn run() {
    let folder = env::var_os(FOLDER).expect("a folder");
    let stage = env::var(STAGE).unwrap_or_default();
    let mut config = Config::serve(Path::new(&folder));
    config.images_interval = None;
    config.workers = 1;
    config.faults = Faults::new(move |reached| {
        if reached == stage {
            say("here");
            loop {
                std::thread::park();
            }
        }
    });
    let listener = TcpListener::bind((Ipv4Addr::LOCALHOST, 0)).await.expect("a port");
    // Before it starts: work that an earlier service left behind may bring it to its stage at once.
    say(&format!("http://{}", listener.local_addr().expect("its address")));
    let running = Service::start(listener, config, std::future::pending()).await.expect("it starts");
    running.stopped().await;
}

fn say(line: &str) {
    let mut out = std::io::stdout().lock();
    writeln!(out, "{line}").and_then(|()| out.flush()).expect("somebody listens");
}
