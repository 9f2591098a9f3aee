use super::take::Taken;
use super::*;
use crate::Error;
use crate::library::{Library, generations, hash_of, models, tags, trash};
use crate::tweaks::Tweaks;
use crate::view::{
    GenerationView, MaskFoundView, MaskView, MaskWayView, SourceKind, SourceView, VersionView,
};
use proptest::prelude::*;
use std::io::{Cursor, Write as _};
use tempfile::TempDir;
use uuid::Uuid;
use voxel::{Palette, Rgb, VoxelModel, VoxelizeOptions, vox};
use zip::write::SimpleFileOptions;
use zip::{CompressionMethod, ZipWriter};

/// A library that goes away.
struct Shelf {
    _folder: TempDir,
    library: Library,
}

impl Shelf {
    fn new() -> Self {
        let folder = tempfile::tempdir().unwrap();
        let library = Library::open(folder.path()).unwrap();
        Self { _folder: folder, library }
    }

    fn view(&self, id: &str) -> GenerationView {
        self.library.read(|rows| generations::view(rows, id)).unwrap().unwrap()
    }

    fn archive(&self, ids: &[String]) -> Result<Vec<u8>, Error> {
        let mut file = Cursor::new(Vec::new());
        write(&self.library, ids, &mut file)?;
        Ok(file.into_inner())
    }

    fn take(&self, archive: &[u8]) -> Result<Taken, Error> {
        take_in(&self.library, &mut Archive::open(Cursor::new(archive))?)
    }

    /// How much is there: generations, candidates, models, tags.
    fn counts(&self) -> [i64; 4] {
        let count = |table: &str| {
            let sql = format!("select count(*) from {table}");
            self.library.read(|rows| rows.query_row(&sql, [], |row| row.get(0))).unwrap()
        };
        ["generations", "candidates", "models", "tags"].map(count)
    }
}

fn model(colors: &[u8]) -> Vec<u8> {
    let palette = Palette::new(colors.iter().map(|&level| Rgb::new(level, 90, 10)).collect()).unwrap();
    let cells: Vec<u8> = (1..=colors.len() as u8).collect();
    vox::write(&VoxelModel::new([cells.len() as u32, 1, 1].into(), cells, palette).unwrap())
}

fn picture(level: u8) -> Vec<u8> {
    voxelize::picture::encode(&image::RgbaImage::from_pixel(3, 2, image::Rgba([level, 1, 2, 255]))).unwrap()
}

/// What a generation is made of.
#[derive(Clone, Debug)]
struct Recipe {
    prompt: String,
    seed: Option<u64>,
    from_file: Option<SourceKind>,
    pictures: Vec<u8>,
    /// The colours of each model; each has a version where it says so.
    models: Vec<(Vec<u8>, bool)>,
    tags: Vec<String>,
    starred: bool,
    created_at: i64,
}

fn recipes() -> impl Strategy<Value = Vec<Recipe>> {
    let kind =
        prop::option::of(prop::sample::select(vec![SourceKind::Picture, SourceKind::Mesh, SourceKind::Vox]));
    let models = prop::collection::vec((prop::collection::vec(any::<u8>(), 1..5), any::<bool>()), 0..3);
    let recipe = (
        "\\PC{0,40}",
        prop::option::of(0..9_007_199_254_740_991_u64),
        kind,
        prop::collection::vec(any::<u8>(), 0..3),
        models,
        prop::collection::vec("[a-zäß城]{1,8}", 0..3),
        any::<bool>(),
        0..4_000_000_000_000_i64,
    );
    let recipe = recipe.prop_map(|(prompt, seed, from_file, pictures, models, tags, starred, created_at)| {
        Recipe { prompt, seed, from_file, pictures, models, tags, starred, created_at }
    });
    prop::collection::vec(recipe, 1..5)
}

