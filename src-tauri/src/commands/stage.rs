//! The stage: which models stand there, and what is changed about them.

use super::dialogs::{DialogWords, ask_for};
use super::{Answer, Desk, trouble, unreadable};
use crate::frames::protocol::ViewportAddress;
use crate::frames::{FrameServer, Place, Renderer};
use std::sync::Arc;
use studio::view::{GenerationView, PaletteView, TweakedView};
use studio::{Studio, Tweaks};
use tauri::{AppHandle, State};

/// The endings of what has a palette.
const PALETTES: &[&str] = &["hex", "gpl", "pal", "ase", "vox", "png", "jpg", "jpeg", "webp"];

/// Puts a model on the viewport, or clears it. Returns what was forgiven in the file, a sentence each.
#[tauri::command]
pub async fn show_model(
    studio: Desk<'_>,
    renderer: State<'_, Renderer>,
    model: Option<String>,
) -> Answer<Vec<String>> {
    show(&studio, &renderer, Place::Main, model).await
}

/// Puts a model beside the one that is shown, or takes it away. Returns what was forgiven in the file.
#[tauri::command]
pub async fn compare_model(
    studio: Desk<'_>,
    renderer: State<'_, Renderer>,
    model: Option<String>,
) -> Answer<Vec<String>> {
    show(&studio, &renderer, Place::Beside, model).await
}

/// Shows a model with changes; nothing is kept. Returns what is told of it.
#[tauri::command]
pub async fn tweak_model(
    studio: Desk<'_>,
    renderer: State<'_, Renderer>,
    model: String,
    tweaks: Tweaks,
) -> Answer<TweakedView> {
    let turn = renderer.turn();
    let (scene, view) = studio.tweaked(&model, tweaks).await.map_err(trouble)?;
    renderer.show(turn, Place::Main, Some((model, Arc::new(scene))));
    Ok(view)
}

/// Keeps a model with changes as a version beside it.
#[tauri::command]
pub async fn save_version(studio: Desk<'_>, model: String, tweaks: Tweaks) -> Answer<GenerationView> {
    studio.save_version(&model, tweaks).await.map_err(trouble)
}

/// The palettes that come with the program.
#[tauri::command]
pub fn list_palettes() -> Vec<PaletteView> {
    Studio::palettes()
}

/// Asks for a palette file. `None` where the person closed the dialog.
#[tauri::command]
pub async fn choose_palette(app: AppHandle, words: DialogWords) -> Answer<Option<PaletteView>> {
    match ask_for(&app, &words, PALETTES).await? {
        Some(path) => Studio::read_palette(&path).await.map(Some).map_err(trouble),
        None => Ok(None),
    }
}

async fn show(
    studio: &Studio,
    renderer: &Renderer,
    place: Place,
    model: Option<String>,
) -> Answer<Vec<String>> {
    let turn = renderer.turn();
    let Some(model) = model else {
        renderer.show(turn, place, None);
        return Ok(Vec::new());
    };
    let bytes = studio.vox(&model).await.map_err(trouble)?;
    // A large file keeps a processor busy for a while: not one that answers the page.
    let read = tokio::task::spawn_blocking(move || voxel::vox::read(&bytes)).await;
    let scene = read.map_err(unreadable)?.map_err(unreadable)?;
    let forgiven = scene.warnings.iter().map(ToString::to_string).collect();
    renderer.show(turn, place, Some((model, Arc::new(scene))));
    Ok(forgiven)
}

#[tauri::command]
pub fn viewport_address(frames: State<'_, FrameServer>) -> ViewportAddress {
    frames.address()
}
