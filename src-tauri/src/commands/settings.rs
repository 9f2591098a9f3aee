//! The settings.

use super::{Answer, Desk, trouble};
use studio::view::{SettingsChange, SettingsView};

#[tauri::command]
pub async fn get_settings(studio: Desk<'_>) -> Answer<SettingsView> {
    studio.settings().await.map_err(trouble)
}

#[tauri::command]
pub async fn change_settings(studio: Desk<'_>, change: SettingsChange) -> Answer<SettingsView> {
    studio.change_settings(change).await.map_err(trouble)
}
