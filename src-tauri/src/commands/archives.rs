//! Parts of the history that leave as a zip file, and come from one; and files that the app was started with.

use super::dialogs::{DialogWords, ask_for, choose_place};
use super::{Answer, Desk, trouble};
use crate::arrivals::Arrivals;
use std::path::PathBuf;
use studio::view::TakenView;
use tauri::{AppHandle, State};

/// The ending of an exported history.
const ZIP: &str = "zip";

/// Asks where to, then writes generations with all that came of them. `None` where the person closed the dialog.
#[tauri::command]
pub async fn export_history(
    app: AppHandle,
    studio: Desk<'_>,
    ids: Vec<String>,
    name: String,
    words: DialogWords,
) -> Answer<Option<String>> {
    let Some(path) = choose_place(&app, &words, &format!("{name}.{ZIP}"), ZIP).await? else {
        return Ok(None);
    };
    studio.export_history(&ids, &path).await.map_err(trouble)?;
    Ok(Some(path.display().to_string()))
}

/// Takes in an exported history: this one, or one that it asks for. `None` where the person closed the dialog.
#[tauri::command]
pub async fn import_history(
    app: AppHandle,
    studio: Desk<'_>,
    path: Option<PathBuf>,
    words: DialogWords,
) -> Answer<Option<TakenView>> {
    let path = match path {
        Some(path) => Some(path),
        None => ask_for(&app, &words, &[ZIP]).await?,
    };
    let Some(path) = path else { return Ok(None) };
    studio.import_history(&path).await.map(Some).map_err(trouble)
}

/// The files that the app was started with, and those that further starts have brought, each once.
#[tauri::command]
pub fn take_arrivals(arrivals: State<'_, Arrivals>) -> Vec<PathBuf> {
    arrivals.take()
}
