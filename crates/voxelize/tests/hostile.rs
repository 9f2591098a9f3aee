//! Pictures and meshes that make no sense end in a sentence, never in a panic.

#![allow(clippy::unwrap_used, reason = "a test that fails may do so anywhere")]

mod exercise {
    pub mod build;
    pub mod gltf;
    pub mod picture;
    pub mod small;
}

use glam::Vec3;
use image::{Rgba, RgbaImage};
use std::io::Cursor;
use std::path::PathBuf;
use voxel::VoxelizeOptions;
use voxelize::{
    Error, Material, PictureError, ReconstructError, TriMesh, Triangle, VoxelizeError, load_mesh, picture,
    voxelize, voxelize_picture,
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
