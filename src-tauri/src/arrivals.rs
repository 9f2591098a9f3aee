//! Files that the app was started with, or that a further start has brought. They wait here until the page fetches them.

use std::ffi::OsString;
use std::path::PathBuf;
use std::sync::{Mutex, PoisonError};
use tauri::{AppHandle, Emitter as _, Manager as _};

/// The event that tells the page that there is something to fetch.
const ARRIVED_EVENT: &str = "arrived";

/// The window that comes forward.
const WINDOW: &str = "main";

/// What waits.
#[derive(Default)]
pub struct Arrivals(Mutex<Vec<PathBuf>>);

impl Arrivals {
    /// Files that are there from the start.
    pub fn of(files: Vec<PathBuf>) -> Self {
        Self(Mutex::new(files))
    }

    /// All that waits; it waits no longer.
    pub fn take(&self) -> Vec<PathBuf> {
        std::mem::take(&mut *self.0.lock().unwrap_or_else(PoisonError::into_inner))
    }

    fn add(&self, files: Vec<PathBuf>) {
        self.0.lock().unwrap_or_else(PoisonError::into_inner).extend(files);
    }
}

/// The files that the command line names, wherever the program was started. Flags are others' business. Neither another
/// start nor the page can be told a name that isn't Unicode.
pub fn of_this_start() -> Vec<PathBuf> {
    named(std::env::args_os().skip(1))
}

fn named(words: impl Iterator<Item = OsString>) -> Vec<PathBuf> {
    let files = words.filter(|word| !word.to_string_lossy().starts_with('-'));
    let files = files.filter_map(|word| std::path::absolute(word).ok());
    let (told, untold): (Vec<_>, Vec<_>) = files.partition(|file| file.to_str().is_some());
    for file in untold {
        eprintln!("voxelier: {} can't be opened: its name is no Unicode; rename it", file.display());
    }
    told
}

/// The app was started once more: its window comes forward, and shows what that start was given.
pub fn come_forward(app: &AppHandle, files: Vec<PathBuf>) {
    if let Some(arrivals) = app.try_state::<Arrivals>() {
        arrivals.add(files);
    }
    if let Some(window) = app.get_webview_window(WINDOW) {
        // Some window managers refuse some of it; what they allow is done.
        let _ = window.unminimize();
        let _ = window.show();
        let _ = window.set_focus();
    }
    let _ = app.emit(ARRIVED_EVENT, ());
}

#[cfg(all(test, unix))]
mod tests {
    use super::*;
    use std::os::unix::ffi::OsStringExt as _;

    #[test]
    fn flags_and_names_that_nobody_can_be_told_are_left_out_and_others_are_kept() {
        let words = ["--flag".into(), OsString::from_vec(b"/ch\xffst.vox".to_vec()), "/chest.vox".into()];
        assert_eq!(named(words.into_iter()), [PathBuf::from("/chest.vox")]);
    }
}
