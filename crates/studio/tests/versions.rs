//! A model that is there is changed without a service, and versions are kept beside it.

use std::path::Path;
use std::sync::Arc;
use studio::view::{ColorView, ModelView, OptionsView, TexturingView};
use studio::{ColorsTweak, Error, InsideTweak, Secrets, Studio, StudioConfig, Tweaks};
use tempfile::TempDir;
use voxel::{Palette, Rgb, VoxelModel, vox};

/// A studio with one model, a block with a bit that floats over it: two colours, 12 x 4 x 8 voxels.
async fn with_model(folder: &TempDir) -> (Arc<Studio>, String, ModelView) {
    let config = StudioConfig::new(folder.path().join("library"), Secrets::memory());
    let studio = Studio::open(config).await.expect("it opens");
    let path = folder.path().join("block.vox");
    std::fs::write(&path, vox::write(&block())).expect("it is written");
    let generation = studio.open_file(&path, options()).await.expect("it is taken");
    (studio, generation.id, generation.models[0].clone())
}

fn block() -> VoxelModel {
    let cell = |at: u32| match (at % 12, at / 12 % 4, at / 48) {
        (_, _, ..4) => 1,
        (5, 1, 7) => 2,
        _ => 0,
    };
    let palette = Palette::new(vec![Rgb::new(180, 60, 40), Rgb::new(20, 120, 220)]).expect("two colours");
    VoxelModel::new([12, 4, 8].into(), (0..384).map(cell).collect(), palette).expect("a block")
}

fn options() -> OptionsView {
    OptionsView {
        voxel_size: 12,
        palette_size: 16,
        fill: false,
        texturing: TexturingView::Textured,
        color: ColorView::Surface,
    }
}

fn smaller() -> Tweaks {
    Tweaks { size: Some(6), without_floaters: true, ..Tweaks::default() }
}

#[tokio::test]
async fn a_tweak_is_seen_and_nothing_is_kept() {
    let folder = tempfile::tempdir().expect("a folder");
    let (studio, generation, model) = with_model(&folder).await;
    let (scene, seen) = studio.tweaked(&model.id, smaller()).await.expect("it can be made");
    assert_eq!((seen.size, seen.colors.len()), ([6, 2, 2], 1));
    assert_eq!(scene.voxel_count(), seen.voxels as usize);
    assert_eq!(studio.generation(&generation).await.expect("it is there").models, [model]);
}

#[tokio::test]
async fn a_version_stands_beside_the_model_and_survives_the_program() {
    let folder = tempfile::tempdir().expect("a folder");
    let (studio, generation, model) = with_model(&folder).await;
    let before = studio.vox(&model.id).await.expect("a file");
    let saved = studio.save_version(&model.id, smaller()).await.expect("it is kept");
    let [version, original] = &saved.models[..] else { panic!("{} models", saved.models.len()) };
    assert_eq!(original, &model);
    let what = version.version.as_ref().expect("it is a version");
    assert_eq!((what.base.as_str(), &what.tweaks), (model.id.as_str(), &smaller()));
    drop(studio);
    let config = StudioConfig::new(folder.path().join("library"), Secrets::memory());
    let studio = Studio::open(config).await.expect("it opens again");
    assert_eq!(studio.generation(&generation).await.expect("it is there").models, saved.models);
    assert_eq!(studio.vox(&model.id).await.expect("a file"), before, "the original is as it was");
    let small = vox::read(&studio.vox(&version.id).await.expect("a file")).expect("a model");
    assert_eq!(small.models[0].size().to_array(), [6, 2, 2]);
}

#[tokio::test]
async fn changes_of_a_version_are_changes_of_the_model_that_it_came_of() {
    let folder = tempfile::tempdir().expect("a folder");
    let (studio, _, model) = with_model(&folder).await;
    let saved = studio.save_version(&model.id, smaller()).await.expect("it is kept");
    let version = &saved.models[0].id;
    let (_, seen) = studio.tweaked(version, Tweaks::default()).await.expect("it can be made");
    assert_eq!((seen.size, seen.voxels), (model.size, model.voxels), "without tweaks it is the original");
    let turned = Tweaks { turns: 1, ..smaller() };
    let saved = studio.save_version(version, turned.clone()).await.expect("it is kept");
    let newest = saved.models[0].version.as_ref().expect("it is a version");
    assert_eq!((newest.base.as_str(), &newest.tweaks), (model.id.as_str(), &turned));
    assert_eq!(saved.models[0].size, [2, 6, 2]);
}

#[tokio::test]
async fn what_makes_no_sense_is_refused_and_keeps_nothing() {
    let folder = tempfile::tempdir().expect("a folder");
    let (studio, generation, model) = with_model(&folder).await;
    let hollow = Tweaks { inside: InsideTweak::Shell { thickness: 0 }, ..Tweaks::default() };
    assert!(matches!(studio.save_version(&model.id, hollow).await, Err(Error::Refused(_))));
    assert!(matches!(studio.save_version("no such model", smaller()).await, Err(Error::Missing("model"))));
    assert_eq!(studio.generation(&generation).await.expect("it is there").models.len(), 1);
}

#[tokio::test]
async fn palettes_come_with_the_program_and_from_files() {
    let folder = tempfile::tempdir().expect("a folder");
    let (studio, _, model) = with_model(&folder).await;
    let pico =
        Studio::palettes().into_iter().find(|palette| palette.name.contains("PICO-8")).expect("PICO-8");
    assert_eq!(pico.colors.len(), 16);
    let path = folder.path().join("two inks.hex");
    std::fs::write(&path, "ffffff\n000000\n").expect("it is written");
    let inks = Studio::read_palette(&path).await.expect("a palette");
    assert_eq!(
        (inks.name.as_str(), &inks.colors[..]),
        ("two inks", &["#ffffff".to_owned(), "#000000".to_owned()][..])
    );
    let colors = ColorsTweak::Palette { name: inks.name, colors: inks.colors };
    let (_, seen) =
        studio.tweaked(&model.id, Tweaks { colors, ..Tweaks::default() }).await.expect("it is made");
    assert!(seen.colors.iter().all(|swatch| ["#ffffff", "#000000"].contains(&swatch.color.as_str())));
    let refused = Studio::read_palette(Path::new("no such file.hex")).await;
    assert!(refused.is_err_and(|error| error.to_string().contains("no such file.hex")));
}
