//! The history: what is listed, and what becomes of it.

use super::{Answer, Desk, trouble};
use studio::view::{GenerationView, HistoryFacets, HistoryPage, HistoryQuery};

#[tauri::command]
pub async fn list_generations(
    studio: Desk<'_>,
    query: HistoryQuery,
    after: Option<String>,
    skip: u32,
    limit: u32,
) -> Answer<HistoryPage> {
    studio.list(&query, after.as_deref(), skip, limit).await.map_err(trouble)
}

#[tauri::command]
pub async fn matching_generations(studio: Desk<'_>, query: HistoryQuery) -> Answer<Vec<String>> {
    studio.matching(&query).await.map_err(trouble)
}

#[tauri::command]
pub async fn history_facets(studio: Desk<'_>) -> Answer<HistoryFacets> {
    studio.facets().await.map_err(trouble)
}

#[tauri::command]
pub async fn star_generations(studio: Desk<'_>, ids: Vec<String>, starred: bool) -> Answer<()> {
    studio.star(&ids, starred).await.map_err(trouble)
}

#[tauri::command]
pub async fn tag_generations(studio: Desk<'_>, ids: Vec<String>, tag: String) -> Answer<()> {
    studio.tag(&ids, &tag).await.map_err(trouble)
}

#[tauri::command]
pub async fn untag_generations(studio: Desk<'_>, ids: Vec<String>, tag: String) -> Answer<()> {
    studio.untag(&ids, &tag).await.map_err(trouble)
}

#[tauri::command]
pub async fn trash_generations(studio: Desk<'_>, ids: Vec<String>) -> Answer<()> {
    studio.trash(&ids).await.map_err(trouble)
}

#[tauri::command]
pub async fn restore_generations(studio: Desk<'_>, ids: Vec<String>) -> Answer<()> {
    studio.restore(&ids).await.map_err(trouble)
}

#[tauri::command]
pub async fn delete_generations(studio: Desk<'_>, ids: Vec<String>) -> Answer<()> {
    studio.delete(&ids).await.map_err(trouble)
}

#[tauri::command]
pub async fn empty_trash(studio: Desk<'_>) -> Answer<()> {
    studio.empty_trash().await.map_err(trouble)
}

#[tauri::command]
pub async fn get_generation(studio: Desk<'_>, id: String) -> Answer<GenerationView> {
    studio.generation(&id).await.map_err(trouble)
}
