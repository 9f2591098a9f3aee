//! What the app withstands from a service: cut, huge, wrong and missing answers, and every refusal of the contract.

mod listed;
mod scripted;
mod work;

use scripted::{Answer, Scripted, json, with_headers};
use std::sync::Arc;
use std::time::Duration;
use studio::view::{
    ColorView, GenerationView, OptionsView, RunPhase, RunView, ServiceChange, TexturingView, TroubleCode,
};
use studio::{Secrets, Studio, StudioConfig, Token};
use tempfile::TempDir;

const SUBMITTED: &str = r#"{"jobId":"j1","later":"unknown"}"#;

/// How long anything may take on a slow machine.
const PATIENCE: Duration = Duration::from_secs(20);

async fn open(folder: &TempDir, url: &str) -> Arc<Studio> {
    let config = StudioConfig::new(folder.path(), Secrets::memory()).with_poll(Duration::from_millis(20));
    let config = config.with_service(url, Token::new("hidden-token").expect("a token")).expect("an address");
    Studio::open(config).await.expect("it opens")
}

/// Follows a run until it rests or shows trouble.
async fn settle(studio: &Studio, generation: &GenerationView) -> RunView {
    let following = studio.follow(&generation.id, &generation.runs[0].id, |run| run.trouble.is_some());
    tokio::time::timeout(PATIENCE, following).await.expect("something happens").expect("a run")
}

async fn generate(answers: Vec<Answer>) -> (TempDir, Arc<Studio>, RunView) {
    let service = Scripted::start(answers).await;
    let folder = tempfile::tempdir().expect("a folder");
    let studio = open(&folder, &service.url).await;
    let generation = studio.generate("a sword", None).await.expect("a generation");
    let run = settle(&studio, &generation).await;
    (folder, studio, run)
}

fn png() -> Vec<u8> {
    let picture = image::RgbaImage::from_fn(16, 16, |x, _| image::Rgba([x as u8 * 9, 40, 200, 255]));
    let mut bytes = std::io::Cursor::new(Vec::new());
    picture.write_to(&mut bytes, image::ImageFormat::Png).expect("a picture");
    bytes.into_inner()
}

fn images_done(encode: impl Fn(&[u8]) -> String) -> String {
    let image = encode(&png());
    format!(
        r#"{{"state":"completed","executionTime":38000.5,"output":{{"seed":7.0,"images":[
            {{"index":0.0,"image_base64":"{image}"}},{{"index":1,"image_base64":"{image}"}},
            {{"index":2,"image_base64":"{image}","score":0.3}}],"model":"x"}}}}"#
    )
}

fn options() -> OptionsView {
    OptionsView {
        voxel_size: 16,
        palette_size: 32,
        fill: false,
        texturing: TexturingView::Textured,
        color: ColorView::Surface,
    }
}

#[tokio::test]
async fn floats_data_prefixes_line_breaks_and_the_other_alphabet_are_read() {
    let url_safe =
        |bytes: &[u8]| wire::encode_base64(bytes).replace('+', "-").replace('/', "_").replace('=', "");
    let prefixed = |bytes: &[u8]| format!("data:image/png;base64,{}", wire::encode_base64(bytes));
    let broken = |bytes: &[u8]| {
        let text = wire::encode_base64(bytes);
        text.as_bytes().chunks(76).map(|line| String::from_utf8_lossy(line) + "\\r\\n").collect::<String>()
    };
    for body in [images_done(url_safe), images_done(prefixed), images_done(broken)] {
        let (_folder, studio, run) = generate(vec![json(200, SUBMITTED), json(200, &body)]).await;
        assert_eq!(run.phase, RunPhase::Done, "{run:?}");
        let generation = studio.generation(&run.generation).await.unwrap();
        assert_eq!((generation.seed, generation.candidates.len()), (Some(7), 3));
        assert_eq!(studio.blob(&generation.candidates[0].picture).await.unwrap(), png());
    }
}

