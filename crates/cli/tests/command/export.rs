//! `voxelier export`: every format is read back.

use crate::bench::{Bench, data};
use voxel::{VoxelModel, vox};
use voxelize::TriMesh;

const COSTUME: &str = "voxel/tests/data/costume.vox";

fn costume() -> VoxelModel {
    vox::read(&std::fs::read(data(COSTUME)).unwrap()).unwrap().flatten().unwrap()
}

/// Exported under `name` and loaded again.
fn mesh(bench: &Bench, name: &str) -> TriMesh {
    assert_eq!(bench.run(&["export", &data(COSTUME), "-o", name]).done_quietly(), "");
    voxelize::load_mesh(&bench.path(name)).unwrap()
}

/// It stands on the ground, centred over the origin, a unit a voxel, Y up.
fn stands(mesh: &TriMesh, model: &VoxelModel) {
    let [x, y, z] = model.size().as_vec3().to_array();
    let (low, high) = mesh.bounds().unwrap();
    assert_eq!(low.to_array(), [-x / 2.0, 0.0, -y / 2.0]);
    assert_eq!(high.to_array(), [x / 2.0, z, y / 2.0]);
}

#[test]
fn a_glb_is_read_back_in_one_piece() {
    let bench = Bench::new();
    let mesh = mesh(&bench, "costume.glb");
    stands(&mesh, &costume());
    assert_eq!(bench.names(), ["costume.glb"]);
}

#[test]
fn an_obj_is_read_back_with_the_materials_beside_it() {
    let bench = Bench::new();
    let mesh = mesh(&bench, "costume.obj");
    stands(&mesh, &costume());
    // One more for triangles that name none.
    assert_eq!(mesh.materials.len(), costume().used_colors() + 1);
    assert_eq!(bench.names(), ["costume.mtl", "costume.obj"]);
}

#[test]
fn a_ply_holds_as_much_as_its_header_says() {
    let bench = Bench::new();
    bench.run(&["export", &data(COSTUME), "-o", "costume.ply"]).done_quietly();
    let bytes = bench.read("costume.ply");
    let end = bytes.windows(11).position(|window| window == b"end_header\n").unwrap() + 11;
    let header = std::str::from_utf8(&bytes[..end]).unwrap();
    assert!(header.starts_with("ply\nformat binary_little_endian 1.0\n"), "{header}");
    let count = |element: &str| -> usize {
        let line = header.lines().find_map(|line| line.strip_prefix(&format!("element {element} ")));
        line.unwrap().parse().unwrap()
    };
    let (corner, corners_of_a_face) = (3 * 4 + 3, 1 + 4 * 4);
    let length = count("vertex") * corner + count("face") * corners_of_a_face;
    assert!(count("face") > 100 && bytes.len() == end + length, "{header}");
}

#[test]
fn a_vox_is_one_model_for_another_reader_too() {
    let bench = Bench::new();
    let scene = data("voxel/tests/data/multiple_model_scene.vox");
    bench.run(&["export", &scene, "-o", "one.vox"]).done_quietly();
    let flat = vox::read(&std::fs::read(scene).unwrap()).unwrap().flatten().unwrap();
    assert_eq!(bench.model("one.vox"), flat);
    let theirs = dot_vox::load_bytes(&bench.read("one.vox")).unwrap();
    assert_eq!(theirs.models.len(), 1);
    assert_eq!(theirs.models[0].voxels.len(), flat.voxel_count());
}

#[test]
fn the_ending_chooses_the_format_in_any_case_and_no_other_one_is_taken() {
    let bench = Bench::new();
    bench.run(&["export", &data(COSTUME), "-o", "LOUD.GLB"]).done_quietly();
    assert!(bench.read("LOUD.GLB").starts_with(b"glTF"));
    for name in ["costume.stl", "costume", "glb"] {
        let sentence = bench.run(&["export", &data(COSTUME), "-o", name]).failed();
        assert_eq!(sentence, "--output: the file's ending must be .glb, .obj, .ply, .qb or .vox");
    }
    assert_eq!(bench.names(), ["LOUD.GLB"]);
}

#[test]
fn materials_that_cannot_be_written_stop_the_obj_too() {
    let bench = Bench::new();
    std::fs::create_dir(bench.path("costume.mtl")).unwrap();
    let sentence = bench.run(&["export", &data(COSTUME), "-o", "costume.obj"]).failed();
    assert_eq!(sentence, "costume.mtl: is a folder; name a file in it");
    assert_eq!(bench.names(), ["costume.mtl"]);
}

#[test]
fn a_texture_lies_beside_an_obj_and_colours_it() {
    let bench = Bench::new();
    bench.run(&["export", &data(COSTUME), "--texture", "-o", "costume.obj"]).done_quietly();
    assert_eq!(bench.names(), ["costume.mtl", "costume.obj", "costume.png"]);
    let mesh = voxelize::load_mesh(&bench.path("costume.obj")).unwrap();
    stands(&mesh, &costume());
    let textured = mesh.materials.iter().filter(|material| material.texture.is_some());
    assert_eq!(textured.count(), 1);
    let picture = image::load_from_memory(&bench.read("costume.png")).unwrap().into_rgb8();
    let first = costume().palette().get(1).unwrap();
    assert_eq!((picture.dimensions(), picture.get_pixel(0, 0).0), ((256, 1), first.into()));
}

#[test]
fn scale_and_pivot_place_the_mesh() {
    let bench = Bench::new();
    let words = ["--scale", "0.5", "--pivot", "center", "--texture", "--squares"];
    let costume_vox = data(COSTUME);
    let all: Vec<&str> =
        ["export", &costume_vox].into_iter().chain(words).chain(["-o", "costume.glb"]).collect();
    bench.run(&all).done_quietly();
    let [x, y, z] = (costume().size().as_vec3() / 4.0).to_array();
    let (low, high) = voxelize::load_mesh(&bench.path("costume.glb")).unwrap().bounds().unwrap();
    assert_eq!((low.to_array(), high.to_array()), ([-x, -z, -y], [x, z, y]));
}

#[test]
fn a_qb_holds_a_cell_for_each_of_the_model() {
    let bench = Bench::new();
    bench.run(&["export", &data(COSTUME), "-o", "costume.qb"]).done_quietly();
    let file = bench.read("costume.qb");
    let cells = &file[file.len() - 4 * costume().cells().len()..];
    let voxels = cells.chunks_exact(4).filter(|cell| cell[3] == 255);
    assert_eq!(voxels.count(), costume().voxel_count());
}

#[test]
fn a_scene_can_stay_a_scene() {
    let bench = Bench::new();
    let scene = data("voxel/tests/data/multiple_model_scene.vox");
    bench.run(&["export", &scene, "--scene", "-o", "scene.vox"]).done_quietly();
    let before = vox::read(&std::fs::read(&scene).unwrap()).unwrap();
    assert_eq!(bench.scene("scene.vox").placements, before.placements);
    let sentence = bench.run(&["export", &scene, "--scene", "-o", "scene.glb"]).failed();
    assert_eq!(sentence, "--scene: only a .vox file can hold a scene");
}

#[test]
fn a_length_that_no_voxel_may_have_is_wrong_usage() {
    let bench = Bench::new();
    for side in ["0", "-1", "nan", "1001", "wide"] {
        let told = bench.run(&["export", &data(COSTUME), "--scale", side, "-o", "x.glb"]).misused();
        assert!(told.contains("0.0001 to 1000"), "{told}");
    }
}
