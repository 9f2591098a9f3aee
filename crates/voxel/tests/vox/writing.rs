//! What we write, read back by us and by another reader.

use super::{data, placing};
use glam::{IVec3, UVec3};
use proptest::prelude::*;
use voxel::vox::{self, VoxWriteError};
use voxel::{Palette, Placement, Rgb, Rotation, Scene, VoxelModel};

fn palettes() -> impl Strategy<Value = Palette> {
    let color = any::<[u8; 3]>().prop_map(Rgb::from);
    prop::collection::vec(color, 0..=255).prop_map(|colors| Palette::new(colors).unwrap())
}

fn models(palette: Palette) -> impl Strategy<Value = VoxelModel> {
    (1..12_u32, 1..12_u32, 1..12_u32).prop_flat_map(move |(x, y, z)| {
        let palette = palette.clone();
        prop::collection::vec(0..=palette.len() as u8, (x * y * z) as usize)
            .prop_map(move |cells| VoxelModel::new(UVec3::new(x, y, z), cells, palette.clone()).unwrap())
    })
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(100))]

    #[test]
    fn a_model_reads_back_as_it_was(model in palettes().prop_flat_map(models)) {
        let bytes = vox::write(&model);
        prop_assert_eq!(&bytes, &vox::write(&model), "the same bytes twice");
        let scene = vox::read(&bytes).unwrap();
        prop_assert_eq!(&scene.models, std::slice::from_ref(&model));
        prop_assert_eq!(&scene.palette, model.palette());
        prop_assert_eq!(scene.flatten().unwrap(), model);
        prop_assert!(scene.materials.is_empty() && scene.warnings.is_empty());
    }

    #[test]
    fn a_scene_reads_back_as_it_was(
        models in palettes().prop_flat_map(|palette| prop::collection::vec(models(palette), 1..4)),
        places in prop::collection::vec((0..4_usize, 0..48_usize, -900..900, -900..900, 0..900, any::<bool>()), 0..6),
    ) {
        let rotations: Vec<_> = (0..=255).filter_map(Rotation::from_byte).collect();
        let place = |(model, rotation, x, y, z, hidden)| Placement {
            model: model % models.len(),
            rotation: rotations[rotation],
            origin: IVec3::new(x, y, z),
            hidden,
        };
        let scene = Scene {
            palette: models[0].palette().clone(),
            placements: places.into_iter().map(place).collect(),
            models,
            ..Scene::default()
        };
        prop_assert_eq!(vox::read(&vox::write_scene(&scene).unwrap()), Ok(scene));
    }
}

#[test]
fn real_scenes_with_groups_materials_and_a_map_read_back_as_they_were() {
    for bytes in
        [data("axes.vox"), data("materials.vox"), data("multiple_model_scene.vox"), placing::nested()]
    {
        let scene = vox::read(&bytes).unwrap();
        assert_eq!(vox::read(&vox::write_scene(&scene).unwrap()), Ok(scene));
    }
}

/// Red along x, green along y, blue along z, of different lengths.
fn axes() -> VoxelModel {
    let palette = [[255, 0, 0], [0, 255, 0], [0, 0, 255]].map(Rgb::from).to_vec();
    let mut cells = vec![0; 4 * 3 * 5];
    let offset = |x: usize, y: usize, z: usize| x + 4 * (y + 3 * z);
    (0..4).for_each(|x| cells[offset(x, 0, 0)] = 1);
    (1..3).for_each(|y| cells[offset(0, y, 0)] = 2);
    (1..5).for_each(|z| cells[offset(0, 0, z)] = 3);
    VoxelModel::new(UVec3::new(4, 3, 5), cells, Palette::new(palette).unwrap()).unwrap()
}

