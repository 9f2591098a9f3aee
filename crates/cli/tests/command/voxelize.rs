//! `voxelier voxelize`: pictures and meshes of every kind that is taken.

use crate::bench::{Bench, data};
use image::codecs::jpeg::JpegEncoder;
use image::codecs::webp::WebPEncoder;
use image::{DynamicImage, ImageFormat, Rgba, RgbaImage};
use serde_json::json;
use std::io::Cursor;
use voxel::VoxelModel;

/// A mushroom of 48 x 64 pixels: a red cap on a white stem, over `ground`.
fn mushroom(ground: Rgba<u8>) -> DynamicImage {
    let picture = RgbaImage::from_fn(48, 64, |x, y| {
        let (dx, dy) = (i64::from(x) - 24, i64::from(y) - 26);
        if y < 30 && dx * dx + dy * dy < 20 * 20 {
            Rgba([200, 20, 30, 255])
        } else if (30..58).contains(&y) && dx.abs() < 8 {
            Rgba([240, 230, 200, 255])
        } else {
            ground
        }
    });
    DynamicImage::ImageRgba8(picture)
}

fn is_mushroom(model: &VoxelModel) {
    let size = model.size();
    assert_eq!(size.max_element(), 32);
    let color = |x: u32, z: u32| {
        let inside = (0..size.y as i32).map(|y| model.at(x as i32, y, z as i32)).find(|&index| index != 0);
        inside.and_then(|index| model.palette().get(index)).unwrap_or_default()
    };
    let cap = color(size.x / 2, size.z - 4);
    assert!(cap.r > 120 && cap.g < 80 && cap.b < 80, "the cap is {cap:?}");
    let stem = color(size.x / 2, 2);
    assert!(stem.r > 180 && stem.g > 170, "the stem is {stem:?}");
}

#[test]
fn png_jpeg_and_webp_pictures_are_built() {
    let bench = Bench::new();
    let clear = mushroom(Rgba([0, 0, 0, 0]));
    let mut png = Cursor::new(Vec::new());
    clear.write_to(&mut png, ImageFormat::Png).unwrap();
    bench.write("mushroom.png", png.into_inner());
    let mut webp = Vec::new();
    clear.write_with_encoder(WebPEncoder::new_lossless(&mut webp)).unwrap();
    bench.write("mushroom.webp", webp);
    let mut jpeg = Vec::new();
    let photo = DynamicImage::ImageRgb8(mushroom(Rgba([90, 160, 220, 255])).into_rgb8());
    photo.write_with_encoder(JpegEncoder::new_with_quality(&mut jpeg, 95)).unwrap();
    bench.write("mushroom.jpg", &jpeg);
    // What a picture is doesn't depend on its name.
    bench.write("nameless", jpeg);
    for input in ["mushroom.png", "mushroom.webp", "mushroom.jpg", "nameless"] {
        let (told, aside) = bench.run(&["voxelize", input, "-o", "out.vox"]).done();
        let is_photo = ["mushroom.jpg", "nameless"].contains(&input);
        assert_eq!(aside.contains(&format!("{input}: masked by its ground's colours")), is_photo, "{aside}");
        assert!(told.starts_with("out.vox: ") && told.ends_with(" colours\n"), "{told}");
        is_mushroom(&bench.model("out.vox"));
    }
    assert!(!bench.home().exists(), "it works without service and history");
}

fn png(picture: &DynamicImage) -> Vec<u8> {
    let mut png = Cursor::new(Vec::new());
    picture.write_to(&mut png, ImageFormat::Png).unwrap();
    png.into_inner()
}

#[test]
fn the_mask_can_be_seen_before_anything_is_built() {
    let bench = Bench::new();
    let ground = Rgba([90, 160, 220, 255]);
    bench.write("photo.png", png(&mushroom(ground)));
    let (told, aside) = bench.run(&["voxelize", "photo.png", "--mask", "kept.png"]).done();
    assert_eq!(told, "kept.png: 48 x 64 pixels, 38 % kept\n");
    assert!(aside.starts_with("voxelier: photo.png: masked by "), "{aside}");
    assert_eq!(bench.names(), ["kept.png", "photo.png"]);
    let kept = image::load_from_memory(&bench.read("kept.png")).unwrap().into_rgba8();
    assert_eq!((kept.get_pixel(2, 60).0, kept.get_pixel(24, 20).0), ([0; 4], [200, 20, 30, 255]));
    // What is seen is what is built.
    let told = bench.run(&["voxelize", "kept.png", "-o", "kept.vox"]).done_quietly();
    bench.run(&["voxelize", "photo.png", "-o", "photo.vox", "--mask", "again.png"]).done();
    assert!(bench.read("kept.vox") == bench.read("photo.vox") && told.starts_with("kept.vox: "));
    assert!(bench.read("kept.png") == bench.read("again.png"));
}

