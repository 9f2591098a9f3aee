//! What was copied elsewhere. On Linux the web view gives a page neither pictures nor files, so the shell asks the system.

use arboard::Clipboard;
use std::path::PathBuf;
use viewport::Frame;

/// The files that were copied; none where something else was, or nothing.
pub fn files() -> Vec<PathBuf> {
    Clipboard::new().and_then(|mut clipboard| clipboard.get().file_list()).unwrap_or_default()
}

/// The picture that was copied, as a PNG; `None` where something else was, or nothing.
pub fn picture() -> Option<Vec<u8>> {
    let copied = Clipboard::new().and_then(|mut clipboard| clipboard.get_image()).ok()?;
    let [width, height] = [copied.width, copied.height].map(|side| u32::try_from(side).ok());
    let frame = Frame { width: width?, height: height?, rgba: copied.bytes.into_owned() };
    frame.to_png().ok()
}