/// Makes what a recipe says; returns its id.
fn make(library: &Library, recipe: &Recipe) -> String {
    let id = Uuid::now_v7().to_string();
    let put = |bytes: &[u8]| library.files().put(bytes).unwrap();
    let source = recipe.from_file.map(|kind| SourceView {
        kind,
        path: "/home/ann/secret/robot.png".to_owned(),
        picture: (kind == SourceKind::Picture).then(|| put(&picture(200))),
    });
    let new = generations::NewGeneration {
        id: &id,
        prompt: &recipe.prompt,
        seed: recipe.seed.map(|seed| seed as i64),
        service: "embedded",
        created_at: recipe.created_at,
        source: source.as_ref(),
    };
    library.write(|rows| generations::insert(rows, &new)).unwrap();
    for (index, &level) in (0..).zip(&recipe.pictures) {
        let mask = MaskView { way: MaskWayView::Ground, found: MaskFoundView::GroundEven };
        library
            .write(|rows| generations::keep_cut_out(rows, &id, index, &put(&picture(level)), mask))
            .unwrap();
    }
    for (colors, has_version) in &recipe.models {
        let base = insert_model(library, &id, &model(colors), None);
        if *has_version {
            let tweaks = Tweaks { size: Some(1), mirrored: true, ..Tweaks::default() };
            insert_model(library, &id, &model(&colors[..1]), Some(&VersionView { base, tweaks }));
        }
    }
    library
        .write(|rows| {
            for tag in &recipe.tags {
                tags::add(rows, &id, tag)?;
            }
            tags::star(rows, &id, recipe.starred)
        })
        .unwrap();
    id
}

fn insert_model(library: &Library, generation: &str, bytes: &[u8], version: Option<&VersionView>) -> String {
    let (id, hash) = (Uuid::now_v7().to_string(), library.files().put(bytes).unwrap());
    let new = models::NewModel {
        id: &id,
        run: &id,
        generation,
        candidate: 0,
        options: &VoxelizeOptions::default(),
        version,
        vox: &hash,
        bytes: bytes.len(),
        facts: &crate::facts::of(bytes).unwrap(),
        created_at: 77,
    };
    library.write(|rows| models::insert(rows, &new)).unwrap();
    let thumbnail = library.files().put(&picture(bytes.len() as u8)).unwrap();
    library.write(|rows| models::set_thumbnail(rows, &id, &thumbnail)).unwrap();
    id
}

fn plain(prompt: &str) -> Recipe {
    Recipe {
        prompt: prompt.to_owned(),
        seed: Some(7),
        from_file: None,
        pictures: vec![1, 2],
        models: vec![(vec![5, 6], true)],
        tags: vec!["castle".to_owned()],
        starred: true,
        created_at: 1_000,
    }
}

/// What another library shows of it: all but what belongs to one machine.
fn elsewhere(mut view: GenerationView) -> GenerationView {
    view.revision = 0;
    if let Some(source) = &mut view.source {
        source.path = "robot.png".to_owned();
    }
    view
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(24))]

    #[test]
    fn what_is_exported_is_what_another_library_takes_in_and_only_once(recipes in recipes()) {
        let (here, there) = (Shelf::new(), Shelf::new());
        let ids: Vec<String> = recipes.iter().map(|recipe| make(&here.library, recipe)).collect();
        let archive = here.archive(&ids).unwrap();
        prop_assert_eq!(&archive, &here.archive(&ids).unwrap(), "the same bytes");
        let taken = there.take(&archive).unwrap();
        prop_assert_eq!((taken.fresh, taken.changed.len(), taken.known), (ids.len(), ids.len(), 0));
        for id in &ids {
            prop_assert_eq!(elsewhere(here.view(id)), elsewhere(there.view(id)));
        }
        let counts = there.counts();
        prop_assert_eq!(counts, here.counts());
        let again = there.take(&archive).unwrap();
        prop_assert_eq!((again.fresh, again.changed.len(), again.known), (0, 0, ids.len()));
        prop_assert_eq!(there.counts(), counts);
        // And the way back.
        prop_assert_eq!(here.take(&there.archive(&ids).unwrap()).unwrap().known, ids.len());
    }

    #[test]
    fn no_damage_is_a_panic(at in any::<prop::sample::Index>(), byte in any::<u8>(), cut in any::<prop::sample::Index>()) {
        thread_local! {
            static SOUND: Vec<u8> = {
                let shelf = Shelf::new();
                let id = make(&shelf.library, &plain("a chest"));
                shelf.archive(&[id]).unwrap()
            };
        }
        let sound = SOUND.with(Clone::clone);
        let mut damaged = sound.clone();
        let place = at.index(damaged.len());
        damaged[place] = byte;
        let shelf = Shelf::new();
        // A changed byte may be one that doesn't matter, such as that of a time; but what is taken is whole.
        if let Ok(taken) = shelf.take(&damaged) {
            prop_assert_eq!(taken.fresh, 1);
        }
        prop_assert!(Shelf::new().take(&sound[..cut.index(sound.len())]).is_err());
    }
}

