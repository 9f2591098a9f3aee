//! `voxelier edit`: what it writes is what the edits make, in their order.

use crate::bench::{Bench, data, names_in};
use std::path::Path;
use voxel::edit::{Edit, Keep};
use voxel::{Axis, MaterialKind, Rgb, VoxelModel, palettes, vox};

const COSTUME: &str = "voxel/tests/data/costume.vox";

fn costume() -> VoxelModel {
    vox::read(&std::fs::read(data(COSTUME)).unwrap()).unwrap().flatten().unwrap()
}

/// The costume edited by the command with these flags.
fn edited(bench: &Bench, flags: &str) -> VoxelModel {
    let input = data(COSTUME);
    let words = ["edit", &input, "-o", "out.vox"].into_iter().chain(flags.split(' '));
    bench.run(&words.collect::<Vec<_>>()).done_quietly();
    bench.model("out.vox")
}

#[test]
fn every_flag_makes_its_edit() {
    let bench = Bench::new();
    for (flag, edit) in [
        ("--resize 9", Edit::Resample(9)),
        ("--resize 40", Edit::Resample(40)),
        ("--palette pico-8", Edit::Snap(palettes::named("pico-8").unwrap())),
        ("--palette-size 3", Edit::Reduce(3)),
        ("--fill", Edit::Fill),
        ("--hollow 1", Edit::Hollow(1)),
        ("--mirror y", Edit::Mirror(Axis::Y)),
        ("--rotate x", Edit::Rotate(Axis::X, 1)),
        ("--rotate z:-1", Edit::Rotate(Axis::Z, -1)),
        ("--rotate y:2", Edit::Rotate(Axis::Y, 2)),
        ("--crop", Edit::Crop),
        ("--remove-floating", Edit::RemoveFloating(Keep::Largest)),
        ("--remove-floating 2", Edit::RemoveFloating(Keep::AtLeast(2))),
        ("--recolor 1=#ff8000", Edit::Recolor(1, Rgb::new(255, 128, 0))),
    ] {
        let expected = edit.apply(&costume()).unwrap();
        // A file doesn't keep colours past the last one that has a value.
        let (found, colors) = (edited(&bench, flag), expected.palette().colors());
        assert_eq!((found.size(), found.cells()), (expected.size(), expected.cells()), "{flag}");
        assert!(found.palette().colors().iter().eq(&colors[..found.palette().len()]), "{flag}");
    }
}

#[test]
fn edits_are_made_in_the_order_in_which_they_are_written() {
    let bench = Bench::new();
    let turned = |edits: [Edit; 2]| edits.iter().fold(costume(), |model, edit| edit.apply(&model).unwrap());
    let (mirror, rotate) = (Edit::Mirror(Axis::X), Edit::Rotate(Axis::Z, 1));
    let one = edited(&bench, "--mirror x --rotate z");
    let other = edited(&bench, "--rotate z --mirror x");
    assert_ne!(one.cells(), other.cells());
    assert_eq!(one.cells(), turned([mirror.clone(), rotate.clone()]).cells());
    assert_eq!(other.cells(), turned([rotate, mirror]).cells());
    assert_eq!(edited(&bench, "--mirror x --crop --mirror x").cells(), edited(&bench, "--crop").cells());
}

#[test]
fn it_tells_what_it_made_and_makes_the_same_bytes_again() {
    let bench = Bench::new();
    let scene = data("voxel/tests/data/multiple_model_scene.vox");
    let words = |output| ["edit", &scene, "--resize", "20", "--palette", "endesga-32", "-o", output];
    let told = bench.run(&words("one.vox")).done_quietly();
    let model = bench.model("one.vox");
    let size = model.size();
    let (voxels, colors) = (model.voxel_count(), model.used_colors());
    assert_eq!(
        told,
        format!("one.vox: {} x {} x {} voxels, {voxels} filled, {colors} colours\n", size.x, size.y, size.z)
    );
    assert_eq!((size.max_element(), bench.scene("one.vox").models.len()), (20, 1));
    bench.run(&words("two.vox")).done_quietly();
    assert!(bench.read("one.vox") == bench.read("two.vox"));
}

