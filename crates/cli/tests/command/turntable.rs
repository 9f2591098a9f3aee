//! `voxelier turntable`.

use crate::bench::{Bench, data, names_in};

const HOUSE: &str = "voxel/tests/data/house.vox";

#[test]
fn the_ending_chooses_between_gif_animated_png_and_a_folder() {
    let (bench, house) = (Bench::new(), data(HOUSE));
    for name in ["turn.gif", "turn.png", "turn"] {
        let words = ["turntable", &house, "--frames", "3", "--size", "40x30", "--seconds", "0.5", "-o", name];
        assert_eq!(bench.run(&words).done_quietly(), "");
    }
    assert!(bench.read("turn.gif").starts_with(b"GIF89a"));
    let png = bench.read("turn.png");
    let has = |chunk: &[u8]| png.windows(4).filter(|bytes| *bytes == chunk).count();
    assert_eq!((has(b"acTL"), has(b"fcTL")), (1, 3));
    assert_eq!(names_in(&bench.path("turn")), ["0001.png", "0002.png", "0003.png"]);
    assert_eq!(bench.names(), ["turn", "turn.gif", "turn.png"]);
    let frame = image::load_from_memory(&bench.read("turn/0003.png")).unwrap();
    assert_eq!((frame.width(), frame.height()), (40, 30));
}

#[test]
fn what_cannot_be_is_refused_in_a_sentence() {
    let (bench, house) = (Bench::new(), data(HOUSE));
    std::fs::create_dir(bench.path("full")).unwrap();
    bench.write("full/kept.txt", "kept");
    for (words, sentence) in [
        (&["-o", "x.webp"][..], "--output: the name must end in .gif or .png, or be that of a folder"),
        (&["-o", "full"], "full: the folder isn't empty; name a new one"),
        (&["-o", "no/frames"], "no: there is no such folder"),
        (
            &["--transparent", "-o", "x.gif"],
            "--transparent: a GIF has no soft edges; write an animated PNG (.png)",
        ),
        (&["--frames", "1", "-o", "x.gif"], "--frames: a turn has 2 to 720 frames"),
        (
            &["--frames", "100", "--seconds", "1", "-o", "x.gif"],
            "--frames: a turn has up to 50 frames a second: take fewer frames or more seconds",
        ),
    ] {
        assert_eq!(bench.run(&[&["turntable", &house], words].concat()).failed(), sentence);
    }
    assert_eq!(bench.names(), ["full"]);
    assert_eq!(names_in(&bench.path("full")), ["kept.txt"]);
}

#[cfg(unix)]
#[test]
fn a_turn_that_is_stopped_leaves_nothing_behind() {
    use crate::bench::Ended;
    use std::process::Command;
    let (bench, house) = (Bench::new(), data(HOUSE));
    for name in ["turn.gif", "turn"] {
        let words =
            ["turntable", &house, "--frames", "720", "--seconds", "60", "--size", "640x480", "-o", name];
        let turning = bench.command(&words).spawn().unwrap();
        // It has begun when there is something beside its place.
        while bench.names().is_empty() {
            std::thread::yield_now();
        }
        let sent = Command::new("kill").args(["-s", "INT", &turning.id().to_string()]).status();
        assert!(sent.unwrap().success());
        let sentence = Ended::of(&words, turning.wait_with_output().unwrap()).failed();
        assert_eq!(sentence, "stopped before the picture was done");
        assert_eq!(bench.names(), [""; 0]);
    }
}
