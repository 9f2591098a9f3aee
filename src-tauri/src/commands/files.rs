//! Files that leave the app: models and pictures.

use super::dialogs::{DialogWords, choose_place};
use super::{Answer, Desk, refused, trouble, unreadable};
use crate::frames::Renderer;
use crate::takes::{self, TakeOrder, Takes};
use studio::export;
use tauri::{AppHandle, Emitter as _, State};

/// The event that tells the page which share of a picture is drawn.
const TAKE_EVENT: &str = "take";

/// Asks where to, then writes the `.vox` file as the service sent it. `None` where the person closed the dialog.
#[tauri::command]
pub async fn export_model(
    app: AppHandle,
    studio: Desk<'_>,
    model: String,
    words: DialogWords,
) -> Answer<Option<String>> {
    let name = studio.export_name(&model, "vox").await.map_err(trouble)?;
    let Some(path) = choose_place(&app, &words, &name, "vox").await? else { return Ok(None) };
    studio.export(&model, &path).await.map_err(trouble)?;
    Ok(Some(path.display().to_string()))
}

/// Asks where to, then writes what the viewport shows as a PNG. `None` where the person closed the dialog.
#[tauri::command]
pub async fn save_picture(
    app: AppHandle,
    studio: Desk<'_>,
    renderer: State<'_, Renderer>,
    model: String,
    words: DialogWords,
) -> Answer<Option<String>> {
    // As it is now, not as it is when the dialog is closed.
    let png = renderer.picture().await.map_err(unreadable)?;
    let name = studio.export_name(&model, "png").await.map_err(trouble)?;
    let Some(path) = choose_place(&app, &words, &name, "png").await? else { return Ok(None) };
    let place = path.clone();
    let written = tokio::task::spawn_blocking(move || export::write(&place, &png)).await;
    written.map_err(unreadable)?.map_err(trouble)?;
    Ok(Some(path.display().to_string()))
}

/// Asks where to, then draws a picture or a turn of what stands on the stage into a file, telling the page how far it
/// is. `None` where the person closed the dialog or cancelled.
#[tauri::command]
pub async fn take_picture(
    app: AppHandle,
    studio: Desk<'_>,
    renderer: State<'_, Renderer>,
    takes: State<'_, Takes>,
    model: String,
    order: TakeOrder,
    words: DialogWords,
) -> Answer<Option<String>> {
    let nothing = || refused("there is no model on the stage, or there are two".to_owned());
    let subject = renderer.subject().await.ok_or_else(nothing)?;
    let ending = order.kind.ending();
    let name = studio.export_name(&model, ending).await.map_err(trouble)?;
    let Some(path) = choose_place(&app, &words, &name, ending).await? else { return Ok(None) };
    let (wanted, place) = (takes.begin(), path.clone());
    let told = move |share: f32| drop(app.emit(TAKE_EVENT, share));
    let made = tokio::task::spawn_blocking(move || takes::make(&subject, &order, &place, &wanted, told));
    let made = made.await.map_err(unreadable)?.map_err(|error| refused(error.to_string()))?;
    Ok(made.then(|| path.display().to_string()))
}

/// Gives up the picture or turn that is being drawn.
#[tauri::command]
pub fn cancel_picture(takes: State<'_, Takes>) {
    takes.cancel();
}
