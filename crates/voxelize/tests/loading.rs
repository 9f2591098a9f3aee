//! What meshes from files look like: textures, colours, nodes, and files beside them.

#![allow(clippy::unwrap_used, reason = "a test that fails may do so anywhere")]

use base64::Engine as _;
use base64::prelude::BASE64_STANDARD;
use image::{ImageFormat, Rgba, RgbaImage};
use serde_json::{Value, json};
use std::io::Cursor;
use std::path::Path;
use tempfile::TempDir;
use voxel::{Rgb, VoxelModel, VoxelSize, VoxelizeOptions};
use voxelize::{MeshError, load_mesh, voxelize};

const RED: Rgb = Rgb::new(255, 0, 0);
const GREEN: Rgb = Rgb::new(0, 255, 0);
const BLUE: Rgb = Rgb::new(0, 0, 255);
const WHITE: Rgb = Rgb::new(255, 255, 255);

/// Red and green above blue and white.
fn quarters() -> Vec<u8> {
    let colors = [[RED, GREEN], [BLUE, WHITE]];
    let picture = RgbaImage::from_fn(16, 16, |x, y| {
        let [r, g, b] = colors[y as usize / 8][x as usize / 8].into();
        Rgba([r, g, b, 255])
    });
    png(&picture)
}

fn png(picture: &RgbaImage) -> Vec<u8> {
    let mut bytes = Cursor::new(Vec::new());
    picture.write_to(&mut bytes, ImageFormat::Png).unwrap();
    bytes.into_inner()
}

fn data_uri(bytes: &[u8]) -> String {
    format!("data:application/octet-stream;base64,{}", BASE64_STANDARD.encode(bytes))
}

/// A square of side 1 that looks at the viewer, with its texture upright on it, and a document around it.
fn square() -> (Value, Vec<u8>) {
    let positions: [f32; 12] = [0.0, 0.0, 0.0, 1.0, 0.0, 0.0, 1.0, 1.0, 0.0, 0.0, 1.0, 0.0];
    let uvs: [f32; 8] = [0.0, 1.0, 1.0, 1.0, 1.0, 0.0, 0.0, 0.0];
    let mut bytes: Vec<u8> = positions.iter().chain(&uvs).flat_map(|value| value.to_le_bytes()).collect();
    bytes.extend([0, 1, 2, 0, 2, 3]);
    let document = json!({
        "asset": {"version": "2.0"},
        "scenes": [{"nodes": [0]}],
        "nodes": [{"mesh": 0}],
        "meshes": [{"primitives": [{"attributes": {"POSITION": 0, "TEXCOORD_0": 1}, "indices": 2, "material": 0}]}],
        "buffers": [{"byteLength": bytes.len(), "uri": data_uri(&bytes)}],
        "bufferViews": [
            {"buffer": 0, "byteLength": 48},
            {"buffer": 0, "byteOffset": 48, "byteLength": 32},
            {"buffer": 0, "byteOffset": 80, "byteLength": 6}
        ],
        "accessors": [
            {"bufferView": 0, "componentType": 5126, "count": 4, "type": "VEC3", "min": [0, 0, 0], "max": [1, 1, 0]},
            {"bufferView": 1, "componentType": 5126, "count": 4, "type": "VEC2"},
            {"bufferView": 2, "componentType": 5121, "count": 6, "type": "SCALAR"}
        ],
        "materials": [{"pbrMetallicRoughness": {"baseColorTexture": {"index": 0}}}],
        "textures": [{"source": 0, "sampler": 0}],
        "samplers": [{"magFilter": 9728}],
        "images": [{"uri": data_uri(&quarters())}]
    });
    (document, bytes)
}

fn load_text(document: &Value) -> Result<VoxelModel, MeshError> {
    let folder = tempfile::tempdir().unwrap();
    load_in(&folder, document)
}

fn load_in(folder: &TempDir, document: &Value) -> Result<VoxelModel, MeshError> {
    let path = folder.path().join("mesh.gltf");
    std::fs::write(&path, document.to_string()).unwrap();
    model(&path)
}

