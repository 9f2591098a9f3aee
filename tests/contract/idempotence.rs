//! A key makes a POST safe to repeat.

use crate::pictures::voxelize_body;
use crate::target::{Target, send};
use reqwest::Method;
use serde_json::json;
use std::time::Duration;
use wire::{IDEMPOTENCY_KEY, path};

#[tokio::test]
async fn a_repeated_key_gets_the_first_answer_and_one_charge() {
    let Some(target) = Target::ours(|_| {}).await else { return };
    let first = target.post_keyed("k1", path::VOXELIZE, &voxelize_body()).await;
    for _ in 0..3 {
        let again = target.post_keyed("k1", path::VOXELIZE, &voxelize_body()).await;
        assert_eq!((again.status, &again.body), (200, &first.body));
    }
    target.finish(&first.job()).await;
    assert_eq!(target.post_keyed("k1", path::VOXELIZE, &voxelize_body()).await.body, first.body);
    assert_eq!(target.entries(&first.job()), ["charge"]);
    assert_eq!(target.balance("ann"), Some(99));
}

#[tokio::test]
async fn a_known_key_is_answered_before_402_and_429() {
    let hour = Some(Duration::from_secs(3_600));
    let Some(target) = Target::ours(|config| config.images_interval = hour).await else { return };
    let bob = target.add_account("bob", Some(1));
    let first = target.post_keyed_as(&bob, "k", path::VOXELIZE, &voxelize_body()).await;
    target
        .post_keyed_as(&bob, "other", path::VOXELIZE, &voxelize_body())
        .await
        .assert_code(402, "INSUFFICIENT_TOKENS");
    assert_eq!(target.post_keyed_as(&bob, "k", path::VOXELIZE, &voxelize_body()).await.body, first.body);
    let body = json!({ "prompt": "a sword" });
    let first = target.post_keyed("k", path::IMAGES, &body).await;
    target.post_keyed("other", path::IMAGES, &body).await.assert_refused(429);
    assert_eq!(target.post_keyed("k", path::IMAGES, &body).await.body, first.body);
}

#[tokio::test]
async fn the_same_key_with_another_body_is_400() {
    let Some(target) = Target::ours(|_| {}).await else { return };
    target.post_keyed("k", path::VOXELIZE, &voxelize_body()).await.job();
    let mut other = voxelize_body();
    other["voxel_size"] = json!(13);
    target.post_keyed("k", path::VOXELIZE, &other).await.assert_refused(400);
    target.post_keyed("k", path::VOXELIZE, &json!({})).await.assert_refused(400);
    assert_eq!(target.balance("ann"), Some(99));
}

#[tokio::test]
async fn keys_belong_to_a_user_and_an_endpoint() {
    let Some(target) = Target::ours(|_| {}).await else { return };
    let bob = target.add_account("bob", Some(1));
    let mine = target.post_keyed("k", path::VOXELIZE, &voxelize_body()).await.job();
    let his = target.post_keyed_as(&bob, "k", path::VOXELIZE, &voxelize_body()).await.job();
    let images = target.post_keyed("k", path::IMAGES, &json!({ "prompt": "a sword" })).await.job();
    assert!(mine != his && his != images && images != mine);
}

#[tokio::test]
async fn refused_requests_store_no_key() {
    let Some(target) = Target::ours(|_| {}).await else { return };
    let zero = target.add_account("zero", Some(0));
    target.post_keyed_as(&zero, "k", path::VOXELIZE, &json!({})).await.assert_refused(400);
    target
        .post_keyed_as(&zero, "k", path::VOXELIZE, &voxelize_body())
        .await
        .assert_code(402, "INSUFFICIENT_TOKENS");
    target.accounts().grant("zero", 1).expect("a grant");
    target.post_keyed_as(&zero, "k", path::VOXELIZE, &voxelize_body()).await.job();
}

#[tokio::test]
async fn every_answer_to_a_post_with_a_key_echoes_it() {
    let hour = Some(Duration::from_secs(3_600));
    let Some(target) = Target::ours(|config| config.images_interval = hour).await else { return };
    let none = target.add_account("none", None);
    let zero = target.add_account("zero", Some(0));
    let sword = json!({ "prompt": "a sword" });
    let body = voxelize_body();
    let keyed = |token: &str, path: &str| {
        target.bare(Method::POST, path).bearer_auth(token).header(IDEMPOTENCY_KEY, "a key, any key")
    };
    let own = target.token.as_str();
    let huge = "x".repeat(wire::limit::REQUEST + 1);
    for (status, request) in [
        (200, keyed(own, path::IMAGES).json(&sword)),
        (400, keyed(own, path::IMAGES).json(&json!({}))),
        (401, keyed("wrong", path::IMAGES).json(&sword)),
        (402, keyed(&zero, path::VOXELIZE).json(&body)),
        (403, keyed(&none, path::VOXELIZE).json(&body)),
        (404, keyed(own, path::CANCEL).json(&json!({ "jobId": "nobodys" }))),
        (413, keyed(own, path::VOXELIZE).header("content-type", "application/json").body(huge)),
        (415, keyed(own, path::VOXELIZE).header("content-type", "text/plain").body("x")),
    ] {
        let reply = send(request).await;
        assert_eq!((reply.status, reply.header(IDEMPOTENCY_KEY)), (status, Some("a key, any key")));
    }
    let limited = target.post_keyed("another", path::IMAGES, &sword).await;
    assert_eq!((limited.status, limited.header(IDEMPOTENCY_KEY)), (429, Some("another")));
    let unkeyed = target.post(path::VOXELIZE, &body).await;
    assert_eq!(unkeyed.header(IDEMPOTENCY_KEY), None);
}
