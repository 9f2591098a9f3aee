//! Files that are damaged, crafted, or something else than their name says: a sentence, and nothing written.

use crate::bench::{Bench, data, names_in};
use image::{ImageFormat, Rgba, RgbaImage};
use std::io::Cursor;
use std::path::Path;

const HOSTILE: &str = "voxel/tests/data/hostile";

/// The hostile files whose only fault is a rotation.
const TURNED: [&str; 4] = ["rotation-0.vox", "rotation-255.vox", "rotation-huge.vox", "rotation-text.vox"];

/// What is asked of a `.vox` file.
const ASKED: [(&str, &str); 6] = [
    ("render", "out.png"),
    ("export", "out.glb"),
    ("export", "out.obj"),
    ("export", "out.ply"),
    ("export", "out.qb"),
    ("export", "out.vox"),
];

#[test]
fn each_hostile_vox_ends_in_a_sentence_that_names_it() {
    let bench = Bench::new();
    let mut refused = 0;
    for name in names_in(Path::new(&data(HOSTILE))).iter().filter(|name| !TURNED.contains(&name.as_str())) {
        let path = data(&format!("{HOSTILE}/{name}"));
        for (command, output) in ASKED {
            let sentence = bench.run(&[command, &path, "-o", output]).failed();
            let reason = sentence.strip_prefix(&format!("{path}: the .vox file is "));
            assert!(reason.is_some_and(|reason| reason.len() > 20), "{sentence}");
        }
        refused += 1;
    }
    assert_eq!((refused, bench.names()), (6, vec![]));
}

#[test]
fn a_wrong_rotation_is_forgiven_with_a_warning_and_stands_unrotated() {
    let bench = Bench::new();
    for name in TURNED {
        let path = data(&format!("{HOSTILE}/{name}"));
        for (command, output) in ASKED {
            let (told, warning) = bench.run(&[command, &path, "-o", output]).done();
            let sentence = "a rotation in the file makes no sense, so its part stands unrotated";
            assert_eq!((told.as_str(), warning), ("", format!("voxelier: {path}: {sentence}\n")));
        }
        let model = bench.model("out.vox");
        let whole = voxel::vox::read(&std::fs::read(path).unwrap()).unwrap();
        assert_eq!(model.size(), whole.models[0].size());
        assert_eq!(model.cells(), whole.models[0].cells());
    }
}

#[test]
fn what_is_no_vox_file_is_refused_by_name() {
    let bench = Bench::new();
    std::fs::create_dir(bench.path("folder.vox")).unwrap();
    bench.write("empty.vox", "");
    bench.write("text.vox", "a letter to a friend\n");
    let no_models = data("voxel/tests/data/no_models.vox");
    for (input, reason) in [
        ("missing.vox", "there is no such file"),
        ("folder.vox", "is a folder"),
        ("empty.vox", "the file is empty"),
        ("text.vox", "this is no MagicaVoxel file: it doesn't begin with \"VOX \""),
        (&no_models, "the file holds no voxels to show"),
    ] {
        for (command, output) in ASKED {
            let sentence = bench.run(&[command, input, "-o", output]).failed();
            assert_eq!(sentence, format!("{input}: {reason}"));
        }
    }
    assert_eq!(bench.names(), ["empty.vox", "folder.vox", "text.vox"]);
}

fn png(picture: &RgbaImage) -> Vec<u8> {
    let mut bytes = Cursor::new(Vec::new());
    picture.write_to(&mut bytes, ImageFormat::Png).unwrap();
    bytes.into_inner()
}

/// A sound picture whose header says that it is this wide and high.
fn claiming(width: u32, height: u32) -> Vec<u8> {
    let mut bytes = png(&RgbaImage::from_pixel(9, 9, Rgba([1, 2, 3, 255])));
    bytes[16..20].copy_from_slice(&width.to_be_bytes());
    bytes[20..24].copy_from_slice(&height.to_be_bytes());
    // The header's checksum has to be right, or it would be refused for that alone.
    let sum = crc32(&bytes[12..29]);
    bytes[29..33].copy_from_slice(&sum.to_be_bytes());
    bytes
}

fn crc32(bytes: &[u8]) -> u32 {
    !bytes.iter().fold(u32::MAX, |sum, &byte| {
        (0..8).fold(sum ^ u32::from(byte), |sum, _| (sum >> 1) ^ (0xedb8_8320 & (sum & 1).wrapping_neg()))
    })
}

