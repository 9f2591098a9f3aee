//! What work costs where the service meters, and what the app shows of it.

use crate::member::{Member, NAME};
use std::sync::Arc;
use studio::view::{RunPhase, TroubleCode};
use tests::following::{done, rested, small, until};
use tests::gateway::{Gateway, Passage, json};
use tests::generators::{Clear, Held, NOTHING};
use wire::path;

#[tokio::test]
async fn images_are_free_and_a_model_costs_a_token() {
    let member = Member::sign_in(Some(3), |_| {}).await;
    let drawn = member.draw("a barrel").await;
    assert_eq!((member.balance().await, member.home.kinds().len()), (None, 0));
    for left in [2, 1] {
        let built = member.studio.voxelize(&drawn.id, 0, small()).await.expect("a run");
        let built = done(&member.studio, &built).await;
        assert_eq!((built.runs[0].charged, built.runs[0].balance), (Some(true), Some(left)));
        assert_eq!(member.balance().await, Some(left));
    }
    assert_eq!(member.home.kinds(), ["charge", "charge"]);
    assert_eq!(member.home.balance(NAME), Some(1));
}

#[tokio::test]
async fn out_of_tokens_is_said_with_the_balance_and_image_and_options_stay() {
    let member = Member::sign_in(Some(1), |_| {}).await;
    let drawn = member.draw("a barrel").await;
    let built = member.studio.voxelize(&drawn.id, 0, small()).await.expect("a run");
    done(&member.studio, &built).await;

    let mut options = small();
    options.fill = true;
    let refused = member.studio.voxelize(&drawn.id, 2, options).await.expect("a run");
    let run = rested(&member.studio, &refused).await;
    let trouble = run.trouble.clone().expect("a reason");
    assert_eq!((run.phase, trouble.code), (RunPhase::Failed, TroubleCode::OutOfTokens));
    assert!(trouble.message.contains("tokens"), "{}", trouble.message);
    assert_eq!((run.candidate, run.options), (Some(2), Some(options)));
    assert_eq!(member.balance().await, Some(0));
    assert_eq!(member.home.kinds(), ["charge"]);

    // With more tokens the same request is one click away.
    member.home.accounts().grant(NAME, 5).expect("tokens");
    let again = member.studio.resend(&run.id).await.expect("a run");
    let built = done(&member.studio, &again).await;
    assert_eq!((built.models[0].candidate, built.models[0].options), (2, options));
    assert_eq!(member.balance().await, Some(4));
}

#[tokio::test]
async fn an_account_that_never_had_a_token_is_shown_none_left() {
    let member = Member::sign_in(Some(0), |_| {}).await;
    let drawn = member.draw("a barrel").await;
    let refused = member.studio.voxelize(&drawn.id, 0, small()).await.expect("a run");
    let run = rested(&member.studio, &refused).await;
    assert_eq!(run.trouble.expect("a reason").code, TroubleCode::OutOfTokens);
    assert_eq!(member.balance().await, Some(0));
}

#[tokio::test]
async fn an_account_without_a_balance_is_told_so() {
    let member = Member::sign_in(None, |_| {}).await;
    let drawn = member.draw("a barrel").await;
    let refused = member.studio.voxelize(&drawn.id, 0, small()).await.expect("a run");
    let run = rested(&member.studio, &refused).await;
    let trouble = run.trouble.expect("a reason");
    assert_eq!((run.phase, trouble.code), (RunPhase::Failed, TroubleCode::NoBalance));
    assert!(trouble.message.contains("no token balance"), "{}", trouble.message);
    assert_eq!((member.balance().await, member.home.kinds().len()), (None, 0));
    // Once it has one, the request is one click away.
    member.home.accounts().grant(NAME, 1).expect("tokens");
    let again = member.studio.resend(&run.id).await.expect("a run");
    done(&member.studio, &again).await;
    assert_eq!(member.balance().await, Some(0));
}

