//! Bodies that no endpoint takes.

use crate::pictures::voxelize_body;
use crate::target::{Target, send};
use reqwest::Method;
use serde_json::json;
use wire::path;

const POSTS: [&str; 2] = [path::IMAGES, path::VOXELIZE];

#[tokio::test]
async fn what_is_no_json_object_is_400() {
    let target = Target::any().await;
    for path in POSTS {
        for body in
            [&b""[..], b"{", b"[]", b"\"prompt\"", b"null", b"{}", b"{\"prompt\":\"\xff\"}", b"a=b", b"{} {}"]
        {
            let request = target.request(Method::POST, path).header("content-type", "application/json");
            send(request.body(body)).await.assert_refused(400);
        }
    }
}

#[tokio::test]
async fn another_content_type_is_415() {
    let Some(target) = Target::ours(|_| {}).await else { return };
    for path in [path::IMAGES, path::VOXELIZE, path::CANCEL] {
        for kind in [
            "text/plain",
            "application/x-www-form-urlencoded",
            "multipart/form-data; boundary=x",
            "application/jsonp",
            "json",
            "",
        ] {
            let request = target.request(Method::POST, path).header("content-type", kind);
            send(request.body("{}")).await.assert_refused(415);
        }
    }
}

#[tokio::test]
async fn json_with_a_charset_or_without_its_name_is_json() {
    let Some(target) = Target::ours(|_| {}).await else { return };
    for kind in ["application/json; charset=utf-8", "Application/JSON", "application/json ;charset=UTF-8"] {
        let request = target.request(Method::POST, path::VOXELIZE).header("content-type", kind);
        send(request.body(voxelize_body().to_string())).await.job();
    }
    let unnamed = target.request(Method::POST, path::VOXELIZE).body(voxelize_body().to_string());
    send(unnamed).await.job();
}

#[tokio::test]
async fn a_body_over_32_mib_is_413_with_or_without_its_length() {
    let Some(target) = Target::ours(|_| {}).await else { return };
    let body = json!({ "prompt": "a".repeat(wire::limit::REQUEST) }).to_string();
    let json = |path| target.request(Method::POST, path).header("content-type", "application/json");
    for path in POSTS {
        send(json(path).body(body.clone())).await.assert_refused(413);
        let chunks = [Ok::<_, std::io::Error>(body.clone())];
        let chunked = reqwest::Body::wrap_stream(futures_util::stream::iter(chunks));
        send(json(path).body(chunked)).await.assert_refused(413);
    }
    assert_eq!(target.balance("ann"), Some(100));
}

#[tokio::test]
async fn a_body_of_just_32_mib_is_read() {
    let Some(target) = Target::ours(|_| {}).await else { return };
    let mut body = voxelize_body().to_string();
    body.push_str(&" ".repeat(wire::limit::REQUEST - body.len()));
    let request = target.request(Method::POST, path::VOXELIZE).header("content-type", "application/json");
    send(request.body(body)).await.job();
}

#[tokio::test]
async fn a_token_is_asked_for_before_a_body_is_judged() {
    let Some(target) = Target::ours(|_| {}).await else { return };
    let huge = "x".repeat(wire::limit::REQUEST + 1);
    for path in POSTS {
        let bare = || target.bare(Method::POST, path);
        send(bare().header("content-type", "text/plain").body("x")).await.assert_refused(401);
        send(bare().header("content-type", "application/json").body(huge.clone())).await.assert_refused(401);
    }
}
