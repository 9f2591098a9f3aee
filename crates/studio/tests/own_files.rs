//! Files of the person's own: taken into the history without a service, refused with a sentence that names them.

use std::path::{Path, PathBuf};
use std::sync::Arc;
use studio::view::{
    ColorView, HistoryQuery, MaskFoundView, MaskView, MaskWayView, OptionsView, SourceKind, TexturingView,
};
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

/// A picture of which nothing can be seen.
fn clear() -> Vec<u8> {
    let mut png = std::io::Cursor::new(Vec::new());
    image::RgbaImage::new(9, 9).write_to(&mut png, image::ImageFormat::Png).expect("it fits");
    png.into_inner()
}

/// A tetrahedron without materials.
fn write_mesh(folder: &Path) -> PathBuf {
    let path = folder.join("my pyramid.obj");
    let text = "v 0 0 0\nv 2 0 0\nv 1 2 1\nv 1 0 2\nf 1 2 3\nf 2 4 3\nf 4 1 3\nf 1 4 2\n";
    std::fs::write(&path, text).expect("it is written");
    path
}

/// A red disc over `ground`.
fn disc(ground: [u8; 4]) -> image::RgbaImage {
    image::RgbaImage::from_fn(60, 60, |x, y| {
        let inside = x.abs_diff(30).pow(2) + y.abs_diff(30).pow(2) < 400;
        image::Rgba(if inside { [210, 40, 40 + x as u8, 255] } else { ground })
    })
}

const SKY: [u8; 4] = [120, 170, 230, 255];

#[tokio::test]
async fn a_pasted_picture_is_one_of_no_file() {
    let folder = tempfile::tempdir().unwrap();
    let studio = open(&folder).await;
    let mut png = std::io::Cursor::new(Vec::new());
    disc(SKY).write_to(&mut png, image::ImageFormat::Png).unwrap();
    let taken = studio.open_picture("Pasted picture", png.into_inner()).await.unwrap();
    let source = taken.source.clone().unwrap();
    assert_eq!(
        (taken.prompt.as_str(), source.kind, source.path.as_str()),
        ("Pasted picture", SourceKind::Picture, "")
    );
    let masked = studio.mask(&taken.id, MaskWayView::Auto).await.unwrap();
    assert_eq!(masked.candidates.len(), 1);
    for (bytes, why) in
        [(b"GIF89a".to_vec(), "neither PNG"), (Vec::new(), "empty"), (vec![0; 26 << 20], "MiB")]
    {
        let refused = studio.open_picture("Pasted picture", bytes).await.unwrap_err().to_string();
        assert!(refused.starts_with("Pasted picture can't be opened") && refused.contains(why), "{refused}");
    }
}

#[tokio::test]
async fn a_picture_is_kept_as_it_was_and_waits_for_its_mask() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("my photo.png");
    disc(SKY).save(&path).unwrap();
    let bytes = std::fs::read(&path).unwrap();
    let studio = open(&folder).await;
    let generation = studio.open_file(&path, options(32)).await.unwrap();
    assert_eq!((generation.prompt.as_str(), generation.candidates.len()), ("my photo", 0));
    let source = generation.source.as_ref().unwrap();
    assert_eq!(source.kind, SourceKind::Picture);
    std::fs::remove_file(&path).unwrap();
    assert_eq!(studio.blob(source.picture.as_ref().unwrap()).await.unwrap(), bytes);
    let page = studio.list(&HistoryQuery::words("photo"), None, 0, 10).await.unwrap();
    assert_eq!(page.generations, [generation]);
}

#[tokio::test]
async fn each_way_to_mask_a_picture_makes_a_candidate_once() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("photo.png");
    disc(SKY).save(&path).unwrap();
    let studio = open(&folder).await;
    let opened = studio.open_file(&path, options(32)).await.unwrap();
    for (way, found) in [
        (MaskWayView::Ground, MaskFoundView::Ground),
        (MaskWayView::Whole, MaskFoundView::Whole),
        (MaskWayView::Ground, MaskFoundView::Ground),
    ] {
        let masked = studio.mask(&opened.id, way).await.unwrap();
        let candidate = masked.candidates.iter().find(|one| one.index == way.index()).unwrap();
        assert_eq!(candidate.mask, Some(MaskView { way, found }));
        let bytes = studio.blob(&candidate.picture).await.unwrap();
        let picture = image::load_from_memory(&bytes).unwrap().into_rgba8();
        let is_kept = |x, y| picture.get_pixel(x, y).0[3] == 255;
        assert_eq!((is_kept(30, 30), is_kept(3, 3)), (true, way == MaskWayView::Whole));
    }
    let kept = studio.generation(&opened.id).await.unwrap();
    let ways: Vec<_> = kept.candidates.iter().map(|one| one.index).collect();
    assert_eq!(ways, [MaskWayView::Ground.index(), MaskWayView::Whole.index()]);
    assert_eq!(kept.revision, studio.mask(&opened.id, MaskWayView::Ground).await.unwrap().revision);
    assert!(studio.mask("nothing", MaskWayView::Auto).await.is_err());
    // With the generation, all of its pictures go.
    studio.trash(std::slice::from_ref(&opened.id)).await.unwrap();
    studio.empty_trash().await.unwrap();
    for file in kept.candidates.into_iter().map(|one| one.picture).chain(kept.source.unwrap().picture) {
        assert!(studio.blob(&file).await.is_err());
    }
}

