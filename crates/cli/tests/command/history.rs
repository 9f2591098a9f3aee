//! `voxelier history`: from one home to another.

use crate::bench::{Bench, data};
use crate::generate::history;

#[test]
fn a_history_moves_to_another_home_once() {
    let (here, there) = (Bench::new(), Bench::new());
    here.run(&["generate", "a rustic wooden treasure chest", "--seed", "7", "-o", "chest.vox"]).done();
    here.run(&["generate", "a blue dragon", "--seed", "7", "-o", "dragon.vox"]).done();
    let zip = there.path("history.zip").display().to_string();
    let told = here.run(&["history", "export", "chest", "-o", &zip]).done_quietly();
    assert_eq!(told, format!("{zip}: 1 generation\n"));
    let told = there.run(&["history", "import", "history.zip"]).done_quietly();
    assert_eq!(told, "history.zip: 1 generation new, 0 completed, 0 known already\n");
    let told = there.run(&["history", "import", "history.zip"]).done_quietly();
    assert_eq!(told, "history.zip: 0 generations new, 0 completed, 1 known already\n");
    let (kept, vox, thumbnail) = history(&there);
    let [chest] = &kept[..] else { panic!("{} generations", kept.len()) };
    assert_eq!((chest.prompt.as_str(), chest.seed), ("a rustic wooden treasure chest", Some(7)));
    assert_eq!(chest.candidates.len(), 3);
    assert_eq!(vox, Some(here.read("chest.vox")));
    assert_eq!(thumbnail.is_some(), chest.models[0].thumbnail.is_some());
}

#[test]
fn nothing_that_matches_and_nothing_that_is_a_history_end_in_a_sentence() {
    let bench = Bench::new();
    let sentence = bench.run(&["history", "export", "chest", "-o", "history.zip"]).failed();
    assert_eq!(sentence, "the history holds nothing that matches");
    bench.write("letter.zip", "a letter to a friend");
    let sentence = bench.run(&["history", "import", "letter.zip"]).failed();
    assert!(sentence.starts_with("letter.zip: this is no zip file that can be read"), "{sentence}");
    let costume = data("voxel/tests/data/costume.vox");
    assert!(bench.run(&["history", "import", &costume]).failed().contains("no zip file"));
    assert_eq!(
        bench.run(&["history", "import", "missing.zip"]).failed(),
        "missing.zip: there is no such file"
    );
    assert_eq!(bench.names(), ["letter.zip"]);
}