#[test]
fn another_reader_finds_every_voxel_unmirrored_and_in_its_colour() {
    let file = dot_vox::load_bytes(&vox::write(&axes())).unwrap();
    assert_eq!((file.version, file.models.len(), file.palette.len()), (150, 1, 256));
    let size = file.models[0].size;
    assert_eq!((size.x, size.y, size.z), (4, 3, 5));
    let voxels: Vec<_> = file.models[0]
        .voxels
        .iter()
        .map(|voxel| ([voxel.x, voxel.y, voxel.z], <[u8; 4]>::from(file.palette[usize::from(voxel.i)])))
        .collect();
    let [red, green, blue] = [[255, 0, 0, 255], [0, 255, 0, 255], [0, 0, 255, 255]];
    let expected = [
        ([0, 0, 0], red),
        ([1, 0, 0], red),
        ([2, 0, 0], red),
        ([3, 0, 0], red),
        ([0, 1, 0], green),
        ([0, 2, 0], green),
        ([0, 0, 1], blue),
        ([0, 0, 2], blue),
        ([0, 0, 3], blue),
        ([0, 0, 4], blue),
    ];
    assert_eq!(voxels, expected, "ordered z, y, x");
    let dot_vox::SceneNode::Transform { frames, layer_id: 0, child: 3, .. } = &file.scenes[2] else {
        panic!("{:?}", file.scenes)
    };
    assert_eq!(frames[0].attributes["_t"], "0 0 2", "stands on the ground");
    assert_eq!(file.palette[255], dot_vox::Color { r: 0, g: 0, b: 0, a: 0 });
    assert!(file.materials.iter().all(|material| material.material_type() == Some("_diffuse")));
}

#[test]
fn another_reader_finds_instances_with_their_rotations() {
    let scene = vox::read(&placing::nested()).unwrap();
    let file = dot_vox::load_bytes(&vox::write_scene(&scene).unwrap()).unwrap();
    let instances = file.scenes[2..].iter().filter_map(|node| match node {
        dot_vox::SceneNode::Transform { frames, .. } => Some(frames[0].orientation()),
        _ => None,
    });
    for (theirs, ours) in instances.zip(&scene.placements) {
        let columns = theirs.unwrap_or(dot_vox::Rotation::IDENTITY).to_cols_array_2d();
        for (axis, column) in [IVec3::X, IVec3::Y, IVec3::Z].into_iter().zip(columns) {
            assert_eq!(ours.rotation.apply(axis).as_vec3().to_array(), column);
        }
    }
}

#[test]
fn the_chunks_follow_each_other_as_magica_voxel_writes_them() {
    let bytes = vox::write(&axes());
    let (mut names, mut at) = (Vec::new(), 20);
    while at < bytes.len() {
        names.push(std::str::from_utf8(&bytes[at..at + 4]).unwrap());
        at += 12 + u32::from_le_bytes(bytes[at + 4..at + 8].try_into().unwrap()) as usize;
    }
    let expected = "SIZE XYZI nTRN nGRP nTRN nSHP LAYR RGBA MATL MATL MATL";
    assert_eq!(names.join(" "), expected);
}

#[test]
fn a_full_model_of_256_cubed_goes_out_and_comes_in() {
    let cells = (0..256_usize.pow(3)).map(|offset| (offset % 255 + 1) as u8).collect();
    let colors = (0..255).map(|red| Rgb::new(red, 7, 255 - red)).collect();
    let model = VoxelModel::new(UVec3::splat(256), cells, Palette::new(colors).unwrap()).unwrap();
    let bytes = vox::write(&model);
    assert!(bytes.len() > 64 << 20 && bytes.len() < 65 << 20);
    assert!(vox::read(&bytes).unwrap().models[0] == model);
}

#[test]
fn a_scene_that_contradicts_itself_is_not_written() {
    let scene = Scene::of(axes());
    let with = |change: fn(&mut Scene)| {
        let mut scene = scene.clone();
        change(&mut scene);
        vox::write_scene(&scene).unwrap_err()
    };
    assert_eq!(with(|scene| scene.palette = Palette::default()), VoxWriteError::Palette(0));
    assert_eq!(with(|scene| scene.placements[0].model = 1), VoxWriteError::NoModel(1));
    let far = [0, 0, i32::MAX];
    assert_eq!(with(|scene| scene.placements[0].origin.z = i32::MAX), VoxWriteError::TooFar(far));
    assert_eq!(with(|scene| scene.placements = vec![scene.placements[0]; 70_000]), VoxWriteError::TooLarge);
}
