//! What an artist does with the page, by the names that its parts carry for tests.

use crate::desktop::{Desktop, Failure};
use fantoccini::actions::{InputSource as _, MOUSE_BUTTON_LEFT, MouseActions, PointerAction};
use fantoccini::elements::Element;
use fantoccini::{Client, Locator};
use image::RgbaImage;
use serde_json::Value;
use std::path::Path;
use std::process::Command;
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

    /// The pixels of the viewport's canvas.
    pub async fn look_at_viewport(&self) -> Result<RgbaImage, Failure> {
        let png = self.see("viewport-canvas").await?.screenshot().await?;
        Ok(image::load_from_memory(&png)?.into_rgba8())
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

    /// Drags the mouse over the viewport, from its middle, with the left button.
    pub async fn drag_viewport(&self, dx: i64, dy: i64) -> Result<(), Failure> {
        let (x, y, width, height) = self.see("viewport-canvas").await?.rectangle().await?;
        let (x, y) = ((x + width / 2.0) as i64, (y + height / 2.0) as i64);
        let mut mouse = MouseActions::new("mouse".to_owned());
        let glide = Some(Duration::from_millis(40));
        let to = |x, y| PointerAction::MoveTo { duration: glide, x: x as f64, y: y as f64 };
        mouse = mouse.then(to(x, y)).then(PointerAction::Down { button: MOUSE_BUTTON_LEFT });
        for step in 1..=8 {
            mouse = mouse.then(to(x + dx * step / 8, y + dy * step / 8));
        }
        mouse = mouse.then(PointerAction::Up { button: MOUSE_BUTTON_LEFT });
        Ok(self.page().perform_actions(mouse).await?)
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
        let png = self.page().screenshot().await?;
        if let Some(folder) = file.parent() {
            std::fs::create_dir_all(folder)?;
        }
        Ok(std::fs::write(file, png)?)
    }

    /// Answers the system's save dialog with a path, by keyboard.
    pub async fn save_as(&self, path: &Path) -> Result<(), Failure> {
        let text = path.to_str().ok_or("the path is no text")?.to_owned();
        let mut find = self.desktop.command("xdotool");
        find.args(["search", "--sync", "--onlyvisible", "--name", "^Export$", "windowactivate", "--sync"]);
        let find = in_background(find).await?;
        if !find {
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

/// Runs a short command without holding up the page's driver.
async fn in_background(mut command: Command) -> Result<bool, Failure> {
    let ended = tokio::task::spawn_blocking(move || command.status());
    let ended = tokio::time::timeout(Duration::from_secs(20), ended).await;
    Ok(ended.map_err(|_| "a command on the desktop hangs")???.success())
}