#[test]
fn what_came_to_a_generation_since_is_added_and_what_is_there_stays() {
    let (here, there) = (Shelf::new(), Shelf::new());
    let id = make(&here.library, &plain("a chest"));
    there.take(&here.archive(std::slice::from_ref(&id)).unwrap()).unwrap();
    insert_model(&here.library, &id, &model(&[9]), None);
    there.library.write(|rows| trash::put(rows, &id, 5)).unwrap();
    let taken = there.take(&here.archive(std::slice::from_ref(&id)).unwrap()).unwrap();
    assert_eq!((taken.fresh, taken.changed.len(), taken.known), (0, 1, 0));
    assert_eq!((there.view(&id).models.len(), there.view(&id).trashed_at), (3, None));
}

#[test]
fn nothing_of_the_machine_leaves_with_it() {
    let shelf = Shelf::new();
    let id = make(&shelf.library, &Recipe { from_file: Some(SourceKind::Picture), ..plain("robot") });
    let archive = shelf.archive(&[id]).unwrap();
    let manifest = Archive::open(Cursor::new(archive)).unwrap().manifest;
    let json = serde_json::to_string(&manifest).unwrap();
    assert!(json.contains("robot.png") && !json.contains("secret"), "{json}");
}

/// A generation that began with the mesh at this path.
fn from_mesh(library: &Library, path: &str, service: &str) -> String {
    let id = Uuid::now_v7().to_string();
    let source = SourceView { kind: SourceKind::Mesh, path: path.to_owned(), picture: None };
    let new = generations::NewGeneration {
        id: &id,
        prompt: "robot",
        seed: None,
        service,
        created_at: 1,
        source: Some(&source),
    };
    library.write(|rows| generations::insert(rows, &new)).unwrap();
    id
}

#[test]
fn a_name_that_would_be_a_path_on_another_system_comes_back_as_a_name() {
    let (here, there) = (Shelf::new(), Shelf::new());
    let id = from_mesh(&here.library, "/home/ann/a\\b.obj", "embedded");
    there.take(&here.archive(std::slice::from_ref(&id)).unwrap()).unwrap();
    let name = if cfg!(windows) { "b.obj" } else { "a_b.obj" };
    assert_eq!(there.view(&id).source.unwrap().path, name);
}

#[test]
fn what_could_not_be_taken_in_again_is_not_exported() {
    let shelf = Shelf::new();
    let id = from_mesh(&shelf.library, "/robot.obj", &format!("https://{}", "x".repeat(600)));
    let refused = shelf.archive(&[id]);
    assert!(matches!(refused, Err(Error::Archive(ArchiveError::Wrong { .. }))), "{refused:?}");
}

#[test]
fn a_generation_that_is_not_there_is_not_exported() {
    let refused = Shelf::new().archive(&["nothing".to_owned()]);
    assert!(matches!(refused, Err(Error::Missing("generation"))), "{refused:?}");
}

