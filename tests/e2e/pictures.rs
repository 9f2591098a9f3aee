//! Pictures of what stands on the stage: as it is seen, and with light traced.

use crate::stage::cube;
use crate::{colourful, difference, on_a_desktop};
use std::path::Path;
use tests::artist::Artist;
use tests::desktop::Failure;

#[tokio::test]
async fn an_artist_saves_what_is_seen_and_watches_light_being_traced() -> Result<(), Failure> {
    on_a_desktop("pictures", pictures).await
}

async fn pictures(artist: &Artist<'_>, home: &Path) -> Result<(), Failure> {
    let model = home.join("cube.vox");
    std::fs::write(&model, cube(8)?)?;
    artist.see("viewport-canvas").await?;
    artist.click("open-file").await?;
    artist.open_as(&model).await?;
    artist.wait_for_model("").await?;
    artist.wait_for_stillness().await?;

    // The picture is what the stage shows, pixel by pixel.
    let seen = artist.look_at_viewport().await?;
    let plain = home.join("plain.png");
    artist.click("save-picture").await?;
    artist.click("take-save").await?;
    artist.save_as("Save a picture", &plain).await?;
    artist.wait_for_count("take-save", 0).await?;
    let saved = image::open(&plain)?.into_rgba8();
    assert_eq!(saved.dimensions(), artist.resolution().await?[0]);
    assert!(colourful(&saved) > 0.02 && colourful(&seen) > 0.02);

    // Light is traced while somebody watches, and what is seen is saved.
    let frames = artist.frames().await?;
    artist.click("beauty").await?;
    artist.see("beauty-progress").await?;
    artist.wait_for_a_frame_after(frames + 1).await?;
    let traced = home.join("traced.png");
    artist.click("save-picture").await?;
    artist.click("take-save").await?;
    artist.save_as("Save a picture", &traced).await?;
    artist.wait_for_count("take-save", 0).await?;
    let traced = image::open(&traced)?.into_rgba8();
    assert_eq!(traced.dimensions(), saved.dimensions());
    let other = difference(&saved, &traced);
    assert!(other > 0.01, "the light is the plain picture's");

    // A move of the camera ends it.
    artist.drag_viewport(80, 20).await?;
    artist.wait_for_count("beauty-progress", 0).await?;
    artist.wait_for_stillness().await?;
    assert!(colourful(&artist.look_at_viewport().await?) > 0.02, "the plain picture doesn't come back");
    Ok(())
}
