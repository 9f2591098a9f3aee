//! Pictures and meshes that make no sense end in a sentence, never in a panic.

#![allow(clippy::unwrap_used, reason = "a test that fails may do so anywhere")]

mod exercise {
    pub mod build;
    pub mod gltf;
    pub mod obj;
    pub mod picture;
    pub mod small;
}

use base64::Engine as _;
use base64::prelude::BASE64_STANDARD;
use glam::{Vec2, Vec3};
use image::{Rgba, RgbaImage};
use serde_json::{Value, json};
use std::io::Cursor;
use std::path::PathBuf;
use std::sync::Arc;
use voxel::VoxelizeOptions;
use voxelize::{
    Error, Material, PictureError, ReconstructError, Texture, TriMesh, Triangle, VoxelizeError, Wrap,
    load_mesh, mesh_from_glb, picture, voxelize, voxelize_picture,
};

fn data(name: &str) -> PathBuf {
    PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("tests/data").join(name)
}

fn png(picture: &RgbaImage) -> Vec<u8> {
    let mut bytes = Cursor::new(Vec::new());
    picture.write_to(&mut bytes, image::ImageFormat::Png).unwrap();
    bytes.into_inner()
}

fn build(picture: &RgbaImage) -> Result<(), Error> {
    voxelize_picture(&png(picture), &VoxelizeOptions::default()).map(drop)
}

/// xorshift: the same mutations each time.
struct Dice(u64);

impl Dice {
    fn roll(&mut self, sides: usize) -> usize {
        self.0 ^= self.0 << 13;
        self.0 ^= self.0 >> 7;
        self.0 ^= self.0 << 17;
        (self.0 % sides as u64) as usize
    }
}

#[test]
fn pictures_that_hold_nothing_are_refused_with_the_reason() {
    let clear = RgbaImage::from_pixel(40, 40, Rgba([9, 9, 9, 0]));
    assert_eq!(build(&clear), Err(Error::Reconstruct(ReconstructError::Transparent)));
    let plain = RgbaImage::from_pixel(40, 40, Rgba([9, 9, 9, 255]));
    assert_eq!(build(&plain), Err(Error::Reconstruct(ReconstructError::Plain)));
}

#[test]
fn odd_pictures_are_built_all_the_same() {
    let mut one = RgbaImage::from_pixel(1, 1, Rgba([200, 0, 0, 255]));
    one.put_pixel(0, 0, Rgba([200, 0, 0, 255]));
    let mut dot = RgbaImage::from_pixel(600, 400, Rgba([0, 0, 0, 0]));
    dot.put_pixel(300, 200, Rgba([0, 255, 0, 255]));
    let line = RgbaImage::from_fn(900, 3, |x, y| Rgba([x as u8, 0, 0, if y == 1 { 255 } else { 0 }]));
    let checker =
        RgbaImage::from_fn(64, 64, |x, y| Rgba([255, 0, 0, if (x + y) % 2 == 0 { 255 } else { 0 }]));
    let photo = RgbaImage::from_fn(300, 200, |x, y| {
        Rgba([(x * 7 % 256) as u8, (y * 5 % 256) as u8, ((x ^ y) % 256) as u8, 255])
    });
    for picture in [dot, line, checker, photo] {
        build(&picture).unwrap();
    }
    assert!(build(&one).is_err());
}

#[test]
fn damaged_pictures_are_refused() {
    assert_eq!(picture::check(b""), Err(PictureError::Empty));
    assert_eq!(picture::check(b"GIF89a......"), Err(PictureError::Format));
    assert_eq!(picture::check(b"\x89PNG\r\n\x1a\n"), Err(PictureError::Damaged));
    let fine = png(&RgbaImage::from_pixel(50, 50, Rgba([1, 2, 3, 255])));
    assert_eq!(picture::check(&fine).unwrap().media_type, "image/png");
    assert!(picture::decode(&fine[..fine.len() / 2]).is_err());
    // A header that claims 100,000 x 1 pixels.
    let mut wide = fine.clone();
    wide[16..20].copy_from_slice(&100_000u32.to_be_bytes());
    assert!(picture::check(&wide).is_err());
}

