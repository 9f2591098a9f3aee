//! GET /api/generate/status

use crate::pictures::voxelize_body;
use crate::target::{Target, send};
use reqwest::Method;
use serde_json::json;
use std::time::Duration;
use wire::path;

#[tokio::test]
async fn a_job_must_be_named_known_and_ones_own() {
    let target = Target::any().await;
    send(target.request(Method::GET, path::STATUS)).await.assert_refused(400);
    for query in ["jobId=", "jobid=abc", "id=abc", "jobId"] {
        send(target.request(Method::GET, &format!("{}?{query}", path::STATUS))).await.assert_refused(400);
    }
    target.status("b7a1f2f0-0000-4000-8000-000000000000").await.assert_refused(404);
}

#[tokio::test]
async fn no_text_of_a_job_id_is_more_than_400_or_404() {
    let Some(target) = Target::ours(|_| {}).await else { return };
    for query in ["jobId=%00", "jobId=%ff%fe", "jobId=' OR 1=1 --", "jobId=..%2f..", "jobId=a&jobId=b", "%"] {
        let reply = send(target.request(Method::GET, &format!("{}?{query}", path::STATUS))).await;
        assert!([400, 404].contains(&reply.status), "{query}: {}", reply.status);
    }
    let long = format!("{}?jobId={}", path::STATUS, "x".repeat(4_000));
    let reply = send(target.request(Method::GET, &long)).await;
    assert!([400, 404].contains(&reply.status), "{}", reply.status);
}

#[tokio::test]
async fn somebody_elses_job_is_403() {
    let Some(target) = Target::ours(|_| {}).await else { return };
    let job = target.post(path::VOXELIZE, &voxelize_body()).await.job();
    let bob = target.add_account("bob", Some(1));
    target.status_as(&bob, &job).await.assert_refused(403);
}

#[tokio::test]
async fn a_queued_job_tells_how_long_it_waits() {
    let Some(target) = Target::ours(|config| config.workers = 0).await else { return };
    let job = target.post(path::VOXELIZE, &voxelize_body()).await.job();
    let first = target.status(&job).await;
    assert_eq!(first.fields(), ["delayTime", "executionTime", "state"]);
    assert_eq!((&first.body["state"], &first.body["executionTime"]), (&json!("queued"), &json!(0)));
    tokio::time::sleep(Duration::from_millis(20)).await;
    let second = target.status(&job).await;
    assert!(second.body["delayTime"].as_u64() > first.body["delayTime"].as_u64());
}

#[tokio::test]
async fn a_finished_job_says_the_same_for_ever_after() {
    let target = Target::any().await;
    let job = target.post(path::VOXELIZE, &voxelize_body()).await.job();
    let first = target.finish(&job).await;
    for _ in 0..5 {
        assert_eq!(target.status(&job).await.body, first.body);
    }
}

#[tokio::test]
async fn what_was_queued_or_finished_is_there_after_a_restart() {
    let Some(target) = Target::ours(|config| config.workers = 0).await else { return };
    let body = voxelize_body();
    let queued = target.post_keyed("key", path::VOXELIZE, &body).await;
    let target = target.restart(|_| {}).await;
    let done = target.finish(&queued.job()).await;
    assert_eq!(done.body["state"], "completed");
    let target = target.restart(|_| {}).await;
    assert_eq!(target.status(&queued.job()).await.body, done.body);
    assert_eq!(target.post_keyed("key", path::VOXELIZE, &body).await.body, queued.body);
    assert_eq!(target.entries(&queued.job()), ["charge"]);
}

#[tokio::test]
async fn after_its_time_a_job_is_404_and_the_ledger_remembers() {
    let Some(target) = Target::ours(|_| {}).await else { return };
    let body = voxelize_body();
    let job = target.post_keyed("key", path::VOXELIZE, &body).await.job();
    target.finish(&job).await;
    tokio::time::sleep(Duration::from_millis(5)).await;
    let target = target.restart(|config| config.keep_jobs = Duration::from_millis(1)).await;
    let gone = async {
        while target.status(&job).await.status != 404 {
            tokio::time::sleep(Duration::from_millis(20)).await;
        }
    };
    tokio::time::timeout(Duration::from_secs(60), gone).await.expect("the job is forgotten");
    assert_eq!(target.entries(&job), ["charge"]);
    // Its key went with it, so the same key is a new request.
    assert_ne!(target.post_keyed("key", path::VOXELIZE, &body).await.job(), job);
}
