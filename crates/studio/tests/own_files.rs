//! Files of the person's own: taken into the history without a service, refused with a sentence that names them.

use std::path::{Path, PathBuf};
use std::sync::Arc;
use studio::view::{ColorView, OptionsView, SourceKind, TexturingView};
use studio::{Error, Secrets, Studio, StudioConfig};
use tempfile::TempDir;

fn data(name: &str) -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("../..").join(name)
}

async fn open(folder: &TempDir) -> Arc<Studio> {
    Studio::open(StudioConfig::new(folder.path().join("library"), Secrets::memory())).await.expect("it opens")
}

fn options(voxel_size: u32) -> OptionsView {
    OptionsView {
        voxel_size,
        palette_size: 16,
        fill: false,
        texturing: TexturingView::Textured,
        color: ColorView::Surface,
    }
}

/// A `.vox` file of one model, 4 voxels along each axis, none of which is there.
fn without_voxels() -> Vec<u8> {
    let size = [b"SIZE".as_slice(), &[12, 0, 0, 0, 0, 0, 0, 0, 4, 0, 0, 0, 4, 0, 0, 0, 4, 0, 0, 0]].concat();
    let xyzi = [b"XYZI".as_slice(), &[4, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0]].concat();
    let main = [b"MAIN".as_slice(), &[0, 0, 0, 0, (size.len() + xyzi.len()) as u8, 0, 0, 0]].concat();
    [b"VOX \x96\0\0\0".to_vec(), main, size, xyzi].concat()
}

/// A tetrahedron without materials.
fn write_mesh(folder: &Path) -> PathBuf {
    let path = folder.join("my pyramid.obj");
    let text = "v 0 0 0\nv 2 0 0\nv 1 2 1\nv 1 0 2\nf 1 2 3\nf 2 4 3\nf 4 1 3\nf 1 4 2\n";
    std::fs::write(&path, text).expect("it is written");
    path
}

#[tokio::test]
async fn a_picture_becomes_the_one_candidate_and_is_kept_as_it_was() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("my sprite.png");
    let picture = image::RgbaImage::from_fn(20, 20, |x, y| image::Rgba([x as u8 * 9, y as u8 * 9, 9, 255]));
    picture.save(&path).unwrap();
    let bytes = std::fs::read(&path).unwrap();
    let studio = open(&folder).await;
    let generation = studio.open_file(&path, options(32)).await.unwrap();
    assert_eq!((generation.prompt.as_str(), generation.candidates.len()), ("my sprite", 1));
    assert_eq!(generation.source.as_ref().unwrap().kind, SourceKind::Picture);
    std::fs::remove_file(&path).unwrap();
    assert_eq!(studio.blob(&generation.candidates[0].picture).await.unwrap(), bytes);
    let page = studio.list("sprite", None, 10).await.unwrap();
    assert_eq!(page.generations, [generation]);
}

#[tokio::test]
async fn a_mesh_is_voxelized_here_and_again_with_other_options() {
    let folder = tempfile::tempdir().unwrap();
    let path = write_mesh(folder.path());
    let studio = open(&folder).await;
    let first = studio.open_file(&path, options(20)).await.unwrap();
    assert_eq!(first.models.len(), 1);
    assert_eq!(first.models[0].size.into_iter().max(), Some(20));
    let second = studio.voxelize(&first.id, 0, options(33)).await.unwrap();
    let sizes: Vec<_> = second.models.iter().map(|model| model.size.into_iter().max().unwrap()).collect();
    assert_eq!(sizes, [33, 20]);
    assert!(second.revision > first.revision && second.runs.is_empty());
    std::fs::remove_file(&path).unwrap();
    let gone = studio.voxelize(&first.id, 0, options(40)).await.unwrap_err().to_string();
    assert!(gone.contains("my pyramid.obj"), "{gone}");
}

#[tokio::test]
async fn a_vox_file_is_a_model_already() {
    let folder = tempfile::tempdir().unwrap();
    let path = data("assets/vox/statue.vox");
    let studio = open(&folder).await;
    let generation = studio.open_file(&path, options(32)).await.unwrap();
    let model = &generation.models[0];
    assert_eq!(studio.vox(&model.id).await.unwrap(), std::fs::read(&path).unwrap());
    assert!(model.voxels > 100 && !model.colors.is_empty());
    assert_eq!(studio.models_without_thumbnail().await.unwrap(), std::slice::from_ref(&model.id));
}

#[tokio::test]
async fn what_cannot_be_opened_is_named_and_leaves_nothing_behind() {
    let folder = tempfile::tempdir().unwrap();
    let studio = open(&folder).await;
    let bad = |name: &str, bytes: &[u8]| {
        let path = folder.path().join(name);
        std::fs::write(&path, bytes).unwrap();
        path
    };
    let nest = data("crates/voxel/tests/data/hostile/nest.vox");
    for path in [
        bad("notes.png", b"no picture"),
        bad("empty.webp", b""),
        bad("cut.glb", b"glTF\x02\0\0\0\xff\xff\xff\xff"),
        bad("nothing.obj", b"# no faces"),
        bad("cut.vox", b"VOX \x96\0\0\0MAIN"),
        bad("hollow.vox", &without_voxels()),
        nest,
        folder.path().join("missing.png"),
        folder.path().to_path_buf(),
    ] {
        let error = studio.open_file(&path, options(32)).await.unwrap_err();
        let name = path.file_name().unwrap().to_string_lossy().into_owned();
        assert!(matches!(error, Error::Refused(_) | Error::File { .. }), "{name}: {error:?}");
        assert!(error.to_string().contains(&name), "{name}: {error}");
    }
    assert_eq!(studio.list("", None, 10).await.unwrap().total, 0);
}
