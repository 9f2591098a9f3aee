//! The system's file dialogs.

use super::{Answer, refused};
use serde::Deserialize;
use std::path::{Path, PathBuf};
use studio::view::{TroubleCode, TroubleView};
use tauri::AppHandle;
use tauri_plugin_dialog::{DialogExt as _, FilePath};
use tokio::sync::oneshot;
use ts_rs::TS;

/// What a dialog says, in the page's language.
#[derive(Clone, Debug, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
#[ts(export)]
pub struct DialogWords {
    /// Above all of it.
    pub title: String,
    /// What the files are called that it lists.
    pub kind: String,
}

/// Asks for a file of a kind, told by its endings; without any, for any file. `None` where the person closed the dialog.
pub async fn ask_for(app: &AppHandle, words: &DialogWords, endings: &[&str]) -> Answer<Option<PathBuf>> {
    let (chosen, choice) = oneshot::channel();
    let mut dialog = app.dialog().file().set_title(&words.title);
    if !endings.is_empty() {
        dialog = dialog.add_filter(&words.kind, endings);
    }
    dialog.pick_file(move |path| {
        let _ = chosen.send(path);
    });
    choice.await.ok().flatten().map(path_of).transpose()
}

/// Asks where to save a file of a kind, told by its ending. `None` where the person closed the dialog.
pub async fn choose_place(
    app: &AppHandle,
    words: &DialogWords,
    name: &str,
    ending: &str,
) -> Answer<Option<PathBuf>> {
    let (chosen, choice) = oneshot::channel();
    let dialog = app.dialog().file().set_title(&words.title).add_filter(&words.kind, &[ending]);
    dialog.set_file_name(name).save_file(move |path| {
        let _ = chosen.send(path);
    });
    let Some(path) = choice.await.ok().flatten() else { return Ok(None) };
    let chosen = path_of(path)?;
    let path = with_ending(&chosen, ending);
    if path != chosen && path.exists() {
        // Nobody was asked whether this one may be replaced.
        let message = format!("{} exists already: choose it by its full name", path.display());
        return Err(refused(message));
    }
    Ok(Some(path))
}

/// The same place, with an ending: MagicaVoxel lists no file without its own.
fn with_ending(path: &Path, wanted: &str) -> PathBuf {
    match path.extension() {
        Some(ending) if ending.eq_ignore_ascii_case(wanted) => path.to_path_buf(),
        _ => {
            let mut name = path.as_os_str().to_owned();
            name.push(".");
            name.push(wanted);
            PathBuf::from(name)
        }
    }
}

fn path_of(path: FilePath) -> Answer<PathBuf> {
    path.into_path().map_err(|error| TroubleView {
        code: TroubleCode::Disk,
        message: format!("that place is no file on this machine: {error}"),
    })
}
