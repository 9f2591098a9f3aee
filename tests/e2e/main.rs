//! The whole path in the real window: prompt, three images, pick, options, model on screen, export, history.

mod pictures;
mod stage;

use image::RgbaImage;
use std::path::{Path, PathBuf};
use std::time::Duration;
use tests::artist::Artist;
use tests::desktop::{Desktop, Failure, Monitor};
use voxel::vox;

/// The key, as WebDriver names it.
const ENTER: &str = "\u{e007}";

const PROMPT: &str = "a rustic wooden treasure chest";

/// The whole journey takes about half a minute on two cores.
const PATIENCE: Duration = Duration::from_secs(300);

static ONE_AT_A_TIME: tokio::sync::Mutex<()> = tokio::sync::Mutex::const_new(());

fn app() -> PathBuf {
    let built = PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("../target/debug/voxelier-app");
    assert!(built.exists(), "build the app first: cargo build -p voxelier-app, or run cargo xtask test");
    built
}

/// Opens the real app on a library of its own and sends an artist on a journey.
async fn on_a_desktop(
    name: &str,
    journey: impl AsyncFnOnce(&Artist<'_>, &Path) -> Result<(), Failure>,
) -> Result<(), Failure> {
    on_a_monitor(name, Monitor::default(), journey).await
}

async fn on_a_monitor(
    name: &str,
    monitor: Monitor,
    journey: impl AsyncFnOnce(&Artist<'_>, &Path) -> Result<(), Failure>,
) -> Result<(), Failure> {
    // Two windows side by side would be slow on a small machine.
    let _alone = ONE_AT_A_TIME.lock().await;
    let home = tempfile::tempdir()?;
    let desktop = Desktop::open_on(monitor, &app(), home.path()).await?;
    let artist = Artist::at(&desktop);
    let journey = tokio::time::timeout(PATIENCE, journey(&artist, home.path()));
    let result = journey.await.unwrap_or_else(|_| Err("the journey hangs".into()));
    if result.is_err() {
        let failures = Path::new(env!("CARGO_MANIFEST_DIR")).join("failures");
        let _ = artist.photograph(&failures.join(format!("{name}.png"))).await;
    }
    // What went wrong on the way matters more than what goes wrong after it.
    let closed = desktop.close().await;
    result.and(closed)
}

#[tokio::test]
async fn an_artist_gets_from_words_to_a_file_and_back() -> Result<(), Failure> {
    on_a_desktop("words", from_words_to_a_file_and_back).await
}

#[tokio::test]
async fn an_artist_opens_a_picture_a_mesh_and_a_model_of_their_own() -> Result<(), Failure> {
    on_a_desktop("own", own_files).await
}

async fn own_files(artist: &Artist<'_>, home: &Path) -> Result<(), Failure> {
    let sprite = home.join("sprite.png");
    let disc = |x: u32, y: u32| {
        let inside = x.abs_diff(32).pow(2) + y.abs_diff(32).pow(2) < 24 * 24;
        image::Rgba(if inside { [220, 60, 40, 255] } else { [0; 4] })
    };
    RgbaImage::from_fn(64, 64, disc).save(&sprite)?;
    let pyramid = home.join("pyramid.obj");
    std::fs::write(&pyramid, "v 0 0 0\nv 2 0 0\nv 1 2 1\nv 1 0 2\nf 1 2 3\nf 2 4 3\nf 4 1 3\nf 1 4 2\n")?;
    let statue = Path::new(env!("CARGO_MANIFEST_DIR")).join("../assets/vox/statue.vox");
    let broken = Path::new(env!("CARGO_MANIFEST_DIR")).join("../crates/voxel/tests/data/hostile/nest.vox");

    artist.see("viewport-canvas").await?;
    artist.click("open-file").await?;
    artist.open_as(&sprite).await?;
    artist.read_until("mask-words", |words| !words.is_empty()).await?;
    assert_eq!(artist.count("candidate-0").await?, 0, "a picture of one's own stands for three candidates");
    artist.set("voxel-size", "24").await?;
    artist.click("voxelize").await?;
    artist.read_until("model-size", |size| size.contains("24")).await?;
    let disc = artist.wait_for_model("").await?;

    artist.set("voxel-size", "30").await?;
    artist.click("open-file").await?;
    artist.open_as(&pyramid).await?;
    artist.read_until("model-size", |size| size.contains("30")).await?;
    let small = artist.wait_for_model(&disc).await?;
    artist.set("voxel-size", "44").await?;
    artist.click("voxelize").await?;
    artist.read_until("model-size", |size| size.contains("44")).await?;
    let mesh = artist.wait_for_model(&small).await?;
    artist.wait_for_stillness().await?;
    let before = artist.look_at_viewport().await?;

    artist.click("open-file").await?;
    artist.open_as(&statue).await?;
    let scene = vox::read(&std::fs::read(&statue)?)?;
    let voxels = scene.voxel_count().to_string();
    artist.read_until("model-voxels", |shown| digits(shown) == voxels).await?;
    artist.wait_for_model(&mesh).await?;
    artist.wait_for_stillness().await?;
    let after = artist.look_at_viewport().await?;
    assert!(difference(&before, &after) > 0.05, "the viewport shows another model still");

    artist.click("open-file").await?;
    artist.open_as(&broken).await?;
    artist.read_until("trouble", |sentence| sentence.contains("nest.vox")).await?;
    assert_eq!(digits(&artist.read("model-voxels").await?), voxels, "what was open stays");
    Ok(())
}

async fn from_words_to_a_file_and_back(artist: &Artist<'_>, home: &Path) -> Result<(), Failure> {
    // Words become three images.
    artist.write("prompt", PROMPT).await?;
    artist.write("prompt", ENTER).await?;
    artist.see("candidate-2").await?;
    assert_eq!(artist.count("candidate-0").await? + artist.count("candidate-1").await?, 2);

    // The second one becomes a model.
    artist.see("viewport-canvas").await?;
    artist.click("candidate-1").await?;
    artist.set("voxel-size", "40").await?;
    artist.set("palette-size", "12").await?;
    artist.click("voxelize").await?;
    let size = artist.read_until("model-size", |size| size.contains("40")).await?;
    let voxels = artist.read("model-voxels").await?;
    assert!(artist.count("swatch").await? <= 12);
    assert_eq!(artist.count("balance").await?, 0, "the embedded service meters nothing");

    // It stands in the viewport, turns with the mouse, and then stands still.
    artist.wait_for_model("").await?;
    artist.wait_for_stillness().await?;
    let before = artist.look_at_viewport().await?;
    assert!(colourful(&before) > 0.02, "the viewport shows no model");
    let frames = artist.frames().await?;
    artist.drag_viewport(160, 40).await?;
    artist.wait_for_frames_after(frames).await?;
    let after = artist.look_at_viewport().await?;
    assert!(difference(&before, &after) > 0.02, "the drag did not turn the model");
    assert!(colourful(&after) > 0.02, "the model left the view");

    // Its voxels get edges, and a cut opens it.
    let frames = artist.frames().await?;
    artist.click("toggle-edges").await?;
    artist.wait_for_frames_after(frames).await?;
    let edged = artist.look_at_viewport().await?;
    assert!(difference(&after, &edged) > 0.01, "no edges are drawn");
    artist.click("slices").await?;
    let frames = artist.frames().await?;
    artist.set("slice-z-high", "0.4").await?;
    artist.click("slices").await?;
    artist.wait_for_frames_after(frames).await?;
    let cut = artist.look_at_viewport().await?;
    assert!(difference(&edged, &cut) > 0.02, "nothing is cut off");

    // The file that is exported is the model that is shown.
    let path = home.join("exported chest.vox");
    artist.click("export").await?;
    artist.save_as("Export", &path).await?;
    let scene = vox::read(&std::fs::read(&path)?)?;
    assert_eq!(scene.models[0].size().max_element(), 40);
    assert_eq!(digits(&voxels), scene.voxel_count().to_string());

    // What is there is tweaked at once, and undone; a version stands beside the original.
    artist.click("tweak").await?;
    artist.set("tweak-size", "20").await?;
    let small = artist.read_until("model-size", |tweaked| tweaked.contains("20")).await?;
    artist.click("undo").await?;
    artist.read_until("model-size", |undone| undone == size).await?;
    artist.click("redo").await?;
    artist.read_until("model-size", |again| again == small).await?;
    artist.click("save-version").await?;
    artist.wait_for_count("models", 1).await?;
    artist.click("build").await?;

    // The history finds it, brings all of it back, and forgets nothing without a way back or a question.
    artist.set("prompt", "a green sword").await?;
    artist.write("prompt", ENTER).await?;
    artist.read_until("history-count", |count| count.contains('2')).await?;
    artist.set("history-search", "treasure").await?;
    artist.wait_for_count("history-item", 1).await?;
    artist.click("history-item").await?;
    artist.read_until("model-size", |restored| restored == small).await?;
    assert_eq!(artist.value("prompt").await?, PROMPT);
    artist.click("history-delete").await?;
    artist.wait_for_count("history-item", 0).await?;
    artist.click("undo-delete").await?;
    artist.wait_for_count("history-item", 1).await?;
    artist.click("history-delete").await?;
    artist.wait_for_count("history-item", 0).await?;
    artist.click("trash-open").await?;
    artist.click("empty-trash").await?;
    artist.click("confirm-delete").await?;
    artist.wait_for_count("history-item", 0).await?;
    Ok(())
}

/// The digits of a number, however it is grouped and whatever stands beside it.
fn digits(text: &str) -> String {
    text.chars().filter(char::is_ascii_digit).collect()
}

/// The share of pixels whose colour is far from grey: the studio around a model is calm, a model isn't.
fn colourful(picture: &RgbaImage) -> f64 {
    let far = |pixel: &&image::Rgba<u8>| {
        let [r, g, b, _] = pixel.0;
        r.max(g).max(b) - r.min(g).min(b) > 40
    };
    picture.pixels().filter(far).count() as f64 / f64::from(picture.width() * picture.height())
}

/// The share of pixels that differ clearly.
fn difference(before: &RgbaImage, after: &RgbaImage) -> f64 {
    assert_eq!(before.dimensions(), after.dimensions());
    let differ =
        |(a, b): &(&image::Rgba<u8>, &image::Rgba<u8>)| a.0.iter().zip(b.0).any(|(a, b)| a.abs_diff(b) > 24);
    let differing = before.pixels().zip(after.pixels()).filter(differ).count();
    differing as f64 / f64::from(before.width() * before.height())
}