#[test]
fn a_file_can_be_edited_in_place() {
    let bench = Bench::new();
    bench.write("costume.vox", std::fs::read(data(COSTUME)).unwrap());
    bench.run(&["edit", "costume.vox", "--resize", "8", "-o", "costume.vox"]).done_quietly();
    assert_eq!(bench.model("costume.vox").size().max_element(), 8);
    assert_eq!(bench.names(), ["costume.vox"]);
}

#[test]
fn materials_stay_with_their_colours_and_are_lost_with_them() {
    let bench = Bench::new();
    let metal = data("voxel/tests/data/materials.vox");
    let before = vox::read(&std::fs::read(&metal).unwrap()).unwrap().materials;
    assert!(before.iter().any(|(_, material)| material.kind != MaterialKind::Diffuse));
    bench.run(&["edit", &metal, "--rotate", "z", "--crop", "-o", "turned.vox"]).done_quietly();
    assert_eq!(bench.scene("turned.vox").materials, before);
    let (_, warning) = bench.run(&["edit", &metal, "--palette", "pico-8", "-o", "plain.vox"]).done();
    assert_eq!(warning, "voxelier: with other colours the materials are lost: all is plain paint now\n");
    assert!(bench.scene("plain.vox").materials.is_empty());
}

#[test]
fn an_edit_that_cannot_be_made_names_its_flag_and_writes_nothing() {
    let bench = Bench::new();
    let input = data(COSTUME);
    for (flags, sentence) in [
        (
            ["--remove-floating", "100000"],
            "--remove-floating: no body of the model has 100000 voxels, so nothing would be left".to_owned(),
        ),
        (
            ["--palette", "pico-9"],
            "--palette: pico-9 is neither a file nor one of pico-8, endesga-32, resurrect-64, magicavoxel"
                .to_owned(),
        ),
    ] {
        let words = [&["edit", &input, "--crop", "-o", "out.vox"], &flags[..]].concat();
        assert_eq!(bench.run(&words).failed(), sentence);
    }
    let small = voxel::Palette::new(vec![Rgb::new(1, 2, 3)]).unwrap();
    let plain = Edit::Snap(small).apply(&costume()).unwrap();
    bench.write("plain.vox", vox::write(&plain));
    let sentence = bench.run(&["edit", "plain.vox", "--recolor", "2=#ffffff", "-o", "out.vox"]).failed();
    assert_eq!(sentence, "--recolor: the model has no colour 2; its palette has 1");
    assert_eq!(bench.names(), ["plain.vox"]);
}

#[test]
fn hostile_files_end_in_a_sentence_or_are_edited_with_a_warning() {
    let bench = Bench::new();
    let folder = data("voxel/tests/data/hostile");
    for name in names_in(Path::new(&folder)) {
        let path = format!("{folder}/{name}");
        let ended = bench.run(&["edit", &path, "--crop", "--resize", "8", "-o", "out.vox"]);
        if name.starts_with("rotation") {
            assert!(ended.done().1.contains("a rotation in the file makes no sense"), "{name}");
            assert_eq!(bench.model("out.vox").size().max_element(), 8);
            std::fs::remove_file(bench.path("out.vox")).unwrap();
        } else {
            assert!(ended.failed().starts_with(&format!("{path}: the .vox file is ")), "{name}");
        }
    }
    let empty = data("voxel/tests/data/no_models.vox");
    let sentence = bench.run(&["edit", &empty, "--crop", "-o", "out.vox"]).failed();
    assert_eq!(sentence, format!("{empty}: the file holds no voxels to show"));
    assert_eq!(bench.names(), [""; 0]);
}