#[tokio::test]
async fn what_makes_no_sense_keeps_the_job_and_goes_on_until_it_does() {
    let whole = images_done(wire::encode_base64);
    let cut =
        format!("HTTP/1.1 200 X\r\ncontent-length: {}\r\n\r\n{}", whole.len(), &whole[..whole.len() / 2]);
    let endless = format!("HTTP/1.1 200 X\r\ncontent-length: {}\r\n\r\n{{", 65 << 20);
    let nonsense = [
        ("html", with_headers(200, "content-type: text/html\r\n", "<html>come back later</html>")),
        ("cut", Answer::Bytes(cut.into_bytes())),
        ("huge", Answer::Bytes(endless.into_bytes())),
        ("list", json(200, "[]")),
        ("no state", json(200, "{}")),
        ("no http", Answer::Bytes(b"SSH-2.0-OpenSSH_9.2\r\n".to_vec())),
    ];
    for (name, answer) in nonsense {
        let (_folder, studio, run) = generate(vec![json(200, SUBMITTED), answer, json(200, &whole)]).await;
        assert_eq!(run.trouble.as_ref().map(|trouble| trouble.code), Some(TroubleCode::Offline), "{name}");
        assert!(run.retry_at.is_some(), "{name}");
        let following = studio.follow(&run.generation, &run.id, |_| false);
        let end = tokio::time::timeout(PATIENCE, following).await.expect("it goes on").unwrap();
        assert_eq!((end.phase, end.trouble), (RunPhase::Done, None), "{name}");
    }
}

#[tokio::test]
async fn pictures_and_files_that_cannot_be_used_end_in_a_sentence() {
    let text = |_: &[u8]| wire::encode_base64(b"this is no picture");
    let (_folder, _studio, run) = generate(vec![json(200, SUBMITTED), json(200, &images_done(text))]).await;
    assert_eq!(run.phase, RunPhase::Failed);
    assert!(run.trouble.unwrap().message.contains("image"));
}

