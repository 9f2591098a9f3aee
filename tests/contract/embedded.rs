//! The service inside the app.

use crate::pictures::{empty_body, voxelize_body};
use crate::target::{Target, send};
use reqwest::Method;
use serde_json::json;
use wire::path;

#[tokio::test]
async fn its_own_account_is_unmetered() {
    let Some(target) = Target::embedded().await else { return };
    let submitted = target.post(path::VOXELIZE, &voxelize_body()).await;
    assert_eq!((&submitted.body["balance"], &submitted.body["charged"]), (&json!(0), &json!(false)));
    let done = target.finish(&submitted.job()).await;
    assert_eq!(done.body["state"], "completed", "{}", done.body);
    assert_eq!((&done.body["balance"], &done.body["charged"]), (&json!(0), &json!(false)));
    let failing = target.post(path::VOXELIZE, &empty_body()).await.job();
    assert_eq!(target.finish(&failing).await.body["state"], "failed");
    assert!(target.accounts().ledger().expect("a ledger").is_empty());
}

#[tokio::test]
async fn its_images_limit_is_off() {
    let Some(target) = Target::embedded().await else { return };
    for _ in 0..3 {
        target.post(path::IMAGES, &json!({ "prompt": "a sword" })).await.job();
    }
}

#[tokio::test]
async fn a_foreign_host_is_refused() {
    let Some(target) = Target::embedded().await else { return };
    for host in ["evil.example", "127.0.0.1:1", "127.0.0.1.evil.example", "", "[::1]:80"] {
        let reply = send(target.request(Method::GET, path::STATUS).header("host", host)).await;
        reply.assert_refused(403);
    }
}

#[tokio::test]
async fn a_page_of_any_origin_is_refused() {
    let Some(target) = Target::embedded().await else { return };
    for origin in ["https://evil.example", "null", "http://127.0.0.1:1", "tauri://localhost.evil.example"] {
        let request = target.request(Method::POST, path::IMAGES).header("origin", origin);
        send(request.json(&json!({ "prompt": "a sword" }))).await.assert_refused(403);
    }
    // Whoever embeds the service is no page, so it sends none.
    send(target.request(Method::GET, path::STATUS)).await.assert_refused(400);
}

#[tokio::test]
async fn its_token_is_worth_nothing_at_another_launch() {
    let Some(first) = Target::embedded().await else { return };
    let Some(second) = Target::embedded().await else { return };
    let reply = second.post_as(&first.token, path::IMAGES, &json!({ "prompt": "a sword" })).await;
    reply.assert_refused(401);
}
