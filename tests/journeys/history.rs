//! What is kept, found again, and forgotten.

use crate::app::App;
use crate::member::Member;
use std::collections::BTreeSet;
use std::slice::from_ref;
use std::sync::Arc;
use studio::view::{
    ColorView, Event, GenerationView, HistoryQuery, OptionsView, RunPhase, TexturingView, TroubleCode,
};
use tests::following::{rested, small, until};
use tests::generators::Held;

/// The prompts that words find.
async fn found(app: &App, search: &str) -> Vec<String> {
    listed(app, &HistoryQuery::words(search)).await
}

/// The prompts that match.
async fn listed(app: &App, query: &HistoryQuery) -> Vec<String> {
    let page = app.studio.list(query, None, 0, 50).await.expect("a page");
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
    let page = app.studio.list(&HistoryQuery::default(), None, 0, 10).await.expect("a page");
    assert_eq!(page.generations, from_ref(&before));
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
    assert_eq!(found(&app, "%50_sw").await, ["50%_sword"]);
    assert_eq!(
        found(&app, "wood tower").await,
        Vec::<String>::new(),
        "only the last word may be a beginning"
    );
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
        let page = app.studio.list(&HistoryQuery::default(), after.as_deref(), 0, 2).await.expect("a page");
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
    app.delete(&built.id).await;
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

    app.delete(&kept.id).await;
    assert_eq!(app.home.files(), BTreeSet::new());
    let again = app.studio.delete(from_ref(&kept.id)).await.expect_err("once");
    assert_eq!(again.code(), TroubleCode::BadRequest);
}

#[tokio::test]
async fn stars_and_tags_are_found_again_and_outlive_the_app() {
    let app = App::open().await;
    let (tower, barrel) = (app.draw("a red tower", Some(1)).await, app.draw("a barrel", Some(1)).await);
    let both = [tower.id.clone(), barrel.id.clone()];
    app.studio.star(from_ref(&tower.id), true).await.expect("it is there");
    app.studio.tag(&both, "  Level  1 ").await.expect("they are there");
    app.studio.tag(from_ref(&barrel.id), "props").await.expect("it is there");
    assert!(app.studio.tag(&both, " ").await.is_err(), "a tag says something");

    let app = App::open_on(app.close().await, |_| {}).await;
    let starred = HistoryQuery { starred: true, ..HistoryQuery::default() };
    assert_eq!(listed(&app, &starred).await, ["a red tower"]);
    assert_eq!(found(&app, "level").await, ["a barrel", "a red tower"]);
    let tagged = HistoryQuery { tag: Some("props".to_owned()), ..HistoryQuery::default() };
    assert_eq!(listed(&app, &tagged).await, ["a barrel"]);
    let facets = app.studio.facets().await.expect("facets");
    let tags: Vec<_> = facets.tags.iter().map(|found| (found.tag.as_str(), found.count)).collect();
    assert_eq!((tags, facets.services), (vec![("Level 1", 2), ("props", 1)], vec![barrel.service]));

    app.studio.untag(from_ref(&barrel.id), "Level 1").await.expect("it is there");
    app.studio.star(&both, false).await.expect("they are there");
    assert_eq!(found(&app, "level").await, ["a red tower"]);
    assert_eq!(listed(&app, &starred).await, Vec::<String>::new());
}

#[tokio::test]
async fn models_are_found_by_their_size() {
    let app = App::open().await;
    let drawn = app.draw("a red tower", Some(1)).await;
    app.draw("a barrel", Some(1)).await;
    let built = app.build(&drawn, 0, small()).await;
    let edge = built.models[0].size.into_iter().max().expect("three sides");
    let sized = |size| HistoryQuery { size: Some(size), ..HistoryQuery::default() };
    assert_eq!(listed(&app, &sized([edge, edge])).await, ["a red tower"]);
    assert_eq!(listed(&app, &sized([edge + 1, 256])).await, Vec::<String>::new());
    let with_model = HistoryQuery { with_model: true, ..HistoryQuery::default() };
    assert_eq!(listed(&app, &with_model).await, ["a red tower"]);
}

