//! Who dies, and where.

use crate::lone_service::LoneService;
use crate::lone_studio::LoneStudio;
use crate::scene::Scene;
use crate::work::{End, STUDIO_POINTS, Work};
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::{Arc, Mutex};
use studio::Faults;
use tests::following::{rested, settled};

/// Tokens of the account: enough for one model, so that whoever pays twice is found out.
const TOKENS: u32 = 1;

/// Nobody.
pub async fn undisturbed(work: Work) -> End {
    let scene = Scene::set(TOKENS);
    let host = scene.host().await;
    scene.prepare(work, &host.url()).await;
    let studio = scene.open(&host.url(), Faults::default()).await;
    let run = rested(&studio, &work.ask(&studio).await).await;
    End::of(&scene, &studio, run).await
}

/// The studio, at a point of its own.
pub async fn studio_killed(work: Work, point: &str) -> End {
    let scene = Scene::set(TOKENS);
    let host = scene.host().await;
    scene.prepare(work, &host.url()).await;
    let studio = LoneStudio::start(scene.home.path(), &host.url(), &scene.token, Some(work), point);
    studio.kill_at_its_point();
    scene.go_on(&host.url()).await
}

/// The studio, then the one that goes on with its run, and so on: one at every point.
pub async fn studio_killed_at_every_point(work: Work) -> End {
    let scene = Scene::set(TOKENS);
    let host = scene.host().await;
    scene.prepare(work, &host.url()).await;
    let mut asked = Some(work);
    for point in STUDIO_POINTS.into_iter().filter(|point| work.passes(point)) {
        let studio = LoneStudio::start(scene.home.path(), &host.url(), &scene.token, asked.take(), point);
        studio.kill_at_its_point();
    }
    scene.go_on(&host.url()).await
}

/// The service, when the studio that it serves is at a point of its own.
pub async fn service_killed_under_the_studio(work: Work, point: &'static str) -> End {
    let scene = Scene::set(TOKENS);
    let service = Arc::new(Mutex::new(LoneService::start(scene.home.path(), "")));
    let url = service.lock().expect("nobody panicked").url();
    scene.prepare(work, &url).await;
    let (victim, dead) = (Arc::clone(&service), AtomicBool::new(false));
    let faults = Faults::new(move |reached| {
        if reached == point && !dead.swap(true, Ordering::Relaxed) {
            victim.lock().expect("nobody panicked").kill();
        }
    });
    let studio = scene.open(&url, faults).await;
    let generation = work.ask(&studio).await;
    // It has noticed, or has all that it needs already.
    settled(&studio, &generation).await;
    service.lock().expect("nobody panicked").start_again("");
    let run = rested(&studio, &generation).await;
    End::of(&scene, &studio, run).await
}

/// The service, at a point of its own while the studio waits for it.
pub async fn service_killed_at_work(work: Work, point: &str) -> End {
    let scene = Scene::set(TOKENS);
    let mut service = LoneService::start(scene.home.path(), "");
    let url = service.url();
    scene.prepare(work, &url).await;
    service.kill();
    service.start_again(point);
    let studio = scene.open(&url, Faults::default()).await;
    let generation = work.ask(&studio).await;
    service.wait_for_its_point();
    service.kill();
    settled(&studio, &generation).await;
    service.start_again("");
    let run = rested(&studio, &generation).await;
    End::of(&scene, &studio, run).await
}
