//! POST /api/generate/images

use crate::target::Target;
use image::ImageFormat;
use serde_json::{Value, json};
use std::time::Duration;
use wire::{Seed, path};

#[tokio::test]
async fn a_prompt_or_seed_out_of_its_rules_is_400() {
    let target = Target::any().await;
    for body in [
        json!({}),
        json!({ "prompt": null }),
        json!({ "prompt": "" }),
        json!({ "prompt": " \n\t\u{3000} " }),
        json!({ "prompt": 7 }),
        json!({ "prompt": ["a"] }),
        json!({ "prompt": "x".repeat(501) }),
        json!({ "prompt": "\u{1f409}".repeat(501) }),
        json!({ "prompt": "chest", "seed": -1 }),
        json!({ "prompt": "chest", "seed": 1.5 }),
        json!({ "prompt": "chest", "seed": 32.0 }),
        json!({ "prompt": "chest", "seed": "1" }),
        json!({ "prompt": "chest", "seed": true }),
        json!({ "prompt": "chest", "seed": Seed::MAX + 1 }),
    ] {
        target.post(path::IMAGES, &body).await.assert_refused(400);
    }
}

#[tokio::test]
async fn the_limits_of_prompt_and_seed_are_taken() {
    let Some(target) = Target::ours(|_| {}).await else { return };
    for body in [
        json!({ "prompt": "a" }),
        json!({ "prompt": "\u{1f409}".repeat(500) }),
        json!({ "prompt": format!("  {}  ", "ä".repeat(500)) }),
        json!({ "prompt": "chest", "seed": null, "more": { "unknown": [1] } }),
        json!({ "prompt": "chest", "seed": 0 }),
        json!({ "prompt": "chest", "seed": Seed::MAX }),
    ] {
        let reply = target.post(path::IMAGES, &body).await;
        assert_eq!((reply.status, reply.fields()), (200, vec!["jobId"]), "{}", reply.body);
    }
}

#[tokio::test]
async fn the_same_prompt_and_seed_give_the_same_three_images() {
    let target = Target::any().await;
    let body = json!({ "prompt": "a wooden treasure chest", "seed": 12_345 });
    let first = target.finish(&target.submit_images(&body).await.job()).await;
    assert_eq!(first.body["state"], "completed", "{}", first.body);
    assert_eq!(first.body["output"]["seed"], 12_345);
    assert!(first.body["executionTime"].is_u64());
    let images = first.body["output"]["images"].as_array().expect("images");
    assert_eq!(images.iter().map(|image| &image["index"]).collect::<Vec<_>>(), [0, 1, 2]);
    for entry in images {
        let encoded = entry["image_base64"].as_str().expect("base64");
        let bytes = wire::decode_base64(encoded, wire::limit::IMAGES_ANSWER).expect("base64");
        let picture = image::load_from_memory_with_format(&bytes, ImageFormat::Png).expect("a PNG");
        assert!(picture.width() > 0);
    }
    let second = target.finish(&target.submit_images(&body).await.job()).await;
    assert_eq!(second.body["output"], first.body["output"]);
}

#[tokio::test]
async fn a_seed_that_was_not_named_is_told_and_can_be_used_again() {
    let target = Target::any().await;
    let first = target.finish(&target.submit_images(&json!({ "prompt": "a red tower" })).await.job()).await;
    let seed = first.body["output"]["seed"].as_u64().expect("the seed that was used");
    assert!(seed <= Seed::MAX);
    let again = json!({ "prompt": "a red tower", "seed": seed });
    let again = target.finish(&target.submit_images(&again).await.job()).await;
    assert_eq!(again.body["output"], first.body["output"]);
}

#[tokio::test]
async fn images_cost_nothing() {
    let Some(target) = Target::ours(|_| {}).await else { return };
    let poor = target.add_account("poor", Some(0));
    let unknown = target.add_account("unknown", None);
    for token in [&poor, &unknown] {
        target.post_as(token, path::IMAGES, &json!({ "prompt": "a sword" })).await.job();
    }
    let rows = target.accounts().ledger().expect("a ledger");
    assert!(rows.iter().all(|row| row.job.is_none()));
}

#[tokio::test]
async fn a_prompt_that_shows_nothing_known_fails_with_a_sentence() {
    let Some(target) = Target::ours(|_| {}).await else { return };
    let job = target.post(path::IMAGES, &json!({ "prompt": "xqzvbk wrtplm" })).await.job();
    let reply = target.finish(&job).await;
    assert_eq!((reply.body["state"].as_str(), reply.fields()), (Some("failed"), vec!["error", "state"]));
    let sentence = reply.body["error"].as_str().expect("a sentence");
    assert!(sentence.split_whitespace().count() >= 3, "{sentence:?} is no sentence");
}

#[tokio::test]
async fn one_request_per_interval_and_user_and_429_says_when() {
    let Some(target) = Target::ours(|config| config.images_interval = Some(Duration::from_secs(15))).await
    else {
        return;
    };
    let body = json!({ "prompt": "a sword" });
    target.post(path::IMAGES, &body).await.job();
    for _ in 0..3 {
        let reply = target.post(path::IMAGES, &body).await;
        reply.assert_refused(429);
        let seconds: u64 =
            reply.header("retry-after").expect("429 says when").parse().expect("whole seconds");
        assert!((1..=15).contains(&seconds), "{seconds}");
    }
    // 400 comes before 429, other users have their own interval, and status and voxelize know no limit.
    target.post(path::IMAGES, &json!({ "prompt": "" })).await.assert_refused(400);
    let other = target.add_account("bob", None);
    target.post_as(&other, path::IMAGES, &body).await.job();
    target.post(path::VOXELIZE, &crate::pictures::voxelize_body()).await.job();
}

#[tokio::test]
async fn a_refused_request_does_not_use_up_the_interval() {
    let Some(target) = Target::ours(|config| config.images_interval = Some(Duration::from_secs(600))).await
    else {
        return;
    };
    let body = json!({ "prompt": "a sword" });
    target.post_as("wrong", path::IMAGES, &body).await.assert_refused(401);
    target.post(path::IMAGES, &json!({ "prompt": null })).await.assert_refused(400);
    target.post(path::IMAGES, &body).await.job();
}

#[tokio::test]
async fn who_waits_as_long_as_429_says_is_accepted() {
    let Some(target) =
        Target::ours(|config| config.images_interval = Some(Duration::from_millis(1_200))).await
    else {
        return;
    };
    let body = json!({ "prompt": "a sword" });
    target.post(path::IMAGES, &body).await.job();
    let refused = target.post(path::IMAGES, &body).await;
    refused.assert_refused(429);
    let seconds = refused.header("retry-after").expect("429 says when").parse().expect("whole seconds");
    tokio::time::sleep(Duration::from_secs(seconds)).await;
    target.post(path::IMAGES, &body).await.job();
}

#[tokio::test]
async fn the_interval_outlives_a_restart() {
    let hour = |config: &mut service::Config| config.images_interval = Some(Duration::from_secs(3_600));
    let Some(target) = Target::ours(hour).await else { return };
    let body: Value = json!({ "prompt": "a sword" });
    target.post(path::IMAGES, &body).await.job();
    let target = target.restart(hour).await;
    target.post(path::IMAGES, &body).await.assert_refused(429);
}
