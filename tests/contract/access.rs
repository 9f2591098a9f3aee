//! Who may ask, and for what.

use crate::target::{Target, send};
use reqwest::Method;
use serde_json::json;
use wire::path;

const ENDPOINTS: [(Method, &str); 3] =
    [(Method::POST, path::IMAGES), (Method::POST, path::VOXELIZE), (Method::GET, path::STATUS)];

#[tokio::test]
async fn a_missing_or_wrong_token_is_401_before_anything_else_is_looked_at() {
    let target = Target::any().await;
    for (method, path) in ENDPOINTS {
        for credentials in
            [None, Some("Bearer wrong"), Some("Bearer "), Some("Bearer"), Some("Basic YTpi"), Some("")]
        {
            let mut request = target.bare(method.clone(), path).body("{ this is no JSON");
            if let Some(credentials) = credentials {
                request = request.header("authorization", credentials);
            }
            send(request).await.assert_refused(401);
        }
    }
}

#[tokio::test]
async fn a_token_that_is_not_text_is_401() {
    let Some(target) = Target::ours(|_| {}).await else { return };
    let request = target.bare(Method::GET, path::STATUS);
    send(request.header("authorization", &b"Bearer \xff\xfe"[..])).await.assert_refused(401);
}

#[tokio::test]
async fn the_scheme_is_read_in_any_case() {
    let Some(target) = Target::ours(|_| {}).await else { return };
    let lower = format!("bearer {}", target.token);
    send(target.bare(Method::GET, path::STATUS).header("authorization", lower)).await.assert_refused(400);
}

#[tokio::test]
async fn no_error_repeats_the_token() {
    let Some(target) = Target::ours(|_| {}).await else { return };
    for secret in ["vxl_my-little-secret", target.token.as_str()] {
        let reply = target.post_as(secret, path::IMAGES, &json!({ "prompt": secret, "seed": secret })).await;
        assert!(!reply.body.to_string().contains(secret), "{}", reply.body);
    }
}

#[tokio::test]
async fn unknown_paths_and_methods_are_errors_of_the_same_shape() {
    let Some(target) = Target::ours(|_| {}).await else { return };
    for path in ["/", "/api", "/api/generate", "/api/generate/nothing", "/api/generate/images/", "/%00"] {
        send(target.request(Method::GET, path)).await.assert_refused(404);
    }
    for (method, path) in [
        (Method::GET, path::IMAGES),
        (Method::PUT, path::VOXELIZE),
        (Method::DELETE, path::CANCEL),
        (Method::POST, path::STATUS),
    ] {
        let reply = send(target.request(method, path)).await;
        reply.assert_refused(405);
        assert!(reply.header("allow").is_some(), "405 on {path} names what is allowed");
    }
}

#[tokio::test]
async fn other_origins_pages_are_promised_nothing() {
    let Some(target) = Target::ours(|_| {}).await else { return };
    for method in [Method::OPTIONS, Method::GET] {
        let request = target.request(method, path::STATUS).header("origin", "https://evil.example");
        let reply = send(request.header("access-control-request-method", "GET")).await;
        let cors = reply.headers.keys().find(|name| name.as_str().starts_with("access-control-"));
        assert_eq!(cors, None);
    }
}

#[tokio::test]
async fn a_service_behind_a_proxy_takes_any_host() {
    let Some(target) = Target::ours(|_| {}).await else { return };
    let request = target.request(Method::GET, path::STATUS).header("host", "voxels.example.org");
    send(request).await.assert_refused(400);
}
