//! Waiting for what a studio promises, along its own events.

use std::time::Duration;
use studio::Studio;
use studio::view::{ColorView, GenerationView, OptionsView, RunPhase, RunView, TexturingView};

/// How long anything may take on a slow and busy machine.
pub const PATIENCE: Duration = Duration::from_secs(120);

/// The newest run of a generation, once it rests or `stop` has seen enough.
pub async fn until(
    studio: &Studio,
    generation: &GenerationView,
    stop: impl FnMut(&RunView) -> bool,
) -> RunView {
    let run = generation.runs.first().expect("a run");
    let following = studio.follow(&generation.id, &run.id, stop);
    tokio::time::timeout(PATIENCE, following).await.expect("something happens").expect("the run is kept")
}

/// The newest run, once it rests or something is in its way.
pub async fn settled(studio: &Studio, generation: &GenerationView) -> RunView {
    until(studio, generation, |run| run.trouble.is_some()).await
}

/// The newest run, once it rests.
pub async fn rested(studio: &Studio, generation: &GenerationView) -> RunView {
    until(studio, generation, |_| false).await
}

/// The generation, once its newest run has brought its result.
pub async fn done(studio: &Studio, generation: &GenerationView) -> GenerationView {
    let run = rested(studio, generation).await;
    assert_eq!(run.phase, RunPhase::Done, "{run:?}");
    studio.generation(&generation.id).await.expect("the generation is kept")
}

/// Options for a model that is made quickly.
#[must_use]
pub fn small() -> OptionsView {
    OptionsView {
        voxel_size: 16,
        palette_size: 32,
        fill: false,
        texturing: TexturingView::Textured,
        color: ColorView::Surface,
    }
}
