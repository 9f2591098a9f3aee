//! Making: from words, and from files of the artist's own, to models.

use super::dialogs::{DialogWords, ask_for};
use super::{Answer, Desk, trouble, unreadable};
use crate::clipboard;
use std::path::PathBuf;
use studio::view::{GenerationView, MaskWayView, OptionsView};
use tauri::AppHandle;

/// The endings of what can be opened.
const OPENED: &[&str] = &["png", "jpg", "jpeg", "webp", "glb", "gltf", "obj", "vox"];

#[tauri::command]
pub async fn generate(studio: Desk<'_>, prompt: String, seed: Option<u64>) -> Answer<GenerationView> {
    studio.generate(&prompt, seed).await.map_err(trouble)
}

#[tauri::command]
pub async fn voxelize(
    studio: Desk<'_>,
    generation: String,
    candidate: u8,
    options: OptionsView,
) -> Answer<GenerationView> {
    studio.voxelize(&generation, candidate, options).await.map_err(trouble)
}

/// Asks for a picture, mesh or `.vox` file. `None` where the person closed the dialog.
#[tauri::command]
pub async fn choose_file(app: AppHandle, words: DialogWords) -> Answer<Option<String>> {
    let path = ask_for(&app, &words, OPENED).await?;
    Ok(path.map(|path| path.display().to_string()))
}

#[tauri::command]
pub async fn open_file(studio: Desk<'_>, path: PathBuf, options: OptionsView) -> Answer<GenerationView> {
    studio.open_file(&path, options).await.map_err(trouble)
}

/// The files that were copied elsewhere.
#[tauri::command]
pub async fn copied_files() -> Answer<Vec<PathBuf>> {
    tokio::task::spawn_blocking(clipboard::files).await.map_err(unreadable)
}

/// Takes the picture that was copied elsewhere, under this name. `None` where there is none.
#[tauri::command]
pub async fn paste_picture(studio: Desk<'_>, name: String) -> Answer<Option<GenerationView>> {
    let copied = tokio::task::spawn_blocking(clipboard::picture).await.map_err(unreadable)?;
    match copied {
        Some(png) => studio.open_picture(&name, png).await.map(Some).map_err(trouble),
        None => Ok(None),
    }
}

#[tauri::command]
pub async fn mask_picture(studio: Desk<'_>, generation: String, way: MaskWayView) -> Answer<GenerationView> {
    studio.mask(&generation, way).await.map_err(trouble)
}

#[tauri::command]
pub async fn cancel_run(studio: Desk<'_>, run: String) -> Answer<GenerationView> {
    studio.cancel(&run).await.map_err(trouble)
}

#[tauri::command]
pub async fn resend_run(studio: Desk<'_>, run: String) -> Answer<GenerationView> {
    studio.resend(&run).await.map_err(trouble)
}
