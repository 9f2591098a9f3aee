//! Wrong usage, and the help that prevents it.

use crate::bench::Bench;

const COMMANDS: [&str; 9] =
    ["generate", "voxelize", "render", "turntable", "export", "edit", "history", "serve", "account"];

#[test]
fn help_shows_every_command_with_examples() {
    let bench = Bench::new();
    let help = bench.run(&["--help"]).done_quietly();
    for command in COMMANDS {
        assert!(help.contains(&format!("\n  voxelier {command} ")), "{help}");
        let own = bench.run(&[command, "--help"]).done_quietly();
        assert!(own.contains("Examples:\n  ") && own.contains(&format!("voxelier {command} ")), "{own}");
    }
}

#[test]
fn wrong_usage_ends_with_exit_code_2_and_names_what_is_wrong() {
    let bench = Bench::new();
    for (words, named) in [
        (&[][..], "Usage: voxelier"),
        (&["paint"], "paint"),
        (&["generate", "a chest"], "--output"),
        (&["generate", "-o", "x.vox"], "<PROMPT>"),
        (&["generate", "a chest", "--pick", "0", "-o", "x.vox"], "--pick"),
        (&["generate", "a chest", "--pick", "4", "-o", "x.vox"], "--pick"),
        (&["generate", "a chest", "--seed", "-1", "-o", "x.vox"], "--seed"),
        (&["generate", "a chest", "--seed", "9007199254740992", "-o", "x.vox"], "--seed"),
        (&["generate", "a chest", "--voxel-size", "7", "-o", "x.vox"], "--voxel-size"),
        (&["generate", "a chest", "--voxel-size", "32.0", "-o", "x.vox"], "--voxel-size"),
        (&["generate", "a chest", "--colour", "vertex", "-o", "x.vox"], "--colour"),
        (&["voxelize", "a.png", "--voxel-size", "129", "-o", "x.vox"], "--voxel-size"),
        (&["voxelize", "a.png", "--palette-size", "1", "-o", "x.vox"], "--palette-size"),
        (&["voxelize", "a.png", "--palette-size", "257", "-o", "x.vox"], "--palette-size"),
        (&["voxelize", "a.png", "--texturing", "grey", "-o", "x.vox"], "--texturing"),
        (&["voxelize", "a.png", "--color", "red", "-o", "x.vox"], "--color"),
        (&["voxelize", "a.png", "--seed", "1", "-o", "x.vox"], "--seed"),
        (&["voxelize", "a.png", "--pick", "1", "-o", "x.vox"], "--pick"),
        (&["voxelize", "a.png", "--images", "b", "-o", "x.vox"], "--images"),
        (&["voxelize", "a.png", "--service", "http://x", "-o", "x.vox"], "--service"),
        (&["render", "a.vox", "--size", "100", "-o", "x.png"], "--size"),
        (&["render", "a.vox", "--size", "0x100", "-o", "x.png"], "--size"),
        (&["render", "a.vox", "--size", "8193x100", "-o", "x.png"], "--size"),
        (&["render", "a.vox", "--view", "below", "-o", "x.png"], "--view"),
        (&["render", "a.vox", "--yaw", "361", "-o", "x.png"], "--yaw"),
        (&["render", "a.vox", "--pitch", "90", "-o", "x.png"], "--pitch"),
        (&["render", "a.vox", "--zoom", "nan", "-o", "x.png"], "--zoom"),
        (&["render", "a.vox", "--background", "sea", "-o", "x.png"], "--background"),
        (&["render", "a.vox", "--transparent", "--background", "#102030", "-o", "x.png"], "--transparent"),
        (&["render", "a.vox", "--samples", "9", "-o", "x.png"], "--beauty"),
        (&["render", "a.vox", "--beauty", "--samples", "0", "-o", "x.png"], "--samples"),
        (&["turntable", "a.vox"], "--output"),
        (&["turntable", "a.vox", "--seconds", "61", "-o", "x.gif"], "--seconds"),
        (&["turntable", "a.vox", "--frames", "-1", "-o", "x.gif"], "--frames"),
        (&["export", "a.vox"], "--output"),
        (&["export", "a.vox", "--pivot", "top", "-o", "x.glb"], "--pivot"),
        (&["history"], "export"),
        (&["history", "export"], "--output"),
        (&["edit", "a.vox", "-o", "x.vox"], "--resize"),
        (&["edit", "a.vox", "--crop"], "--output"),
        (&["edit", "a.vox", "--crop", "--crop", "-o", "x.vox"], "--crop"),
        (&["edit", "a.vox", "--resize", "0", "-o", "x.vox"], "1 to 256"),
        (&["edit", "a.vox", "--resize", "257", "-o", "x.vox"], "1 to 256"),
        (&["edit", "a.vox", "--palette-size", "1", "-o", "x.vox"], "--palette-size"),
        (&["edit", "a.vox", "--hollow", "-1", "-o", "x.vox"], "--hollow"),
        (&["edit", "a.vox", "--mirror", "w", "-o", "x.vox"], "x, y or z"),
        (&["edit", "a.vox", "--rotate", "z:4", "-o", "x.vox"], "-3 to 3"),
        (&["edit", "a.vox", "--rotate", ":1", "-o", "x.vox"], "x, y or z"),
        (&["edit", "a.vox", "--remove-floating", "0", "-o", "x.vox"], "--remove-floating"),
        (&["edit", "a.vox", "--recolor", "3", "-o", "x.vox"], "3=#ff8000"),
        (&["edit", "a.vox", "--recolor", "0=#ff8000", "-o", "x.vox"], "1 to 255"),
        (&["edit", "a.vox", "--recolor", "3=orange", "-o", "x.vox"], "hexadecimal"),
        (&["serve", "--listen", "localhost", "--data-dir", "data"], "--listen"),
        (&["serve"], "--data-dir"),
        (&["account", "add", "ann"], "--data-dir"),
        (&["account", "add", "ann", "--tokens", "-1", "--data-dir", "data"], "--tokens"),
        (&["account", "grant", "ann", "--data-dir", "data"], "<N>"),
    ] {
        let said = bench.run(words).misused();
        assert!(said.contains(named), "{words:?}: {said}");
    }
    assert_eq!(bench.names(), [""; 0]);
    assert!(!bench.home().exists());
}
