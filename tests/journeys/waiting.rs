//! What passes is waited out, and what was asked for goes on by itself.

use crate::member::Member;
use service::Config;
use std::sync::Arc;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::time::Duration;
use studio::view::{GenerationView, HistoryQuery, RunPhase, RunView, TroubleCode};
use tests::following::{PATIENCE, done, rested, settled, small, until};
use tests::gateway::{Gateway, Passage, json};
use tests::generators::Held;
use wire::path;

fn trouble(run: &RunView) -> Option<TroubleCode> {
    run.trouble.as_ref().map(|trouble| trouble.code)
}

/// A service whose builders wait for `held`.
fn holding(held: &Held) -> impl FnOnce(&mut Config) {
    let held = held.clone();
    move |config| config.generators.shapes = Arc::new(held)
}

/// Asks for images again and again, until a prompt has to wait for its turn; also how many were asked for.
async fn asked_too_often(member: &Member) -> (GenerationView, RunView, u32) {
    let mut asked = 0;
    loop {
        asked += 1;
        let generation = member.studio.generate("a barrel", None).await.expect("a generation");
        let has_left = |run: &RunView| run.trouble.is_some() || run.phase != RunPhase::Submitting;
        let run = until(&member.studio, &generation, has_left).await;
        if run.trouble.is_some() {
            return (generation, run, asked);
        }
    }
}

#[tokio::test]
async fn a_second_prompt_counts_down_and_is_sent_by_itself() {
    let member = Member::sign_in(None, |config| config.images_interval = Some(Duration::from_secs(3))).await;
    let (generation, run, asked) = asked_too_often(&member).await;
    assert_eq!((run.phase, trouble(&run)), (RunPhase::Submitting, Some(TroubleCode::Busy)));
    assert!(run.retry_at > Some(run.created_at), "there is something to count down to");
    assert_eq!(done(&member.studio, &generation).await.candidates.len(), 3);
    assert_eq!(member.home.jobs("images"), asked);
}

#[tokio::test]
async fn a_prompt_that_waits_for_its_turn_can_be_cancelled() {
    let member =
        Member::sign_in(None, |config| config.images_interval = Some(Duration::from_secs(3_600))).await;
    let (_, run, asked) = asked_too_often(&member).await;
    assert_eq!(trouble(&run), Some(TroubleCode::Busy));
    let cancelled = member.studio.cancel(&run.id).await.expect("it waits");
    assert_eq!((cancelled.runs[0].phase, &cancelled.runs[0].trouble), (RunPhase::Cancelled, &None));
    assert_eq!(member.home.jobs("images"), asked - 1);
}

#[tokio::test]
async fn a_prompt_without_a_valid_token_is_kept_until_there_is_one() {
    let member = Member::sign_in(None, |_| {}).await;
    member.enter(&member.service.url(), Some("an-expired-token")).await;
    let generation = member.studio.generate("a barrel", None).await.expect("a generation");
    let kept = settled(&member.studio, &generation).await;
    assert_eq!((kept.phase, trouble(&kept)), (RunPhase::Submitting, Some(TroubleCode::SignIn)));
    assert_eq!(member.home.jobs("images"), 0);
    member.enter(&member.service.url(), Some(&member.token)).await;
    assert_eq!(done(&member.studio, &generation).await.candidates.len(), 3);
}

#[tokio::test]
async fn a_job_outlives_its_token_and_goes_on_with_the_next_one() {
    let held = Held::default();
    let member = Member::sign_in(Some(1), holding(&held)).await;
    let drawn = member.draw("a barrel").await;
    let working = member.studio.voxelize(&drawn.id, 0, small()).await.expect("a run");
    until(&member.studio, &working, |run| run.phase == RunPhase::Running).await;
    member.enter(&member.service.url(), Some("an-expired-token")).await;
    let kept = settled(&member.studio, &working).await;
    assert_eq!((kept.phase, trouble(&kept)), (RunPhase::Running, Some(TroubleCode::SignIn)));
    // The job doesn't wait for the person.
    held.let_go();
    member.enter(&member.service.url(), Some(&member.token)).await;
    assert_eq!(done(&member.studio, &working).await.models.len(), 1);
    assert_eq!(member.home.kinds(), ["charge"]);
}

