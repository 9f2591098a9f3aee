//! What files say, and what we make of it.

use super::build::{attributes, chunk, file, file_of_version, group, model, numbers, shape, transform};
use super::data;
use glam::{IVec3, UVec3};
use voxel::{MaterialKind, Rgb, vox};

/// Colour by (model, position), as dot_vox reads a file: its indices count from 0.
fn by_dot_vox(bytes: &[u8]) -> Vec<Vec<(UVec3, Rgb)>> {
    let file = dot_vox::load_bytes(bytes).unwrap();
    let voxels = |model: &dot_vox::Model| {
        let mut voxels: Vec<_> = model
            .voxels
            .iter()
            .map(|voxel| {
                let color = file.palette[usize::from(voxel.i)];
                (
                    UVec3::new(voxel.x.into(), voxel.y.into(), voxel.z.into()),
                    Rgb::new(color.r, color.g, color.b),
                )
            })
            .collect();
        voxels.sort_by_key(|(at, _)| (at.z, at.y, at.x));
        voxels
    };
    file.models.iter().map(voxels).collect()
}

fn by_us(bytes: &[u8]) -> Vec<Vec<(UVec3, Rgb)>> {
    let scene = vox::read(bytes).unwrap();
    let colored = |model: &voxel::VoxelModel| {
        model.voxels().map(|(at, index)| (at, model.palette().get(index).unwrap())).collect()
    };
    scene.models.iter().map(colored).collect()
}

#[test]
fn real_files_have_the_voxels_and_colours_that_another_reader_sees() {
    let files = ["axes", "costume", "house", "materials", "multiple_model_scene"];
    for name in files {
        let bytes = data(&format!("{name}.vox"));
        assert_eq!(by_us(&bytes), by_dot_vox(&bytes), "{name}");
    }
}

#[test]
fn the_samples_of_the_app_open() {
    for name in ["alien_saucer", "statue", "truck"] {
        let path = format!("{}/../../assets/vox/{name}.vox", env!("CARGO_MANIFEST_DIR"));
        let scene = vox::read(&std::fs::read(path).unwrap()).unwrap();
        assert!(scene.voxel_count() > 500 && scene.warnings.is_empty(), "{name}");
    }
}

#[test]
fn a_real_scene_has_all_its_models_and_instances() {
    let scene = vox::read(&data("multiple_model_scene.vox")).unwrap();
    assert_eq!((scene.models.len(), scene.placements.len()), (41, 104));
    assert!(scene.warnings.is_empty());
}

#[test]
fn a_map_of_the_palette_moves_colours_voxels_and_materials_together() {
    // The artist has dragged colour 3 to the first place and 1 to the third.
    let mut map: Vec<u8> = (1..=255).chain([0]).collect();
    map.swap(0, 2);
    let rgba: Vec<u8> = (0..=255).flat_map(|entry: u8| [entry, 0, 0, 255]).collect();
    let metal = [numbers(&[3]), attributes(&[("_type", "_metal"), ("_metal", "0.5")])].concat();
    let voxels = [[0, 0, 0, 1], [1, 0, 0, 2], [2, 0, 0, 3]];
    let parts = [model([3, 1, 1], &voxels), chunk("RGBA", &rgba), chunk("IMAP", &map), chunk("MATL", &metal)];
    let scene = vox::read(&file(&parts)).unwrap();
    assert_eq!(scene.models[0].cells(), [3, 2, 1]);
    assert_eq!(scene.palette.colors()[..3], [Rgb::new(2, 0, 0), Rgb::new(1, 0, 0), Rgb::new(0, 0, 0)]);
    assert_eq!(scene.materials.len(), 1);
    assert_eq!((scene.materials[0].0, scene.materials[0].1.kind), (1, MaterialKind::Metal));
}

#[test]
fn a_map_may_have_its_empty_place_anywhere() {
    let rotated: Vec<u8> = (0..=255).collect();
    let scene = vox::read(&file(&[model([1, 1, 1], &[[0, 0, 0, 255]]), chunk("IMAP", &rotated)])).unwrap();
    assert_eq!(scene.models[0].cells(), [255]);
    assert!(scene.warnings.is_empty());
}

#[test]
fn a_file_without_a_palette_has_magica_voxels() {
    let scene = vox::read(&data("house.vox")).unwrap();
    let theirs = &dot_vox::DEFAULT_PALETTE[..255];
    let theirs: Vec<_> = theirs.iter().map(|color| Rgb::new(color.r, color.g, color.b)).collect();
    assert_eq!(scene.palette.colors(), theirs);
}

#[test]
fn materials_of_real_files_are_read() {
    let scene = vox::read(&data("materials.vox")).unwrap();
    let summary: Vec<_> = scene
        .materials
        .iter()
        .map(|(index, material)| (*index, material.kind, material.weight, material.roughness))
        .collect();
    assert_eq!(
        summary,
        [
            (79, MaterialKind::Metal, 1.0, 0.1),
            (85, MaterialKind::Metal, 0.526_316, 0.252_632),
            (249, MaterialKind::Glass, 0.810_526, 0.189_474)
        ]
    );
}

