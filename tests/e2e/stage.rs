//! What hands do on the stage: hover, keys, windows that change, two models side by side.

use crate::{colourful, difference, on_a_desktop, on_a_monitor};
use glam::UVec3;
use image::RgbaImage;
use std::path::Path;
use tests::artist::Artist;
use tests::desktop::{Failure, Monitor};
use voxel::{Palette, Rgb, VoxelModel, vox};

const RED: Rgb = Rgb { r: 200, g: 30, b: 30 };
const BLUE: Rgb = Rgb { r: 30, g: 60, b: 220 };

/// A cube of this side whose left half is red, index 1, and whose right half is blue, index 2.
pub fn cube(side: u32) -> Result<Vec<u8>, Failure> {
    let cells = (0..side.pow(3)).map(|at| if at % side < side / 2 { 1 } else { 2 }).collect();
    let model = VoxelModel::new(UVec3::splat(side), cells, Palette::new(vec![RED, BLUE])?)?;
    Ok(vox::write(&model))
}

#[tokio::test]
async fn an_artist_finds_the_way_around_a_model() -> Result<(), Failure> {
    on_a_desktop("stage", way_around).await
}

async fn way_around(artist: &Artist<'_>, home: &Path) -> Result<(), Failure> {
    let (small, large) = (home.join("small.vox"), home.join("large.vox"));
    std::fs::write(&small, cube(8)?)?;
    std::fs::write(&large, cube(20)?)?;
    artist.see("viewport-canvas").await?;
    artist.click("open-file").await?;
    artist.open_as(&small).await?;
    let first = artist.wait_for_model("").await?;
    artist.wait_for_stillness().await?;

    // A key looks at the front, and the voxel under the mouse is told without a frame being drawn.
    let frames = artist.frames().await?;
    artist.point_at(0.5, 0.5).await?;
    artist.click_holding("shift").await?;
    artist.press(&["shift+1"]).await?;
    artist.wait_for_frames_after(frames).await?;
    let frames = artist.frames().await?;
    artist.point_at(0.48, 0.52).await?;
    let told = |words: &str| words.split_whitespace().collect::<String>();
    artist.read_until("readout", |words| told(words) == "x3y0z31#c81e1e").await?;
    artist.point_at(0.52, 0.48).await?;
    artist.read_until("readout", |words| told(words) == "x4y0z42#1e3cdc").await?;
    artist.point_at(0.03, 0.5).await?;
    artist.read_until("readout", str::is_empty).await?;
    assert_eq!(artist.frames().await?, frames, "hovering draws nothing");

    // A colour is taken from the model: the other half turns grey.
    let both = artist.look_at_viewport().await?;
    artist.point_at(0.48, 0.52).await?;
    artist.click_holding("ctrl").await?;
    artist.wait_for_frames_after(frames).await?;
    let one = artist.look_at_viewport().await?;
    assert!(colourful(&one) < colourful(&both) * 0.7, "the blue half keeps its colour");
    let frames = artist.frames().await?;
    artist.click_holding("ctrl").await?;
    artist.wait_for_frames_after(frames).await?;

    // Keys toggle, and turn a stage that has the focus.
    let before = artist.look_at_viewport().await?;
    let frames = artist.frames().await?;
    artist.press(&["ctrl+e"]).await?;
    artist.wait_for_frames_after(frames).await?;
    assert!(difference(&before, &artist.look_at_viewport().await?) > 0.01, "no edges are drawn");
    let frames = artist.frames().await?;
    artist.press(&["ctrl+e", "Left", "Left", "Down", "Down"]).await?;
    artist.wait_for_frames_after(frames).await?;
    assert!(difference(&before, &artist.look_at_viewport().await?) > 0.05, "arrows turn nothing");

    // What the readout says is no part of the pictures that follow.
    artist.point_at(0.02, 0.02).await?;
    artist.read_until("readout", str::is_empty).await?;
    windows(artist).await?;
    side_by_side(artist, &first, &large).await
}

/// What the window goes through leaves the model in view, as large as fits and in its proportions.
async fn windows(artist: &Artist<'_>) -> Result<(), Failure> {
    for (width, height) in [(900, 900), (1500, 700), (1280, 800)] {
        let frames = artist.frames().await?;
        artist.resize_window(width, height).await?;
        artist.press(&["shift+1"]).await?;
        artist.wait_for_frames_after(frames).await?;
        let picture = artist.look_at_viewport().await?;
        let [across, down] = spread(&picture).ok_or("the model left the view")?;
        assert!(across.abs_diff(down) <= 4, "{width} x {height}: a cube is {across} x {down}");
        let short = picture.width().min(picture.height());
        assert!(down * 10 > short * 6, "{width} x {height}: {down} of {short} pixels");
    }
    artist.minimize_and_restore().await?;
    artist.wait_for_stillness().await?;
    assert!(colourful(&artist.look_at_viewport().await?) > 0.02, "a window that comes back is empty");
    Ok(())
}

