//! POST /api/generate/cancel: ours only.

use crate::pictures::voxelize_body;
use crate::target::Target;
use serde_json::json;
use wire::path;

#[tokio::test]
async fn a_job_must_be_named_known_and_ones_own() {
    let Some(target) = Target::ours(|config| config.workers = 0).await else { return };
    for body in [json!({}), json!({ "jobId": null }), json!({ "jobId": 7 }), json!({ "jobId": "" })] {
        target.post(path::CANCEL, &body).await.assert_refused(400);
    }
    target.cancel("b7a1f2f0-0000-4000-8000-000000000000").await.assert_refused(404);
    let job = target.post(path::VOXELIZE, &voxelize_body()).await.job();
    target.post_as("wrong", path::CANCEL, &json!({ "jobId": job })).await.assert_refused(401);
    let bob = target.add_account("bob", Some(1));
    target.post_as(&bob, path::CANCEL, &json!({ "jobId": job })).await.assert_refused(403);
    assert_eq!(target.status(&job).await.body["state"], "queued");
}

#[tokio::test]
async fn a_queued_job_fails_as_cancelled_and_is_refunded_once() {
    let Some(target) = Target::ours(|config| config.workers = 0).await else { return };
    let voxelize = target.post(path::VOXELIZE, &voxelize_body()).await.job();
    let images = target.post(path::IMAGES, &json!({ "prompt": "a sword" })).await.job();
    for job in [&voxelize, &images] {
        for _ in 0..3 {
            assert_eq!(target.cancel(job).await.status, 200);
        }
        let status = target.status(job).await;
        assert_eq!(status.body["state"], "failed");
        assert!(status.body["error"].as_str().is_some_and(|error| error.contains("cancelled")));
    }
    assert_eq!(target.entries(&voxelize), ["charge", "refund"]);
    assert_eq!(target.entries(&images), [""; 0]);
    assert_eq!(target.balance("ann"), Some(100));
}

#[tokio::test]
async fn a_completed_job_stays_completed() {
    let Some(target) = Target::ours(|_| {}).await else { return };
    let job = target.post(path::VOXELIZE, &voxelize_body()).await.job();
    let done = target.finish(&job).await;
    assert_eq!(target.cancel(&job).await.status, 200);
    assert_eq!(target.status(&job).await.body, done.body);
    assert_eq!(target.entries(&job), ["charge"]);
}

#[tokio::test]
async fn a_job_that_may_be_running_ends_as_cancelled_or_completed_and_the_ledger_agrees() {
    let Some(target) = Target::ours(|_| {}).await else { return };
    let mut body = voxelize_body();
    body["voxel_size"] = json!(128);
    for pause in [0, 2, 5, 10, 20, 40] {
        let job = target.post(path::VOXELIZE, &body).await.job();
        tokio::time::sleep(std::time::Duration::from_millis(pause)).await;
        assert_eq!(target.cancel(&job).await.status, 200);
        let end = target.finish(&job).await;
        match end.body["state"].as_str() {
            Some("completed") => assert_eq!(target.entries(&job), ["charge"]),
            _ => {
                assert!(end.body["error"].as_str().is_some_and(|error| error.contains("cancelled")));
                assert_eq!(target.entries(&job), ["charge", "refund"]);
            }
        }
    }
}