#[test]
fn how_the_mask_is_found_can_be_chosen() {
    let bench = Bench::new();
    bench.write("photo.png", png(&mushroom(Rgba([90, 160, 220, 255]))));
    let run = |way: &str| bench.run(&["voxelize", "photo.png", "--mask-by", way, "-o", "out.vox"]);
    let (_, aside) = run("ground").done();
    assert_eq!(aside, "voxelier: photo.png: masked by its ground's colours\n");
    is_mushroom(&bench.model("out.vox"));
    let (told, aside) = run("none").done();
    assert_eq!(aside, "voxelier: photo.png: not masked\n");
    assert!(told.starts_with("out.vox: 24 x "), "the whole picture is three to four: {told}");
    match voxelize::mask_model() {
        Ok(()) => {
            let (_, aside) = run("model").done();
            assert_eq!(aside, "voxelier: photo.png: masked by what the mask model sees\n");
        }
        Err(missing) => assert_eq!(run("model").failed(), format!("photo.png: {missing}")),
    }
}

#[test]
fn a_picture_of_its_own_transparency_needs_no_mask_and_a_mesh_has_none() {
    let bench = Bench::new();
    let clear = png(&mushroom(Rgba([0, 0, 0, 0])));
    bench.write("sprite.png", &clear);
    let told =
        bench.run(&["voxelize", "sprite.png", "--mask-by", "none", "--mask", "kept.png"]).done_quietly();
    assert_eq!(told, "kept.png: 48 x 64 pixels, 38 % kept\n");
    let spot = data("voxelize/tests/data/spot.glb");
    for (words, flag) in [(["--mask", "mask.png"], "--mask"), (["--mask-by", "none"], "--mask-by")] {
        let sentence = bench.run(&[&["voxelize", &spot, "-o", "spot.vox"][..], &words].concat()).failed();
        assert_eq!(sentence, format!("{flag}: only a picture has a ground that the thing is told from"));
    }
    let sentence = bench.run(&["voxelize", "sprite.png", "--mask", "x.jpg"]).failed();
    assert_eq!(sentence, "--mask: a mask is written as PNG: the file's ending must be .png");
    let sentence = bench.run(&["voxelize", "sprite.png", "--mask", "/dev/null", "-o", "/dev/null"]).failed();
    assert_eq!(sentence, "--mask: names the same file as -o");
    assert_eq!(bench.names(), ["kept.png", "sprite.png"]);
}

#[test]
fn a_glb_is_built_with_the_texture_in_it_or_beside_it() {
    let bench = Bench::new();
    for (input, least) in [("spot.glb", 4), ("kenney-character.glb", 4)] {
        let input = data(&format!("voxelize/tests/data/{input}"));
        for name in ["1.vox", "2.vox"] {
            bench.run(&["voxelize", &input, "--voxel-size", "40", "-o", name]).done_quietly();
        }
        assert!(bench.read("1.vox") == bench.read("2.vox"), "{input}");
        let model = bench.model("1.vox");
        assert_eq!(model.size().max_element(), 40, "{input}");
        assert!(model.used_colors() >= least, "{input}: {} colours", model.used_colors());
    }
}

/// A square of two triangles, one unit along x and y, with a texture on it: red on the left, blue on the right.
const SQUARE: &str = "mtllib square.mtl\nv 0 0 0\nv 1 0 0\nv 1 1 0\nv 0 1 0\nvt 0 0\nvt 1 0\nvt 1 1\nvt 0 1\n\
                      usemtl paint\nf 1/1 2/2 3/3 4/4\n";

fn flag() -> Vec<u8> {
    let picture =
        RgbaImage::from_fn(16, 16, |x, _| Rgba(if x < 8 { [255, 0, 0, 255] } else { [0, 0, 255, 255] }));
    let mut png = Cursor::new(Vec::new());
    picture.write_to(&mut png, ImageFormat::Png).unwrap();
    png.into_inner()
}

#[test]
fn an_obj_is_built_with_its_materials_and_texture() {
    let bench = Bench::new();
    bench.write("square.obj", SQUARE);
    bench.write("square.mtl", "newmtl paint\nmap_Kd flag.png\n");
    bench.write("flag.png", flag());
    bench.run(&["voxelize", "square.obj", "--voxel-size", "8", "-o", "square.vox"]).done_quietly();
    is_flag(&bench.model("square.vox"));
}

