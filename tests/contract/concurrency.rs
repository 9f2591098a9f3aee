//! Many at once.

use crate::pictures::{empty_body, voxelize_body};
use crate::reply::Reply;
use crate::target::Target;
use serde_json::json;
use std::collections::BTreeSet;
use std::sync::Arc;
use std::time::Duration;
use tokio::task::JoinSet;
use wire::path;

/// Sends the same thing so many times at once.
async fn at_once<F>(count: usize, send: impl Fn(usize) -> F) -> Vec<Reply>
where
    F: Future<Output = Reply> + Send + 'static,
{
    let mut sending = JoinSet::new();
    (0..count).for_each(|number| drop(sending.spawn(send(number))));
    sending.join_all().await
}

#[tokio::test(flavor = "multi_thread", worker_threads = 4)]
async fn of_50_at_once_with_10_tokens_exactly_10_are_accepted() {
    let Some(target) = Target::ours(|config| config.workers = 0).await else { return };
    let target = Arc::new(target);
    let token: Arc<str> = target.add_account("bob", Some(10)).into();
    let replies = at_once(50, |_| {
        let (target, token) = (Arc::clone(&target), Arc::clone(&token));
        async move { target.post_as(&token, path::VOXELIZE, &voxelize_body()).await }
    })
    .await;
    let (accepted, refused): (Vec<_>, Vec<_>) = replies.iter().partition(|reply| reply.status == 200);
    let balances: BTreeSet<i64> =
        accepted.iter().filter_map(|reply| reply.body["balance"].as_i64()).collect();
    assert_eq!((accepted.len(), balances), (10, (0..10).collect()));
    refused.iter().for_each(|reply| reply.assert_code(402, "INSUFFICIENT_TOKENS"));
    assert_eq!(target.balance("bob"), Some(0));
}

#[tokio::test(flavor = "multi_thread", worker_threads = 4)]
async fn the_same_key_at_once_is_one_job_and_one_charge() {
    let Some(target) = Target::ours(|_| {}).await else { return };
    let target = Arc::new(target);
    for path in [path::VOXELIZE, path::IMAGES] {
        let replies = at_once(20, |_| {
            let target = Arc::clone(&target);
            async move {
                let body =
                    if path == path::IMAGES { json!({ "prompt": "a sword" }) } else { voxelize_body() };
                target.post_keyed("one key", path, &body).await
            }
        })
        .await;
        let jobs: BTreeSet<String> = replies.iter().map(Reply::job).collect();
        assert_eq!(jobs.len(), 1);
    }
    assert_eq!(target.balance("ann"), Some(99));
}

#[tokio::test(flavor = "multi_thread", worker_threads = 4)]
async fn of_many_images_requests_at_once_one_is_accepted() {
    let hour = Some(Duration::from_secs(3_600));
    let Some(target) = Target::ours(|config| config.images_interval = hour).await else { return };
    let target = Arc::new(target);
    let replies = at_once(20, |_| {
        let target = Arc::clone(&target);
        async move { target.post(path::IMAGES, &json!({ "prompt": "a sword" })).await }
    })
    .await;
    assert_eq!(replies.iter().filter(|reply| reply.status == 200).count(), 1);
    assert!(replies.iter().all(|reply| [200, 429].contains(&reply.status)));
}

#[tokio::test(flavor = "multi_thread", worker_threads = 4)]
async fn failing_polled_and_cancelled_at_once_each_job_is_refunded_once() {
    let Some(target) = Target::ours(|_| {}).await else { return };
    let target = Arc::new(target);
    let replies = at_once(16, |number| {
        let target = Arc::clone(&target);
        async move {
            let job = target.post(path::VOXELIZE, &empty_body()).await.job();
            if number % 2 == 0 {
                target.cancel(&job).await;
            }
            let end = target.finish(&job).await;
            assert_eq!(target.entries(&job), ["charge", "refund"]);
            end
        }
    })
    .await;
    assert!(replies.iter().all(|reply| reply.body["state"] == "failed"));
    assert_eq!(target.balance("ann"), Some(100));
}

#[tokio::test(flavor = "multi_thread", worker_threads = 4)]
async fn accounts_are_made_and_granted_while_the_service_works() {
    let Some(target) = Target::ours(|_| {}).await else { return };
    let target = Arc::new(target);
    let replies = at_once(12, |number| {
        let target = Arc::clone(&target);
        async move {
            let token = target.add_account(&format!("user {number}"), Some(0));
            target.accounts().grant(&format!("user {number}"), 1).expect("a grant");
            target.post_as(&token, path::VOXELIZE, &voxelize_body()).await
        }
    })
    .await;
    assert!(replies.iter().all(|reply| reply.status == 200 && reply.body["balance"] == 0));
}
