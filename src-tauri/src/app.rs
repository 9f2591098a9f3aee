//! Puts the app together: service, studio, drawing thread, window.

use crate::arrivals::Arrivals;
use crate::embedded::Embedded;
use crate::frames::{FrameServer, Renderer};
use crate::instance::Instance;
use crate::takes::Takes;
use crate::{arrivals, commands, pictures, thumbnails};
use std::error::Error;
use std::path::PathBuf;
use std::process::ExitCode;
use std::sync::{Arc, Mutex};
use studio::view::Event;
use studio::{Secrets, Studio, StudioConfig};
use tauri::{AppHandle, Emitter as _, Manager as _, RunEvent};
use tauri_plugin_dialog::{DialogExt as _, MessageDialogKind};
use tokio::sync::broadcast::error::RecvError;

/// The event that carries every change to the page.
const STUDIO_EVENT: &str = "studio";

/// Opens the window with the files of this start, and works until it is closed.
pub fn run(instance: Instance, files: Vec<PathBuf>) -> ExitCode {
    let app = tauri::Builder::default()
        .plugin(tauri_plugin_dialog::init())
        .plugin(tauri_plugin_notification::init())
        .register_asynchronous_uri_scheme_protocol("voxelier", |context, request, responder| {
            let studio = context.app_handle().try_state::<Arc<Studio>>().map(|studio| Arc::clone(&studio));
            tauri::async_runtime::spawn(async move {
                if let Some(studio) = studio {
                    responder.respond(pictures::answer(studio, request).await);
                }
            });
        })
        .invoke_handler(tauri::generate_handler![
            commands::history::list_generations,
            commands::history::matching_generations,
            commands::history::history_facets,
            commands::history::star_generations,
            commands::history::tag_generations,
            commands::history::untag_generations,
            commands::history::trash_generations,
            commands::history::restore_generations,
            commands::history::delete_generations,
            commands::history::empty_trash,
            commands::history::get_generation,
            commands::making::generate,
            commands::making::voxelize,
            commands::making::choose_file,
            commands::making::open_file,
            commands::making::copied_files,
            commands::making::paste_picture,
            commands::making::mask_picture,
            commands::making::cancel_run,
            commands::making::resend_run,
            commands::files::export_model,
            commands::archives::export_history,
            commands::archives::import_history,
            commands::archives::take_arrivals,
            commands::exports::export_as,
            commands::exports::drag_model,
            commands::exports::show_in_folder,
            commands::exports::open_in_magicavoxel,
            commands::exports::choose_magicavoxel,
            commands::work::list_work,
            commands::work::recent_prompts,
            commands::work::list_presets,
            commands::work::keep_preset,
            commands::work::forget_preset,
            commands::work::notify,
            commands::settings::get_settings,
            commands::settings::choose_service,
            commands::settings::keep_service,
            commands::settings::forget_service,
            commands::settings::forget_token,
            commands::settings::check_service,
            commands::stage::show_model,
            commands::stage::tweak_model,
            commands::stage::save_version,
            commands::stage::list_palettes,
            commands::stage::choose_palette,
            commands::stage::compare_model,
            commands::files::save_picture,
            commands::files::take_picture,
            commands::files::cancel_picture,
            commands::stage::viewport_address,
        ])
        .manage(Arrivals::of(files))
        .setup(|app| {
            let handle = app.handle().clone();
            let forward = handle.clone();
            instance.listen(move |files| arrivals::come_forward(&forward, files));
            if let Err(error) = tauri::async_runtime::block_on(start(&handle)) {
                refuse_to_start(&handle, error.as_ref());
            }
            Ok(())
        })
        .build(tauri::generate_context!());
    match app {
        Ok(app) => {
            app.run(on_event);
            ExitCode::SUCCESS
        }
        Err(error) => {
            eprintln!("voxelier: the window could not be opened: {error}");
            ExitCode::FAILURE
        }
    }
}

/// Starts all that works behind the page, before the page can ask for it.
async fn start(app: &AppHandle) -> Result<(), Box<dyn Error>> {
    let home = studio::default_home()?;
    let (embedded, service) = Embedded::start(&home.join("service")).await?;
    app.manage(Mutex::new(Some(embedded)));
    let secrets = Secrets::system().await;
    let studio =
        Studio::open(StudioConfig::new(home.join("library"), secrets).with_embedded(service)).await?;
    let renderer = Renderer::start();
    app.manage(FrameServer::start(renderer.clone()).await?);
    app.manage(renderer.clone());
    app.manage(Takes::default());
    app.manage(Arc::clone(&studio));
    tokio::spawn(tell_page(app.clone(), Arc::clone(&studio)));
    tokio::spawn(thumbnails::keep_up(studio, renderer));
    Ok(())
}

/// Passes every change on to the page.
async fn tell_page(app: AppHandle, studio: Arc<Studio>) {
    let mut events = studio.events();
    loop {
        match events.recv().await {
            Ok(event) => drop(app.emit(STUDIO_EVENT, event)),
            Err(RecvError::Lagged(_)) => drop(app.emit(STUDIO_EVENT, Event::Missed)),
            Err(RecvError::Closed) => return,
        }
    }
}

/// A library that can't be opened is told in a dialog, and the app ends: working without it would lose things.
fn refuse_to_start(app: &AppHandle, error: &dyn Error) {
    eprintln!("voxelier: {error}");
    let handle = app.clone();
    app.dialog()
        .message(error.to_string())
        .title("Voxelier can't start")
        .kind(MessageDialogKind::Error)
        .show(move |_| handle.exit(1));
}

/// At the end the service hands work in hand back to its queue; the next start goes on with it.
fn on_event(app: &AppHandle, event: RunEvent) {
    if let RunEvent::Exit = event {
        let embedded = app.try_state::<Mutex<Option<Embedded>>>();
        let embedded = embedded.and_then(|held| held.lock().ok().and_then(|mut held| held.take()));
        if let Some(embedded) = embedded {
            tauri::async_runtime::block_on(embedded.stop());
        }
    }
}