fn model(path: &Path) -> Result<VoxelModel, MeshError> {
    let options = VoxelizeOptions { voxel_size: VoxelSize::new(8).unwrap(), ..VoxelizeOptions::default() };
    Ok(voxelize(&load_mesh(path)?, &options).unwrap())
}

/// The colours of the front view at its upper left, upper right, lower left and lower right.
fn corners(model: &VoxelModel) -> [Option<Rgb>; 4] {
    let (right, top) = (model.size().x as i32 - 1, model.size().z as i32 - 1);
    [(0, top), (right, top), (0, 0), (right, 0)].map(|(x, z)| {
        let column = (0..model.size().y as i32).map(|y| model.at(x, y, z));
        model.palette().get(column.into_iter().find(|&index| index != 0).unwrap_or(0))
    })
}

#[test]
fn a_texture_lies_upright_on_its_square() {
    let model = load_text(&square().0).unwrap();
    assert_eq!(model.size().to_array(), [8, 1, 8], "an open sheet stays a sheet");
    assert_eq!(corners(&model), [RED, GREEN, BLUE, WHITE].map(Some));
    assert_eq!(model.used_colors(), 4, "nothing is mixed where texels have hard edges");
}

#[test]
fn a_texture_transform_moves_turns_and_scales() {
    let with = |transform: Value| {
        let mut document = square().0;
        document["extensionsUsed"] = json!(["KHR_texture_transform"]);
        document["extensionsRequired"] = json!(["KHR_texture_transform"]);
        let texture = &mut document["materials"][0]["pbrMetallicRoughness"]["baseColorTexture"];
        texture["extensions"] = json!({"KHR_texture_transform": transform});
        corners(&load_text(&document).unwrap())
    };
    assert_eq!(with(json!({"offset": [0.5, 0.0]})), [GREEN, RED, WHITE, BLUE].map(Some));
    assert_eq!(with(json!({"scale": [0.5, 0.5]})), [RED; 4].map(Some));
    // A quarter turn around the upper left corner: what was on the left is on top, mirrored by the repetition.
    let turned = with(json!({"rotation": std::f32::consts::FRAC_PI_2, "offset": [0.0, 1.0]}));
    assert_eq!(turned, [BLUE, RED, WHITE, GREEN].map(Some));
}

#[test]
fn textures_wrap_as_their_sampler_says() {
    let with = |wrap: u32| {
        let mut document = square().0;
        document["samplers"] = json!([{"magFilter": 9728, "wrapS": wrap, "wrapT": wrap}]);
        let texture = &mut document["materials"][0]["pbrMetallicRoughness"]["baseColorTexture"];
        texture["extensions"] = json!({"KHR_texture_transform": {"offset": [1.0, 0.0]}});
        document["extensionsUsed"] = json!(["KHR_texture_transform"]);
        corners(&load_text(&document).unwrap())
    };
    assert_eq!(with(10_497), [RED, GREEN, BLUE, WHITE].map(Some), "repeat");
    assert_eq!(with(33_648), [GREEN, RED, WHITE, BLUE].map(Some), "mirror");
    assert_eq!(with(33_071), [GREEN, GREEN, WHITE, WHITE].map(Some), "clamp");
}

#[test]
fn clear_texels_are_cut_out() {
    let mut document = square().0;
    let leaf = RgbaImage::from_fn(16, 16, |x, _| Rgba([0, 255, 0, if x < 8 { 255 } else { 0 }]));
    document["images"] = json!([{"uri": data_uri(&png(&leaf))}]);
    let count = |document: &Value| load_text(document).unwrap().voxel_count();
    assert_eq!(count(&document), 64, "an opaque material has no clear texels");
    document["materials"][0]["alphaMode"] = json!("MASK");
    assert_eq!(count(&document), 32);
    document["materials"][0]["alphaMode"] = json!("BLEND");
    assert_eq!(count(&document), 32);
}

