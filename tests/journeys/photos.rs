//! From a photo of the person's own to a model of what was cut out of it.

use crate::app::App;
use image::{Rgba, RgbaImage};
use studio::view::{MaskFoundView, MaskWayView};
use tests::following::small;
use voxel::{VoxelSize, VoxelizeOptions, vox};

/// A yellow duck, more or less: a body, a head and a beak, on a table before a wall.
fn duck() -> RgbaImage {
    RgbaImage::from_fn(240, 180, |x, y| {
        let inside = |left: f32, top: f32, wide: f32, tall: f32| {
            ((x as f32 - left) / wide).hypot((y as f32 - top) / tall) < 1.0
        };
        let grain = ((x * 7 + y * 13) % 5) as u8;
        let color = if inside(150.0, 70.0, 22.0, 9.0) {
            [230, 110, 20]
        } else if inside(110.0, 115.0, 55.0, 38.0) || inside(125.0, 65.0, 30.0, 28.0) {
            [245, 200, 30 + grain]
        } else if y < 120 {
            [120 + grain, 150, 165]
        } else {
            [112 + grain, 140, 152]
        };
        Rgba([color[0], color[1], color[2], 255])
    })
}

#[tokio::test]
async fn a_photo_is_masked_before_anything_is_sent_and_what_was_kept_is_built() {
    let app = App::open().await;
    let folder = tempfile::tempdir().expect("a folder");
    let path = folder.path().join("duck.png");
    duck().save(&path).expect("the photo is written");
    let opened = app.studio.open_file(&path, small()).await.expect("it opens");
    let masked = app.studio.mask(&opened.id, MaskWayView::Auto).await.expect("a mask");
    let candidate = &masked.candidates[0];
    assert!(masked.runs.is_empty(), "no service was asked");
    assert!(candidate.mask.is_some_and(|mask| mask.found != MaskFoundView::Nothing), "{candidate:?}");

    let built = app.build(&masked, candidate.index, small()).await;
    let cut_out = app.studio.blob(&candidate.picture).await.expect("what was cut out");
    let voxel_size = VoxelSize::new(16).expect("a size");
    let options = VoxelizeOptions { voxel_size, ..VoxelizeOptions::default() };
    let expected = voxelize::voxelize_picture(&cut_out, &options).expect("a model");
    assert_eq!(app.vox(&built).await, vox::write(&expected));
}

#[tokio::test]
async fn each_mask_of_a_photo_makes_a_model_of_its_own() {
    let app = App::open().await;
    let folder = tempfile::tempdir().expect("a folder");
    let path = folder.path().join("duck.png");
    duck().save(&path).expect("the photo is written");
    let opened = app.studio.open_file(&path, small()).await.expect("it opens");
    // Nobody has asked for its mask: it is made on the way.
    let first = app.build(&opened, MaskWayView::Ground.index(), small()).await;
    let both = app.build(&opened, MaskWayView::Whole.index(), small()).await;
    assert_eq!((first.models.len(), both.models.len()), (1, 2));
    let [whole, ground] = &both.models[..] else { panic!("two models") };
    assert_eq!((whole.candidate, ground.candidate), (3, 1));
    assert_eq!(whole.size[0] * 3, whole.size[2] * 4, "the whole photo is four to three: {:?}", whole.size);
    assert_ne!(whole.size, ground.size);
}
