//! `kill -9` of the studio or of the service at every stage of a run: same end, one charge, no refund or one.
//!
//! Whoever dies runs in a process of its own, which is this program once more: it says when it has come to its point
//! and goes no further, then it is killed. Hence no test harness; each trial is a call of a function in `kills` or
//! `keyless`. A word on the command line chooses the trials whose name holds it.

mod keyless;
mod kills;
mod lone_service;
mod lone_studio;
mod process;
mod scene;
mod trials;
mod work;

use std::sync::Arc;
use studio::view::RunPhase;
use trials::Trials;
use work::{End, SERVICE_POINTS, STUDIO_POINTS, Work};

#[tokio::main]
async fn main() {
    match process::role().as_deref() {
        Some(lone_service::ROLE) => return lone_service::run().await,
        Some(lone_studio::ROLE) => return lone_studio::run().await,
        _ => {}
    }
    let mut trials = Trials::default();
    for work in Work::ALL {
        let end = kills::undisturbed(work).await;
        assert_end(work, &end);
        add_kills(&mut trials, work, &Arc::new(end));
    }
    add_keyless(&mut trials);
    trials.finish().await;
}

/// That an undisturbed run ends as it should; every other one is compared with it.
fn assert_end(work: Work, end: &End) {
    let entries: &[&str] = match work {
        Work::Images => &[],
        Work::Model => &["charge"],
        Work::Failing => &["charge", "refund"],
    };
    assert_eq!(end.entries, entries);
    assert_eq!(end.phase, if work == Work::Failing { RunPhase::Failed } else { RunPhase::Done });
    assert_eq!((end.pictures.len(), end.models.len()), (3, usize::from(work == Work::Model)));
    assert_eq!(end.locks, [1, 1], "one studio and one service live");
}

fn add_kills(trials: &mut Trials, work: Work, wanted: &Arc<End>) {
    let name = work.name();
    for point in STUDIO_POINTS.into_iter().filter(|point| work.passes(point)) {
        let end = kills::studio_killed(work, point);
        trials.add_same(format!("{name}: the studio dies at {point}"), wanted, end);
        let end = kills::service_killed_under_the_studio(work, point);
        trials.add_same(format!("{name}: the service dies when the studio is at {point}"), wanted, end);
    }
    let end = kills::studio_killed_at_every_point(work);
    trials.add_same(format!("{name}: one studio after the other dies, at every point"), wanted, end);
    for point in SERVICE_POINTS.into_iter().filter(|point| work.passes(point)) {
        let end = kills::service_killed_at_work(work, point);
        trials.add_same(format!("{name}: the service dies when the job is {point}"), wanted, end);
    }
    // What the service has taken needs no key any more.
    for point in ["waiting", "storing", "files"].into_iter().filter(|point| work.passes(point)) {
        let end = keyless::studio_killed(work, point);
        trials.add_same(format!("{name}, without keys: the studio dies at {point}"), wanted, end);
    }
}

fn add_keyless(trials: &mut Trials) {
    for (point, charges) in [("submitting", 0), ("submitted", 1)] {
        let trial = keyless::studio_killed_before_it_knew(point, charges);
        trials.add(format!("a model, without keys: the studio dies at {point}"), trial);
        let trial = async move {
            let end = keyless::studio_killed(Work::Images, point).await;
            assert_eq!((end.phase, end.pictures.len(), end.entries.len()), (RunPhase::Done, 3, 0));
        };
        trials.add(format!("images, without keys: the studio dies at {point}"), trial);
    }
    for (point, charges) in [("charged", 0), ("queued", 1)] {
        let trial = keyless::service_killed_before_it_answered(point, charges);
        trials.add(format!("a model, without keys: the service dies when the job is {point}"), trial);
    }
}
