//! A screen in memory, a window manager, the real app, and a driver for its page.

use fantoccini::{Client, ClientBuilder};
use hyper_util::client::legacy::connect::HttpConnector;
use serde_json::json;
use std::error::Error;
use std::io::{BufRead as _, BufReader};
use std::net::TcpListener;
use std::os::unix::process::CommandExt as _;
use std::path::{Path, PathBuf};
use std::process::{Child, Command, Stdio};
use std::time::{Duration, Instant};
use tokio::time::timeout;

/// How long the window may take to come up, or to close, on a slow and busy machine.
const PATIENCE: Duration = Duration::from_secs(60);

/// Anything that stops a journey.
pub type Failure = Box<dyn Error + Send + Sync>;

/// The app in its window, on a screen of its own.
pub struct Desktop {
    /// Speaks to the page.
    pub page: Client,
    driver: Process,
    _manager: Process,
    screen: Screen,
}

/// What a window is seen on.
#[derive(Clone, Copy, Debug)]
pub struct Monitor {
    /// Width and height in pixels.
    pub size: (u32, u32),
    /// Pixels along the side of what a page calls a pixel.
    pub scale: u32,
}

impl Default for Monitor {
    fn default() -> Self {
        Self { size: (1600, 1000), scale: 1 }
    }
}

impl Desktop {
    /// Opens `app` with its library below `home`.
    pub async fn open(app: &Path, home: &Path) -> Result<Self, Failure> {
        Self::open_on(Monitor::default(), app, home).await
    }

    /// Opens `app` on a screen of another kind.
    pub async fn open_on(monitor: Monitor, app: &Path, home: &Path) -> Result<Self, Failure> {
        let screen = Screen::start(monitor.size)?;
        let mut manager = screen.command("openbox");
        manager.stdout(Stdio::null());
        let manager = Process::start(manager)?;
        let (port, native_port) = (free_port()?, free_port()?);
        let mut driver = screen.command(tauri_driver());
        driver.args(["--port", &port.to_string(), "--native-port", &native_port.to_string()]);
        driver.env("VOXELIER_HOME", home).env("XDG_RUNTIME_DIR", home).env("NO_AT_BRIDGE", "1");
        // What the system remembers of opened files is nobody's business here.
        driver.env("XDG_DATA_HOME", home.join("data")).env("XDG_CONFIG_HOME", home.join("config"));
        driver.env("GDK_SCALE", monitor.scale.to_string());
        // Tokens of a test stay in memory: whoever runs it may have a keyring of his own.
        driver.env_remove("DBUS_SESSION_BUS_ADDRESS");
        driver.stdout(Stdio::null());
        let driver = Process::start(driver)?;
        // The driver answers before the one behind it does, and drops what comes in between.
        wait_for_port(native_port).await?;
        wait_for_port(port).await?;
        let options = json!({ "application": app, "args": [] });
        let capabilities = serde_json::Map::from_iter([("tauri:options".to_owned(), options)]);
        let mut builder = ClientBuilder::new(HttpConnector::new());
        let address = format!("http://127.0.0.1:{port}");
        let page = builder.capabilities(capabilities).connect(&address);
        let page = timeout(PATIENCE, page).await.map_err(|_| "the app's window does not come up")??;
        Ok(Self { page, driver, _manager: manager, screen })
    }

    /// A program that sees this screen.
    #[must_use]
    pub fn command(&self, program: &str) -> Command {
        self.screen.command(program)
    }

    /// The X server's name for this screen.
    #[must_use]
    pub fn display(&self) -> &str {
        &self.screen.display
    }

    /// Closes the window as a person would, and the screen with it.
    pub async fn close(self) -> Result<(), Failure> {
        let closed = timeout(PATIENCE, self.page.clone().close()).await;
        drop(self.driver);
        Ok(closed.map_err(|_| "the app's window does not close")??)
    }
}

/// An X server in memory.
struct Screen {
    display: String,
    _server: Process,
}

impl Screen {
    fn start((width, height): (u32, u32)) -> Result<Self, Failure> {
        let mut server = Command::new("Xvfb");
        let size = format!("{width}x{height}x24");
        server.args(["-displayfd", "1", "-screen", "0", &size, "-nolisten", "tcp"]);
        server.stdout(Stdio::piped());
        let mut server = Process::start(server)?;
        let output = server.0.stdout.take().ok_or("Xvfb has no output")?;
        let mut number = String::new();
        BufReader::new(output).read_line(&mut number)?;
        Ok(Self { display: format!(":{}", number.trim()), _server: server })
    }

    fn command(&self, program: impl AsRef<std::ffi::OsStr>) -> Command {
        let mut command = Command::new(program);
        command.env("DISPLAY", &self.display).env_remove("WAYLAND_DISPLAY");
        command
    }
}

/// A child that ends with its owner, and all that it started with it.
struct Process(Child);

impl Process {
    fn start(mut command: Command) -> std::io::Result<Self> {
        command.process_group(0).stdin(Stdio::null()).stderr(Stdio::null()).spawn().map(Self)
    }
}

impl Drop for Process {
    fn drop(&mut self) {
        let group = format!("-{}", self.0.id());
        let _ = Command::new("kill").args(["-KILL", "--", &group]).stderr(Stdio::null()).status();
        let _ = self.0.kill();
        let _ = self.0.wait();
    }
}

fn tauri_driver() -> PathBuf {
    std::env::var_os("VOXELIER_TAURI_DRIVER").map_or_else(|| PathBuf::from("tauri-driver"), PathBuf::from)
}

fn free_port() -> Result<u16, Failure> {
    Ok(TcpListener::bind(("127.0.0.1", 0))?.local_addr()?.port())
}

async fn wait_for_port(port: u16) -> Result<(), Failure> {
    let started = Instant::now();
    while started.elapsed() < Duration::from_secs(20) {
        if tokio::net::TcpStream::connect(("127.0.0.1", port)).await.is_ok() {
            return Ok(());
        }
        tokio::time::sleep(Duration::from_millis(50)).await;
    }
    Err("tauri-driver did not come up: is it installed, and webkit2gtk-driver too?".into())
}
