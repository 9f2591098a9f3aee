//! Models leave the library as files of other kinds, and are handed out to other programs.

use std::fs;
use std::path::Path;
use std::sync::Arc;
use studio::view::{ColorView, ExportOrder, FormatView, OptionsView, PivotView, TexturingView};
use studio::{Error, Secrets, Studio, StudioConfig};
use tempfile::TempDir;

/// A studio with one model, a truck.
async fn with_truck(folder: &TempDir) -> (Arc<Studio>, String) {
    let config = StudioConfig::new(folder.path().join("library"), Secrets::memory());
    let studio = Studio::open(config).await.expect("it opens");
    let options = OptionsView {
        voxel_size: 12,
        palette_size: 16,
        fill: false,
        texturing: TexturingView::Textured,
        color: ColorView::Surface,
    };
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../assets/vox/truck.vox");
    let generation = studio.open_file(&path, options).await.expect("it is taken");
    let model = generation.models[0].id.clone();
    (studio, model)
}

fn order(format: FormatView) -> ExportOrder {
    ExportOrder { format, pivot: PivotView::Base, scale: 0.1, texture: true, merged: true }
}

fn names(folder: &Path) -> Vec<String> {
    let entries = fs::read_dir(folder).expect("a folder");
    let mut names: Vec<String> =
        entries.map(|entry| entry.expect("an entry").file_name().to_string_lossy().into_owned()).collect();
    names.sort();
    names
}

#[tokio::test]
async fn each_format_makes_its_files_and_nothing_else() {
    let folder = tempfile::tempdir().expect("a folder");
    let (studio, model) = with_truck(&folder).await;
    for (format, made) in [
        (FormatView::Vox, &["truck.vox"][..]),
        (FormatView::VoxScene, &["truck.vox"]),
        (FormatView::Glb, &["truck.glb"]),
        (FormatView::Obj, &["truck.mtl", "truck.obj", "truck.png"]),
        (FormatView::Ply, &["truck.ply"]),
        (FormatView::Qb, &["truck.qb"]),
    ] {
        let place = tempfile::tempdir().expect("a folder");
        let path = place.path().join("truck").with_extension(order(format).ending());
        studio.export_as(&model, &order(format), &path).await.expect("it is made");
        assert_eq!(names(place.path()), made, "{format:?}");
    }
}

#[tokio::test]
async fn a_length_that_no_voxel_may_have_is_refused() {
    let folder = tempfile::tempdir().expect("a folder");
    let (studio, model) = with_truck(&folder).await;
    for scale in [0.0, -1.0, f32::NAN] {
        let wrong = ExportOrder { scale, ..order(FormatView::Glb) };
        let refused = studio.export_as(&model, &wrong, &folder.path().join("x.glb")).await;
        assert!(matches!(refused, Err(Error::Refused(_))), "{scale} made {refused:?}");
    }
    assert!(!folder.path().join("x.glb").exists());
}

#[tokio::test]
async fn a_file_beside_the_one_that_was_chosen_is_not_replaced_unasked() {
    let folder = tempfile::tempdir().expect("a folder");
    let (studio, model) = with_truck(&folder).await;
    let path = folder.path().join("truck.obj");
    fs::write(path.with_extension("png"), "a photo").expect("it is written");
    let refused = studio.export_as(&model, &order(FormatView::Obj), &path).await;
    let refused = refused.expect_err("somebody's photo is in the way").to_string();
    assert!(refused.contains("truck.png exists already"), "{refused}");
    assert_eq!(names(folder.path()), ["library", "truck.png"]);
    // An older model without a texture, whoever made it, makes the photo no part of it.
    let plain = ExportOrder { texture: false, ..order(FormatView::Obj) };
    studio.export_as(&model, &plain, &path).await.expect("it is made");
    let refused = studio.export_as(&model, &order(FormatView::Obj), &path).await;
    assert!(matches!(refused, Err(Error::Refused(_))), "{refused:?}");
    assert_eq!(fs::read(path.with_extension("png")).expect("a picture"), b"a photo");
    // Who replaces a model replaces the texture that belongs to it.
    fs::remove_file(path.with_extension("png")).expect("it goes");
    studio.export_as(&model, &order(FormatView::Obj), &path).await.expect("it is made");
    fs::write(path.with_extension("png"), "an older texture").expect("it is written");
    studio.export_as(&model, &order(FormatView::Obj), &path).await.expect("it is made");
    assert_ne!(fs::read(path.with_extension("png")).expect("a picture"), b"an older texture");
}

#[tokio::test]
async fn what_is_handed_out_twice_is_one_file_and_what_was_changed_since_stays() {
    let folder = tempfile::tempdir().expect("a folder");
    let (studio, model) = with_truck(&folder).await;
    let first = studio.hand_out(&model).await.expect("a file");
    assert_eq!(first.file_name().and_then(|name| name.to_str()), Some("truck.vox"));
    assert_eq!(fs::read(&first).expect("bytes"), studio.vox(&model).await.expect("bytes"));
    assert_eq!(studio.hand_out(&model).await.expect("a file"), first);
    fs::write(&first, "an artist's work").expect("it is written");
    let second = studio.hand_out(&model).await.expect("a file");
    assert_eq!(second.file_name().and_then(|name| name.to_str()), Some("truck-2.vox"));
    assert_eq!(fs::read(&first).expect("bytes"), b"an artist's work");
}