#[tokio::test]
async fn a_vox_file_is_kept_as_received_and_its_name_is_not_trusted() {
    let vox = one_voxel();
    let name = format!("../../etc/\\u0007{}", "x".repeat(300));
    let output = format!(r#"{{"filename":"{name}","vox_base64":"{}"}}"#, wire::encode_base64(&vox));
    let built =
        format!(r#"{{"state":"completed","executionTime":1,"output":{output},"balance":4,"charged":true}}"#);
    let answers = vec![
        json(200, SUBMITTED),
        json(200, &images_done(wire::encode_base64)),
        json(200, r#"{"jobId":"j2","balance":4.0,"charged":true}"#),
        json(200, &built),
    ];
    let (_folder, studio, run) = generate(answers).await;
    let generation = studio.voxelize(&run.generation, 1, options()).await.unwrap();
    let built = settle(&studio, &generation).await;
    assert_eq!(
        (built.phase, built.balance, built.charged),
        (RunPhase::Done, Some(4), Some(true)),
        "{built:?}"
    );
    let model = studio.generation(&run.generation).await.unwrap().models.remove(0);
    assert_eq!(studio.vox(&model.id).await.unwrap(), vox);
    assert_eq!((model.size, model.voxels, model.candidate), ([1, 1, 1], 1, 1));
    assert_eq!(studio.export_name(&model.id, "vox").await.unwrap(), "a-sword.vox");
}

#[tokio::test]
async fn the_very_same_model_is_not_asked_for_twice_at_once() {
    let images = images_done(wire::encode_base64);
    let service = Scripted::start(vec![json(200, SUBMITTED), json(200, &images), Answer::Silence]).await;
    let folder = tempfile::tempdir().unwrap();
    let studio = open(&folder, &service.url).await;
    let generation = studio.generate("a sword", None).await.unwrap();
    settle(&studio, &generation).await;
    let (first, second) = tokio::join!(
        studio.voxelize(&generation.id, 1, options()),
        studio.voxelize(&generation.id, 1, options())
    );
    assert!(first.is_ok() && second.is_ok());
    assert_eq!(studio.generation(&generation.id).await.unwrap().runs.len(), 2, "images and one model");
    let other = studio.voxelize(&generation.id, 2, options()).await.unwrap();
    assert_eq!(other.runs.len(), 3);
}

#[tokio::test]
async fn hostile_vox_files_end_in_a_sentence_and_leave_no_model() {
    let folder = concat!(env!("CARGO_MANIFEST_DIR"), "/../voxel/tests/data/hostile");
    let mut tried = 0;
    for entry in std::fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        let name = path.file_name().unwrap().to_string_lossy().into_owned();
        let vox = std::fs::read(&path).unwrap();
        let built = format!(
            r#"{{"state":"completed","output":{{"filename":"x.vox","vox_base64":"{}"}}}}"#,
            wire::encode_base64(&vox)
        );
        let images = images_done(wire::encode_base64);
        let answers = vec![json(200, SUBMITTED), json(200, &images), json(200, SUBMITTED), json(200, &built)];
        let (_folder, studio, run) = generate(answers).await;
        let generation = studio.voxelize(&run.generation, 0, options()).await.unwrap();
        let end = settle(&studio, &generation).await;
        let models = studio.generation(&run.generation).await.unwrap().models;
        if name.starts_with("rotation") {
            assert_eq!((end.phase, models.len()), (RunPhase::Done, 1), "{name}: {end:?}");
        } else {
            assert_eq!((end.phase, models.len()), (RunPhase::Failed, 0), "{name}");
            assert!(end.trouble.unwrap().message.len() > 20, "{name}");
        }
        tried += 1;
    }
    assert!(tried >= 10);
}

/// The smallest file that shows something.
fn one_voxel() -> Vec<u8> {
    let chunk = |id: &[u8; 4], content: &[u8], children: u32| {
        let mut bytes = id.to_vec();
        bytes.extend((content.len() as u32).to_le_bytes());
        bytes.extend(children.to_le_bytes());
        bytes.extend(content);
        bytes
    };
    let size: Vec<u8> = [1u32; 3].into_iter().flat_map(u32::to_le_bytes).collect();
    let body = [chunk(b"SIZE", &size, 0), chunk(b"XYZI", &[1, 0, 0, 0, 0, 0, 0, 79], 0)].concat();
    [b"VOX \x96\0\0\0".to_vec(), chunk(b"MAIN", &[], body.len() as u32), body].concat()
}

#[tokio::test]
async fn refusals_end_with_the_services_own_sentence() {
    let cases = [
        (400, r#"{"error":"the prompt is empty"}"#, TroubleCode::Refused, "the prompt is empty"),
        (402, r#"{"error":"no tokens","code":"INSUFFICIENT_TOKENS"}"#, TroubleCode::OutOfTokens, "no tokens"),
        (403, r#"{"error":"no balance","code":"NO_BALANCE"}"#, TroubleCode::NoBalance, "no balance"),
        (413, "<html>too large</html>", TroubleCode::Refused, "413"),
    ];
    for (status, body, code, sentence) in cases {
        let (_folder, _studio, run) = generate(vec![json(status, body)]).await;
        let trouble = run.trouble.unwrap();
        assert_eq!((run.phase, trouble.code), (RunPhase::Failed, code), "{status}");
        assert!(trouble.message.contains(sentence), "{}", trouble.message);
    }
}

#[tokio::test]
async fn a_rate_limit_is_waited_out_and_the_same_key_sent_again() {
    let limited = with_headers(429, "retry-after: 1\r\n", r#"{"error":"slow down"}"#);
    let done = images_done(wire::encode_base64);
    let service = Scripted::start(vec![limited, json(200, SUBMITTED), json(200, &done)]).await;
    let folder = tempfile::tempdir().unwrap();
    let studio = open(&folder, &service.url).await;
    let generation = studio.generate("a sword", None).await.unwrap();
    let waiting = settle(&studio, &generation).await;
    assert_eq!(waiting.trouble.unwrap().code, TroubleCode::Busy);
    assert!(waiting.retry_at.is_some());
    let end = studio.follow(&generation.id, &waiting.id, |_| false).await.unwrap();
    assert_eq!(end.phase, RunPhase::Done);
    let keys = service.keys();
    assert!(keys.len() == 2 && keys[0] == keys[1], "{keys:?}");
}

#[tokio::test]
async fn a_new_token_lets_a_waiting_job_go_on_and_no_token_is_ever_shown() {
    let refused = json(401, r#"{"error":"the token has expired"}"#);
    let done = images_done(wire::encode_base64);
    let service = Scripted::start(vec![json(200, SUBMITTED), refused, json(200, &done)]).await;
    let folder = tempfile::tempdir().unwrap();
    let config = StudioConfig::new(folder.path(), Secrets::memory()).with_poll(Duration::from_millis(20));
    let studio = Studio::open(config).await.unwrap();
    let token = |was: Option<String>, token: &str| ServiceChange {
        was,
        name: "Team".to_owned(),
        url: service.url.clone(),
        token: Some(token.to_owned()),
    };
    let settings = studio.keep_service(token(None, "first-token")).await.unwrap();
    assert!(settings.service.has_token && !settings.secrets.keyring);
    let generation = studio.generate("a sword", None).await.unwrap();
    let waiting = settle(&studio, &generation).await;
    assert_eq!(waiting.trouble.as_ref().unwrap().code, TroubleCode::SignIn);
    studio.keep_service(token(Some(service.url.clone()), "second-token")).await.unwrap();
    let end = studio.follow(&generation.id, &waiting.id, |_| false).await.unwrap();
    assert_eq!(end.phase, RunPhase::Done);
    let asked = service.asked();
    assert_eq!(asked.first().unwrap().header("authorization"), Some("Bearer first-token"));
    assert_eq!(asked.last().unwrap().header("authorization"), Some("Bearer second-token"));
    let shown = format!("{:?} {:?}", studio.generation(&generation.id).await.unwrap(), settings);
    assert!(!shown.contains("-token"), "{shown}");
}

#[tokio::test]
async fn a_paid_request_without_an_answer_is_not_repeated_where_keys_are_not_known() {
    let cut = || Answer::Bytes(b"HTTP/1.1 200 X\r\ncontent-length: 90\r\n\r\n{\"jobId\"".to_vec());
    let done = images_done(wire::encode_base64);
    let service = Scripted::start(vec![json(200, SUBMITTED), json(200, &done), cut()]).await;
    let folder = tempfile::tempdir().unwrap();
    let studio = open(&folder, &service.url).await;
    let generation = studio.generate("a sword", None).await.unwrap();
    assert_eq!(settle(&studio, &generation).await.phase, RunPhase::Done);
    let generation = studio.voxelize(&generation.id, 0, options()).await.unwrap();
    let run = settle(&studio, &generation).await;
    assert_eq!((run.phase, run.trouble.unwrap().code), (RunPhase::Unconfirmed, TroubleCode::Unconfirmed));
    assert_eq!(service.keys().len(), 2);
    studio.resend(&run.id).await.unwrap();
    studio.follow(&generation.id, &run.id, |_| false).await.unwrap();
    let keys = service.keys();
    assert!(keys.len() == 3 && keys[1] != keys[2], "{keys:?}");
}

#[tokio::test]
async fn a_service_that_never_answers_lets_the_person_cancel() {
    let service = Scripted::start(vec![Answer::Silence]).await;
    let folder = tempfile::tempdir().unwrap();
    let studio = open(&folder, &service.url).await;
    let generation = studio.generate("a sword", None).await.unwrap();
    while service.asked().is_empty() {
        tokio::time::sleep(Duration::from_millis(10)).await;
    }
    let generation = studio.cancel(&generation.runs[0].id).await.unwrap();
    assert_eq!(generation.runs[0].phase, RunPhase::Cancelled);
}