#[tokio::test]
async fn a_service_that_is_away_for_a_while_is_waited_for() {
    let held = Held::default();
    let mut member = Member::sign_in(Some(1), holding(&held)).await;
    let drawn = member.draw("a barrel").await;
    let working = member.studio.voxelize(&drawn.id, 0, small()).await.expect("a run");
    until(&member.studio, &working, |run| run.phase == RunPhase::Running).await;
    member.service.switch_off().await;
    let waiting = settled(&member.studio, &working).await;
    assert_eq!(trouble(&waiting), Some(TroubleCode::Offline));
    assert!(waiting.retry_at.is_some());
    held.let_go();
    member.service.switch_on().await;
    let built = done(&member.studio, &working).await;
    assert_eq!((built.models.len(), &built.runs[0].trouble), (1, &None));
    assert_eq!((member.home.kinds(), member.home.jobs("voxelize")), (vec!["charge".to_owned()], 1));
}

#[tokio::test]
async fn what_is_asked_of_a_service_that_is_away_is_sent_when_it_is_back() {
    let mut member = Member::sign_in(Some(1), |_| {}).await;
    let drawn = member.draw("a barrel").await;
    member.service.switch_off().await;
    let model = member.studio.voxelize(&drawn.id, 0, small()).await.expect("a run");
    let waiting = settled(&member.studio, &model).await;
    assert_eq!((waiting.phase, trouble(&waiting)), (RunPhase::Submitting, Some(TroubleCode::Offline)));
    member.service.switch_on().await;
    assert_eq!(done(&member.studio, &model).await.models.len(), 1);
    assert_eq!(member.home.kinds(), ["charge"]);
}

#[tokio::test]
async fn a_hiccup_while_a_status_is_read_is_not_worth_a_word() {
    let member = Member::sign_in(None, |_| {}).await;
    let polls = Arc::new(AtomicUsize::new(0));
    let counted = Arc::clone(&polls);
    let gateway = Gateway::start(member.service.address(), move |request| {
        if request.is_to(path::STATUS) && counted.fetch_add(1, Ordering::Relaxed) < 2 {
            let hiccup = r#"{"error":"the job's status could not be read; try again","transient":true}"#;
            return Passage::Answer(json(502, hiccup));
        }
        Passage::Forward
    });
    member.enter(&gateway.await.url, Some(&member.token)).await;
    let generation = member.studio.generate("a barrel", None).await.expect("a generation");
    let end = settled(&member.studio, &generation).await;
    assert_eq!((end.phase, end.trouble), (RunPhase::Done, None));
    assert!(polls.load(Ordering::Relaxed) > 2);
}

#[tokio::test]
async fn a_job_that_the_service_has_forgotten_is_lost_with_the_reason_and_can_be_sent_again() {
    // Without workers the job waits for ever.
    let member = Member::sign_in(None, |config| config.workers = 0).await;
    let generation = member.studio.generate("a barrel", None).await.expect("a generation");
    until(&member.studio, &generation, |run| run.heard_at.is_some()).await;
    let member = member.away(async |home, service| {
        service.switch_off().await;
        service.change(|config| (config.workers, config.keep_jobs) = (1, Duration::ZERO));
        service.switch_on().await;
        let forgotten = async {
            while home.jobs("images") > 0 {
                tokio::time::sleep(Duration::from_millis(50)).await;
            }
        };
        tokio::time::timeout(PATIENCE, forgotten).await.expect("it is forgotten");
        service.switch_off().await;
        service.change(|config| config.keep_jobs = Duration::from_secs(3_600));
        service.switch_on().await;
    });
    let member = member.await;
    let lost = rested(&member.studio, &generation).await;
    assert_eq!((lost.phase, trouble(&lost)), (RunPhase::Lost, Some(TroubleCode::JobLost)));
    assert!(lost.trouble.expect("a reason").message.contains("no such job"));
    let history = member.studio.list(&HistoryQuery::words("barrel"), None, 0, 10).await.expect("a page");
    assert_eq!(history.generations[0].runs[0].phase, RunPhase::Lost);
    let again = member.studio.resend(&lost.id).await.expect("a run");
    assert_eq!(done(&member.studio, &again).await.candidates.len(), 3);
}

#[tokio::test]
async fn a_job_of_another_account_is_lost_and_the_reason_says_whose_it_is() {
    let held = Held::default();
    let member = Member::sign_in(Some(1), holding(&held)).await;
    let drawn = member.draw("a barrel").await;
    let working = member.studio.voxelize(&drawn.id, 0, small()).await.expect("a run");
    until(&member.studio, &working, |run| run.phase == RunPhase::Running).await;
    let other = member.home.add_account("bob", Some(1));
    member.enter(&member.service.url(), Some(&other)).await;
    let lost = rested(&member.studio, &working).await;
    assert_eq!((lost.phase, trouble(&lost)), (RunPhase::Lost, Some(TroubleCode::JobLost)));
    assert!(lost.trouble.expect("a reason").message.contains("another account"));
}
