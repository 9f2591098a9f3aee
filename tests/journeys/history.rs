//! What is kept, found again, and forgotten.

use crate::app::App;
use std::collections::BTreeSet;
use studio::view::{ColorView, Event, GenerationView, OptionsView, TexturingView, TroubleCode};
use tests::following::small;

/// The prompts of a page of the history.
async fn found(app: &App, search: &str) -> Vec<String> {
    let page = app.studio.list(search, None, 50).await.expect("a page");
    assert_eq!(page.total as usize, page.generations.len());
    page.generations.into_iter().map(|generation| generation.prompt).collect()
}

/// Every file that a generation names.
fn named(generation: &GenerationView, files: &BTreeSet<String>) -> usize {
    let pictures = generation.candidates.iter().map(|candidate| &candidate.picture);
    let thumbnails = generation.models.iter().filter_map(|model| model.thumbnail.as_ref());
    pictures.chain(thumbnails).filter(|file| files.contains(*file)).count()
}

#[tokio::test]
async fn everything_comes_back_when_the_app_opens_again() {
    let app = App::open().await;
    let drawn = app.draw("a red tower", None).await;
    let options = OptionsView {
        voxel_size: 21,
        palette_size: 9,
        fill: true,
        texturing: TexturingView::Gray,
        color: ColorView::Vertex,
    };
    let built = app.build(&drawn, 2, options).await;
    let thumbnail = app.studio.blob(&drawn.candidates[0].picture).await.expect("some PNG");
    app.studio.set_thumbnail(&built.models[0].id, &thumbnail).await.expect("it is kept");
    let before = app.studio.generation(&drawn.id).await.expect("the generation");
    let vox = app.vox(&before).await;

    let app = App::open_on(app.close().await, |_| {}).await;
    let page = app.studio.list("", None, 10).await.expect("a page");
    assert_eq!(page.generations, std::slice::from_ref(&before));
    let model = &before.models[0];
    assert_eq!((model.candidate, model.options, model.thumbnail.is_some()), (2, options, true));
    assert_eq!(app.vox(&before).await, vox);
    for candidate in &before.candidates {
        let picture = app.studio.blob(&candidate.picture).await.expect("a picture");
        assert!(image::load_from_memory(&picture).is_ok());
    }
    // The work goes on where it was.
    let further = app.build(&before, 0, small()).await;
    assert_eq!(further.models.len(), 2);
    assert_eq!((further.models[0].options, further.models[1].options), (small(), options));
}

#[tokio::test]
async fn the_history_is_searched_word_by_word_newest_first() {
    let app = App::open().await;
    for prompt in ["a wooden barrel", "a red tower", "50%_sword", "a Wooden tower"] {
        app.draw(prompt, Some(1)).await;
    }
    assert_eq!(found(&app, "").await, ["a Wooden tower", "50%_sword", "a red tower", "a wooden barrel"]);
    assert_eq!(found(&app, "wooden").await, ["a Wooden tower", "a wooden barrel"]);
    assert_eq!(found(&app, " TOWER wood ").await, ["a Wooden tower"]);
    assert_eq!(found(&app, "0%_").await, ["50%_sword"]);
    assert_eq!(found(&app, "%").await, ["50%_sword"]);
    assert_eq!(found(&app, "castle").await, Vec::<String>::new());
}

#[tokio::test]
async fn the_history_is_read_page_by_page() {
    let app = App::open().await;
    for prompt in ["a barrel", "a sword", "a crystal"] {
        app.draw(prompt, Some(1)).await;
    }
    let (mut prompts, mut after) = (Vec::new(), None);
    loop {
        let page = app.studio.list("", after.as_deref(), 2).await.expect("a page");
        assert_eq!(page.total, 3);
        prompts.extend(page.generations.into_iter().map(|generation| generation.prompt));
        after = page.next;
        if after.is_none() {
            break;
        }
    }
    assert_eq!(prompts, ["a crystal", "a sword", "a barrel"]);
}

#[tokio::test]
async fn deleting_removes_rows_and_files_and_nothing_that_another_one_shows() {
    let app = App::open().await;
    let kept = app.draw("a sword", Some(3)).await;
    let twin = app.draw("a sword", Some(3)).await;
    assert_eq!(twin.candidates, kept.candidates);
    let built = app.build(&twin, 0, small()).await;
    assert_eq!(app.home.files().len(), 4, "three pictures, shared by both, and a model");

    let mut events = app.studio.events();
    app.studio.delete(&built.id).await.expect("it is there");
    let told = async {
        loop {
            if let Event::Deleted { id } = events.recv().await.expect("an event") {
                return id;
            }
        }
    };
    assert_eq!(told.await, built.id);
    assert_eq!((named(&kept, &app.home.files()), app.home.files().len()), (3, 3));
    assert_eq!(found(&app, "").await, ["a sword"]);
    let error = app.studio.vox(&built.models[0].id).await.expect_err("it is gone");
    assert_eq!(error.code(), TroubleCode::BadRequest);

    app.studio.delete(&kept.id).await.expect("it is there");
    assert_eq!(app.home.files(), BTreeSet::new());
    assert_eq!(app.studio.delete(&kept.id).await.expect_err("once").code(), TroubleCode::BadRequest);
}