#[tokio::test]
async fn a_failed_job_says_its_sentence_and_gives_its_token_back() {
    let member = Member::sign_in(Some(2), |config| config.generators.images = Arc::new(Clear)).await;
    let drawn = member.draw(NOTHING).await;
    let failing = member.studio.voxelize(&drawn.id, 0, small()).await.expect("a run");
    let run = rested(&member.studio, &failing).await;
    let trouble = run.trouble.expect("a reason");
    assert_eq!((run.phase, trouble.code), (RunPhase::Failed, TroubleCode::Failed));
    assert!(trouble.message.split_whitespace().count() >= 3, "{:?} is no sentence", trouble.message);
    assert_eq!(member.home.kinds(), ["charge", "refund"]);
    assert_eq!(member.home.balance(NAME), Some(2));
    let kept = member.studio.generation(&drawn.id).await.expect("the generation");
    assert_eq!((kept.candidates, kept.models), (drawn.candidates, vec![]));
}

#[tokio::test]
async fn cancelling_a_job_in_work_gives_its_token_back() {
    let held = Held::default();
    let member = Member::sign_in(Some(1), |config| config.generators.shapes = Arc::new(held.clone())).await;
    let drawn = member.draw("a barrel").await;
    let working = member.studio.voxelize(&drawn.id, 0, small()).await.expect("a run");
    let run = until(&member.studio, &working, |run| run.phase == RunPhase::Running).await;
    assert!(run.heard_at.is_some(), "the service said how it stands");
    let asked = member.studio.cancel(&run.id).await.expect("it is on its way");
    assert_eq!(asked.runs[0].phase, RunPhase::Cancelling);
    let run = rested(&member.studio, &asked).await;
    assert_eq!((run.phase, run.trouble), (RunPhase::Cancelled, None));
    assert_eq!(member.home.kinds(), ["charge", "refund"]);
    // The image is still there to be built from.
    held.let_go();
    let again = member.studio.resend(&run.id).await.expect("a run");
    assert_eq!(done(&member.studio, &again).await.models.len(), 1);
    assert_eq!(member.home.balance(NAME), Some(0));
}

#[tokio::test]
async fn where_a_job_cannot_be_stopped_its_token_is_spent_and_its_result_can_still_be_fetched() {
    let held = Held::default();
    let member = Member::sign_in(Some(1), |config| config.generators.shapes = Arc::new(held.clone())).await;
    let gateway = Gateway::start(member.service.address(), |request| {
        if request.is_to(path::CANCEL) {
            return Passage::Answer(json(404, r#"{"error":"there is nothing at this address"}"#));
        }
        Passage::Forward
    });
    member.enter(&gateway.await.url, Some(&member.token)).await;
    let drawn = member.draw("a barrel").await;
    let working = member.studio.voxelize(&drawn.id, 0, small()).await.expect("a run");
    let run = until(&member.studio, &working, |run| run.phase == RunPhase::Running).await;
    let asked = member.studio.cancel(&run.id).await.expect("it is on its way");
    let run = rested(&member.studio, &asked).await;
    assert_eq!(run.phase, RunPhase::Cancelled);
    assert!(run.trouble.expect("a word about the token").message.contains("spent"));
    held.let_go();
    let fetched = member.studio.resend(&run.id).await.expect("it rests");
    assert_eq!(done(&member.studio, &fetched).await.models.len(), 1);
    assert_eq!((member.home.kinds(), member.home.jobs("voxelize")), (vec!["charge".to_owned()], 1));
}

#[tokio::test]
async fn the_balance_of_one_account_is_not_shown_to_another() {
    let member = Member::sign_in(Some(3), |_| {}).await;
    let drawn = member.draw("a barrel").await;
    let built = member.studio.voxelize(&drawn.id, 0, small()).await.expect("a run");
    done(&member.studio, &built).await;
    assert_eq!(member.balance().await, Some(2));
    let other = member.home.add_account("bob", Some(9));
    let settings = member.enter(&member.service.url(), Some(&other)).await;
    assert_eq!(settings.service.balance, None);
}

#[tokio::test]
async fn a_token_is_tried_without_a_job_or_a_charge() {
    let member = Member::sign_in(Some(1), |_| {}).await;
    let url = member.service.url();
    member.studio.check_service(&url, None).await.expect("the kept token is taken");
    let wrong = member.studio.check_service(&url, Some("vxl_wrong")).await.expect_err("no such token");
    assert_eq!(wrong.code(), TroubleCode::SignIn);
    assert_eq!((member.home.balance(NAME), member.home.kinds().len()), (Some(1), 0));
}
