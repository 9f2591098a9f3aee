//! What an artist does with the page, by the names that its parts carry for tests.

use crate::desktop::{Desktop, Failure};
use fantoccini::elements::Element;
use fantoccini::{Client, Locator};
use image::RgbaImage;
use serde_json::Value;
use std::path::Path;
use std::process::{Command, Output, Stdio};
use std::time::Duration;

/// How long anything that the page promises may take on a slow machine.
const PATIENCE: Duration = Duration::from_secs(60);

/// Somebody in front of the window.
pub struct Artist<'a> {
    desktop: &'a Desktop,
}

impl<'a> Artist<'a> {
    /// Sits down.
    #[must_use]
    pub fn at(desktop: &'a Desktop) -> Self {
        Self { desktop }
    }

    fn page(&self) -> &Client {
        &self.desktop.page
    }

    /// The part of this name, once it is there.
    pub async fn see(&self, name: &str) -> Result<Element, Failure> {
        let selector = format!("[data-testid=\"{name}\"]");
        let found = self.page().wait().at_most(PATIENCE).for_element(Locator::Css(&selector)).await;
        found.map_err(|error| format!("{name} is not to be seen: {error}").into())
    }

    /// How many parts of this name there are now.
    pub async fn count(&self, name: &str) -> Result<usize, Failure> {
        let selector = format!("[data-testid=\"{name}\"]");
        Ok(self.page().find_all(Locator::Css(&selector)).await?.len())
    }

    /// Clicks a part.
    pub async fn click(&self, name: &str) -> Result<(), Failure> {
        Ok(self.see(name).await?.click().await?)
    }

    /// Types into a part.
    pub async fn write(&self, name: &str, keys: &str) -> Result<(), Failure> {
        Ok(self.see(name).await?.send_keys(keys).await?)
    }

    /// What a part says.
    pub async fn read(&self, name: &str) -> Result<String, Failure> {
        Ok(self.see(name).await?.text().await?)
    }

    /// Waits until a part says something that fits.
    pub async fn read_until(&self, name: &str, fits: impl Fn(&str) -> bool) -> Result<String, Failure> {
        let mut last = String::new();
        for _ in 0..PATIENCE.as_millis() / 100 {
            last = self.read(name).await.unwrap_or_default();
            if fits(&last) {
                return Ok(last);
            }
            tokio::time::sleep(Duration::from_millis(100)).await;
        }
        Err(format!("{name} says {last:?}").into())
    }

    /// Sets the value of a field or slider as the page's own events would.
    pub async fn set(&self, name: &str, value: &str) -> Result<(), Failure> {
        self.see(name).await?;
        let script = "const field = document.querySelector(`[data-testid=\"${arguments[0]}\"]`);
            const own = Object.getOwnPropertyDescriptor(Object.getPrototypeOf(field), 'value');
            own.set.call(field, arguments[1]);
            field.dispatchEvent(new Event('input', { bubbles: true }));
            field.dispatchEvent(new Event('change', { bubbles: true }));";
        self.page().execute(script, vec![Value::from(name), Value::from(value)]).await?;
        Ok(())
    }

    /// The pixels of the viewport's canvas, as they are on the screen.
    pub async fn look_at_viewport(&self) -> Result<RgbaImage, Failure> {
        let canvas = self.see("viewport-canvas").await?.rectangle().await?;
        let window = self.window().await?;
        self.photograph_part(window.left + canvas.0 as i64, window.top + canvas.1 as i64, canvas.2, canvas.3)
            .await
    }

    /// The value of a field.
    pub async fn value(&self, name: &str) -> Result<String, Failure> {
        Ok(self.see(name).await?.prop("value").await?.unwrap_or_default())
    }

    /// Waits until there are exactly so many parts of this name.
    pub async fn wait_for_count(&self, name: &str, wanted: usize) -> Result<(), Failure> {
        let mut last = 0;
        for _ in 0..PATIENCE.as_millis() / 100 {
            last = self.count(name).await?;
            if last == wanted {
                return Ok(());
            }
            tokio::time::sleep(Duration::from_millis(100)).await;
        }
        Err(format!("there are {last} of {name}, not {wanted}").into())
    }

    /// Drags the mouse over the viewport, from its middle, with the left button: the X server's own mouse, since the
    /// driver's sometimes waits for ever for an event that the page has merged with another.
    pub async fn drag_viewport(&self, dx: i64, dy: i64) -> Result<(), Failure> {
        let (x, y, width, height) = self.see("viewport-canvas").await?.rectangle().await?;
        let window = self.window().await?;
        let (x, y) = (window.left + (x + width / 2.0) as i64, window.top + (y + height / 2.0) as i64);
        let mut mouse = self.desktop.command("xdotool");
        mouse.args(["mousemove", &x.to_string(), &y.to_string(), "mousedown", "1"]);
        for step in 1..=8 {
            let (x, y) = (x + dx * step / 8, y + dy * step / 8);
            mouse.args(["sleep", "0.03", "mousemove", &x.to_string(), &y.to_string()]);
        }
        mouse.args(["sleep", "0.03", "mouseup", "1"]);
        if in_background(mouse).await?.status.success() {
            Ok(())
        } else {
            Err("the mouse does not move".into())
        }
    }

