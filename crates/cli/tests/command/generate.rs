//! `voxelier generate` on the built-in service.

use crate::bench::{Bench, Ended, names_in};
use std::fs;
use studio::view::{
    ColorView, GenerationView, HistoryQuery, OptionsView, RunPhase, TexturingView, TroubleCode,
};
use studio::{Secrets, Studio, StudioConfig};

const CHEST: &str = "a rustic wooden treasure chest";

/// What the app's history shows, newest first, with the files of the first entry: its model and its thumbnail.
pub fn history(bench: &Bench) -> (Vec<GenerationView>, Option<Vec<u8>>, Option<Vec<u8>>) {
    let runtime = tokio::runtime::Builder::new_multi_thread().enable_all().build().unwrap();
    runtime.block_on(async {
        let config = StudioConfig::new(bench.home().join("library"), Secrets::memory());
        let studio = Studio::open(config).await.unwrap();
        let kept = studio.list(&HistoryQuery::words(""), None, 0, 50).await.unwrap().generations;
        let newest = kept.first().and_then(|generation| generation.models.first());
        let (mut vox, mut thumbnail) = (None, None);
        if let Some(model) = newest {
            vox = Some(studio.vox(&model.id).await.unwrap());
            if let Some(hash) = &model.thumbnail {
                thumbnail = Some(studio.blob(hash).await.unwrap());
            }
        }
        (kept, vox, thumbnail)
    })
}

#[test]
fn a_prompt_becomes_a_model_and_three_images() {
    let bench = Bench::new();
    let words = ["generate", CHEST, "--seed", "7", "--images", "images", "-o", "chest.vox"];
    let (told, aside) = bench.run(&words).done();
    let model = bench.model("chest.vox");
    let (size, colors) = (model.size(), model.used_colors());
    assert_eq!(size.max_element(), 32);
    assert!((2..=32).contains(&colors), "{colors} colours");
    assert_eq!(
        told,
        format!(
            "chest.vox: {} x {} x {} voxels, {} filled, {colors} colours, seed 7\n",
            size.x,
            size.y,
            size.z,
            model.voxel_count()
        )
    );
    assert_eq!(aside, "voxelier: drew treasure chest; ignored rustic\n");
    assert_eq!(bench.names(), ["chest.vox", "images"]);
    assert_eq!(names_in(&bench.path("images")), ["1.png", "2.png", "3.png"]);
    let pictures = [1, 2, 3].map(|number| bench.read(&format!("images/{number}.png")));
    for png in &pictures {
        image::load_from_memory_with_format(png, image::ImageFormat::Png).unwrap();
    }
    assert!(pictures[0] != pictures[1] && pictures[1] != pictures[2] && pictures[0] != pictures[2]);
}

#[test]
fn the_same_prompt_and_seed_give_the_same_bytes_in_any_home() {
    let (one, other) = (Bench::new(), Bench::new());
    for (bench, name, images) in [(&one, "1.vox", "a"), (&one, "2.vox", "b"), (&other, "1.vox", "a")] {
        bench.run(&["generate", CHEST, "--seed", "7", "--images", images, "-o", name]).done();
    }
    assert!(one.read("1.vox") == one.read("2.vox") && one.read("1.vox") == other.read("1.vox"));
    for picture in ["1.png", "2.png", "3.png"] {
        let first = one.read(&format!("a/{picture}"));
        assert!(first == one.read(&format!("b/{picture}")), "{picture}");
        assert!(first == other.read(&format!("a/{picture}")), "{picture}");
    }
}

#[test]
fn a_seed_that_was_chosen_is_told_and_can_be_given_again() {
    let bench = Bench::new();
    let (told, _) = bench.run(&["generate", "a blue dragon", "-o", "1.vox"]).done();
    let (_, seed) = told.trim_end().rsplit_once(", seed ").unwrap();
    bench.run(&["generate", "a blue dragon", "--seed", seed, "-o", "2.vox"]).done();
    assert!(bench.read("1.vox") == bench.read("2.vox"));
}

#[test]
fn pick_chooses_the_image_and_what_is_left_out_is_as_in_the_contract() {
    let bench = Bench::new();
    let spelled_out = [
        "--pick",
        "1",
        "--voxel-size",
        "32",
        "--palette-size",
        "32",
        "--texturing",
        "textured",
        "--color",
        "surface",
    ];
    let generate = ["generate", "a castle", "--seed", "3", "--images", "images"];
    bench.run(&[&generate[..], &["-o", "plain.vox"]].concat()).done();
    bench.run(&[&generate[..], &spelled_out, &["-o", "told.vox"]].concat()).done();
    assert!(bench.read("plain.vox") == bench.read("told.vox"));
    bench.run(&[&generate[..], &["--pick", "3", "-o", "third.vox"]].concat()).done();
    // The service and `voxelize` build alike.
    for (image, model) in [("images/1.png", "plain.vox"), ("images/3.png", "third.vox")] {
        bench.run(&["voxelize", image, "-o", "again.vox"]).done_quietly();
        assert!(bench.read("again.vox") == bench.read(model), "{model}");
    }
    assert!(bench.read("plain.vox") != bench.read("third.vox"));
}