#[tokio::test]
async fn a_transparent_ground_is_a_mask_already() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("sprite.png");
    disc([0; 4]).save(&path).unwrap();
    let studio = open(&folder).await;
    let opened = studio.open_file(&path, options(32)).await.unwrap();
    let candidate = &opened.candidates[0];
    let mask = MaskView { way: MaskWayView::Auto, found: MaskFoundView::Alpha };
    assert_eq!((candidate.index, candidate.mask), (0, Some(mask)));
    assert_eq!(Some(&candidate.picture), opened.source.as_ref().unwrap().picture.as_ref());
    for way in [MaskWayView::Auto, MaskWayView::Whole] {
        assert_eq!(studio.mask(&opened.id, way).await.unwrap(), opened);
    }
}

#[tokio::test]
async fn a_picture_that_shows_nothing_is_refused_before_anything_is_sent() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("wall.png");
    image::RgbaImage::from_pixel(40, 30, image::Rgba([90, 90, 90, 255])).save(&path).unwrap();
    let studio = open(&folder).await;
    let opened = studio.open_file(&path, options(32)).await.unwrap();
    let sentence = "wall.png: the image is one plain colour: there is nothing to build";
    assert_eq!(studio.mask(&opened.id, MaskWayView::Auto).await.unwrap_err().to_string(), sentence);
    assert_eq!(studio.voxelize(&opened.id, 0, options(32)).await.unwrap_err().to_string(), sentence);
    assert_eq!(studio.generation(&opened.id).await.unwrap(), opened);
}

#[tokio::test]
async fn a_mesh_is_voxelized_here_and_again_with_other_options() {
    let folder = tempfile::tempdir().unwrap();
    let path = write_mesh(folder.path());
    let studio = open(&folder).await;
    let first = studio.open_file(&path, options(20)).await.unwrap();
    assert_eq!(first.models.len(), 1);
    assert_eq!(first.models[0].size.into_iter().max(), Some(20));
    assert!(matches!(studio.mask(&first.id, MaskWayView::Auto).await, Err(Error::NotNow(_))));
    let second = studio.voxelize(&first.id, 0, options(33)).await.unwrap();
    let sizes: Vec<_> = second.models.iter().map(|model| model.size.into_iter().max().unwrap()).collect();
    assert_eq!(sizes, [33, 20]);
    assert!(second.revision > first.revision && second.runs.is_empty());
    std::fs::remove_file(&path).unwrap();
    let gone = studio.voxelize(&first.id, 0, options(40)).await.unwrap_err().to_string();
    assert!(gone.contains("my pyramid.obj"), "{gone}");
}

#[tokio::test]
async fn a_mesh_that_stayed_on_another_machine_is_not_looked_for_here() {
    let [here, there] = [(); 2].map(|()| tempfile::tempdir().unwrap());
    let studio = open(&here).await;
    let first = studio.open_file(&write_mesh(here.path()), options(20)).await.unwrap();
    let zip = here.path().join("history.zip");
    studio.export_history(std::slice::from_ref(&first.id), &zip).await.unwrap();
    let other = open(&there).await;
    other.import_history(&zip).await.unwrap();
    let stayed = other.voxelize(&first.id, 0, options(33)).await.unwrap_err();
    assert!(matches!(stayed, Error::NotNow(_)), "{stayed:?}");
    assert!(stayed.to_string().contains("open it again"), "{stayed}");
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
        bad("clear.png", &clear()),
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
    assert_eq!(studio.list(&HistoryQuery::words(""), None, 0, 10).await.unwrap().total, 0);
}