    /// Where the page is on the screen.
    async fn window(&self) -> Result<Window, Failure> {
        let mut find = self.desktop.command("xdotool");
        find.args(["search", "--onlyvisible", "--name", "^Voxelier$", "getwindowgeometry", "--shell"]);
        let said = String::from_utf8(in_background(find).await?.stdout)?;
        Window::parse(&said).ok_or_else(|| format!("the window has no place: {said:?}").into())
    }

    /// Waits until a frame with a model on it is on the canvas.
    pub async fn wait_for_model(&self) -> Result<(), Failure> {
        for _ in 0..PATIENCE.as_millis() / 100 {
            let model = self.see("viewport-canvas").await?.attr("data-model").await?;
            if model.is_some_and(|model| !model.is_empty()) {
                return Ok(());
            }
            tokio::time::sleep(Duration::from_millis(100)).await;
        }
        Err("no model comes into view".into())
    }

    /// How many frames the viewport has drawn.
    pub async fn frames(&self) -> Result<u64, Failure> {
        let frames = self.see("viewport-canvas").await?.attr("data-frames").await?;
        Ok(frames.and_then(|frames| frames.parse().ok()).unwrap_or(0))
    }

    /// Waits until the viewport draws nothing any more, which it does only when nothing changes.
    pub async fn wait_for_stillness(&self) -> Result<(), Failure> {
        let mut last = self.frames().await?;
        for _ in 0..100 {
            tokio::time::sleep(Duration::from_millis(600)).await;
            let now = self.frames().await?;
            if now == last && now > 0 {
                return Ok(());
            }
            last = now;
        }
        Err("the viewport never comes to rest".into())
    }

    /// A picture of the whole window.
    pub async fn photograph(&self, file: &Path) -> Result<(), Failure> {
        let Window { left, top, width, height } = self.window().await?;
        let picture = self.photograph_part(left, top, width, height).await?;
        if let Some(folder) = file.parent() {
            std::fs::create_dir_all(folder)?;
        }
        Ok(picture.save(file)?)
    }

    /// The X server's own picture: the driver's sometimes never comes.
    async fn photograph_part(&self, x: i64, y: i64, width: f64, height: f64) -> Result<RgbaImage, Failure> {
        let mut camera = self.desktop.command("import");
        let part = format!("{width:.0}x{height:.0}+{x}+{y}");
        camera.args(["-silent", "-window", "root", "-crop", &part, "+repage", "png:-"]);
        Ok(image::load_from_memory(&in_background(camera).await?.stdout)?.into_rgba8())
    }

    /// Answers the system's save dialog with a path, by keyboard.
    pub async fn save_as(&self, path: &Path) -> Result<(), Failure> {
        let text = path.to_str().ok_or("the path is no text")?.to_owned();
        let mut find = self.desktop.command("xdotool");
        find.args(["search", "--sync", "--onlyvisible", "--name", "^Export$", "windowactivate", "--sync"]);
        if !in_background(find).await?.status.success() {
            return Err("no save dialog came up".into());
        }
        tokio::time::sleep(Duration::from_millis(400)).await;
        let mut keys = self.desktop.command("xdotool");
        keys.args(["key", "ctrl+a"]);
        in_background(keys).await?;
        let mut typing = self.desktop.command("xdotool");
        typing.args(["type", "--delay", "8", &text]);
        in_background(typing).await?;
        let mut enter = self.desktop.command("xdotool");
        enter.args(["key", "Return"]);
        in_background(enter).await?;
        for _ in 0..100 {
            if path.exists() {
                return Ok(());
            }
            tokio::time::sleep(Duration::from_millis(100)).await;
        }
        Err(format!("{text} was not written").into())
    }
}

/// The page on the screen, in pixels.
struct Window {
    left: i64,
    top: i64,
    width: f64,
    height: f64,
}

impl Window {
    /// What `xdotool getwindowgeometry --shell` says: `X=160` and the like, a line each.
    fn parse(said: &str) -> Option<Self> {
        let field = |name: &str| -> Option<i32> {
            said.lines().find_map(|line| line.strip_prefix(name)?.strip_prefix('=')?.parse().ok())
        };
        let (left, top) = (field("X")?.into(), field("Y")?.into());
        Some(Self { left, top, width: field("WIDTH")?.into(), height: field("HEIGHT")?.into() })
    }
}

/// Runs a short command without holding up the page's driver.
async fn in_background(mut command: Command) -> Result<Output, Failure> {
    let ended = tokio::task::spawn_blocking(move || command.stderr(Stdio::null()).output());
    let ended = tokio::time::timeout(Duration::from_secs(20), ended).await;
    Ok(ended.map_err(|_| "a command on the desktop hangs")???)
}