/// A coloured disc with an alpha channel, in each of the formats.
fn discs() -> [Vec<u8>; 3] {
    let disc = RgbaImage::from_fn(24, 24, |x, y| {
        let (dx, dy) = (x as i32 - 12, y as i32 - 12);
        Rgba([x as u8 * 9, y as u8 * 9, 0, if dx * dx + dy * dy < 100 { 255 } else { 0 }])
    });
    let [mut jpeg, mut webp] = [Vec::new(), Vec::new()];
    image::DynamicImage::ImageRgba8(disc.clone())
        .into_rgb8()
        .write_with_encoder(image::codecs::jpeg::JpegEncoder::new(&mut jpeg))
        .unwrap();
    disc.write_with_encoder(image::codecs::webp::WebPEncoder::new_lossless(&mut webp)).unwrap();
    [png(&disc), jpeg, webp]
}

#[test]
fn mutated_pictures_never_panic() {
    let mut dice = Dice(7);
    for seed in discs() {
        exercise::picture::exercise(&seed);
        for _ in 0..700 {
            let mut bytes = seed.clone();
            for _ in 0..=dice.roll(4) {
                let at = dice.roll(bytes.len());
                bytes[at] = dice.roll(256) as u8;
            }
            bytes.truncate(1 + dice.roll(bytes.len() + 200).min(bytes.len() - 1));
            exercise::picture::exercise(&bytes);
        }
    }
}

#[test]
fn mutated_glb_files_never_panic() {
    let seed = std::fs::read(data("spot.glb")).unwrap();
    let mut dice = Dice(11);
    for round in 0..150 {
        let mut bytes = seed.clone();
        for _ in 0..=dice.roll(6) {
            // Most of the damage goes into the JSON, which says where everything is.
            let reach = if round % 3 == 0 { bytes.len() } else { 1_500 };
            let at = dice.roll(reach);
            bytes[at] = if round % 2 == 0 { b'0' + dice.roll(10) as u8 } else { dice.roll(256) as u8 };
        }
        if round % 5 == 0 {
            bytes.truncate(dice.roll(bytes.len()));
        }
        exercise::gltf::exercise(&bytes);
    }
}

/// A roof of two colours and its material file, as the exercise takes them.
const ROOF: &[u8] = b"mtllib model.mtl
v 0 0 0 1 0 0
v 1 0 0 0 1 0
v 1 1 0 0 0 1
v 0 1 0 1 1 1
v 0.5 0.5 1e0 0 0 0
vt 0 0
vt 1.0 0
vt 0.5 1
vn 0 0 1
g side
usemtl brick
f 1/1/1 2/2/1 5/3/1
f -4//1 -3//1 -1//1
usemtl none
f 3 4 5
f 1 2 3 4
\0newmtl brick
Kd 0.8 0.2 0.1
d 0.5
map_Kd brick.png
newmtl tile
Kd 0.1 0.2 0.9
";

#[test]
fn mutated_obj_files_never_panic() {
    const WORDS: [&str; 16] = [
        "f ", "v ", "vt ", "/", "//", "-", "0", "9", "99999999", "-99", "nan", "1e39", "usemtl ", "mtllib ",
        "map_Kd ", "\n",
    ];
    let folder = tempfile::tempdir().unwrap();
    std::fs::write(folder.path().join("brick.png"), &discs()[0]).unwrap();
    exercise::obj::exercise(folder.path(), ROOF);
    let mut dice = Dice(13);
    for _ in 0..3_000 {
        let mut bytes = ROOF.to_vec();
        for _ in 0..=dice.roll(4) {
            let at = dice.roll(bytes.len());
            match dice.roll(4) {
                0 => bytes[at] = dice.roll(256) as u8,
                1 => bytes.truncate(at.max(1)),
                2 => drop(bytes.splice(at..at, WORDS[dice.roll(WORDS.len())].bytes())),
                _ => {
                    let end = at + dice.roll(20).min(bytes.len() - at);
                    let part = bytes[at..end].to_vec();
                    let target = dice.roll(bytes.len());
                    bytes.splice(target..target, part);
                }
            }
        }
        exercise::obj::exercise(folder.path(), &bytes);
    }
}

