//! How prompts are read.

use proptest::prelude::*;
use sketch::{Reading, Shown, read};

/// A line of the list: a prompt, and for each thing that has to be shown the names that would do.
fn wanted() -> Vec<(&'static str, Vec<Vec<&'static str>>)> {
    let lines = include_str!("prompts.tsv").lines();
    let lines = lines.filter(|line| !line.is_empty() && !line.starts_with('#'));
    let columns = lines.map(|line| line.split_once('\t').expect("a tab"));
    columns
        .map(|(prompt, wanted)| {
            (prompt, wanted.split('\t').map(|names| names.split('|').collect()).collect())
        })
        .collect()
}

fn reading(prompt: &str) -> Reading {
    read(prompt).unwrap_or_else(|unknown| panic!("{prompt}: {unknown}"))
}

fn names(prompt: &str) -> Vec<String> {
    reading(prompt).things.into_iter().map(|thing| thing.name).collect()
}

fn main_thing(prompt: &str) -> Shown {
    reading(prompt).things.remove(0)
}

#[test]
fn prompts_show_what_a_person_would_say_they_are_about() {
    let wanted = wanted();
    let mut missed = Vec::new();
    for (prompt, things) in &wanted {
        let shown = read(prompt)
            .map(|reading| reading.things.into_iter().map(|thing| thing.name).collect::<Vec<_>>())
            .unwrap_or_else(|unknown| vec![unknown.to_string()]);
        let is_there = |(at, names): (usize, &Vec<&str>)| {
            shown.get(at).is_some_and(|name| names.contains(&name.as_str()))
        };
        if !things.iter().enumerate().all(is_there) {
            missed.push(format!("{prompt}: {shown:?} and not {things:?}"));
        }
    }
    println!("{} of {} prompts missed: {missed:#?}", missed.len(), wanted.len());
    assert!(wanted.len() >= 200 && missed.len() * 20 <= wanted.len(), "{missed:#?}");
}

#[test]
fn the_head_noun_counts_and_the_longest_phrase() {
    for (prompt, name) in [
        ("a tower", "tower"),
        ("a wizard tower", "wizard tower"),
        ("a water tower", "water tower"),
        ("a treasure map", "world map"),
        ("a dragon egg", "egg"),
        ("a stone", "rock"),
        ("a stone dragon", "dragon"),
        ("un château de pierre", "castle"),
        ("une statue de dragon", "dragon"),
    ] {
        assert_eq!(names(prompt)[0], name, "{prompt}");
    }
}

#[test]
fn what_is_shown_and_what_is_ignored_is_told() {
    let reading = reading("a haunted blue castle with a tall golden dragon");
    let shown = |name: &str, sizes: &[&str], colours: &[&str]| Shown {
        name: name.to_owned(),
        sizes: sizes.iter().map(|size| (*size).to_owned()).collect(),
        colours: colours.iter().map(|colour| (*colour).to_owned()).collect(),
    };
    assert_eq!(reading.things, [shown("castle", &[], &["blue"]), shown("dragon", &["tall"], &["golden"])]);
    assert_eq!(reading.ignored, ["haunted"]);
}

#[test]
fn colours_and_materials_go_where_they_are_said_to() {
    for (prompt, colours) in [
        ("a chest in blue", &["blue"][..]),
        ("a castle made of ice", &["icy"]),
        ("ein Turm aus Stein", &["stone"]),
        ("une épée en or", &["golden"]),
        ("a samurai in red armor", &["red"]),
        ("a mossy stone dragon", &["mossy", "stone"]),
        ("a tower with a red roof", &["red"]),
        ("an ice dragon", &["icy"]),
        ("a statue of a lion", &["stone"]),
        ("氷でできた城", &["icy"]),
        ("a chest full of gold", &[]),
        ("a sword in a stone", &[]),
        ("red, shiny, a castle", &["red", "bright"]),
        ("a cat with a red hat", &[]),
    ] {
        assert_eq!(main_thing(prompt).colours, colours, "{prompt}");
    }
}

#[test]
fn a_detail_that_a_thing_does_not_have_is_ignored() {
    assert_eq!(reading("a tower with a red roof").ignored, [""; 0]);
    let reading = reading("a whale with a red roof");
    assert_eq!((reading.things[0].colours.len(), &*reading.ignored.concat()), (0, "red roof"));
}

#[test]
fn things_beyond_the_third_are_told_as_ignored() {
    let reading = reading("a cat, a dog, a fox and an owl");
    assert_eq!((reading.things.len(), reading.ignored), (3, vec!["owl".to_owned()]));
}

#[test]
fn what_is_not_known_is_said_with_something_near() {
    let unknown =
        |prompt: &str| read(prompt).map(|reading| reading.things).expect_err("nothing known").to_string();
    assert!(unknown("a quantum flux").starts_with("nothing I know fits \"quantum flux\"; near it I know \""));
    assert!(unknown("asdfgh").contains("treasure chest"));
    assert!(unknown("ein Trompetung").contains("trumpet"));
    assert!(unknown(&"qzx ".repeat(1000)).chars().count() < 300);
    for prompt in ["", "   ", "the of and", "with", "auf auf auf", "🏻", "\u{200d}"] {
        assert!(unknown(prompt).starts_with("nothing I know fits"), "{prompt:?}");
    }
}

#[test]
fn a_slip_of_the_keyboard_is_forgiven_where_nothing_else_fits() {
    assert_eq!(names("a swrd"), ["sword"]);
    assert_eq!(names("a treasure chset"), ["treasure chest"]);
    assert_eq!(names("a dragon with a swrd"), ["dragon"]);
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 256, ..ProptestConfig::default() })]

    #[test]
    fn any_string_is_read_or_answered_with_a_sentence(prompt in "\\PC{0,500}") {
        match read(&prompt) {
            Ok(reading) => prop_assert!((1..=3).contains(&reading.things.len())),
            Err(unknown) => prop_assert!(!unknown.nearest.is_empty()),
        }
    }

    #[test]
    fn words_of_prompts_in_any_order_are_read(words in prop::collection::vec(prop::sample::select(words()), 0..40)) {
        let prompt = words.join(" ");
        let reading = read(&prompt);
        prop_assert_eq!(&reading, &read(&prompt));
        prop_assert!(reading.is_err() || reading.is_ok_and(|reading| (1..=3).contains(&reading.things.len())));
    }
}

/// Every word of the list, and what parts phrases.
fn words() -> Vec<&'static str> {
    let words = include_str!("prompts.tsv").split(|letter: char| letter.is_whitespace() || letter == '|');
    words.chain([",", "。", "'", "-", "\u{200d}", "の上の", "of", "with"]).collect()
}
