//! The settings: services, their tokens, and which of them new work goes to.

use super::{Answer, Desk, trouble};
use studio::view::{ServiceChange, SettingsView};

#[tauri::command]
pub async fn get_settings(studio: Desk<'_>) -> Answer<SettingsView> {
    studio.settings().await.map_err(trouble)
}

/// New work goes to the listed service with this address, or to the embedded one.
#[tauri::command]
pub async fn choose_service(studio: Desk<'_>, url: Option<String>) -> Answer<SettingsView> {
    studio.choose_service(url.as_deref()).await.map_err(trouble)
}

#[tauri::command]
pub async fn keep_service(studio: Desk<'_>, change: ServiceChange) -> Answer<SettingsView> {
    studio.keep_service(change).await.map_err(trouble)
}

#[tauri::command]
pub async fn forget_service(studio: Desk<'_>, url: String) -> Answer<SettingsView> {
    studio.forget_service(&url).await.map_err(trouble)
}

#[tauri::command]
pub async fn forget_token(studio: Desk<'_>, url: String) -> Answer<SettingsView> {
    studio.forget_token(&url).await.map_err(trouble)
}

/// Asks a service whether it takes a token: this one, or the one that is kept.
#[tauri::command]
pub async fn check_service(studio: Desk<'_>, url: String, token: Option<String>) -> Answer<()> {
    studio.check_service(&url, token.as_deref()).await.map_err(trouble)
}