#[test]
fn meshes_that_make_no_sense_are_refused() {
    let options = VoxelizeOptions::default();
    let triangle = |vertices| Triangle { vertices, material: 0 };
    let mesh = |positions: Vec<Vec3>, triangles| TriMesh {
        positions,
        triangles,
        materials: vec![Material::default()],
        ..TriMesh::default()
    };
    assert_eq!(voxelize(&TriMesh::default(), &options), Err(VoxelizeError::Empty));
    let flat = mesh(vec![Vec3::ONE; 3], vec![triangle([0, 1, 2])]);
    assert_eq!(voxelize(&flat, &options), Err(VoxelizeError::Flat));
    let astray = mesh(vec![Vec3::ONE; 3], vec![triangle([0, 1, 9])]);
    assert_eq!(voxelize(&astray, &options), Err(VoxelizeError::Damaged));
    for bad in [f32::NAN, f32::INFINITY] {
        let broken = mesh(vec![Vec3::ZERO, Vec3::X, Vec3::splat(bad)], vec![triangle([0, 1, 2])]);
        assert_eq!(voxelize(&broken, &options), Err(VoxelizeError::Damaged));
    }
    let mut unpainted = mesh(vec![Vec3::ZERO, Vec3::X, Vec3::Y], vec![triangle([0, 1, 2])]);
    unpainted.materials.clear();
    assert_eq!(voxelize(&unpainted, &options), Err(VoxelizeError::Damaged));
    let tiny = mesh(vec![Vec3::ZERO, Vec3::X, Vec3::Y * 1e-9], vec![triangle([0, 1, 2])]);
    assert_eq!(voxelize(&tiny, &options).unwrap().size().max_element(), 32);
}

#[test]
fn a_mesh_may_not_read_outside_its_folder() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("thief.gltf");
    let text = r#"{"asset":{"version":"2.0"},"buffers":[{"uri":"../../etc/passwd","byteLength":4}],"scenes":[{"nodes":[]}]}"#;
    std::fs::write(&path, text).unwrap();
    let error = load_mesh(&path).unwrap_err().to_string();
    assert!(error.contains("isn't in its folder"), "{error}");
}

#[test]
fn a_colour_of_one_number_is_a_grey() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("roof.obj");
    std::fs::write(&path, "mtllib roof.mtl\nv 0 0 0\nv 1 0 0\nv 0 1 0\nusemtl slate\nf 1 2 3\n").unwrap();
    std::fs::write(folder.path().join("roof.mtl"), "newmtl slate\nKa\nKd 0.5\nKs 1 1\n").unwrap();
    let base = load_mesh(&path).unwrap().materials[0].base;
    assert!(base.x == base.y && base.y == base.z && (0.2..0.25).contains(&base.x), "{base}");
}

/// A glTF file of one triangle with these members changed or added.
fn triangle_with(members: &Value) -> Vec<u8> {
    let numbers: Vec<u8> =
        [0_f32, 0., 0., 1., 0., 0., 0., 1., 0.].iter().flat_map(|at| at.to_le_bytes()).collect();
    let mut document = json!({
        "asset": {"version": "2.0"},
        "scenes": [{"nodes": [0]}],
        "nodes": [{"mesh": 0}],
        "meshes": [{"primitives": [{"attributes": {"POSITION": 0}}]}],
        "buffers": [{"uri": data_uri(&numbers), "byteLength": numbers.len()}],
        "bufferViews": [{"buffer": 0, "byteLength": numbers.len()}],
        "accessors": [position(3)]
    });
    for (name, value) in members.as_object().unwrap() {
        document[name] = value.clone();
    }
    document.to_string().into_bytes()
}

fn position(count: usize) -> Value {
    json!({
        "bufferView": 0, "componentType": 5126, "count": count, "type": "VEC3", "min": [0, 0, 0], "max": [1, 1, 0]
    })
}

fn data_uri(bytes: &[u8]) -> String {
    format!("data:application/octet-stream;base64,{}", BASE64_STANDARD.encode(bytes))
}

/// Of zeros but for one value.
fn sparse(kind: &str, component: u32, count: u64) -> Value {
    json!({
        "componentType": component, "count": count, "type": kind, "min": [0, 0, 0], "max": [1, 1, 0],
        "sparse": {"count": 1, "indices": {"bufferView": 0, "componentType": 5125}, "values": {"bufferView": 0}}
    })
}

