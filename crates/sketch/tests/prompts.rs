//! What prompts become.

use proptest::prelude::*;
use sketch::{Sketch, draw};

fn drawn(prompt: &str) -> Sketch {
    draw(prompt, 7).unwrap_or_else(|unknown| panic!("{prompt}: {unknown}"))
}

#[test]
fn prompts_are_about_what_a_person_would_say() {
    let wanted: Vec<(&str, &str)> = include_str!("prompts.tsv")
        .lines()
        .filter(|line| !line.starts_with('#'))
        .map(|line| line.split_once('\t').expect("a tab"))
        .collect();
    let about = |prompt: &str| {
        draw(prompt, 1).map_or_else(|unknown| unknown.to_string(), |sketch| sketch.drew[0].clone())
    };
    let missed: Vec<String> = wanted
        .iter()
        .filter(|(prompt, concept)| about(prompt) != *concept)
        .map(|(prompt, concept)| format!("{prompt}: {} and not {concept}", about(prompt)))
        .collect();
    assert!(wanted.len() >= 60 && missed.len() * 20 <= wanted.len(), "{missed:#?}");
}

#[test]
fn candidates_are_three_different_pictures_on_clear_ground_and_always_the_same() {
    for prompt in [
        "a rustic wooden treasure chest",
        "a tower",
        "🐉",
        "a frog on a mushroom",
        "a mirror ball",
        "a blue cat",
    ] {
        let sketch = drawn(prompt);
        assert_eq!(sketch, drawn(prompt));
        let [a, b, c] = &sketch.candidates;
        assert!(a.png != b.png && b.png != c.png && a.png != c.png, "{prompt}");
        for candidate in &sketch.candidates {
            let picture = image::load_from_memory(&candidate.png).unwrap().into_rgba8();
            assert_eq!((picture.dimensions(), picture.get_pixel(0, 0).0[3]), ((512, 512), 0), "{prompt}");
            let solid = picture.pixels().filter(|pixel| pixel.0[3] > 127).count();
            assert!(solid > 10_000, "{prompt}: {solid} pixels");
        }
    }
}

#[test]
fn other_seeds_give_other_candidates() {
    let first = drawn("a tower");
    assert!((0..8).any(|seed| draw("a tower", seed).unwrap().candidates != first.candidates));
}

#[test]
fn what_was_drawn_and_what_was_ignored_is_told() {
    let sketch = drawn("a haunted blue castle with a golden dragon");
    assert_eq!(
        (sketch.drew, sketch.colours),
        (vec!["castle".into(), "dragon".into()], vec!["blue".into(), "golden".into()])
    );
    assert_eq!(sketch.ignored, ["haunted"]);
    assert_eq!(drawn("a chest in blue").colours, ["blue"]);
}

#[test]
fn colours_and_languages_mean_the_same() {
    assert_eq!(drawn("a blue dragon").candidates, drawn("ein blauer Drache").candidates);
    assert_ne!(drawn("a blue dragon").candidates, drawn("a red dragon").candidates);
}

#[test]
fn what_is_not_known_is_said_with_something_near() {
    let unknown = draw("asdfgh", 1).unwrap_err();
    assert!(unknown.to_string().contains("treasure chest"), "{unknown}");
    assert!(draw("a swrd", 1).unwrap_err().to_string().contains("sword"));
    for prompt in ["", "   ", "the of and", "with", "auf auf auf"] {
        assert!(draw(prompt, 1).is_err(), "{prompt:?}");
    }
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 64, ..ProptestConfig::default() })]

    #[test]
    fn no_prompt_makes_it_panic(prompt in "\\PC{0,80}", seed in any::<u64>()) {
        let _ = draw(&prompt, seed);
    }
}
