//! Where rows can't be written, a run waits, and somebody is told why.

use std::time::Duration;
use studio::view::{Event, RunPhase, TroubleCode};
use studio::{Secrets, Studio, StudioConfig};

#[tokio::test]
async fn a_run_that_cannot_be_saved_says_so_and_goes_on_when_it_can() {
    let folder = tempfile::tempdir().expect("a folder");
    let library = folder.path().join("library");
    let studio = Studio::open(StudioConfig::new(&library, Secrets::memory())).await.expect("it opens");
    let generation = studio.generate("a castle", None).await.expect("it is taken");
    let rows = rusqlite::Connection::open(library.join("library.sqlite")).expect("the same rows");
    // What SQLite says where there is no room left, but for the reason.
    let full = "create trigger full before update on runs begin select raise(abort, 'no room left'); end";
    rows.execute_batch(full).expect("a trigger");
    let mut events = studio.events();
    let told = tokio::time::timeout(Duration::from_secs(20), async {
        loop {
            if let Event::Trouble { trouble } = events.recv().await.expect("an event") {
                return trouble;
            }
        }
    });
    let told = told.await.expect("it is told");
    assert!(told.message.contains("no room left"), "{}", told.message);
    rows.execute_batch("drop trigger full").expect("there is room again");
    // No service runs here: that is now all that is in its way.
    let offline = studio.follow(&generation.id, &generation.runs[0].id, |run| {
        run.trouble.as_ref().is_some_and(|trouble| trouble.code == TroubleCode::Offline)
    });
    let run = tokio::time::timeout(Duration::from_secs(20), offline).await.expect("it goes on");
    assert_eq!(run.expect("it is there").phase, RunPhase::Submitting);
}
