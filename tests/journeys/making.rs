//! From words to a file, with the service that comes with the app.

use crate::app::App;
use std::fs;
use studio::view::TroubleCode;
use tests::following::small;
use voxel::vox;

const PROMPT: &str = "a rustic wooden treasure chest";

#[tokio::test]
async fn words_become_three_images_a_model_and_a_file() {
    let app = App::open().await;
    let drawn = app.draw(&format!("  {PROMPT} "), None).await;
    assert_eq!((drawn.prompt.as_str(), drawn.service.as_str()), (PROMPT, "Built-in"));
    assert!(drawn.seed.is_some(), "the service tells the seed that it chose");
    assert!(drawn.words.as_ref().is_some_and(|words| !words.drew.is_empty()), "{:?}", drawn.words);
    assert_eq!(drawn.candidates.iter().map(|candidate| candidate.index).collect::<Vec<_>>(), [0, 1, 2]);
    for candidate in &drawn.candidates {
        let picture = app.studio.blob(&candidate.picture).await.expect("a picture");
        assert!(image::load_from_memory(&picture).expect("a PNG").width() > 0);
    }

    let built = app.build(&drawn, 1, small()).await;
    let model = built.models.first().expect("a model");
    let bytes = app.vox(&built).await;
    let read = vox::read(&bytes).expect("a .vox file").flatten().expect("one model");
    assert_eq!((model.candidate, model.options, model.bytes as usize), (1, small(), bytes.len()));
    assert_eq!((model.size, model.voxels as usize), (read.size().to_array(), read.voxel_count()));
    assert_eq!(model.colors.len(), read.used_colors());

    let folder = tempfile::tempdir().expect("a folder");
    let name = app.studio.export_name(&model.id, "vox").await.expect("a name");
    assert_eq!(name, "a-rustic-wooden-treasure-chest.vox");
    let file = folder.path().join(name);
    app.studio.export(&model.id, &file).await.expect("the file is written");
    assert_eq!(fs::read(&file).expect("the file"), bytes);
    assert_eq!(fs::read_dir(folder.path()).expect("the folder").count(), 1, "nothing lies beside it");
}

#[tokio::test]
async fn the_same_prompt_and_seed_make_the_same_images_and_the_same_bytes() {
    let (mut pictures, mut files) = (Vec::new(), Vec::new());
    for _ in 0..2 {
        let app = App::open().await;
        let drawn = app.draw(PROMPT, Some(12_345)).await;
        assert_eq!(drawn.seed, Some(12_345));
        let built = app.build(&drawn, 0, small()).await;
        files.push(app.vox(&built).await);
        pictures.push(drawn.candidates);
    }
    assert_eq!(pictures[0], pictures[1]);
    assert_eq!(files[0], files[1]);
}

#[tokio::test]
async fn the_seed_that_the_service_chose_brings_the_images_back() {
    let app = App::open().await;
    let first = app.draw(PROMPT, None).await;
    let again = app.draw(PROMPT, first.seed).await;
    assert_eq!(again.candidates, first.candidates);
    // There are only so many ways to draw it: of some other seeds at least one draws another.
    let mut others = Vec::new();
    for seed in 1..=8 {
        others.push(app.draw(PROMPT, Some(seed)).await.candidates);
    }
    assert!(others.iter().any(|other| *other != first.candidates));
}

#[tokio::test]
async fn the_service_that_comes_with_the_app_counts_no_tokens() {
    let app = App::open().await;
    let built = app.build(&app.draw("a barrel", Some(1)).await, 0, small()).await;
    assert_eq!((built.runs[0].balance, built.runs[0].charged), (None, Some(false)));
    assert_eq!(app.studio.settings().await.expect("settings").service.balance, None);
    assert_eq!(app.home.kinds(), Vec::<String>::new());
}

#[tokio::test]
async fn a_file_that_cannot_be_written_leaves_no_half_of_it() {
    let app = App::open().await;
    let built = app.build(&app.draw("a barrel", Some(1)).await, 0, small()).await;
    let folder = tempfile::tempdir().expect("a folder");
    // A folder stands where the file should.
    let taken = folder.path().join("barrel.vox");
    fs::create_dir(&taken).expect("a folder");
    for place in [taken, folder.path().join("missing/barrel.vox")] {
        let error = app.studio.export(&built.models[0].id, &place).await.expect_err("no file");
        assert_eq!(error.code(), TroubleCode::Disk);
        assert!(error.to_string().contains("barrel.vox"), "{error}");
    }
    assert_eq!(fs::read_dir(folder.path()).expect("the folder").count(), 1);
}
