//! `--palette`: names, files of every kind, and what is neither.

use crate::bench::{Bench, data, names_in};
use image::{ImageFormat, Rgba, RgbaImage};
use std::collections::BTreeSet;
use std::io::Cursor;
use std::path::Path;
use voxel::{Palette, Rgb, VoxelModel, palettes};

const COSTUME: &str = "voxel/tests/data/costume.vox";
const SPOT: &str = "voxelize/tests/data/spot.glb";

/// The colours that voxels wear.
fn worn(model: &VoxelModel) -> BTreeSet<Rgb> {
    model.voxels().filter_map(|(_, index)| model.palette().get(index)).collect()
}

fn is_in(model: &VoxelModel, palette: &Palette) {
    assert_eq!(model.palette(), palette);
    assert!(worn(model).len() > 1);
}

fn png(picture: &RgbaImage) -> Vec<u8> {
    let mut bytes = Cursor::new(Vec::new());
    picture.write_to(&mut bytes, ImageFormat::Png).unwrap();
    bytes.into_inner()
}

#[test]
fn files_of_every_kind_give_their_palette() {
    let bench = Bench::new();
    let folder = data("voxel/tests/data/palettes");
    let four = palettes::read(&std::fs::read(format!("{folder}/four.hex")).unwrap()).unwrap();
    let squares = RgbaImage::from_fn(32, 8, |x, _| {
        let [r, g, b] = four.colors()[x as usize / 8].into();
        Rgba([r, g, b, 255])
    });
    bench.write("four.png", png(&squares));
    let mut files: Vec<String> =
        names_in(Path::new(&folder)).iter().map(|name| format!("{folder}/{name}")).collect();
    assert_eq!(files.len(), 4);
    files.push("four.png".to_owned());
    for file in files {
        bench.run(&["edit", &data(COSTUME), "--palette", &file, "-o", "out.vox"]).done_quietly();
        is_in(&bench.model("out.vox"), &four);
    }
    // The palette of another model, which may be this one's result.
    bench.run(&["edit", &data(COSTUME), "--palette", "out.vox", "-o", "again.vox"]).done_quietly();
    is_in(&bench.model("again.vox"), &four);
}

#[test]
fn meshes_and_prompts_are_built_in_the_colours_of_a_palette() {
    let bench = Bench::new();
    let endesga = palettes::named("endesga-32").unwrap();
    bench.run(&["voxelize", &data(SPOT), "--palette", "Endesga 32", "-o", "spot.vox"]).done_quietly();
    is_in(&bench.model("spot.vox"), &endesga);
    let words = ["generate", "a red mushroom", "--seed", "7", "--palette", "endesga-32", "-o", "m.vox"];
    let (told, _) = bench.run(&words).done();
    let model = bench.model("m.vox");
    is_in(&model, &endesga);
    assert!(told.contains(&format!("{} colours", worn(&model).len())), "{told}");
}

#[test]
fn all_colours_are_made_before_they_are_snapped_unless_fewer_are_asked_for() {
    let bench = Bench::new();
    let spot = data(SPOT);
    let colors = |flags: &[&str]| {
        let words = [&["voxelize", &spot, "--palette", "magicavoxel", "-o", "spot.vox"], flags].concat();
        bench.run(&words).done_quietly();
        worn(&bench.model("spot.vox")).len()
    };
    let (all, few) = (colors(&[]), colors(&["--palette-size", "3"]));
    assert!(few <= 3 && all > 5, "{few} and {all}");
    assert_eq!(colors(&["--palette-size", "256"]), all);
}

#[test]
fn what_is_no_palette_is_refused_before_anything_is_done() {
    let bench = Bench::new();
    bench.write("empty.hex", "");
    bench.write("letter.txt", "a letter to a friend\n");
    bench.write("typo.hex", "ff0000\n00ff0\n");
    let photo = RgbaImage::from_fn(40, 40, |x, y| Rgba([x as u8, y as u8, 0, 255]));
    bench.write("photo.png", png(&photo));
    bench.write("cut.png", &png(&photo)[..40]);
    std::fs::create_dir(bench.path("folder")).unwrap();
    let before = bench.names();
    let kinds = "this is no palette; .hex, .gpl, .pal (JASC), .ase (Adobe), .png and .vox files can be read";
    for (name, reason) in [
        ("empty.hex", "the file is empty"),
        ("letter.txt", kinds),
        ("typo.hex", "line 2 of the palette is no colour"),
        ("photo.png", "the picture has more than 256 colours, so it is no palette"),
        ("cut.png", "the image is damaged or cut short"),
        ("folder", "is a folder"),
    ] {
        for command in
            [&["edit", &data(COSTUME)], &["voxelize", &data(SPOT)], &["generate", "a red mushroom"]]
        {
            let words = [&command[..], &["--palette", name, "-o", "out.vox"]].concat();
            assert_eq!(bench.run(&words).failed(), format!("{name}: {reason}"));
        }
    }
    assert_eq!(bench.names(), before);
    assert!(!bench.home().exists());
}
