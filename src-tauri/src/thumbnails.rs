//! Thumbnails for the history: the studio says which models lack one, the drawing thread makes it.

use crate::frames::{Renderer, RendererError};
use std::collections::HashSet;
use std::sync::Arc;
use studio::Studio;
use studio::view::Event;
use tokio::sync::broadcast::error::RecvError;
use voxel::vox;

/// Works until the studio closes: first what is missing since last time, then each model as it arrives.
pub async fn keep_up(studio: Arc<Studio>, renderer: Renderer) {
    let mut events = studio.events();
    // What could not be drawn once is left alone until the next start.
    let mut hopeless = HashSet::new();
    loop {
        if make_missing(&studio, &renderer, &mut hopeless).await.is_err() {
            // Without a graphics adapter no later one will work either; the history shows the candidates instead.
            return;
        }
        loop {
            match events.recv().await {
                Ok(Event::Generation { generation }) if lacks_thumbnail(&generation) => break,
                Ok(_) => {}
                Err(RecvError::Lagged(_)) => break,
                Err(RecvError::Closed) => return,
            }
        }
    }
}

fn lacks_thumbnail(generation: &studio::view::GenerationView) -> bool {
    generation.models.iter().any(|model| model.thumbnail.is_none())
}

/// Ends with an error only where no picture can be drawn at all.
async fn make_missing(
    studio: &Studio,
    renderer: &Renderer,
    hopeless: &mut HashSet<String>,
) -> Result<(), RendererError> {
    let Ok(missing) = studio.models_without_thumbnail().await else { return Ok(()) };
    for model in missing {
        if hopeless.contains(&model) {
            continue;
        }
        let Ok(bytes) = studio.vox(&model).await else { continue };
        let Ok(scene) = vox::read(&bytes) else { continue };
        let picture = match renderer.thumbnail(scene).await {
            Ok(picture) => picture,
            Err(error @ RendererError::NoAdapter(_)) => return Err(error),
            Err(RendererError::Failed(_)) => {
                hopeless.insert(model);
                continue;
            }
        };
        if let Err(error) = studio.set_thumbnail(&model, &picture).await {
            eprintln!("voxelier: a thumbnail was not kept: {error}");
        }
    }
    Ok(())
}
