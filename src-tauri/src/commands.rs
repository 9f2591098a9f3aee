//! What the page can ask for. Thin: parse, call the studio, map the error.

use crate::frames::protocol::ViewportAddress;
use crate::frames::{FrameServer, Place, Renderer};
use crate::takes::{self, TakeOrder, Takes};
use std::path::{Path, PathBuf};
use std::sync::Arc;
use studio::view::{
    GenerationView, HistoryFacets, HistoryPage, HistoryQuery, MaskWayView, OptionsView, PaletteView,
    SettingsChange, SettingsView, TroubleCode, TroubleView, TweakedView,
};
use studio::{Error, Studio, Tweaks, export};
use tauri::{AppHandle, Emitter as _, State};
use tauri_plugin_dialog::{DialogExt as _, FilePath};
use tokio::sync::oneshot;

type Answer<T> = Result<T, TroubleView>;
type Desk<'a> = State<'a, Arc<Studio>>;

fn trouble(error: Error) -> TroubleView {
    error.to_view()
}

/// The endings of what can be opened.
const OPENED: &[&str] = &["png", "jpg", "jpeg", "webp", "glb", "gltf", "obj", "vox"];

/// The event that tells the page which share of a picture is drawn.
const TAKE_EVENT: &str = "take";

/// The endings of what has a palette.
const PALETTES: &[&str] = &["hex", "gpl", "pal", "ase", "vox", "png", "jpg", "jpeg", "webp"];

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

fn unreadable(error: impl std::fmt::Display) -> TroubleView {
    TroubleView { code: TroubleCode::Internal, message: error.to_string() }
}

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
pub async fn choose_file(app: AppHandle) -> Answer<Option<String>> {
    let path = ask_for(&app, "Open", ("Pictures, meshes and models", OPENED)).await?;
    Ok(path.map(|path| path.display().to_string()))
}

#[tauri::command]
pub async fn open_file(studio: Desk<'_>, path: PathBuf, options: OptionsView) -> Answer<GenerationView> {
    studio.open_file(&path, options).await.map_err(trouble)
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

/// Asks where to, then writes the `.vox` file as the service sent it. `None` where the person closed the dialog.
#[tauri::command]
pub async fn export_model(app: AppHandle, studio: Desk<'_>, model: String) -> Answer<Option<String>> {
    let name = studio.export_name(&model).await.map_err(trouble)?;
    let Some(path) = choose_place(&app, &name, ("MagicaVoxel", "vox")).await? else { return Ok(None) };
    studio.export(&model, &path).await.map_err(trouble)?;
    Ok(Some(path.display().to_string()))
}

/// Asks for a file of a kind, told by its name and its endings. `None` where the person closed the dialog.
async fn ask_for(app: &AppHandle, title: &str, (kind, endings): (&str, &[&str])) -> Answer<Option<PathBuf>> {
    let (chosen, choice) = oneshot::channel();
    app.dialog().file().set_title(title).add_filter(kind, endings).pick_file(move |path| {
        let _ = chosen.send(path);
    });
    choice.await.ok().flatten().map(path_of).transpose()
}

/// Asks where to save a file of a kind, told by its name and its ending. `None` where the person closed the dialog.
async fn choose_place(app: &AppHandle, name: &str, (kind, ending): (&str, &str)) -> Answer<Option<PathBuf>> {
    let (chosen, choice) = oneshot::channel();
    let dialog = app.dialog().file().set_title("Export").set_file_name(name).add_filter(kind, &[ending]);
    dialog.save_file(move |path| {
        let _ = chosen.send(path);
    });
    let Some(path) = choice.await.ok().flatten() else { return Ok(None) };
    let chosen = path_of(path)?;
    let path = with_ending(&chosen, ending);
    if path != chosen && path.exists() {
        // Nobody was asked whether this one may be replaced.
        let message = format!("{} exists already: choose it by its full name", path.display());
        return Err(TroubleView { code: TroubleCode::Refused, message });
    }
    Ok(Some(path))
}

#[tauri::command]
pub async fn get_settings(studio: Desk<'_>) -> Answer<SettingsView> {
    studio.settings().await.map_err(trouble)
}

#[tauri::command]
pub async fn change_settings(studio: Desk<'_>, change: SettingsChange) -> Answer<SettingsView> {
    studio.change_settings(change).await.map_err(trouble)
}

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
pub async fn choose_palette(app: AppHandle) -> Answer<Option<PaletteView>> {
    match ask_for(&app, "Palette", ("Palettes", PALETTES)).await? {
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

/// Asks where to, then writes what the viewport shows as a PNG. `None` where the person closed the dialog.
#[tauri::command]
pub async fn save_picture(
    app: AppHandle,
    studio: Desk<'_>,
    renderer: State<'_, Renderer>,
    model: String,
) -> Answer<Option<String>> {
    // As it is now, not as it is when the dialog is closed.
    let png = renderer.picture().await.map_err(unreadable)?;
    let name = studio.export_name(&model).await.map_err(trouble)?;
    let name = Path::new(&name).with_extension("png").display().to_string();
    let Some(path) = choose_place(&app, &name, ("Picture", "png")).await? else { return Ok(None) };
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
) -> Answer<Option<String>> {
    let nothing = || refused("there is no model on the stage, or there are two".to_owned());
    let subject = renderer.subject().await.ok_or_else(nothing)?;
    let (title, ending) = order.kind.file();
    let name = studio.export_name(&model).await.map_err(trouble)?;
    let name = Path::new(&name).with_extension(ending).display().to_string();
    let Some(path) = choose_place(&app, &name, (title, ending)).await? else { return Ok(None) };
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

fn refused(message: String) -> TroubleView {
    TroubleView { code: TroubleCode::Refused, message }
}

#[tauri::command]
pub fn viewport_address(frames: State<'_, FrameServer>) -> ViewportAddress {
    frames.address()
}