/// A zip file of these entries, and of what the archive of a sound history holds, but for those that `keeps` leaves out.
fn rebuilt(entries: &[(&str, &[u8])], keeps: impl Fn(&str) -> bool) -> Vec<u8> {
    let shelf = Shelf::new();
    let id = make(&shelf.library, &plain("a chest"));
    let mut sound = zip::ZipArchive::new(Cursor::new(shelf.archive(&[id]).unwrap())).unwrap();
    let mut zip = ZipWriter::new(Cursor::new(Vec::new()));
    for place in 0..sound.len() {
        let entry = sound.by_index(place).unwrap();
        let name = entry.name().unwrap().into_owned();
        if keeps(&name) && !entries.iter().any(|(other, _)| *other == name) {
            zip.raw_copy_file(entry).unwrap();
        }
    }
    for (name, bytes) in entries {
        let packed = SimpleFileOptions::default().compression_method(CompressionMethod::Deflated);
        zip.start_file(*name, packed).unwrap();
        zip.write_all(bytes).unwrap();
    }
    zip.finish().unwrap().into_inner()
}

/// A sound history whose manifest is changed.
fn with_manifest(change: impl FnOnce(&mut serde_json::Value)) -> Vec<u8> {
    with_manifest_and(&[], change)
}

/// The same, with other files beside.
fn with_manifest_and(files: &[(&str, &[u8])], change: impl FnOnce(&mut serde_json::Value)) -> Vec<u8> {
    let sound = rebuilt(files, |_| true);
    let mut manifest = serde_json::to_value(Archive::open(Cursor::new(&sound)).unwrap().manifest).unwrap();
    change(&mut manifest);
    let mut files = zip::ZipArchive::new(Cursor::new(&sound)).unwrap();
    let mut zip = ZipWriter::new(Cursor::new(Vec::new()));
    zip.start_file(MANIFEST, SimpleFileOptions::default()).unwrap();
    zip.write_all(manifest.to_string().as_bytes()).unwrap();
    for place in 0..files.len() {
        let entry = files.by_index(place).unwrap();
        if entry.name().unwrap() != MANIFEST {
            zip.raw_copy_file(entry).unwrap();
        }
    }
    zip.finish().unwrap().into_inner()
}

#[test]
fn what_we_would_never_write_is_refused_by_name() {
    for name in [
        "../../.bashrc",
        "/etc/passwd",
        "files/../x.png",
        "files/short.png",
        "C:\\windows\\x",
        "files/",
        "readme.txt",
        &format!("files/{}.png", "0".repeat(63)),
        &format!("files/{}.p/../x", "0".repeat(64)),
        &format!("other/{}.png", "0".repeat(64)),
    ] {
        let outcome = Shelf::new().take(&rebuilt(&[(name, b"x")], |_| true));
        let is_refused = matches!(outcome, Err(Error::Archive(ArchiveError::Name(_))));
        assert_eq!(is_refused, name != "files/", "{name}: {outcome:?}");
    }
}

#[test]
fn each_lie_ends_in_its_own_error_and_leaves_no_row() {
    let hash = hash_of(&picture(1));
    let file = format!("{FILES}{hash}.png");
    let refused = |archive: &[u8]| {
        let shelf = Shelf::new();
        let error = shelf.take(archive).unwrap_err();
        assert_eq!(shelf.counts(), [0; 4], "{error}");
        let Error::Archive(error) = error else { panic!("{error}") };
        error
    };
    assert!(matches!(refused(b"a letter to a friend"), ArchiveError::Zip(_)));
    assert!(matches!(refused(&rebuilt(&[], |name| name != MANIFEST)), ArchiveError::NoManifest));
    assert!(matches!(refused(&rebuilt(&[(MANIFEST, b"{")], |_| true)), ArchiveError::Manifest(_)));
    let other = br#"{"format":"something-else","version":1}"#;
    assert!(matches!(refused(&rebuilt(&[(MANIFEST, other)], |_| true)), ArchiveError::NoManifest));
    let newer = br#"{"format":"voxelier-history","version":2,"all":"new"}"#;
    let error = refused(&rebuilt(&[(MANIFEST, newer)], |_| true));
    assert!(matches!(error, ArchiveError::Newer { found: 2, known: 1 }), "{error}");
    assert!(matches!(refused(&rebuilt(&[], |name| name != file)), ArchiveError::Missing(_)));
    let error = refused(&rebuilt(&[(&file, &picture(9))], |_| true));
    assert!(matches!(&error, ArchiveError::Damaged { file, .. } if *file == hash), "{error}");
}

