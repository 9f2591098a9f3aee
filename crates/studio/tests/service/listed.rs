//! The services that a person lists, and their tokens.

use super::scripted::{Answer, Scripted, json};
use std::sync::Arc;
use studio::view::{ServiceChange, ServiceKind, SettingsView, TroubleCode};
use studio::{Secrets, Studio, StudioConfig, Token};

const ELSEWHERE: &str = "https://voxels.example";

async fn open() -> (tempfile::TempDir, Arc<Studio>) {
    let folder = tempfile::tempdir().expect("a folder");
    let studio = Studio::open(StudioConfig::new(folder.path(), Secrets::memory())).await.expect("it opens");
    (folder, studio)
}

fn service(was: Option<&str>, name: &str, url: &str, token: Option<&str>) -> ServiceChange {
    let own = str::to_owned;
    ServiceChange { was: was.map(own), name: own(name), url: own(url), token: token.map(own) }
}

fn names(settings: &SettingsView) -> Vec<(&str, &str, bool)> {
    settings.services.iter().map(|one| (one.name.as_str(), one.url.as_str(), one.has_token)).collect()
}

#[tokio::test]
async fn services_are_listed_by_name_and_one_of_them_is_chosen() {
    let (_folder, studio) = open().await;
    studio.keep_service(service(None, " Hosted ", ELSEWHERE, Some("abc"))).await.unwrap();
    let new =
        studio.keep_service(service(None, "Studio team", "http://127.0.0.1:8040/", None)).await.unwrap();
    assert_eq!(new.service.url, "http://127.0.0.1:8040");
    let settings = studio.choose_service(Some(ELSEWHERE)).await.unwrap();
    let listed = [("Hosted", ELSEWHERE, true), ("Studio team", "http://127.0.0.1:8040", false)];
    assert_eq!(names(&settings), listed);
    assert_eq!((settings.service.kind, settings.service.url.as_str()), (ServiceKind::Remote, ELSEWHERE));
    let back = studio.choose_service(None).await.unwrap();
    assert_eq!((back.service.kind, names(&back)), (ServiceKind::Embedded, listed.to_vec()));
}

#[tokio::test]
async fn what_cannot_be_a_service_changes_nothing() {
    let (_folder, studio) = open().await;
    studio.keep_service(service(None, "Hosted", ELSEWHERE, Some("abc"))).await.unwrap();
    let before = studio.settings().await.unwrap();
    let long = "x".repeat(61);
    for (bad, why) in [
        (service(None, "", "voxels", None), "no address"),
        (service(None, &long, "https://b.example", None), "at most 60"),
        (service(None, "", "https://b.example", Some("to ken")), "characters"),
        (service(None, "again", ELSEWHERE, Some("def")), "already"),
    ] {
        let refused = studio.keep_service(bad).await.unwrap_err();
        assert!(refused.code() == TroubleCode::Refused && refused.to_string().contains(why), "{refused}");
    }
    let unlisted = studio.choose_service(Some("https://b.example")).await.unwrap_err();
    assert!(unlisted.to_string().contains("isn't in the list"), "{unlisted}");
    assert_eq!(studio.settings().await.unwrap(), before);
}

#[tokio::test]
async fn a_token_stays_with_the_address_that_it_was_given_for() {
    let (_folder, studio) = open().await;
    studio.keep_service(service(None, "Hosted", ELSEWHERE, Some("abc"))).await.unwrap();
    let renamed = studio.keep_service(service(Some(ELSEWHERE), "Mine", ELSEWHERE, None)).await.unwrap();
    assert_eq!(names(&renamed), [("Mine", ELSEWHERE, true)]);
    let other = "https://other.example";
    let moved = studio.keep_service(service(Some(ELSEWHERE), "Mine", other, None)).await.unwrap();
    assert_eq!((names(&moved), moved.service.url.as_str()), (vec![("Mine", other, false)], other));
    let back = studio.keep_service(service(None, "Old", ELSEWHERE, None)).await.unwrap();
    assert!(back.services.iter().all(|one| !one.has_token), "{back:?}");
}

