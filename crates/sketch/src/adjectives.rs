//! Words that change how a thing looks: colours, materials and sizes.

use crate::fold::fold;
use crate::language::{Language, rows_about};
use crate::palette::{PAINTS, Paint};
use std::collections::HashMap;
use std::sync::OnceLock;

/// The words: `a paint's or size's English name, tab, language, tab, words`.
static WORDS: &str = include_str!("../../../assets/vocabulary/adjectives.tsv");

/// A star in the table stands for so many letters at most.
const LONGEST_ENDING: usize = 4;

/// A size or a proportion that a word asks for.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Size {
    /// Its English name.
    pub name: &'static str,
    /// How large the thing is beside others, or in its picture.
    pub scale: f32,
    pub shape: Proportion,
}

/// What is stretched, and how far.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Proportion {
    /// Height over width.
    Height(f32),
    /// The longer side over the shorter.
    Length(f32),
}

const fn size(name: &'static str, scale: f32, shape: Proportion) -> Size {
    Size { name, scale, shape }
}

static SIZES: &[Size] = &[
    size("tiny", 0.5, Proportion::Height(1.0)),
    size("small", 0.75, Proportion::Height(1.0)),
    size("big", 1.2, Proportion::Height(1.0)),
    size("huge", 1.45, Proportion::Height(1.0)),
    size("tall", 1.1, Proportion::Height(1.35)),
    size("wide", 1.1, Proportion::Height(0.74)),
    size("long", 1.1, Proportion::Length(1.35)),
    size("slim", 1.0, Proportion::Length(1.35)),
    size("thick", 1.0, Proportion::Length(0.78)),
];

/// What a word asks for.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Adjective {
    Paint(&'static Paint),
    Size(&'static Size),
}

impl Adjective {
    fn named(name: &str) -> Option<Self> {
        let paint = PAINTS.iter().find(|paint| paint.name == name).map(Self::Paint);
        paint.or_else(|| SIZES.iter().find(|size| size.name == name).map(Self::Size))
    }
}

/// The words of all languages.
pub struct Adjectives {
    whole: Vec<HashMap<String, Adjective>>,
    /// What words begin with.
    stems: Vec<HashMap<String, Adjective>>,
}

impl Adjectives {
    pub fn get() -> &'static Self {
        static READ: OnceLock<Adjectives> = OnceLock::new();
        READ.get_or_init(Self::read)
    }

    fn read() -> Self {
        let none = vec![HashMap::new(); Language::all().count()];
        let mut adjectives = Self { whole: none.clone(), stems: none };
        for (name, language, words) in rows_about(WORDS) {
            let Some(adjective) = Adjective::named(name) else { continue };
            for word in words.split(", ") {
                let known = if word.ends_with('*') { &mut adjectives.stems } else { &mut adjectives.whole };
                known[language.index()].entry(fold(word)).or_insert(adjective);
            }
        }
        adjectives
    }

    /// What a folded word, or a few, asks for in a language.
    pub fn find(&self, language: Language, words: &str) -> Option<Adjective> {
        let (whole, stems) = (&self.whole[language.index()], &self.stems[language.index()]);
        let ending = words.char_indices().rev().take(LONGEST_ENDING).take_while(|(_, letter)| *letter != ' ');
        let cuts = ending.map(|(at, _)| &words[..at]);
        let mut beginnings = [words].into_iter().chain(cuts);
        whole.get(words).or_else(|| beginnings.find_map(|beginning| stems.get(beginning))).copied()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_row_names_a_paint_or_a_size_and_all_are_named() {
        let mut named: Vec<&str> = Vec::new();
        for (name, _, words) in rows_about(WORDS) {
            assert!(Adjective::named(name).is_some() && !words.is_empty(), "{name}");
            named.push(name);
        }
        for name in PAINTS.iter().map(|paint| paint.name).chain(SIZES.iter().map(|size| size.name)) {
            assert!(named.contains(&name), "{name} has no words");
        }
        let lines = WORDS.lines().filter(|line| !line.starts_with('#')).count();
        assert_eq!(lines, named.len(), "a row has no language");
    }

    #[test]
    fn words_in_many_languages_mean_the_same() {
        let find = |code: &str, word: &str| Adjectives::get().find(Language::of(code).unwrap(), &fold(word));
        for (name, words) in [
            ("blue", [("en", "blue"), ("de", "blaues"), ("fr", "bleue"), ("ja", "青い"), ("ru", "синяя")]),
            (
                "wooden",
                [("en", "wooden"), ("de", "hölzerne"), ("es", "madera"), ("pl", "drewniany"), ("zh", "木头")],
            ),
            (
                "golden",
                [("en", "gold"), ("de", "goldenen"), ("it", "dorato"), ("hu", "arany"), ("ko", "황금")],
            ),
            ("small", [("en", "little"), ("de", "kleiner"), ("fi", "pieni"), ("vi", "nhỏ"), ("th", "เล็ก")]),
        ] {
            for (code, word) in words {
                assert_eq!(find(code, word), Adjective::named(name), "{word}");
            }
        }
        assert!(find("da", "grøn frø").is_none() && find("da", "grønne").is_some());
        assert!(find("en", "redo").is_none() && find("en", "").is_none() && find("de", "rotation").is_none());
    }
}