#[test]
fn pictures_that_cannot_be_built_say_why() {
    let bench = Bench::new();
    let sound = png(&RgbaImage::from_fn(40, 40, |x, y| Rgba([x as u8, y as u8, 0, 255])));
    let size_sentence = "it may be 1 to 8192 along each side and 33 million in all";
    let files: [(&str, Vec<u8>, String); 8] = [
        (
            "text.png",
            b"a letter to a friend\n".to_vec(),
            "this is neither a picture (PNG, JPEG or WebP) nor a mesh (.glb, .gltf or .obj)".to_owned(),
        ),
        (
            "model.stl",
            b"solid ship\nendsolid\n".to_vec(),
            "this is neither a picture (PNG, JPEG or WebP) nor a mesh (.glb, .gltf or .obj)".to_owned(),
        ),
        ("empty.png", Vec::new(), "the file is empty".to_owned()),
        ("cut.png", sound[..sound.len() / 2].to_vec(), "the image is damaged or cut short".to_owned()),
        (
            "clear.png",
            png(&RgbaImage::from_pixel(40, 40, Rgba([9, 9, 9, 0]))),
            "the image is all transparent: there is nothing to build".to_owned(),
        ),
        (
            "plain.png",
            png(&RgbaImage::from_pixel(40, 40, Rgba([9, 9, 9, 255]))),
            "the image is one plain colour: there is nothing to build".to_owned(),
        ),
        ("wide.png", claiming(100_000, 1), format!("the image is 100000 x 1 pixels; {size_sentence}")),
        ("many.png", claiming(8192, 8192), format!("the image is 8192 x 8192 pixels; {size_sentence}")),
    ];
    let mut written = Vec::new();
    for (name, bytes, reason) in files {
        bench.write(name, bytes);
        assert_eq!(bench.run(&["voxelize", name, "-o", "out.vox"]).failed(), format!("{name}: {reason}"));
        written.push(name);
    }
    written.sort_unstable();
    assert_eq!(bench.names(), written);
}

#[test]
fn meshes_that_cannot_be_built_say_why() {
    let bench = Bench::new();
    let spot = std::fs::read(data("voxelize/tests/data/spot.glb")).unwrap();
    std::fs::create_dir(bench.path("folder.glb")).unwrap();
    bench.write("cut.glb", &spot[..spot.len() / 2]);
    bench.write("head.glb", &spot[..10]);
    bench.write("empty.glb", "");
    bench.write("text.glb", "a letter to a friend\n");
    bench.write("text.obj", "a letter to a friend\n");
    bench.write("points.obj", "v 0 0 0\nv 1 0 0\n");
    bench.write("astray.obj", "v 0 0 0\nv 1 0 0\nf 1 2 9\n");
    bench.write("dot.obj", "v 1 1 1\nv 1 1 1\nv 1 1 1\nf 1 2 3\n");
    bench.write("nan.obj", "v nan 0 0\nv 1 0 0\nv 0 1 0\nf 1 2 3\n");
    bench.write("thief.obj", "mtllib /etc/passwd\nv 0 0 0\nv 1 0 0\nv 0 1 0\nf 1 2 3\n");
    let before = bench.names();
    for (name, reason) in [
        ("missing.glb", "there is no such file"),
        ("folder.glb", "is a folder"),
        ("empty.glb", "the file is empty"),
        ("cut.glb", "the mesh is damaged: "),
        ("head.glb", "the mesh is damaged: "),
        ("text.glb", "the mesh is damaged: "),
        ("text.obj", "the mesh has no triangles"),
        ("points.obj", "the mesh has no triangles"),
        ("astray.obj", "the mesh is damaged: "),
        ("dot.obj", "the mesh has no size: all its vertices are in one place"),
        ("nan.obj", "the mesh is damaged: "),
        ("thief.obj", "the mesh names /etc/passwd, which isn't in its folder; put it beside the mesh"),
    ] {
        let sentence = bench.run(&["voxelize", name, "-o", "out.vox"]).failed();
        assert!(sentence.starts_with(&format!("{name}: {reason}")), "{sentence}");
    }
    assert_eq!(bench.names(), before);
}
