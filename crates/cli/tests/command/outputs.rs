//! A command that fails leaves no file, and never touches the one that was there.

use crate::bench::{Bench, data};

const COSTUME: &str = "voxel/tests/data/costume.vox";

#[test]
fn an_output_that_cannot_be_is_refused_before_any_work() {
    let bench = Bench::new();
    std::fs::create_dir(bench.path("folder")).unwrap();
    bench.write("image.png", "not looked at");
    let costume = data(COSTUME);
    for words in [
        &["generate", "a chest"][..],
        &["voxelize", "image.png"],
        &["render", costume.as_str()],
        &["export", costume.as_str()],
    ] {
        for (output, sentence) in [
            ("folder", "folder: is a folder; name a file in it"),
            ("new/", "new/: is a folder; name a file in it"),
            ("nowhere/x.glb", "nowhere: there is no such folder"),
            ("image.png/x.glb", "image.png: there is no such folder"),
        ] {
            // An export looks at the ending first.
            if words[0] == "export" && !output.ends_with(".glb") {
                continue;
            }
            assert_eq!(bench.run(&[words, &["-o", output]].concat()).failed(), sentence);
        }
    }
    std::fs::create_dir(bench.path("folder.glb")).unwrap();
    let sentence = bench.run(&["export", &costume, "-o", "folder.glb"]).failed();
    assert_eq!(sentence, "folder.glb: is a folder; name a file in it");
    assert_eq!(bench.names(), ["folder", "folder.glb", "image.png"]);
    assert!(!bench.home().exists());
}

#[test]
fn a_model_is_written_under_a_name_that_magicavoxel_lists() {
    let bench = Bench::new();
    bench.write("image.png", "not looked at");
    let costume = data(COSTUME);
    for words in [&["generate", "a chest"][..], &["voxelize", "image.png"], &["edit", &costume, "--fill"]] {
        for output in ["x.png", "x", "vox"] {
            let sentence = bench.run(&[words, &["-o", output]].concat()).failed();
            assert_eq!(sentence, "--output: a model is written as .vox: the file's ending must be .vox");
        }
    }
    assert_eq!(bench.names(), ["image.png"]);
}

/// Nobody may make files there, not even root.
#[cfg(target_os = "linux")]
#[test]
fn a_folder_that_takes_no_files_is_named_before_any_work() {
    let bench = Bench::new();
    let costume = data(COSTUME);
    for (words, output) in [
        (&["generate", "a chest"][..], "/sys/kernel/x.vox"),
        (&["render", &costume], "/sys/kernel/x.png"),
        (&["export", &costume], "/sys/kernel/x.obj"),
    ] {
        let sentence = bench.run(&[words, &["-o", output]].concat()).failed();
        assert!(sentence.starts_with(&format!("{output}: ")), "{sentence}");
    }
    assert!(!bench.home().exists());
}

#[cfg(target_os = "linux")]
#[test]
fn a_full_disk_is_told() {
    let bench = Bench::new();
    let sentence = bench.run(&["render", &data(COSTUME), "--size", "9x9", "-o", "/dev/full"]).failed();
    assert_eq!(sentence, "/dev/full: there is no room left on the disk");
}

#[test]
fn a_failed_command_leaves_the_file_that_was_there() {
    let bench = Bench::new();
    for name in ["x.vox", "x.png", "x.glb", "x.obj", "x.mtl"] {
        bench.write(name, name);
    }
    bench.write("image.png", "no picture");
    let hostile = data("voxel/tests/data/hostile/trunc.vox");
    bench.run(&["generate", "quantum flux", "-o", "x.vox"]).failed();
    bench.run(&["voxelize", "image.png", "-o", "x.vox"]).failed();
    bench.run(&["render", &hostile, "-o", "x.png"]).failed();
    bench.run(&["export", &hostile, "-o", "x.glb"]).failed();
    bench.run(&["export", &hostile, "-o", "x.obj"]).failed();
    assert_eq!(bench.names(), ["image.png", "x.glb", "x.mtl", "x.obj", "x.png", "x.vox"]);
    for name in ["x.vox", "x.png", "x.glb", "x.obj", "x.mtl"] {
        assert_eq!(bench.read(name), name.as_bytes());
    }
}

#[test]
fn an_output_may_replace_its_input() {
    let bench = Bench::new();
    bench.write("house.vox", std::fs::read(data("voxel/tests/data/house.vox")).unwrap());
    bench.run(&["export", "house.vox", "-o", "house.vox"]).done_quietly();
    assert_eq!(bench.scene("house.vox").models.len(), 1);
    assert_eq!(bench.names(), ["house.vox"]);
}

#[test]
fn images_that_cannot_be_written_are_refused_before_any_work() {
    let bench = Bench::new();
    bench.write("images", "a file");
    let sentence = bench.run(&["generate", "a chest", "--images", "images", "-o", "x.vox"]).failed();
    assert_eq!(sentence, "--images: images is a file; name a folder");
    assert_eq!(bench.names(), ["images"]);
    assert!(!bench.home().exists());
}

#[cfg(unix)]
#[test]
fn whoever_stops_reading_is_no_failure_and_a_full_disk_is_one() {
    use crate::bench::Ended;
    use std::process::Stdio;
    let bench = Bench::new();
    let words = ["account", "list", "--data-dir", "data"];
    for number in 0..3 {
        let name = format!("user {number}");
        bench.run(&["account", "add", &name, "--data-dir", "data"]).done_quietly();
    }
    let (reader, writer) = std::io::pipe().unwrap();
    drop(reader);
    let output = bench.command(&words).stdout(writer).output().unwrap();
    assert_eq!(Ended::of(&words, output).done_quietly(), "");
    if cfg!(target_os = "linux") {
        let full = std::fs::File::options().write(true).open("/dev/full").unwrap();
        let output = bench.command(&words).stdout(Stdio::from(full)).output().unwrap();
        let sentence = Ended::of(&words, output).failed();
        assert!(sentence.starts_with("the output can't be written: "), "{sentence}");
    }
}
