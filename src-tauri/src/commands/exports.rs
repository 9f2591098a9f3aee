//! Models that leave for other programs.

use super::dialogs::{DialogWords, ask_for, choose_place};
use super::{Answer, Desk, refused, trouble};
use crate::drag_out;
use crate::magicavoxel::{self, Places};
use std::path::PathBuf;
use studio::Studio;
use studio::view::ExportOrder;
use tauri::{AppHandle, WebviewWindow};

/// Asks where to, then writes a model as another kind of file. `None` where the person closed the dialog.
#[tauri::command]
pub async fn export_as(
    app: AppHandle,
    studio: Desk<'_>,
    model: String,
    order: ExportOrder,
    words: DialogWords,
) -> Answer<Option<String>> {
    let name = studio.export_name(&model, order.ending()).await.map_err(trouble)?;
    let Some(path) = choose_place(&app, &words, &name, order.ending()).await? else { return Ok(None) };
    studio.export_as(&model, &order, &path).await.map_err(trouble)?;
    Ok(Some(path.display().to_string()))
}

/// Drags a model's `.vox` file out of the window, with the button that is held down. Answers when it is let go.
#[tauri::command]
pub async fn drag_model(window: WebviewWindow, studio: Desk<'_>, model: String) -> Answer<()> {
    let file = studio.hand_out(&model).await.map_err(trouble)?;
    drag_out::drag(&window, &file).await.map_err(|error| refused(error.to_string()))
}

/// Shows a file in the system's file manager.
#[tauri::command]
pub async fn show_in_folder(path: PathBuf) -> Answer<()> {
    if !path.exists() {
        return Err(refused(format!("{} is no longer there", path.display())));
    }
    let place = path.clone();
    let shown = tokio::task::spawn_blocking(move || tauri_plugin_opener::reveal_item_in_dir(place)).await;
    match shown {
        Ok(Ok(())) => Ok(()),
        _ => Err(refused(format!("no file manager answers on this system; the file is {}", path.display()))),
    }
}

/// Opens a file in MagicaVoxel: one that was exported, or else a model's own, handed out for it. Where MagicaVoxel isn't
/// found the person is asked for it, once. Whether it was opened: not where they closed the dialog.
#[tauri::command]
pub async fn open_in_magicavoxel(
    app: AppHandle,
    studio: Desk<'_>,
    model: String,
    path: Option<PathBuf>,
    words: DialogWords,
) -> Answer<bool> {
    let Some(program) = program(&app, &studio, &words).await? else { return Ok(false) };
    let file = match path {
        Some(path) => path,
        None => studio.hand_out(&model).await.map_err(trouble)?,
    };
    let opened = magicavoxel::open(&program, &file);
    opened.map(|()| true).map_err(|error| {
        let wine = if cfg!(unix) { "; on Linux it needs Wine" } else { "" };
        refused(format!("{} can't be started ({error}){wine}", program.display()))
    })
}

/// Asks where MagicaVoxel is, and keeps it. `None` where the person closed the dialog.
#[tauri::command]
pub async fn choose_magicavoxel(
    app: AppHandle,
    studio: Desk<'_>,
    words: DialogWords,
) -> Answer<Option<String>> {
    Ok(choose(&app, &studio, &words).await?.map(|program| program.display().to_string()))
}

async fn program(app: &AppHandle, studio: &Studio, words: &DialogWords) -> Answer<Option<PathBuf>> {
    let kept = studio.magicavoxel().await.map_err(trouble)?;
    if let Some(kept) = kept.filter(|program| magicavoxel::is_program(program)) {
        return Ok(Some(kept));
    }
    let found = tokio::task::spawn_blocking(|| Places::of_this_system().find()).await;
    match found.ok().flatten() {
        Some(found) => Ok(Some(found)),
        None => choose(app, studio, words).await,
    }
}

async fn choose(app: &AppHandle, studio: &Studio, words: &DialogWords) -> Answer<Option<PathBuf>> {
    let Some(program) = ask_for(app, words, &[]).await? else { return Ok(None) };
    if !magicavoxel::is_program(&program) {
        return Err(refused(format!("{} is no program", program.display())));
    }
    studio.keep_magicavoxel(&program).await.map_err(trouble)?;
    Ok(Some(program))
}
