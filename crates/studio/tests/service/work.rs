//! Work on its way, and what helps to ask for more.

use super::scripted::{Answer, Scripted, json};
use super::{SUBMITTED, images_done, open, options, settle};
use studio::view::{RunPhase, TroubleCode};

#[tokio::test]
async fn what_is_on_its_way_is_listed_with_how_long_it_usually_takes() {
    let done = || json(200, &images_done(wire::encode_base64));
    let mut answers: Vec<Answer> = (0..3).flat_map(|_| [json(200, SUBMITTED), done()]).collect();
    answers.push(json(200, SUBMITTED));
    answers.push(json(200, r#"{"state":"running","delayTime":5,"executionTime":2000}"#));
    let service = Scripted::start(answers).await;
    let folder = tempfile::tempdir().unwrap();
    let studio = open(&folder, &service.url).await;
    for _ in 0..3 {
        let drawn = studio.generate("a sword", None).await.unwrap();
        assert_eq!(drawn.runs[0].usual_ms, None, "so little tells nothing");
        let ended = settle(&studio, &drawn).await;
        assert_eq!((ended.phase, ended.usual_ms), (RunPhase::Done, None), "what rests needs no estimate");
    }
    assert!(studio.at_work().await.unwrap().is_empty());
    let [first, second] =
        [studio.generate("a bow", None).await.unwrap(), studio.generate("an axe", None).await.unwrap()];
    let working = studio.at_work().await.unwrap();
    let ids: Vec<&str> = working.iter().map(|one| one.id.as_str()).collect();
    assert_eq!(ids, [first.id.as_str(), second.id.as_str()]);
    assert!(working.iter().all(|one| one.runs[0].usual_ms == Some(38_000)), "{working:?}");
}

#[tokio::test]
async fn prompts_come_back_once_each_newest_first_without_those_thrown_away() {
    let service = Scripted::start(vec![Answer::Silence]).await;
    let folder = tempfile::tempdir().unwrap();
    let studio = open(&folder, &service.url).await;
    for prompt in ["a sword", "a bow", "a sword", "an axe"] {
        studio.generate(prompt, None).await.unwrap();
    }
    assert_eq!(studio.recent_prompts().await.unwrap(), ["an axe", "a sword", "a bow"]);
    let axe = studio.at_work().await.unwrap().pop().unwrap();
    studio.trash(&[axe.id]).await.unwrap();
    assert_eq!(studio.recent_prompts().await.unwrap(), ["a sword", "a bow"]);
}

#[tokio::test]
async fn options_are_kept_under_names() {
    let service = Scripted::start(vec![Answer::Silence]).await;
    let folder = tempfile::tempdir().unwrap();
    let studio = open(&folder, &service.url).await;
    let mut large = options();
    large.voxel_size = 128;
    studio.keep_preset(" Tiny ", options()).await.unwrap();
    studio.keep_preset("Props", options()).await.unwrap();
    let kept = studio.keep_preset("tiny", large).await.unwrap();
    let names: Vec<_> = kept.iter().map(|one| (one.name.as_str(), one.options.voxel_size)).collect();
    assert_eq!(names, [("Props", 16), ("tiny", 128)]);
    let mut wrong = options();
    wrong.voxel_size = 200;
    for refused in [studio.keep_preset(" ", large).await, studio.keep_preset("huge", wrong).await] {
        assert_eq!(refused.unwrap_err().code(), TroubleCode::Refused);
    }
    let left = studio.forget_preset("TINY").await.unwrap();
    assert_eq!(left, studio.presets().await.unwrap());
    assert_eq!(left.len(), 1);
    studio.keep_preset("Große Türme", options()).await.unwrap();
    assert_eq!(studio.keep_preset("GROßE TÜRME", options()).await.unwrap().len(), 2);
    assert_eq!(studio.forget_preset("große türme").await.unwrap(), left);
}
