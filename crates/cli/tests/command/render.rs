//! `voxelier render`.

use crate::bench::{Bench, data};
use image::RgbaImage;
use std::collections::HashSet;

fn drawn(bench: &Bench, name: &str) -> RgbaImage {
    image::load_from_memory_with_format(&bench.read(name), image::ImageFormat::Png).unwrap().into_rgba8()
}

#[test]
fn every_view_is_a_picture_of_its_own() {
    let (bench, house) = (Bench::new(), data("voxel/tests/data/house.vox"));
    let views = ["iso", "front", "right", "back", "left", "top"];
    let mut pictures = HashSet::new();
    for view in views {
        let name = format!("{view}.png");
        let words = ["render", &house, "--view", view, "--size", "160x120", "-o", &name];
        assert_eq!(bench.run(&words).done_quietly(), "");
        let picture = drawn(&bench, &name);
        assert_eq!(picture.dimensions(), (160, 120), "{view}");
        assert!(picture.pixels().all(|pixel| pixel.0[3] == 255), "{view}");
        pictures.insert(picture.into_raw());
    }
    assert_eq!(pictures.len(), views.len());
    assert_eq!(bench.names().len(), views.len());
}

#[test]
fn a_transparent_picture_shows_the_model_and_nothing_else() {
    let (bench, house) = (Bench::new(), data("voxel/tests/data/house.vox"));
    bench.run(&["render", &house, "--transparent", "--size", "90x120", "-o", "house.png"]).done_quietly();
    let picture = drawn(&bench, "house.png");
    assert_eq!(picture.dimensions(), (90, 120));
    let corners = [(0, 0), (89, 0), (0, 119), (89, 119)];
    assert!(corners.iter().all(|&(x, y)| picture.get_pixel(x, y).0[3] == 0));
    let solid = picture.pixels().filter(|pixel| pixel.0[3] == 255).count();
    assert!(solid > 90 * 120 / 10, "{solid} pixels are solid");
}

#[test]
fn what_is_left_out_is_1024_pixels_square_from_above_the_corner() {
    let (bench, costume) = (Bench::new(), data("voxel/tests/data/costume.vox"));
    bench.run(&["render", &costume, "-o", "plain.png"]).done_quietly();
    bench.run(&["render", &costume, "--size", "1024x1024", "--view", "iso", "-o", "told.png"]).done_quietly();
    assert_eq!(drawn(&bench, "plain.png").dimensions(), (1024, 1024));
    assert!(bench.read("plain.png") == bench.read("told.png"));
}

#[test]
fn the_smallest_picture_is_drawn_too() {
    let (bench, costume) = (Bench::new(), data("voxel/tests/data/costume.vox"));
    bench.run(&["render", &costume, "--size", "1x2", "-o", "dot.png"]).done_quietly();
    assert_eq!(drawn(&bench, "dot.png").dimensions(), (1, 2));
}

#[test]
fn the_eye_goes_where_the_flags_say() {
    let (bench, house) = (Bench::new(), data("voxel/tests/data/house.vox"));
    let picture = |words: &[&str], name: &str| {
        let all = [&["render", &house, "--size", "80x60", "-o", name][..], words].concat();
        bench.run(&all).done_quietly();
        drawn(&bench, name)
    };
    let right = picture(&["--view", "right"], "right.png");
    assert!(picture(&["--view", "iso", "--yaw", "90", "--pitch", "0"], "turned.png") == right);
    assert!(picture(&["--view", "right", "--yaw=-270"], "around.png") == right);
    let red = picture(&["--background", "#ff0000"], "red.png");
    assert_eq!(red.get_pixel(0, 0).0, [255, 0, 0, 255]);
    let solid = |picture: &RgbaImage| picture.pixels().filter(|pixel| pixel.0[3] == 255).count();
    let far = solid(&picture(&["--transparent"], "far.png"));
    let near = solid(&picture(&["--transparent", "--zoom", "2"], "near.png"));
    assert!(near > far * 2, "{far} and {near} pixels are solid");
    let deep = picture(&["--transparent", "--perspective"], "deep.png");
    assert!(deep != picture(&["--transparent"], "flat.png"));
}

#[test]
fn a_picture_of_many_rows_is_drawn_band_by_band() {
    let (bench, costume) = (Bench::new(), data("voxel/tests/data/costume.vox"));
    // More pixels than are drawn at once.
    bench.run(&["render", &costume, "--size", "1100x8192", "--transparent", "-o", "tall.png"]).done_quietly();
    let tall = drawn(&bench, "tall.png");
    assert_eq!(tall.dimensions(), (1100, 8192));
    let rows = tall.enumerate_pixels().filter(|(.., pixel)| pixel.0[3] == 255);
    let rows: HashSet<u32> = rows.map(|(_, y, _)| y).collect();
    let (first, last) = (rows.iter().min().unwrap(), rows.iter().max().unwrap());
    assert_eq!(rows.len() as u32, last - first + 1, "no row of the model is missing");
}

#[test]
fn a_beauty_render_shows_the_same_model_in_another_light() {
    let (bench, house) = (Bench::new(), data("voxel/tests/data/house.vox"));
    let render = |words: &[&str], name: &str| {
        let all = [&["render", &house, "--size", "48x36", "--transparent", "-o", name][..], words].concat();
        bench.run(&all).done_quietly();
        drawn(&bench, name)
    };
    let plain = render(&[], "plain.png");
    let smooth = render(&["--beauty", "--samples", "4"], "smooth.png");
    let raw = render(&["--beauty", "--samples", "4", "--raw"], "raw.png");
    assert!(smooth != raw && smooth != plain);
    let both = plain.pixels().zip(smooth.pixels());
    let strays = both.filter(|(one, other)| one.0[3].abs_diff(other.0[3]) > 160).count();
    assert!(strays < 20, "{strays} pixels are covered in one picture alone");
    let words = ["render", &house, "--size", "8192x8192", "--beauty", "-o", "large.png"];
    let sentence = bench.run(&words).failed();
    assert!(sentence.contains("a beauty render has 1 to "), "{sentence}");
}

#[test]
fn only_png_files_are_written() {
    let (bench, costume) = (Bench::new(), data("voxel/tests/data/costume.vox"));
    for name in ["y.jpg", "y", "y.png.gif"] {
        let sentence = bench.run(&["render", &costume, "-o", name]).failed();
        assert_eq!(sentence, "--output: a picture is written as PNG: the file's ending must be .png");
    }
    assert_eq!(bench.names(), [""; 0]);
}

#[cfg(target_os = "linux")]
#[test]
fn without_an_adapter_it_says_which_package_is_missing() {
    let (bench, costume) = (Bench::new(), data("voxel/tests/data/costume.vox"));
    let words = ["render", &costume, "-o", "x.png"];
    let mut command = bench.command(&words);
    let output = crate::bench::without_adapter(&mut command).output().unwrap();
    let sentence = crate::bench::Ended::of(&words, output).failed();
    assert!(sentence.contains("install the package mesa-vulkan-drivers"), "{sentence}");
    assert_eq!(bench.names(), [""; 0]);
}
