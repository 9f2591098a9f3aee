//! Every option does what it says, on real meshes and on pictures made here.

#![allow(clippy::unwrap_used, reason = "a test that fails may do so anywhere")]

use glam::UVec3;
use image::{Rgba, RgbaImage};
use std::path::PathBuf;
use voxel::{ColorMode, PaletteSize, Rgb, Texturing, VoxelModel, VoxelSize, VoxelizeOptions};
use voxelize::{TriMesh, load_mesh, reconstruct, voxelize};

fn data(name: &str) -> PathBuf {
    PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("tests/data").join(name)
}

fn spot() -> TriMesh {
    load_mesh(&data("spot.glb")).unwrap()
}

/// A shaded disc with two dark eyes on a transparent ground.
fn face() -> RgbaImage {
    RgbaImage::from_fn(200, 200, |x, y| {
        let (dx, dy) = (x as f32 - 99.5, y as f32 - 99.5);
        let eye = (dx.abs() - 30.0).hypot(dy + 20.0) < 12.0;
        match dx.hypot(dy) {
            _ if eye => Rgba([20, 20, 30, 255]),
            r if r < 90.0 => Rgba([250 - r as u8, 200 - r as u8, 40, 255]),
            _ => Rgba([0, 0, 0, 0]),
        }
    })
}

fn size(size: i64) -> VoxelizeOptions {
    VoxelizeOptions { voxel_size: VoxelSize::new(size).unwrap(), ..VoxelizeOptions::default() }
}

fn body(picture: &RgbaImage, size: i64) -> TriMesh {
    reconstruct(picture, VoxelSize::new(size).unwrap()).unwrap()
}

fn longest(model: &VoxelModel) -> u32 {
    model.size().max_element()
}

#[test]
fn the_longest_axis_is_exact_for_every_size() {
    let (spot, character) = (spot(), load_mesh(&data("kenney-character.glb")).unwrap());
    for voxels in 8..=128 {
        let side = voxels as u32;
        assert_eq!(longest(&voxelize(&character, &size(voxels)).unwrap()), side);
        assert_eq!(longest(&voxelize(&body(&face(), voxels), &size(voxels)).unwrap()), side);
        if voxels % 5 == 3 {
            assert_eq!(longest(&voxelize(&spot, &size(voxels)).unwrap()), side);
        }
    }
}

#[test]
fn gray_models_wear_greys_only() {
    let gray = VoxelizeOptions { texturing: Texturing::Gray, ..size(40) };
    for mesh in [spot(), body(&face(), 40)] {
        let model = voxelize(&mesh, &gray).unwrap();
        assert!(model.palette().colors().iter().all(|color| color.r == color.g && color.g == color.b));
        assert!(model.used_colors() > 2);
    }
}

#[test]
fn palettes_hold_no_more_than_asked_for() {
    let mesh = spot();
    for colors in [2, 3, 7, 16, 32, 255, 256] {
        let palette_size = PaletteSize::new(colors).unwrap();
        let model = voxelize(&mesh, &VoxelizeOptions { palette_size, ..size(40) }).unwrap();
        assert!(model.used_colors() <= palette_size.colors());
        assert_eq!(model.used_colors(), model.palette().len(), "unused colours are dropped");
        assert!(model.used_colors() > 1);
    }
}

#[test]
fn vertex_colours_differ_from_surface_colours() {
    let mesh = spot();
    let many = VoxelizeOptions { palette_size: PaletteSize::new(256).unwrap(), ..size(64) };
    let surface = voxelize(&mesh, &many).unwrap();
    let vertex = voxelize(&mesh, &VoxelizeOptions { color: ColorMode::Vertex, ..many }).unwrap();
    assert_eq!(surface.voxel_count(), vertex.voxel_count());
    let differ = surface
        .voxels()
        .zip(vertex.voxels())
        .filter(|(a, b)| surface.palette().get(a.1) != vertex.palette().get(b.1));
    assert!(differ.count() > 100);
}

#[test]
fn the_same_input_makes_the_same_model() {
    let options = size(64);
    assert_eq!(voxelize(&spot(), &options), voxelize(&spot(), &options));
    assert_eq!(voxelize(&body(&face(), 64), &options), voxelize(&body(&face(), 64), &options));
}

#[test]
fn a_mirrored_picture_makes_a_mirrored_model() {
    let model = voxelize(&body(&face(), 32), &size(32)).unwrap();
    let width = model.size().x as i32;
    let mirrored = |at: UVec3| model.at(width - 1 - at.x as i32, at.y as i32, at.z as i32) != 0;
    let lonely = model.voxels().filter(|&(at, _)| !mirrored(at)).count();
    assert!(lonely * 200 <= model.voxel_count(), "{lonely} of {} have no counterpart", model.voxel_count());
}

/// How many of the voxels that are seen from the front, or from behind, have such a colour.
fn seen(model: &VoxelModel, front: bool, is_it: impl Fn(Rgb) -> bool) -> usize {
    let size = model.size().as_ivec3();
    let columns = (0..size.z).flat_map(|z| (0..size.x).map(move |x| (x, z)));
    let color = |(x, z)| {
        let depths = (0..size.y).map(|y| if front { y } else { size.y - 1 - y });
        model.palette().get(depths.map(|y| model.at(x, y, z)).find(|&index| index != 0)?)
    };
    columns.filter_map(color).filter(|&color| is_it(color)).count()
}

#[test]
fn a_face_looks_forward_and_not_back() {
    let model = voxelize(&body(&face(), 64), &VoxelizeOptions { fill: true, ..size(64) }).unwrap();
    let dark_from = |front| seen(&model, front, |color| color.r < 70);
    assert!(dark_from(true) > 50, "the front has eyes: {}", dark_from(true));
    assert_eq!(dark_from(false), 0, "the back has none");
}

#[test]
fn a_hat_with_a_band_is_worn_all_around() {
    let sketch = sketch::draw("snowman", 1).unwrap();
    let picture = voxelize::picture::decode(&sketch.candidates[0].png).unwrap();
    let model = voxelize(&body(&picture, 64), &VoxelizeOptions { fill: true, ..size(64) }).unwrap();
    let head = model.part(UVec3::new(0, 0, 50), model.size()).unwrap();
    let is_hat = |color: Rgb| color.r < 110;
    assert!(seen(&head, true, is_hat) > 100, "it has one in front: {}", seen(&head, true, is_hat));
    assert!(seen(&head, false, is_hat) > 100, "from behind there is {} of it", seen(&head, false, is_hat));
}