#[tokio::test]
async fn what_is_thrown_away_can_be_brought_back_with_all_that_came_of_it() {
    let app = App::open().await;
    let drawn = app.draw("a red tower", Some(1)).await;
    let built = app.build(&drawn, 0, small()).await;
    let (files, vox) = (app.home.files(), app.vox(&built).await);
    let trash = HistoryQuery { trashed: true, ..HistoryQuery::words("tower") };

    app.studio.trash(from_ref(&drawn.id)).await.expect("it is there");
    assert_eq!((found(&app, "tower").await.len(), found(&app, "").await.len()), (0, 0));
    assert_eq!(listed(&app, &trash).await, ["a red tower"]);
    assert_eq!(app.studio.facets().await.expect("facets").trashed, 1);
    let refused = app.studio.voxelize(&drawn.id, 1, small()).await.expect_err("it is in the trash");
    assert_eq!(refused.code(), TroubleCode::BadRequest);

    let app = App::open_on(app.close().await, |_| {}).await;
    app.studio.restore(from_ref(&drawn.id)).await.expect("it is in the trash");
    assert_eq!(
        (found(&app, "tower").await, listed(&app, &trash).await),
        (vec!["a red tower".to_owned()], vec![])
    );
    assert_eq!((app.home.files(), app.vox(&built).await), (files, vox));
    let kept =
        app.studio.delete(from_ref(&drawn.id)).await.expect_err("only what is in the trash is deleted");
    assert_eq!(kept.code(), TroubleCode::BadRequest);
}

#[tokio::test]
async fn throwing_away_what_is_being_built_stops_it_and_gives_its_token_back() {
    let held = Held::default();
    let held_too = held.clone();
    let member = Member::sign_in(Some(1), |config| config.generators.shapes = Arc::new(held_too)).await;
    let drawn = member.draw("a barrel").await;
    let working = member.studio.voxelize(&drawn.id, 0, small()).await.expect("a run");
    until(&member.studio, &working, |run| run.phase == RunPhase::Running).await;
    assert_eq!(member.home.kinds(), ["charge"]);

    member.studio.trash(from_ref(&drawn.id)).await.expect("it is there");
    let early = member.studio.delete(from_ref(&drawn.id)).await;
    assert!(early.is_err(), "with its row gone, nobody would ask for the token");
    member.studio.empty_trash().await.expect("it leaves what isn't at rest");
    let stopped = rested(&member.studio, &working).await;
    assert_eq!(stopped.phase, RunPhase::Cancelled);
    assert_eq!(member.home.kinds(), ["charge", "refund"]);

    member.studio.empty_trash().await.expect("an empty trash");
    assert_eq!(member.home.files().len(), 0);
}

#[tokio::test]
async fn many_are_changed_at_once_and_told_at_once() {
    let app = App::open().await;
    let mut ids = Vec::new();
    for number in 0..101 {
        let path = app.home.path().join(format!("statue {number}.vox"));
        std::fs::copy(concat!(env!("CARGO_MANIFEST_DIR"), "/../assets/vox/statue.vox"), &path)
            .expect("a copy");
        ids.push(app.studio.open_file(&path, small()).await.expect("it opens").id);
    }
    ids.reverse();
    let words = HistoryQuery::words("statue vox");
    assert_eq!(app.studio.matching(&words).await.expect("ids"), ids);
    let mut events = app.studio.events();
    app.studio.trash(&ids).await.expect("they are there");
    assert_eq!(events.recv().await.expect("an event"), Event::Missed);
    assert_eq!(app.studio.list(&words, None, 0, 10).await.expect("a page").total, 0);
    app.studio.empty_trash().await.expect("it is emptied");
    assert_eq!(app.home.files(), BTreeSet::new());
}
