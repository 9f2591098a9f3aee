//! The screen as somebody sees it, and the mouse and the keyboard, straight from the X server.

use std::thread;
use std::time::{Duration, Instant};
use tests::desktop::Failure;
use x11rb::connection::Connection as _;
use x11rb::protocol::xproto::{
    BUTTON_PRESS_EVENT, BUTTON_RELEASE_EVENT, ConnectionExt as _, ImageFormat, KEY_PRESS_EVENT,
    KEY_RELEASE_EVENT, MOTION_NOTIFY_EVENT, Window,
};
use x11rb::protocol::xtest::ConnectionExt as _;
use x11rb::rust_connection::RustConnection;

/// How often the screen is looked at.
const GLANCE: Duration = Duration::from_micros(500);

/// How long anything may take to show.
const PATIENCE: Duration = Duration::from_secs(20);

/// X codes of the keys that are pressed, on the keyboard that Xvfb has.
pub const CONTROL: u8 = 37;
pub const B: u8 = 56;

/// A line of pixels from the upper to the lower edge of the canvas, and hands.
pub struct Screen {
    server: RustConnection,
    root: Window,
    /// The canvas: left, top, width, height.
    canvas: [i16; 4],
}

impl Screen {
    pub fn open(display: &str, canvas: [i16; 4]) -> Result<Self, Failure> {
        let (server, number) = RustConnection::connect(Some(display))?;
        let root = server.setup().roots[number].root;
        Ok(Self { server, root, canvas })
    }

    /// The pixels in the middle of the canvas.
    pub fn look(&self) -> Result<Vec<u8>, Failure> {
        let [left, top, width, height] = self.canvas;
        let line = self.server.get_image(
            ImageFormat::Z_PIXMAP,
            self.root,
            left + width / 2,
            top,
            1,
            height as u16,
            !0,
        );
        Ok(line?.reply()?.data)
    }

    /// Waits until the screen looks different; how long after `since` that is.
    pub fn wait_for_change(&self, before: &[u8], since: Instant) -> Result<Duration, Failure> {
        while since.elapsed() < PATIENCE {
            if self.look()? != before {
                return Ok(since.elapsed());
            }
            thread::sleep(GLANCE);
        }
        Err("nothing changes on the screen".into())
    }

    /// When after `since` the screen changes for the last time before it has been still for so long.
    pub fn last_change(&self, since: Instant, still: Duration) -> Result<Duration, Failure> {
        let (mut seen, mut last) = (self.look()?, Duration::ZERO);
        while since.elapsed() < last + still {
            let now = self.look()?;
            if now != seen {
                (seen, last) = (now, since.elapsed());
            }
            thread::sleep(GLANCE);
        }
        Ok(last)
    }

    /// Waits until the screen has been still for so long.
    pub fn rest(&self, still: Duration) -> Result<(), Failure> {
        self.last_change(Instant::now(), still).map(drop)
    }

    /// Puts the mouse so far from the middle of the canvas.
    pub fn point(&self, dx: i16, dy: i16) -> Result<(), Failure> {
        let [left, top, width, height] = self.canvas;
        self.fake(MOTION_NOTIFY_EVENT, 0, [left + width / 2 + dx, top + height / 2 + dy])
    }

    /// Presses or lets go of the left button.
    pub fn press(&self, down: bool) -> Result<(), Failure> {
        self.fake(if down { BUTTON_PRESS_EVENT } else { BUTTON_RELEASE_EVENT }, 1, [0; 2])
    }

    /// Presses keys together, and lets go of them.
    pub fn strike(&self, keys: &[u8]) -> Result<(), Failure> {
        keys.iter().try_for_each(|&key| self.fake(KEY_PRESS_EVENT, key, [0; 2]))?;
        keys.iter().rev().try_for_each(|&key| self.fake(KEY_RELEASE_EVENT, key, [0; 2]))
    }

    fn fake(&self, event: u8, detail: u8, [x, y]: [i16; 2]) -> Result<(), Failure> {
        self.server.xtest_fake_input(event, detail, 0, self.root, x, y, 0)?;
        Ok(self.server.flush()?)
    }
}
