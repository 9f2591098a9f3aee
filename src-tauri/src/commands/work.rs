//! Work that is on its way, and what helps to ask for more.

use super::{Answer, Desk, trouble, unreadable};
use studio::view::{GenerationView, OptionsView, PresetView};
use tauri::AppHandle;
use tauri_plugin_notification::NotificationExt as _;

#[tauri::command]
pub async fn list_work(studio: Desk<'_>) -> Answer<Vec<GenerationView>> {
    studio.at_work().await.map_err(trouble)
}

#[tauri::command]
pub async fn recent_prompts(studio: Desk<'_>) -> Answer<Vec<String>> {
    studio.recent_prompts().await.map_err(trouble)
}

#[tauri::command]
pub async fn list_presets(studio: Desk<'_>) -> Answer<Vec<PresetView>> {
    studio.presets().await.map_err(trouble)
}

#[tauri::command]
pub async fn keep_preset(studio: Desk<'_>, name: String, options: OptionsView) -> Answer<Vec<PresetView>> {
    studio.keep_preset(&name, options).await.map_err(trouble)
}

#[tauri::command]
pub async fn forget_preset(studio: Desk<'_>, name: String) -> Answer<Vec<PresetView>> {
    studio.forget_preset(&name).await.map_err(trouble)
}

/// Tells something outside of the window.
#[tauri::command]
pub async fn notify(app: AppHandle, title: String, text: String) -> Answer<()> {
    app.notification().builder().title(title).body(text).show().map_err(unreadable)
}