#[test]
fn a_manifest_that_makes_no_sense_says_what_is_wrong() {
    for (what, path, value) in [
        ("an id", "/generations/0/id", "../x".into()),
        ("an id", "/generations/0/id", "0190a0a0-0000-7000-8000-00000000000G".into()),
        ("a prompt", "/generations/0/prompt", "x".repeat(501).into()),
        ("a seed", "/generations/0/seed", u64::MAX.into()),
        ("a time", "/generations/0/createdAt", u64::MAX.into()),
        ("a model whose id", "/generations/0/models/0/id", "".into()),
        ("a model with options", "/generations/0/models/0/options/voxelSize", 9_000.into()),
        ("a version", "/generations/0/models/1/base", "0190a0a0-0000-7000-8000-000000000000".into()),
        ("a candidate", "/generations/0/candidates/0/index", 200.into()),
        ("a file", "/generations/0/models/0/vox", "../../etc/passwd".into()),
    ] {
        let archive = with_manifest(|manifest| *manifest.pointer_mut(path).unwrap() = value);
        let error = Shelf::new().take(&archive).unwrap_err();
        assert!(matches!(error, Error::Archive(ArchiveError::Wrong { .. })), "{path}: {error}");
        assert!(error.to_string().contains(what), "{path}: {error}");
    }
}

#[test]
fn a_file_of_another_kind_than_the_manifest_says_is_refused() {
    let archive = with_manifest(|manifest| {
        let vox = manifest["generations"][0]["models"][0]["vox"].clone();
        manifest["generations"][0]["candidates"][0]["picture"] = vox;
    });
    let error = Shelf::new().take(&archive).unwrap_err();
    assert!(matches!(error, Error::Archive(ArchiveError::Damaged { .. })), "{error}");
}

#[test]
fn bombs_are_refused_before_they_go_off() {
    // A gigabyte of zeros in a megabyte.
    let zeros = vec![0; (MAX_FILE + 1) as usize];
    let hash = hash_of(&zeros);
    let bomb = with_manifest_and(&[(&format!("{FILES}{hash}.png"), &zeros)], |manifest| {
        manifest["generations"][0]["candidates"][0]["picture"] = hash.clone().into();
    });
    assert!(bomb.len() < 1 << 20);
    let error = Shelf::new().take(&bomb).unwrap_err();
    assert!(matches!(error, Error::Archive(ArchiveError::TooLarge { .. })), "{error}");
    // One that says that it is small.
    let mut liar = bomb.clone();
    let real = u32::try_from(zeros.len()).unwrap().to_le_bytes();
    let places: Vec<usize> = (0..liar.len() - 4).filter(|&at| liar[at..at + 4] == real).collect();
    assert!(places.len() >= 2, "in the entry and in the directory");
    for at in places {
        liar[at..at + 4].copy_from_slice(&100_u32.to_le_bytes());
    }
    assert!(Shelf::new().take(&liar).is_err());
}

#[test]
fn a_directory_without_end_is_not_read_to_its_end() {
    let mut zip = ZipWriter::new(Cursor::new(Vec::new()));
    let name = "x".repeat(60_000);
    for number in 0..700 {
        zip.start_file(format!("{number}{name}"), SimpleFileOptions::default()).unwrap();
    }
    let error = Shelf::new().take(&zip.finish().unwrap().into_inner()).unwrap_err();
    assert!(matches!(error, Error::Archive(ArchiveError::Zip(_))), "{error}");
}