#[test]
fn small_files_that_ask_for_much_memory_are_refused() {
    let sentence = |members: &Value| mesh_from_glb(&triangle_with(members)).unwrap_err().to_string();
    assert!(mesh_from_glb(&triangle_with(&json!({}))).is_ok());
    let indexed = json!([{"primitives": [{"attributes": {"POSITION": 0}, "indices": 1}]}]);
    let zeros = json!({"meshes": indexed, "accessors": [position(3), sparse("SCALAR", 5125, 1 << 40)]});
    assert_eq!(sentence(&zeros), "the mesh is damaged: it counts more values than it holds");
    let zeros = json!({"accessors": [sparse("VEC3", 5126, 50_000_000)]});
    assert_eq!(sentence(&zeros), "the mesh is damaged: it counts more values than it holds");

    // One mesh of many triangles, in many places.
    let bytes = vec![0; 3 << 20];
    let many = json!({
        "scenes": [{"nodes": (0..1_000).collect::<Vec<_>>()}],
        "nodes": vec![json!({"mesh": 0}); 1_000],
        "meshes": indexed,
        "buffers": [{"uri": data_uri(&bytes), "byteLength": bytes.len()}],
        "bufferViews": [{"buffer": 0, "byteLength": bytes.len()}],
        "accessors": [position(3), {"bufferView": 0, "componentType": 5121, "count": bytes.len(), "type": "SCALAR"}]
    });
    assert_eq!(sentence(&many), "the mesh is damaged: it has more triangles than can be taken");
    let part = json!({"attributes": {"POSITION": 0}});
    let parts = json!({
        "scenes": [{"nodes": (0..1_000).collect::<Vec<_>>()}],
        "nodes": vec![json!({"mesh": 0}); 1_000],
        "meshes": [{"primitives": vec![part; 1_000]}]
    });
    assert_eq!(sentence(&parts), "the mesh is damaged: it has more parts than can be taken");

    // Counted before any of it is read: to read it once would find an index that leads nowhere.
    let vertices = json!({
        "scenes": [{"nodes": (0..100).collect::<Vec<_>>()}],
        "nodes": vec![json!({"mesh": 0}); 100],
        "meshes": indexed,
        "accessors": [
            sparse("VEC3", 5126, 1 << 20),
            {"bufferView": 0, "componentType": 5125, "count": 9, "type": "SCALAR"}
        ]
    });
    assert_eq!(sentence(&vertices), "the mesh is damaged: it has more vertices than can be taken");

    // A picture that packs well, many times.
    let picture = data_uri(&png(&RgbaImage::new(4096, 4096)));
    let index = |index: usize| json!({"pbrMetallicRoughness": {"baseColorTexture": {"index": index}}});
    let painted = json!({
        "images": vec![json!({"uri": picture}); 8],
        "textures": (0..8).map(|source| json!({"source": source})).collect::<Vec<_>>(),
        "materials": (0..8).map(index).collect::<Vec<_>>()
    });
    assert_eq!(
        sentence(&painted),
        "the mesh's textures have more than 67 million pixels together: make them smaller"
    );
}

#[test]
fn a_texture_need_not_say_what_kind_of_picture_it_is_and_needs_one() {
    let picture = png(&RgbaImage::from_pixel(2, 2, Rgba([255, 0, 0, 255])));
    let mut bytes: Vec<u8> =
        [0_f32, 0., 0., 1., 0., 0., 0., 1., 0.].iter().flat_map(|at| at.to_le_bytes()).collect();
    bytes.extend_from_slice(&picture);
    let painted = |image: Value| {
        triangle_with(&json!({
            "buffers": [{"uri": data_uri(&bytes), "byteLength": bytes.len()}],
            "bufferViews": [
                {"buffer": 0, "byteLength": 36}, {"buffer": 0, "byteOffset": 36, "byteLength": picture.len()}
            ],
            "images": [image],
            "textures": [{"source": 0}],
            "materials": [{"pbrMetallicRoughness": {"baseColorTexture": {"index": 0}}}]
        }))
    };
    let mesh = mesh_from_glb(&painted(json!({"bufferView": 1}))).unwrap();
    assert!(mesh.materials[0].texture.is_some());
    let error = mesh_from_glb(&painted(json!({}))).unwrap_err().to_string();
    assert_eq!(error, "the mesh is damaged: a texture has no picture");
}

#[test]
fn texture_coordinates_may_be_far_out() {
    let mut mesh = TriMesh {
        positions: vec![Vec3::ZERO, Vec3::X, Vec3::Y],
        uvs: vec![Vec2::splat(-1e30), Vec2::splat(1e30), Vec2::ZERO],
        triangles: vec![Triangle { vertices: [0, 1, 2], material: 0 }],
        ..TriMesh::default()
    };
    let picture = RgbaImage::from_pixel(3, 3, Rgba([255, 0, 0, 255]));
    for wrap in [Wrap::Repeat, Wrap::Mirror, Wrap::Clamp] {
        let texture = Some(Arc::new(Texture::new(picture.clone()).with_wrap([wrap; 2])));
        mesh.materials = vec![Material { texture, ..Material::default() }];
        voxelize(&mesh, &VoxelizeOptions::default()).unwrap();
    }
}
