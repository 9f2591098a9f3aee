//! What an artist does with the page, by the names that its parts carry for tests.

use crate::desktop::{Desktop, Failure};
use fantoccini::elements::Element;
use fantoccini::error::CmdError;
use fantoccini::{Client, Locator};
use image::{DynamicImage, RgbaImage, imageops};
use serde_json::Value;
use std::path::Path;
use std::process::{Command, Output, Stdio};
use std::time::Duration;

/// How long anything that the page promises may take on a slow machine.
const PATIENCE: Duration = Duration::from_secs(60);

/// The canvas that models stand on.
const VIEWPORT: &str = "viewport-canvas";

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

    /// Does something with the part of this name, once it is there.
    async fn with<T>(
        &self,
        name: &str,
        act: impl AsyncFn(Element) -> Result<T, CmdError>,
    ) -> Result<T, Failure> {
        let selector = selector(name);
        let attempt = async || {
            let part = self.page().wait().at_most(PATIENCE).for_element(Locator::Css(&selector)).await?;
            act(part).await
        };
        steadily(attempt).await.map_err(|error| format!("{name}: {error}").into())
    }

    /// Waits for the part of this name.
    pub async fn see(&self, name: &str) -> Result<(), Failure> {
        self.with(name, async |_| Ok(())).await
    }

    /// How many parts of this name there are now.
    pub async fn count(&self, name: &str) -> Result<usize, Failure> {
        let selector = selector(name);
        let found = steadily(async || self.page().find_all(Locator::Css(&selector)).await);
        Ok(found.await?.len())
    }

    /// Clicks a part.
    pub async fn click(&self, name: &str) -> Result<(), Failure> {
        self.with(name, async |part| part.click().await).await
    }

    /// Types into a part.
    pub async fn write(&self, name: &str, keys: &str) -> Result<(), Failure> {
        self.with(name, async |part| part.send_keys(keys).await).await
    }

    /// What a part says.
    pub async fn read(&self, name: &str) -> Result<String, Failure> {
        self.with(name, async |part| part.text().await).await
    }

    /// The value of a field.
    pub async fn value(&self, name: &str) -> Result<String, Failure> {
        Ok(self.with(name, async |part| part.prop("value").await).await?.unwrap_or_default())
    }

    /// An attribute of a part.
    async fn attribute(&self, name: &str, attribute: &str) -> Result<Option<String>, Failure> {
        self.with(name, async |part| part.attr(attribute).await).await
    }

    /// Where a part is on the page: left, top, width, height in the screen's pixels.
    async fn place(&self, name: &str) -> Result<[f64; 4], Failure> {
        let (left, top, width, height) = self.with(name, async |part| part.rectangle().await).await?;
        let scale = self.page().execute("return window.devicePixelRatio;", Vec::new()).await?;
        let scale = scale.as_f64().ok_or("the page has no scale")?;
        Ok([left, top, width, height].map(|length| length * scale))
    }

    /// The pixels of the frame that is on the canvas, and those that the canvas takes of the screen.
    pub async fn resolution(&self) -> Result<[(u32, u32); 2], Failure> {
        let [_, _, width, height] = self.place(VIEWPORT).await?;
        let side = async |name| {
            let side = self.attribute(VIEWPORT, name).await?;
            let side = side.and_then(|side| side.parse().ok());
            side.ok_or_else(|| Failure::from("the canvas has no size"))
        };
        Ok([(side("width").await?, side("height").await?), (width.round() as u32, height.round() as u32)])
    }

    /// Makes the stage as small as one pixel of the page, or lets it have its place again.
    pub async fn squeeze_stage(&self, squeezed: bool) -> Result<(), Failure> {
        let script = "const stage = document.querySelector(arguments[0]).parentElement;
            stage.style.width = stage.style.height = arguments[1] ? '1px' : '';";
        self.page().execute(script, vec![selector(VIEWPORT).into(), squeezed.into()]).await?;
        Ok(())
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
        let [x, y, width, height] = self.place(VIEWPORT).await?.map(|length| length as u32);
        let window = self.look_at_window().await?;
        Ok(imageops::crop_imm(&window, x, y, width, height).to_image())
    }

    /// Looks at the viewport until what it shows fits.
    pub async fn look_until(&self, fits: impl Fn(&RgbaImage) -> bool) -> Result<RgbaImage, Failure> {
        for _ in 0..PATIENCE.as_millis() / 500 {
            let picture = self.look_at_viewport().await?;
            if fits(&picture) {
                return Ok(picture);
            }
            tokio::time::sleep(Duration::from_millis(500)).await;
        }
        Err("the viewport never shows what it should".into())
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
        let [x, y, width, height] = self.place(VIEWPORT).await?;
        let (x, y) = ((x + width / 2.0) as i64, (y + height / 2.0) as i64);
        let window = self.window().await?;
        let mut mouse = self.desktop.command("xdotool");
        let to = |x: i64, y: i64| {
            ["mousemove", "--window", &window, &x.to_string(), &y.to_string()].map(str::to_owned)
        };
        mouse.args(to(x, y)).args(["mousedown", "1"]);
        for step in 1..=8 {
            mouse.args(["sleep", "0.03"]).args(to(x + dx * step / 8, y + dy * step / 8));
        }
        mouse.args(["sleep", "0.03", "mouseup", "1"]);
        if in_background(mouse).await?.status.success() {
            Ok(())
        } else {
            Err("the mouse does not move".into())
        }
    }

    /// Puts the mouse over a place of the viewport, told as shares from its left and upper edge.
    pub async fn point_at(&self, x: f64, y: f64) -> Result<(), Failure> {
        let [left, top, width, height] = self.place(VIEWPORT).await?;
        let (x, y) = ((left + x * width) as i64, (top + y * height) as i64);
        let window = self.window().await?;
        // From somewhere near: a pointer that is there already has nothing to tell.
        for x in [x + 3, x] {
            self.tell_mouse(&["mousemove", "--window", &window, &x.to_string(), &y.to_string()]).await?;
        }
        Ok(())
    }

    /// Clicks where the mouse is, with a key held down.
    pub async fn click_holding(&self, key: &str) -> Result<(), Failure> {
        self.tell_mouse(&["keydown", key, "click", "1", "keyup", key]).await
    }

    /// Presses keys as a person would, one after the other, in the names of the X server.
    pub async fn press(&self, keys: &[&str]) -> Result<(), Failure> {
        let window = self.window().await?;
        self.tell_mouse(&["windowactivate", "--sync", &window]).await?;
        for key in keys {
            self.tell_mouse(&["key", key]).await?;
        }
        Ok(())
    }

    /// Gives the window another size.
    pub async fn resize_window(&self, width: u32, height: u32) -> Result<(), Failure> {
        let window = self.window().await?;
        self.tell_mouse(&["windowsize", "--sync", &window, &width.to_string(), &height.to_string()]).await
    }

    /// Gives the window the size at which the canvas has so many pixels: where that then is on the screen, as left, top,
    /// width and height.
    pub async fn size_canvas(&self, wanted: (u32, u32)) -> Result<[i16; 4], Failure> {
        self.see(VIEWPORT).await?;
        let outside = "return [window.innerWidth, window.innerHeight];";
        for _ in 0..10 {
            let [left, top, width, height] = self.place(VIEWPORT).await?;
            if (width as u32, height as u32) == wanted {
                let window = self.place_of_window().await?;
                let place = [window[0] + left as i64, window[1] + top as i64, width as i64, height as i64];
                return Ok(place.map(|length| length as i16));
            }
            let page: [f64; 2] = serde_json::from_value(self.page().execute(outside, Vec::new()).await?)?;
            let size = [page[0] - width + f64::from(wanted.0), page[1] - height + f64::from(wanted.1)];
            self.resize_window(size[0] as u32, size[1] as u32).await?;
            tokio::time::sleep(Duration::from_millis(500)).await;
        }
        Err(format!("the canvas doesn't become {} x {} pixels large", wanted.0, wanted.1).into())
    }

    /// Where the upper left corner of the page is on the screen.
    async fn place_of_window(&self) -> Result<[i64; 2], Failure> {
        let mut find = self.desktop.command("xdotool");
        find.args(["getwindowgeometry", "--shell", &self.window().await?]);
        let said = String::from_utf8(in_background(find).await?.stdout)?;
        let value = |name: &str| {
            let found = said.lines().find_map(|line| line.strip_prefix(name));
            found.and_then(|value| value.parse().ok()).ok_or_else(|| format!("the window has no {name}"))
        };
        Ok([value("X=")?, value("Y=")?])
    }

    /// Puts the window away and brings it back.
    pub async fn minimize_and_restore(&self) -> Result<(), Failure> {
        let window = self.window().await?;
        self.tell_mouse(&["windowminimize", "--sync", &window]).await?;
        tokio::time::sleep(Duration::from_millis(500)).await;
        self.tell_mouse(&["windowactivate", "--sync", &window]).await
    }

    /// The id of the model that is shown beside another one; empty where none is.
    pub async fn compared(&self) -> Result<String, Failure> {
        Ok(self.attribute(VIEWPORT, "data-beside").await?.unwrap_or_default())
    }

    async fn tell_mouse(&self, words: &[&str]) -> Result<(), Failure> {
        let mut mouse = self.desktop.command("xdotool");
        mouse.args(words);
        if in_background(mouse).await?.status.success() {
            Ok(())
        } else {
            Err(format!("the X server does not take {words:?}").into())
        }
    }

    /// The window's id on the X server.
    async fn window(&self) -> Result<String, Failure> {
        let mut find = self.desktop.command("xdotool");
        find.args(["search", "--onlyvisible", "--name", "^Voxelier$"]);
        let said = String::from_utf8(in_background(find).await?.stdout)?;
        said.lines().last().map(str::to_owned).ok_or_else(|| "there is no window".into())
    }

    /// Waits until a frame with a model on it, another one than `before`, is on the canvas; returns that model's id.
    pub async fn wait_for_model(&self, before: &str) -> Result<String, Failure> {
        for _ in 0..PATIENCE.as_millis() / 100 {
            let model = self.attribute(VIEWPORT, "data-model").await?.unwrap_or_default();
            if !model.is_empty() && model != before {
                return Ok(model);
            }
            tokio::time::sleep(Duration::from_millis(100)).await;
        }
        Err("no new model comes into view".into())
    }

    /// How many frames the viewport has drawn.
    pub async fn frames(&self) -> Result<u64, Failure> {
        let frames = self.attribute(VIEWPORT, "data-frames").await?;
        Ok(frames.and_then(|frames| frames.parse().ok()).unwrap_or(0))
    }

    /// Waits until the viewport has drawn more than `before` frames and draws nothing any more.
    pub async fn wait_for_frames_after(&self, before: u64) -> Result<(), Failure> {
        self.wait_for_a_frame_after(before).await?;
        self.wait_for_stillness().await
    }

    /// Waits until the viewport has drawn more than `before` frames.
    pub async fn wait_for_a_frame_after(&self, before: u64) -> Result<(), Failure> {
        for _ in 0..PATIENCE.as_millis() / 100 {
            if self.frames().await? > before {
                return Ok(());
            }
            tokio::time::sleep(Duration::from_millis(100)).await;
        }
        Err("the viewport draws nothing new".into())
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

    /// The pixels of the window, from the X server: the driver's picture sometimes never comes.
    async fn look_at_window(&self) -> Result<RgbaImage, Failure> {
        let mut camera = self.desktop.command("import");
        // Large windows take long to be packed well.
        camera.args(["-silent", "-window", &self.window().await?, "-quality", "10", "png:-"]);
        Ok(image::load_from_memory(&in_background(camera).await?.stdout)?.into_rgba8())
    }

    /// A picture of the whole window.
    pub async fn photograph(&self, file: &Path) -> Result<(), Failure> {
        let picture = self.look_at_window().await?;
        if let Some(folder) = file.parent() {
            std::fs::create_dir_all(folder)?;
        }
        Ok(DynamicImage::from(picture).into_rgb8().save(file)?)
    }

    /// Answers the system's save dialog of this title with a path, by keyboard.
    pub async fn save_as(&self, title: &str, path: &Path) -> Result<(), Failure> {
        self.answer_dialog(&format!("^{title}$"), "ctrl+a", path).await?;
        for _ in 0..100 {
            if path.exists() {
                return Ok(());
            }
            tokio::time::sleep(Duration::from_millis(100)).await;
        }
        Err(format!("{} was not written", path.display()).into())
    }

    /// Answers the system's open dialog with a path, by keyboard.
    pub async fn open_as(&self, path: &Path) -> Result<(), Failure> {
        self.answer_dialog("^Open$", "ctrl+l", path).await
    }

    /// Waits for a dialog of this title, presses what readies its path for typing, types one, and waits until the dialog
    /// has gone.
    async fn answer_dialog(&self, title: &str, ready: &str, path: &Path) -> Result<(), Failure> {
        let text = path.to_str().ok_or("the path is no text")?;
        let mut find = self.desktop.command("xdotool");
        find.args(["search", "--sync", "--onlyvisible", "--name", title, "windowactivate", "--sync"]);
        if !in_background(find).await?.status.success() {
            return Err(format!("no dialog {title} came up").into());
        }
        // It is there before it listens, and reads its first folder for a while.
        tokio::time::sleep(Duration::from_millis(1500)).await;
        for words in [&["key", ready][..], &["type", "--delay", "20", text], &["key", "Return"]] {
            let mut keyboard = self.desktop.command("xdotool");
            keyboard.args(words);
            in_background(keyboard).await?;
            tokio::time::sleep(Duration::from_millis(300)).await;
        }
        for _ in 0..50 {
            let mut look = self.desktop.command("xdotool");
            look.args(["search", "--onlyvisible", "--name", title]);
            if !in_background(look).await?.status.success() {
                return Ok(());
            }
            tokio::time::sleep(Duration::from_millis(100)).await;
        }
        Err(format!("the dialog {title} does not take {text}").into())
    }
}

fn selector(name: &str) -> String {
    format!("[data-testid=\"{name}\"]")
}

/// Looks again where the page has drawn a part anew between finding and using it.
async fn steadily<T>(look: impl AsyncFn() -> Result<T, CmdError>) -> Result<T, CmdError> {
    loop {
        match look().await {
            Err(error) if error.is_stale_element_reference() => {}
            looked => return looked,
        }
    }
}

/// Runs a short command without holding up the page's driver.
async fn in_background(mut command: Command) -> Result<Output, Failure> {
    let ended = tokio::task::spawn_blocking(move || command.stderr(Stdio::null()).output());
    let ended = tokio::time::timeout(PATIENCE, ended).await;
    Ok(ended.map_err(|_| "a command on the desktop hangs")???)
}