#[tokio::test]
async fn a_screen_of_many_small_pixels_is_filled_and_a_stage_of_one_pixel_comes_back() -> Result<(), Failure>
{
    on_a_monitor("monitor", Monitor { size: (3840, 2160), scale: 2 }, sizes).await
}

async fn sizes(artist: &Artist<'_>, home: &Path) -> Result<(), Failure> {
    let file = home.join("cube.vox");
    std::fs::write(&file, cube(8)?)?;
    artist.see("viewport-canvas").await?;
    artist.click("open-file").await?;
    artist.open_as(&file).await?;
    artist.wait_for_model("").await?;
    artist.resize_window(3840, 2160).await?;
    artist.point_at(0.02, 0.02).await?;
    artist.read_until("readout", str::is_empty).await?;
    artist.press(&["shift+1"]).await?;
    // From the front a cube is a square, and as large as fits. So many pixels take their time.
    let is_whole = |picture: &RgbaImage| {
        let short = picture.width().min(picture.height());
        short > 1700
            && spread(picture)
                .is_some_and(|[across, down]| across.abs_diff(down) <= 8 && down * 10 > short * 6)
    };
    let large = artist.look_until(is_whole).await?;
    artist.wait_for_stillness().await?;
    let [frame, canvas] = artist.resolution().await?;
    assert_eq!(frame, canvas, "a frame has a pixel for each of the screen's");

    let frames = artist.frames().await?;
    artist.squeeze_stage(true).await?;
    artist.wait_for_frames_after(frames).await?;
    assert_eq!(artist.resolution().await?[0], (2, 2), "one of the page's pixels is four of the screen's");
    artist.squeeze_stage(false).await?;
    let is_back = |picture: &RgbaImage| {
        picture.dimensions() == large.dimensions() && difference(&large, picture) < 0.01
    };
    artist.look_until(is_back).await?;
    Ok(())
}

/// Two models share the stage until Escape.
async fn side_by_side(artist: &Artist<'_>, first: &str, other: &Path) -> Result<(), Failure> {
    artist.click("open-file").await?;
    artist.open_as(other).await?;
    artist.wait_for_model(first).await?;
    artist.wait_for_stillness().await?;
    let alone = artist.look_at_viewport().await?;
    let frames = artist.frames().await?;
    artist.set("compare", first).await?;
    artist.wait_for_frames_after(frames).await?;
    assert_eq!(artist.compared().await?, first);
    artist.read_until("half-1", |name| name.starts_with("small")).await?;
    let both = artist.look_at_viewport().await?;
    let halves = [0, both.width() / 2]
        .map(|x| image::imageops::crop_imm(&both, x, 0, both.width() / 2, both.height()).to_image());
    let [left, right] = halves.each_ref().map(spread);
    let (left, right) = (left.ok_or("nothing is left")?, right.ok_or("nothing is right")?);
    assert!(left[0].abs_diff(right[0]) <= 6, "{left:?} and {right:?} are not seen alike");
    let frames = artist.frames().await?;
    artist.press(&["Escape"]).await?;
    artist.wait_for_frames_after(frames).await?;
    assert_eq!(artist.compared().await?, "");
    assert!(difference(&alone, &artist.look_at_viewport().await?) < 0.02, "the model stands elsewhere now");
    Ok(())
}

/// How far the cube's colours reach, across and down, in pixels.
fn spread(picture: &RgbaImage) -> Option<[u32; 2]> {
    let is_cube = |r: u8, g: u8, b: u8| r.abs_diff(b) > 50 && g < r.max(b) / 2;
    let found = picture.enumerate_pixels().filter(|(_, _, pixel)| {
        let [r, g, b, _] = pixel.0;
        is_cube(r, g, b)
    });
    let ends = found.fold(None, |ends: Option<[u32; 4]>, (x, y, _)| {
        let [left, right, top, bottom] = ends.unwrap_or([x, x, y, y]);
        Some([left.min(x), right.max(x), top.min(y), bottom.max(y)])
    });
    ends.map(|[left, right, top, bottom]| [right - left + 1, bottom - top + 1])
}
