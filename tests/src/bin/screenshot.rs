//! Drives the real app as an artist would and photographs its window: `screenshot APP FILE.png`.

use std::path::PathBuf;
use std::process::ExitCode;
use tests::artist::Artist;
use tests::desktop::{Desktop, Failure};

/// What fills the history in the picture, oldest first: prompt, voxel size, and which candidate is built.
const PROMPTS: &[(&str, &str, &str)] = &[
    ("a red mushroom", "40", "candidate-0"),
    ("a friendly robot", "48", "candidate-0"),
    ("a blue dragon", "56", "candidate-0"),
    ("a stone tower", "56", "candidate-0"),
    ("a cactus", "40", "candidate-0"),
    ("a rustic wooden treasure chest", "64", "candidate-0"),
];

#[tokio::main]
async fn main() -> ExitCode {
    let arguments: Vec<PathBuf> = std::env::args_os().skip(1).map(PathBuf::from).collect();
    let [app, file] = &arguments[..] else {
        eprintln!("usage: screenshot APP FILE.png");
        return ExitCode::from(2);
    };
    match take(app, file).await {
        Ok(()) => ExitCode::SUCCESS,
        Err(failure) => {
            eprintln!("screenshot: {failure}");
            ExitCode::FAILURE
        }
    }
}

async fn take(app: &std::path::Path, file: &std::path::Path) -> Result<(), Failure> {
    let home = tempfile::tempdir()?;
    let desktop = Desktop::open(app, home.path()).await?;
    let artist = Artist::at(&desktop);
    for (place, (prompt, size, candidate)) in PROMPTS.iter().enumerate() {
        artist.set("prompt", prompt).await?;
        artist.set("seed", "7").await?;
        artist.click("generate").await?;
        // Until the new generation is listed, the images on the page are those of the one before.
        let listed = (place + 1).to_string();
        artist.read_until("history-count", |count| count == listed).await?;
        artist.click(candidate).await?;
        artist.set("voxel-size", size).await?;
        artist.click("voxelize").await?;
        artist.read_until("model-size", |text| text.contains(size)).await?;
    }
    artist.wait_for_model("").await?;
    artist.wait_for_stillness().await?;
    artist.drag_viewport(-40, -10).await?;
    artist.wait_for_stillness().await?;
    artist.photograph(file).await?;
    desktop.close().await
}