#[test]
fn colours_of_material_and_vertices_are_multiplied() {
    let (mut document, mut bytes) = square();
    let colors = [[255, 255, 255, 255], [255, 255, 255, 255], [255, 0, 0, 255], [255, 0, 0, 255]];
    bytes.extend([0, 0]);
    bytes.extend(colors.concat());
    document["buffers"] = json!([{"byteLength": bytes.len(), "uri": data_uri(&bytes)}]);
    let view = json!({"buffer": 0, "byteOffset": 88, "byteLength": 16});
    document["bufferViews"].as_array_mut().unwrap().push(view);
    let accessor =
        json!({"bufferView": 3, "componentType": 5121, "normalized": true, "count": 4, "type": "VEC4"});
    document["accessors"].as_array_mut().unwrap().push(accessor);
    document["meshes"][0]["primitives"][0]["attributes"]["COLOR_0"] = json!(3);
    document["materials"] = json!([{"pbrMetallicRoughness": {"baseColorFactor": [1, 1, 0, 1]}}]);
    let model = load_text(&document).unwrap();
    let [upper, _, lower, _] = corners(&model).map(Option::unwrap);
    assert!(upper.r == 255 && upper.g < 80 && upper.b == 0, "red above: {upper:?}");
    assert!(lower.r == 255 && lower.g > 240 && lower.b == 0, "yellow below: {lower:?}");
}

#[test]
fn nodes_place_what_is_below_them() {
    let mut document = square().0;
    // Three times as wide, mirrored, beside the first: the parent's doing and the child's.
    document["nodes"] = json!([
        {"mesh": 0, "children": [1]},
        {"scale": [-3, 1, 1], "children": [2]},
        {"mesh": 0, "translation": [-1, 0, 0]}
    ]);
    let model = load_text(&document).unwrap();
    assert_eq!(model.size().to_array(), [8, 1, 3], "from 0 to 3 along x");
    let at = |x: i32| model.palette().get(model.at(x, 0, 2));
    assert_eq!((at(7), at(3)), (Some(RED), Some(GREEN)), "mirrored");
}

#[test]
fn quantized_positions_are_read() {
    let (mut document, bytes) = square();
    let corners: [[i16; 4]; 4] = [[0, 0, 0, 0], [32_767, 0, 0, 0], [32_767, 32_767, 0, 0], [0, 32_767, 0, 0]];
    let quantized: Vec<u8> = corners.as_flattened().iter().flat_map(|value| value.to_le_bytes()).collect();
    let bytes = [&bytes[..], &[0, 0], &quantized[..]].concat();
    document["buffers"] = json!([{"byteLength": bytes.len(), "uri": data_uri(&bytes)}]);
    let view = json!({"buffer": 0, "byteOffset": 88, "byteLength": 32, "byteStride": 8});
    document["bufferViews"].as_array_mut().unwrap().push(view);
    document["accessors"][0] = json!({
        "bufferView": 3, "componentType": 5122, "normalized": true, "count": 4, "type": "VEC3",
        "min": [0, 0, 0], "max": [32_767, 32_767, 0]
    });
    document["nodes"] = json!([{"mesh": 0, "scale": [1, 0.5, 1]}]);
    document["extensionsUsed"] = json!(["KHR_mesh_quantization"]);
    document["extensionsRequired"] = json!(["KHR_mesh_quantization"]);
    let model = load_text(&document).unwrap();
    assert_eq!(model.size().to_array(), [8, 1, 4]);
    assert_eq!(self::corners(&model), [RED, GREEN, BLUE, WHITE].map(Some));
}

