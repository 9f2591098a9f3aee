//! Several programs on one library and one service folder at the same time.

use crate::app::App;
use std::sync::Arc;
use std::time::Duration;
use studio::view::{Event, GenerationView, HistoryQuery, RunPhase, TroubleCode};
use studio::{Faults, Secrets, Studio, StudioConfig, Token};
use tests::following::{PATIENCE, done, rested, settled, small, until};
use tests::generators::Held;
use tests::home::Home;
use tests::host::Host;
use tokio::sync::broadcast::Receiver;

/// Two apps on one home, whose builders wait for `held`.
async fn neighbours(held: &Held) -> (App, App) {
    let home = Arc::new(Home::empty());
    let first = App::open_on(Arc::clone(&home), |config| config.generators.shapes = Arc::new(held.clone()));
    let first = first.await;
    let second = App::open_on(home, |config| config.generators.shapes = Arc::new(held.clone()));
    (first, second.await)
}

/// The first event that fits.
async fn told<T>(events: &mut Receiver<Event>, fits: impl Fn(Event) -> Option<T>) -> T {
    let listening = async {
        loop {
            if let Some(told) = fits(events.recv().await.expect("an event")) {
                return told;
            }
        }
    };
    tokio::time::timeout(PATIENCE, listening).await.expect("it is told")
}

fn with_images(event: Event) -> Option<GenerationView> {
    match event {
        Event::Generation { generation } if !generation.candidates.is_empty() => Some(*generation),
        _ => None,
    }
}

#[tokio::test]
async fn what_one_program_makes_the_other_one_shows_and_goes_on_with() {
    let held = Held::default();
    held.let_go();
    let (first, second) = neighbours(&held).await;
    let mut events = second.studio.events();
    let drawn = first.draw("a barrel", Some(1)).await;
    let seen = told(&mut events, with_images).await;
    assert_eq!(seen, drawn);
    let built = second.build(&seen, 1, small()).await;
    assert_eq!(first.vox(&built).await, second.vox(&built).await);
    assert_eq!(first.studio.generation(&drawn.id).await.expect("it is there").models, built.models);
}

#[tokio::test]
async fn what_one_program_deletes_the_other_one_forgets() {
    let (first, second) = neighbours(&Held::default()).await;
    let drawn = first.draw("a barrel", Some(1)).await;
    let mut events = second.studio.events();
    first.delete(&drawn.id).await;
    let deleted = |event| if let Event::Deleted { id } = event { Some(id) } else { None };
    assert_eq!(told(&mut events, deleted).await, drawn.id);
    assert_eq!(second.studio.list(&HistoryQuery::words(""), None, 0, 10).await.expect("a page").total, 0);
}

#[tokio::test]
async fn each_program_drives_its_own_runs_and_none_is_driven_twice() {
    let held = Held::default();
    held.let_go();
    let (first, second) = neighbours(&held).await;
    let mut generations = Vec::new();
    for seed in 0..4 {
        for app in [&first, &second] {
            generations.push(app.studio.generate("a sword", Some(seed)).await.expect("a generation"));
        }
    }
    for (generation, app) in generations.iter().zip([&second, &first].into_iter().cycle()) {
        // Each is watched from the other program.
        let drawn = done(&app.studio, generation).await;
        assert_eq!((drawn.candidates.len(), drawn.runs.len()), (3, 1));
    }
    assert_eq!(first.home.jobs("images") as usize, generations.len());
}

#[tokio::test]
async fn a_run_whose_program_ends_is_taken_over_by_the_other_one() {
    let held = Held::default();
    let (first, second) = neighbours(&held).await;
    let drawn = first.draw("a barrel", Some(1)).await;
    let working = first.studio.voxelize(&drawn.id, 0, small()).await.expect("a run");
    until(&first.studio, &working, |run| run.phase == RunPhase::Running).await;
    first.close().await;
    held.let_go();
    let built = done(&second.studio, &working).await;
    assert_eq!((built.models.len(), second.home.jobs("voxelize")), (1, 1));
}

#[tokio::test]
async fn a_run_that_another_program_had_no_token_for_goes_on_where_there_is_one() {
    let home = Home::empty();
    let token = home.add_account("ann", None);
    let service = Host::serve(&home.service(), |_| {}).await;
    let open = || StudioConfig::new(home.library(), Secrets::memory()).with_poll(Duration::from_millis(50));
    let with_token = || open().with_service(&service.url(), Token::new(&token).expect("a token"));
    let studio = Studio::open(with_token().expect("an address")).await.expect("the library opens");
    let generation = studio.generate("a barrel", Some(1)).await.expect("a generation");
    // Before anything was sent.
    drop(studio);

    let without = Studio::open(open()).await.expect("the library opens");
    let run = settled(&without, &generation).await;
    assert_eq!(run.trouble.expect("a reason").code, TroubleCode::SignIn);
    drop(without);

    let studio = Studio::open(with_token().expect("an address")).await.expect("the library opens");
    assert_eq!(done(&studio, &generation).await.candidates.len(), 3);
}

#[tokio::test]
async fn a_run_can_be_stopped_from_the_other_program() {
    let held = Held::default();
    let (first, second) = neighbours(&held).await;
    let drawn = first.draw("a barrel", Some(1)).await;
    let working = first.studio.voxelize(&drawn.id, 0, small()).await.expect("a run");
    let run = until(&first.studio, &working, |run| run.phase == RunPhase::Running).await;
    second.studio.cancel(&run.id).await.expect("it is on its way");
    assert_eq!(rested(&first.studio, &working).await.phase, RunPhase::Cancelled);
}

/// The files of a result lie there before its rows do; whoever deletes the last other owner of such a file in between
/// must not take it away.
#[tokio::test]
async fn a_file_that_is_just_being_kept_outlives_the_deletion_of_its_twin() {
    let app = App::open().await;
    let twin = app.draw("a sword", Some(3)).await;
    let (arrived, mut is_here) = tokio::sync::mpsc::unbounded_channel();
    let (let_go, may_go_on) = std::sync::mpsc::channel::<()>();
    let may_go_on = std::sync::Mutex::new(may_go_on);
    let faults = Faults::new(move |point| {
        if point == "files" {
            arrived.send(()).expect("the test listens");
            let _ = may_go_on.lock().expect("nobody panicked").recv();
        }
    });
    let neighbour = App::open_with(Arc::clone(&app.home), faults).await;
    let keeping = neighbour.studio.generate("a sword", Some(3)).await.expect("a generation");
    is_here.recv().await.expect("the files are on disk");
    app.delete(&twin.id).await;
    drop(let_go);
    let kept = done(&neighbour.studio, &keeping).await;
    for candidate in &kept.candidates {
        neighbour.studio.blob(&candidate.picture).await.expect("the picture is there");
    }
}