/// Thin, upright, red on the left and blue on the right of whoever looks at its front. The texture repeats, so its ends
/// bleed into each other: the colours are looked at in the middle of each half.
fn is_flag(model: &VoxelModel) {
    let size = model.size();
    assert_eq!((size.x, size.y, size.z), (8, 1, 8));
    let color = |x: i32| model.palette().get(model.at(x, 0, 4)).unwrap();
    let (left, right) = (color(2), color(5));
    assert!(left.r > 230 && left.b < 40, "{left:?}");
    assert!(right.b > 230 && right.r < 40, "{right:?}");
}

/// The same square as glTF: numbers in `square.bin`, the texture in `flag.png`.
fn gltf() -> (String, Vec<u8>) {
    let positions = [[0.0, 0.0, 0.0], [1.0, 0.0, 0.0], [1.0, 1.0, 0.0], [0.0, 1.0, 0.0]];
    // v points down.
    let uvs = [[0.0, 1.0], [1.0, 1.0], [1.0, 0.0], [0.0, 0.0]];
    let floats = positions.as_flattened().iter().chain(uvs.as_flattened());
    let mut bytes: Vec<u8> = floats.flat_map(|&value: &f32| value.to_le_bytes()).collect();
    bytes.extend([0_u16, 1, 2, 0, 2, 3].iter().flat_map(|index| index.to_le_bytes()));
    let view =
        |offset: usize, length: usize| json!({"buffer": 0, "byteOffset": offset, "byteLength": length});
    let document = json!({
        "asset": {"version": "2.0"},
        "scene": 0,
        "scenes": [{"nodes": [0]}],
        "nodes": [{"mesh": 0}],
        "meshes": [{"primitives": [{
            "attributes": {"POSITION": 0, "TEXCOORD_0": 1}, "indices": 2, "material": 0
        }]}],
        "materials": [{"pbrMetallicRoughness": {"baseColorTexture": {"index": 0}}}],
        "textures": [{"source": 0}],
        "images": [{"uri": "flag.png"}],
        "buffers": [{"uri": "square.bin", "byteLength": bytes.len()}],
        "bufferViews": [view(0, 48), view(48, 32), view(80, 12)],
        "accessors": [
            {"bufferView": 0, "componentType": 5126, "count": 4, "type": "VEC3", "min": [0, 0, 0], "max": [1, 1, 0]},
            {"bufferView": 1, "componentType": 5126, "count": 4, "type": "VEC2"},
            {"bufferView": 2, "componentType": 5123, "count": 6, "type": "SCALAR"}
        ]
    });
    (document.to_string(), bytes)
}

#[test]
fn a_gltf_is_built_with_the_files_that_it_names() {
    let bench = Bench::new();
    let (document, numbers) = gltf();
    bench.write("square.gltf", document);
    let words = ["voxelize", "square.gltf", "--voxel-size", "8", "-o", "square.vox"];
    assert_eq!(bench.run(&words).failed(), "square.gltf: square.bin: there is no such file");
    bench.write("square.bin", numbers);
    assert_eq!(bench.run(&words).failed(), "square.gltf: flag.png: there is no such file");
    assert_eq!(bench.names(), ["square.bin", "square.gltf"]);
    bench.write("flag.png", flag());
    bench.run(&words).done_quietly();
    is_flag(&bench.model("square.vox"));
}

#[test]
fn every_option_does_what_it_says() {
    let bench = Bench::new();
    let spot = data("voxelize/tests/data/spot.glb");
    let build = |options: &[&str]| {
        bench.run(&[&["voxelize", &spot, "-o", "spot.vox"], options].concat()).done_quietly();
        bench.model("spot.vox")
    };
    let plain = build(&[]);
    assert_eq!(
        plain,
        build(&[
            "--voxel-size",
            "32",
            "--palette-size",
            "32",
            "--texturing",
            "textured",
            "--color",
            "surface"
        ])
    );
    assert_eq!(plain.size().max_element(), 32);
    assert!(plain.used_colors() <= 32);
    for size in [8, 128] {
        assert_eq!(build(&["--voxel-size", &size.to_string()]).size().max_element(), size);
    }
    assert_eq!(build(&["--palette-size", "2"]).used_colors(), 2);
    assert!(build(&["--palette-size", "256"]).used_colors() > 32);
    let filled = build(&["--fill"]);
    let centre = (filled.size() / 2).as_ivec3();
    assert_ne!(filled.at(centre.x, centre.y, centre.z), 0);
    assert_eq!(plain.at(centre.x, centre.y, centre.z), 0);
    assert!(filled.voxel_count() > plain.voxel_count());
    let gray = build(&["--texturing", "gray"]);
    let histogram = gray.histogram();
    let worn = (1..=255_u8).filter(|&index| histogram[usize::from(index)] > 0);
    assert!(
        worn.filter_map(|index| gray.palette().get(index))
            .all(|color| color.r == color.g && color.g == color.b)
    );
    assert_ne!(build(&["--color", "vertex"]), plain);
}