#[test]
fn the_app_finds_it_in_its_history() {
    let bench = Bench::new();
    bench.run(&["generate", "a red apple", "-o", "apple.vox"]).done();
    let words = ["generate", "a castle", "--seed", "5", "--pick", "2", "--voxel-size", "24"];
    let more =
        ["--palette-size", "8", "--fill", "--texturing", "gray", "--color", "vertex", "-o", "castle.vox"];
    bench.run(&[&words[..], &more].concat()).done();
    let (kept, vox, thumbnail) = history(&bench);
    let prompts: Vec<&str> = kept.iter().map(|generation| generation.prompt.as_str()).collect();
    assert_eq!(prompts, ["a castle", "a red apple"]);
    let castle = &kept[0];
    assert_eq!((castle.seed, castle.candidates.len(), castle.models.len()), (Some(5), 3, 1));
    assert!(castle.runs.len() == 2 && castle.runs.iter().all(|run| run.phase == RunPhase::Done));
    assert_eq!(castle.models[0].candidate, 1);
    let options = OptionsView {
        voxel_size: 24,
        palette_size: 8,
        fill: true,
        texturing: TexturingView::Gray,
        color: ColorView::Vertex,
    };
    assert_eq!(castle.models[0].options, options);
    assert!(vox.unwrap() == bench.read("castle.vox"));
    let thumbnail = image::load_from_memory(&thumbnail.unwrap()).unwrap().into_rgba8();
    assert_eq!(thumbnail.dimensions(), (256, 256));
    assert!(thumbnail.pixels().any(|pixel| pixel.0[3] == 255));
}

#[cfg(target_os = "linux")]
#[test]
fn without_an_adapter_only_the_thumbnail_is_missing() {
    let bench = Bench::new();
    let words = ["generate", CHEST, "-o", "chest.vox"];
    let output = crate::bench::without_adapter(&mut bench.command(&words)).output().unwrap();
    Ended::of(&words, output).done();
    let (kept, vox, thumbnail) = history(&bench);
    assert_eq!((kept.len(), thumbnail), (1, None));
    assert!(vox.unwrap() == bench.read("chest.vox"));
}

#[test]
fn two_at_once_share_a_home() {
    let bench = Bench::new();
    let runs = ["a castle", "a blue dragon", "a red apple"].map(|prompt| {
        let name = format!("{prompt}.vox");
        let words = ["generate", prompt, "--seed", "1", "-o", &name];
        (prompt, bench.command(&words).spawn().unwrap())
    });
    for (prompt, run) in runs {
        Ended::of(&[prompt], run.wait_with_output().unwrap()).done();
        bench.model(&format!("{prompt}.vox"));
    }
    let (kept, ..) = history(&bench);
    assert!(kept.len() == 3 && kept.iter().all(|generation| generation.models.len() == 1));
}

#[test]
fn words_that_cannot_be_drawn_end_in_a_sentence_that_the_history_keeps() {
    let bench = Bench::new();
    let sentence = bench.run(&["generate", "quantum flux", "-o", "x.vox"]).failed();
    assert!(sentence.contains("nothing I know fits \"quantum flux\"; near it I know "), "{sentence}");
    let (kept, ..) = history(&bench);
    assert_eq!((kept[0].prompt.as_str(), kept[0].runs[0].phase), ("quantum flux", RunPhase::Failed));
    let trouble = kept[0].runs[0].trouble.as_ref().unwrap();
    assert_eq!((trouble.code, trouble.message.as_str()), (TroubleCode::Failed, sentence.as_str()));
    for prompt in [String::new(), "   ".to_owned(), "x".repeat(501)] {
        let sentence = bench.run(&["generate", &prompt, "-o", "x.vox"]).failed();
        assert!(sentence.starts_with("PROMPT: the prompt "), "{sentence}");
    }
    assert_eq!(bench.names(), [""; 0]);
}

#[test]
fn a_home_that_cannot_be_one_is_named() {
    let bench = Bench::new();
    fs::write(bench.home(), "a file").unwrap();
    let sentence = bench.run(&["generate", CHEST, "-o", "x.vox"]).failed();
    assert!(sentence.contains(&bench.home().display().to_string()), "{sentence}");
    assert_eq!(bench.names(), [""; 0]);
}