#[test]
fn materials_of_old_and_new_files_are_read() {
    // MATT: index 4 glows with half weight; bits 1 and 5 say that roughness and power follow.
    let old = [numbers(&[4, 3]), 0.5_f32.to_le_bytes().to_vec(), numbers(&[0b10_0010])];
    let old = [old.concat(), 0.25_f32.to_le_bytes().to_vec(), 9_f32.to_le_bytes().to_vec()].concat();
    let new = [("_type", "_glass"), ("_weight", "0.1"), ("_trans", "0.75"), ("_rough", "nonsense")];
    let new = [numbers(&[5]), attributes(&new)].concat();
    let beyond = [numbers(&[256]), attributes(&[("_type", "_metal")])].concat();
    let scene =
        vox::read(&file(&[chunk("MATT", &old), chunk("MATL", &new), chunk("MATL", &beyond)])).unwrap();
    let [(4, glow), (5, glass)] = scene.materials[..] else { panic!("{:?}", scene.materials) };
    assert_eq!((glow.kind, glow.weight, glow.roughness, glow.flux), (MaterialKind::Emit, 0.5, 0.25, 4.0));
    assert_eq!(
        (glass.kind, glass.weight, glass.roughness, glass.flux),
        (MaterialKind::Glass, 0.75, 0.1, 0.0)
    );
}

#[test]
fn version_200_and_its_meta_chunk_are_read() {
    let voxels = model([1, 1, 1], &[[0, 0, 0, 1]]);
    let inside = file_of_version(200, &[chunk("META", &attributes(&[])), voxels.clone()]);
    let mut before = inside.clone();
    before.splice(8..8, chunk("META", &attributes(&[])));
    for bytes in [inside, before] {
        assert_eq!(vox::read(&bytes).map(|scene| scene.voxel_count()), Ok(1));
    }
}

#[test]
fn of_two_voxels_in_a_cell_the_later_counts_and_index_0_is_empty() {
    let voxels = [[0, 0, 0, 5], [0, 0, 0, 6], [1, 0, 0, 7], [1, 0, 0, 0], [2, 0, 0, 0]];
    let scene = vox::read(&file(&[model([3, 1, 1], &voxels)])).unwrap();
    assert_eq!(scene.models[0].cells(), [6, 0, 0]);
}

#[test]
fn a_single_model_stands_on_the_ground_over_the_origin() {
    let scene = vox::read(&file(&[model([5, 4, 3], &[[0, 0, 0, 1]])])).unwrap();
    assert_eq!(scene.placements[0].origin, IVec3::new(-2, -2, 0));
}

#[test]
fn models_without_a_graph_stand_side_by_side() {
    let scene =
        vox::read(&file(&[model([4, 4, 4], &[]), model([2, 2, 2], &[]), model([1, 1, 1], &[])])).unwrap();
    let origins: Vec<_> = scene.placements.iter().map(|placement| placement.origin.to_array()).collect();
    assert_eq!(origins, [[-2, -2, 0], [3, -1, 0], [6, 0, 0]]);
}

#[test]
fn an_old_animation_shows_its_first_frame() {
    let frames = [chunk("PACK", &numbers(&[2])), model([1, 1, 1], &[[0, 0, 0, 1]]), model([1, 1, 1], &[])];
    let scene = vox::read(&file(&frames)).unwrap();
    assert_eq!(scene.placements.iter().map(|placement| placement.hidden).collect::<Vec<_>>(), [false, true]);
    assert_eq!(scene.warnings, ["the file is an animation; its first frame is shown"]);
}

#[test]
fn a_new_animation_shows_its_first_frame() {
    let frames = |frames: &[&[(&str, &str)]]| {
        let frames: Vec<u8> = frames.iter().flat_map(|frame| attributes(frame)).collect();
        [numbers(&[0]), attributes(&[]), numbers(&[1, -1, 0, 2]), frames].concat()
    };
    let moving = frames(&[&[("_t", "3 0 0"), ("_f", "0")], &[("_t", "9 0 0"), ("_f", "5")]]);
    let shapes = [numbers(&[1]), attributes(&[]), numbers(&[2, 0])];
    let shapes =
        [shapes.concat(), attributes(&[("_f", "0")]), numbers(&[1]), attributes(&[("_f", "5")])].concat();
    let models = [model([1, 1, 1], &[[0, 0, 0, 1]]), model([1, 1, 1], &[])];
    let [one, other] = models;
    let scene = vox::read(&file(&[one, other, chunk("nTRN", &moving), chunk("nSHP", &shapes)])).unwrap();
    assert_eq!((scene.placements.len(), scene.placements[0].model), (1, 0));
    assert_eq!(scene.placements[0].origin, IVec3::new(3, 0, 0));
    assert_eq!(scene.warnings, ["the file is an animation; its first frame is shown"]);
}

#[test]
fn a_scene_too_long_for_one_model_says_so() {
    let far = [
        model([1, 1, 1], &[[0, 0, 0, 1]]),
        group(0, &[1, 2]),
        shape(1, 0),
        transform(2, 1, 0, &[], &[("_t", "0 300 0")]),
    ];
    let error = vox::read(&file(&far)).unwrap().flatten().unwrap_err();
    assert_eq!(
        error.to_string(),
        "the scene is 1 x 301 x 1 voxels, and a single model is at most 256 along each axis"
    );
}
