//! What can't be done is refused with a sentence, and takes nothing away.

use crate::app::App;
use studio::view::{HistoryQuery, RunPhase, TroubleCode};
use tests::following::{done, rested, small};

#[tokio::test]
async fn a_prompt_that_is_none_is_refused_beside_its_field() {
    let app = App::open().await;
    for (prompt, seed) in
        [("", None), (" \n\u{3000}", None), (&*"x".repeat(501), None), ("a barrel", Some(1 << 53))]
    {
        let error = app.studio.generate(prompt, seed).await.expect_err("a refusal");
        assert_eq!(error.code(), TroubleCode::Refused);
        assert!(error.to_string().split_whitespace().count() >= 3, "{error} is no sentence");
    }
    assert_eq!(app.studio.list(&HistoryQuery::words(""), None, 0, 10).await.expect("a page").total, 0);
    app.draw(&"\u{1f409}".repeat(500), Some((1 << 53) - 1)).await;
}

#[tokio::test]
async fn words_that_show_nothing_known_end_in_a_sentence_and_stay_in_the_history() {
    let app = App::open().await;
    let generation = app.studio.generate("xqzvbk wrtplm", None).await.expect("a generation");
    let run = rested(&app.studio, &generation).await;
    let trouble = run.trouble.expect("a reason");
    assert_eq!((run.phase, trouble.code), (RunPhase::Failed, TroubleCode::Failed));
    assert!(trouble.message.split_whitespace().count() >= 3, "{:?} is no sentence", trouble.message);
    let page = app.studio.list(&HistoryQuery::words("xqzvbk"), None, 0, 10).await.expect("a page");
    assert_eq!(page.generations[0].runs[0].phase, RunPhase::Failed);
}

#[tokio::test]
async fn what_is_not_there_cannot_be_built_from_cancelled_or_sent_again() {
    let app = App::open().await;
    let drawn = app.draw("a barrel", Some(1)).await;
    let resting = &drawn.runs[0].id;
    let codes = [
        app.studio.voxelize(&drawn.id, 3, small()).await.expect_err("three images").code(),
        app.studio.voxelize("no-such-generation", 0, small()).await.expect_err("none").code(),
        app.studio.cancel(resting).await.expect_err("it has ended").code(),
        app.studio.resend(resting).await.expect_err("it has its result").code(),
        app.studio.cancel("no-such-run").await.expect_err("none").code(),
        app.studio.blob("../library.sqlite").await.expect_err("no file's name").code(),
    ];
    assert_eq!(codes, [TroubleCode::BadRequest; 6]);
    let built = app.studio.voxelize(&drawn.id, 2, small()).await.expect("a run");
    assert_eq!(done(&app.studio, &built).await.models.len(), 1);
}
