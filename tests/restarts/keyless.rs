//! A service that has never heard of idempotency keys: nobody pays twice without having said so.

use crate::lone_service::LoneService;
use crate::lone_studio::LoneStudio;
use crate::scene::{Scene, newest};
use crate::work::{End, Work};
use studio::view::{RunPhase, TroubleCode};
use studio::{Faults, Studio};
use tests::following::{done, rested};
use tests::gateway::Gateway;

/// The studio is killed at one of its points.
pub async fn studio_killed(work: Work, point: &str) -> End {
    let scene = Scene::set(1);
    let host = scene.host().await;
    let gateway = Gateway::without_keys(host.address()).await;
    scene.prepare(work, &gateway.url).await;
    let studio = LoneStudio::start(scene.home.path(), &gateway.url, &scene.token, Some(work), point);
    studio.kill_at_its_point();
    scene.go_on(&gateway.url).await
}

/// The studio is killed while its request for a model is on its way, which may have cost a token: the person decides.
pub async fn studio_killed_before_it_knew(point: &str, charges: usize) {
    let scene = Scene::set(2);
    let host = scene.host().await;
    let gateway = Gateway::without_keys(host.address()).await;
    scene.prepare(Work::Model, &gateway.url).await;
    let studio = LoneStudio::start(scene.home.path(), &gateway.url, &scene.token, Some(Work::Model), point);
    studio.kill_at_its_point();
    // However often the app opens, nothing is sent.
    for _ in 0..2 {
        let studio = scene.open(&gateway.url, Faults::default()).await;
        assert_unconfirmed(&scene, &studio, charges).await;
    }
    let studio = scene.open(&gateway.url, Faults::default()).await;
    the_person_sends_it_again(&scene, &studio, charges).await;
}

/// The service is killed while it takes in the request for a model, so that the living studio gets no answer.
pub async fn service_killed_before_it_answered(point: &str, charges: usize) {
    let scene = Scene::set(2);
    let mut service = LoneService::start(scene.home.path(), "");
    let gateway = Gateway::without_keys(service.address()).await;
    scene.prepare(Work::Model, &gateway.url).await;
    service.kill();
    service.start_again(point);
    let studio = scene.open(&gateway.url, Faults::default()).await;
    let generation = Work::Model.ask(&studio).await;
    service.wait_for_its_point();
    service.kill();
    rested(&studio, &generation).await;
    assert_unconfirmed(&scene, &studio, charges).await;
    service.start_again("");
    assert_unconfirmed(&scene, &studio, charges).await;
    the_person_sends_it_again(&scene, &studio, charges).await;
}

async fn assert_unconfirmed(scene: &Scene, studio: &Studio, charges: usize) {
    let run = rested(studio, &newest(studio).await).await;
    let trouble = run.trouble.expect("a reason");
    assert_eq!((run.phase, trouble.code), (RunPhase::Unconfirmed, TroubleCode::Unconfirmed));
    assert_eq!(scene.home.kinds(), vec!["charge"; charges]);
}

async fn the_person_sends_it_again(scene: &Scene, studio: &Studio, charges: usize) {
    let run = newest(studio).await.runs.remove(0);
    let sent = studio.resend(&run.id).await.expect("it rests");
    let built = done(studio, &sent).await;
    assert_eq!((built.models.len(), built.runs.len()), (1, 2));
    assert_eq!(scene.home.kinds(), vec!["charge"; charges + 1]);
}