#[tokio::test]
async fn a_forgotten_service_leaves_no_token_and_work_goes_to_the_embedded_one() {
    let (_folder, studio) = open().await;
    studio.keep_service(service(None, "", ELSEWHERE, Some("abc"))).await.unwrap();
    let forgotten = studio.forget_token(ELSEWHERE).await.unwrap();
    assert_eq!((names(&forgotten), forgotten.service.has_token), (vec![("", ELSEWHERE, false)], false));
    studio.keep_service(service(Some(ELSEWHERE), "", ELSEWHERE, Some("abc"))).await.unwrap();
    let gone = studio.forget_service(ELSEWHERE).await.unwrap();
    assert_eq!((names(&gone), gone.service.kind), (Vec::new(), ServiceKind::Embedded));
    let again = studio.keep_service(service(None, "", ELSEWHERE, None)).await.unwrap();
    assert!(!again.services[0].has_token);
}

#[tokio::test]
async fn a_service_is_checked_without_a_job() {
    let no_job = json(400, r#"{"error":"jobId is missing"}"#);
    let expired = json(401, r#"{"error":"the token has expired"}"#);
    let elsewhere = json(404, "<html>not here</html>");
    let greeting = json(200, "{}");
    let scripted = Scripted::start(vec![no_job, expired, elsewhere, greeting]).await;
    let (_folder, studio) = open().await;
    let unknown = studio.check_service(&scripted.url, None).await.unwrap_err();
    assert_eq!(unknown.code(), TroubleCode::SignIn, "{unknown}");
    studio.check_service(&scripted.url, Some("abc")).await.unwrap();
    let mut codes = Vec::new();
    for _ in 0..3 {
        codes.push(studio.check_service(&scripted.url, Some("abc")).await.unwrap_err().code());
    }
    assert_eq!(codes, [TroubleCode::SignIn, TroubleCode::Refused, TroubleCode::Offline]);
    for asked in scripted.asked() {
        assert!(asked.head.starts_with("GET /api/generate/status HTTP"), "{}", asked.head);
        assert_eq!(asked.header("authorization"), Some("Bearer abc"));
    }
}

#[tokio::test]
async fn a_service_that_is_not_there_is_told_so() {
    let (_folder, studio) = open().await;
    let silent = Scripted::start(vec![Answer::Bytes(Vec::new())]).await;
    let cut = studio.check_service(&silent.url, Some("abc")).await.unwrap_err();
    let refused = studio.check_service("http://127.0.0.1:9", Some("abc")).await.unwrap_err();
    assert_eq!([cut.code(), refused.code()], [TroubleCode::Offline; 2]);
}

#[tokio::test]
async fn a_listed_service_is_found_by_name_or_address_for_one_launch() {
    let no_job = json(401, r#"{"error":"the token has expired"}"#);
    let scripted = Scripted::start(vec![no_job]).await;
    let (folder, studio) = open().await;
    studio.keep_service(service(None, "Team", &scripted.url, Some("abc"))).await.unwrap();
    studio.choose_service(None).await.unwrap();
    drop(studio);
    let with = async |name: &str, token: Option<&str>| {
        let secrets = Secrets::memory();
        if let Some(token) = token.and_then(Token::new) {
            secrets.set(&scripted.url, &token).await.unwrap();
        }
        Studio::open(StudioConfig::new(folder.path(), secrets).with_listed(name)).await
    };
    for name in ["team", &format!("{}/", scripted.url)] {
        let studio = with(name, Some("abc")).await.unwrap();
        assert_eq!(studio.generate("a sword", None).await.unwrap().service, scripted.url);
        assert_eq!(studio.settings().await.unwrap().service.kind, ServiceKind::Embedded);
    }
    let [unlisted, strange, without] =
        [with("Teem", Some("abc")).await, with(ELSEWHERE, None).await, with("Team", None).await];
    let sentence = unlisted.err().unwrap().to_string();
    assert!(sentence.contains("no service is listed under this name: Teem"), "{sentence}");
    for unknown in [strange, without] {
        assert_eq!(unknown.err().unwrap().code(), TroubleCode::SignIn);
    }
}

#[tokio::test]
async fn a_service_without_a_name_goes_by_its_host_and_no_name_is_no_service() {
    let (folder, studio) = open().await;
    studio.keep_service(service(None, "", ELSEWHERE, Some("abc"))).await.unwrap();
    drop(studio);
    let with = async |name: &str| {
        let secrets = Secrets::memory();
        secrets.set(ELSEWHERE, &Token::new("abc").unwrap()).await.unwrap();
        Studio::open(StudioConfig::new(folder.path(), secrets).with_listed(name)).await
    };
    assert!(with("Voxels.example").await.is_ok());
    for nothing in ["", "  "] {
        let refused = with(nothing).await.err().unwrap().to_string();
        assert!(refused.contains("name a service"), "{refused}");
    }
}
