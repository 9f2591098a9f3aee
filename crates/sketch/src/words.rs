//! A prompt becomes things, colours and relations.

use crate::lexicon::{Concept, Fit, Lexicon};
use crate::palette::{self, Paint};

/// How two things stand to each other.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Relation {
    With,
    On,
    In,
}

/// One thing that a prompt asks for.
#[derive(Clone)]
pub struct Thing {
    /// What it may be, best first.
    pub concepts: Vec<Concept>,
    pub paints: Vec<Paint>,
}

/// A prompt, understood as far as it can be.
#[derive(Default)]
pub struct Understood {
    /// Things in the order of their phrases: the first is what it is about.
    pub things: Vec<Thing>,
    /// How the second thing stands to the first.
    pub relation: Option<Relation>,
    pub ignored: Vec<String>,
}

/// Words that say nothing about what is to be seen.
const STOP: &[&str] = &[
    "a", "an", "the", "of", "and", "some", "my", "its", "his", "her", "one", "to", "for", "is", "very", "me",
    "please", "make", "draw", "ein", "eine", "einen", "einem", "einer", "eines", "der", "die", "das", "den",
    "dem", "des", "und", "mit", "auf", "in", "im", "with", "on", "from", "von", "by", "at", "as", "like",
    "that", "it", "voxel", "style", "game", "asset", "model", "3d", "sehr", "bitte",
];

/// Keywords that fit too much to say anything.
const VAGUE: &[&str] = &[
    "magical",
    "magic",
    "cute",
    "old",
    "big",
    "small",
    "tiny",
    "little",
    "huge",
    "giant",
    "ancient",
    "rustic",
    "happy",
    "sad",
    "cool",
    "nice",
    "good",
    "bad",
    "new",
    "fantasy",
    "face",
    "animal",
    "nature",
    "food",
    "object",
    "tool",
    "time",
    "person",
    "people",
    "haunted",
    "dark",
    "light",
    "bright",
    "hot",
    "cold",
    "fast",
    "slow",
    "evil",
    "beautiful",
    "medieval",
    "groß",
    "klein",
    "alt",
    "alte",
    "schön",
    "glowing",
    "flying",
    "floating",
    "open",
    "closed",
    "sitting",
    "standing",
];

const LONGEST_PHRASE: usize = 4;

/// Reads a prompt. It is cut into phrases at the words for relations; within a phrase the last thing is what it is
/// about, and what stands before it are its colours.
pub fn understand(prompt: &str) -> Understood {
    let mut understood = Understood::default();
    let tokens = tokens(prompt);
    let mut rest = tokens.as_slice();
    let mut pending = None;
    while !rest.is_empty() {
        let cut = rest.iter().position(|token| relation(token).is_some()).unwrap_or(rest.len());
        let (phrase, tail) = rest.split_at(cut);
        let before = understood.things.len();
        read_phrase(phrase, &mut understood);
        if before > 0 && understood.things.len() > before && understood.relation.is_none() {
            understood.relation = pending;
        }
        pending = tail.first().and_then(|token| relation(token));
        rest = tail.get(1..).unwrap_or_default();
    }
    understood
}

fn relation(token: &str) -> Option<Relation> {
    match token {
        "with" | "mit" | "holding" | "wearing" => Some(Relation::With),
        "on" | "auf" | "upon" | "atop" => Some(Relation::On),
        "in" | "im" | "inside" => Some(Relation::In),
        _ => None,
    }
}

/// Lower case words; every emoji is one of its own.
fn tokens(prompt: &str) -> Vec<String> {
    let mut tokens: Vec<String> = Vec::new();
    let mut open = false;
    for letter in prompt.chars().flat_map(char::to_lowercase) {
        let joins = matches!(letter, '\u{200d}' | '\u{fe0f}' | '\u{1f3fb}'..='\u{1f3ff}');
        let word = letter.is_alphanumeric() || letter == '\'' || letter == '-';
        if joins || word && open {
            if let Some(last) = tokens.last_mut() {
                last.push(letter);
            }
        } else if word || !(letter.is_ascii() || letter.is_whitespace()) {
            let joined = tokens.last_mut().filter(|last| last.ends_with('\u{200d}'));
            match joined {
                Some(last) => last.push(letter),
                None => tokens.push(letter.to_string()),
            }
        }
        open = word;
    }
    tokens
}

/// A stretch of a phrase that means something.
struct Found {
    start: usize,
    concepts: Vec<Concept>,
}

fn read_phrase(tokens: &[String], understood: &mut Understood) {
    let mut used = vec![false; tokens.len()];
    let mut found = find(tokens, &mut used, Fit::Part);
    if found.is_empty() {
        found = find(tokens, &mut used, Fit::Keyword);
    }
    found.sort_by_key(|found| found.start);
    // A word for a colour or material that stands before another thing is an adjective.
    let last = found.last().map(|found| found.start);
    found.retain(|thing| {
        let adjective = tokens.get(thing.start).is_some_and(|token| palette::paint(token).is_some());
        let keep = !adjective || Some(thing.start) == last;
        if !keep && let Some(used) = used.get_mut(thing.start) {
            *used = false;
        }
        keep
    });
    let mut paints = Vec::new();
    for (token, used) in tokens.iter().zip(&mut used).filter(|(_, used)| !**used) {
        if let Some(paint) = palette::paint(token) {
            paints.push(paint);
            *used = true;
        }
    }
    let ignored = tokens.iter().zip(&used).filter(|(token, used)| !**used && !STOP.contains(&token.as_str()));
    understood.ignored.extend(ignored.map(|(token, _)| token.clone()));
    let Some(head) = found.pop() else {
        // Colours without a thing belong to what was there before ("a chest in blue").
        if let Some(thing) = understood.things.last_mut() {
            thing.paints.extend(paints);
        }
        return;
    };
    let mut concepts = head.concepts;
    // What else the phrase names is the second choice, before other meanings of its head.
    let others = found.into_iter().rev().filter_map(|found| found.concepts.into_iter().next());
    concepts.splice(1..1, others);
    understood.things.push(Thing { concepts, paints });
}

/// The longest phrases first; of equal ones the later, which is nearer to the head noun.
fn find(tokens: &[String], used: &mut [bool], worst: Fit) -> Vec<Found> {
    let mut found = Vec::new();
    for length in (1..=LONGEST_PHRASE.min(tokens.len())).rev() {
        for start in (0..=tokens.len() - length).rev() {
            let phrase = &tokens[start..start + length];
            let said = phrase.join(" ");
            if used[start..start + length].contains(&true) || skipped(&said, worst) {
                continue;
            }
            let fitting = Lexicon::get().meanings(&said).iter().filter(|(fit, _)| *fit <= worst);
            let concepts: Vec<Concept> = fitting.map(|(_, concept)| *concept).collect();
            if !concepts.is_empty() {
                used[start..start + length].fill(true);
                found.push(Found { start, concepts });
            }
        }
    }
    found
}

fn skipped(phrase: &str, worst: Fit) -> bool {
    STOP.contains(&phrase)
        || worst == Fit::Keyword && (VAGUE.contains(&phrase) || palette::paint(phrase).is_some())
}