#[test]
fn files_beside_the_mesh_are_found_and_missed_by_name() {
    let (mut document, bytes) = square();
    let folder = tempfile::tempdir().unwrap();
    document["buffers"][0]["uri"] = json!("square.bin");
    document["images"][0]["uri"] = json!("Textures/four%20colours.png");
    let missing = |result: Result<VoxelModel, MeshError>| result.unwrap_err().to_string();
    assert_eq!(missing(load_in(&folder, &document)), "square.bin: there is no such file");
    std::fs::write(folder.path().join("square.bin"), bytes).unwrap();
    assert_eq!(missing(load_in(&folder, &document)), "four colours.png: there is no such file");
    std::fs::create_dir(folder.path().join("Textures")).unwrap();
    std::fs::write(folder.path().join("Textures/four colours.png"), quarters()).unwrap();
    assert_eq!(corners(&load_in(&folder, &document).unwrap()), [RED, GREEN, BLUE, WHITE].map(Some));
}

#[test]
fn compressed_meshes_are_refused_by_the_name_that_exporters_use() {
    for (extension, words) in [
        ("KHR_draco_mesh_compression", "Draco compression"),
        ("EXT_meshopt_compression", "meshopt compression"),
        ("KHR_texture_basisu", "Basis Universal"),
        ("ACME_secret", "ACME_secret"),
    ] {
        let mut document = square().0;
        document["extensionsUsed"] = json!([extension]);
        document["extensionsRequired"] = json!([extension]);
        let error = load_text(&document).unwrap_err().to_string();
        assert!(error.contains(words) && error.ends_with("export it without"), "{error}");
    }
    let mut shiny = square().0;
    shiny["extensionsUsed"] = json!(["KHR_materials_clearcoat"]);
    shiny["extensionsRequired"] = json!(["KHR_materials_clearcoat"]);
    assert!(load_text(&shiny).is_ok(), "what only shines is no reason to refuse");
}

const SQUARE: &str = "mtllib square.mtl
v 0 0 0
v 1 0 0
v 1 1 0
v 0 1 0
vt 0 0
vt 1 0
vt 1 1
vt 0 1
usemtl paper
f 1/1 2/2 3/3 4/4
";

#[test]
fn an_obj_wears_what_its_material_file_says() {
    let folder = tempfile::tempdir().unwrap();
    let file = |name: &str, bytes: &[u8]| std::fs::write(folder.path().join(name), bytes).unwrap();
    let load = || model(&folder.path().join("square.obj"));
    file("square.obj", SQUARE.as_bytes());
    assert_eq!(
        corners(&load().unwrap()),
        [WHITE; 4].map(Some),
        "a shape without its material file is a shape"
    );
    file("square.mtl", b"newmtl paper\nKd 1 0 0\n");
    assert_eq!(corners(&load().unwrap()), [RED; 4].map(Some));
    file("square.mtl", b"newmtl paper\nKd 0 0 0\nmap_Kd paper.png\n");
    assert_eq!(load().unwrap_err().to_string(), "paper.png: there is no such file");
    file("paper.png", &quarters());
    // Soft texels at the border mix with those of the other side, where the texture goes on.
    for (found, wanted) in corners(&load().unwrap()).into_iter().zip([RED, GREEN, BLUE, WHITE]) {
        let found = <[u8; 3]>::from(found.unwrap());
        assert!(found.iter().zip(<[u8; 3]>::from(wanted)).all(|(a, b)| a.abs_diff(b) < 100), "{found:?}");
    }
}

#[test]
fn faces_without_texture_coordinates_leave_those_of_their_neighbours_alone() {
    let folder = tempfile::tempdir().unwrap();
    let file = |name: &str, bytes: &[u8]| std::fs::write(folder.path().join(name), bytes).unwrap();
    file("square.mtl", b"newmtl paper\nmap_Kd paper.png\n");
    file("paper.png", &quarters());
    let load = |obj: &str| {
        file("square.obj", obj.as_bytes());
        model(&folder.path().join("square.obj")).unwrap()
    };
    let whole = load(SQUARE);
    // A face that nobody sees, behind the middle of the square, before it in the same group.
    let hidden = "v .4 .4 -.01\nv .6 .4 -.01\nv .6 .6 -.01\nusemtl paper\nf 7 6 5\n";
    let mixed = load(&SQUARE.replace("usemtl paper\n", hidden));
    assert_eq!(corners(&mixed), corners(&whole));
}
