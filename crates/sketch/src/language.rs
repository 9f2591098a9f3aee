//! The languages that prompts may be in, and what their small words do.

use crate::fold::fold;
use std::collections::HashMap;
use std::sync::OnceLock;

/// What the small words of each language do: `language, tab, what they do, tab, words`.
static GRAMMAR: &str = include_str!("../../../assets/vocabulary/grammar.tsv");

/// Of languages that fit a prompt alike the earlier one counts.
const CODES: [&str; 25] = [
    "en", "de", "fr", "es", "it", "pt", "nl", "ja", "zh", "ko", "pl", "ru", "uk", "sv", "da", "nb", "fi",
    "et", "hu", "lt", "vi", "th", "ms", "hi", "bn",
];

/// One language.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Language(u8);

impl Language {
    pub const ENGLISH: Self = Self(0);
    pub const GERMAN: Self = Self(1);
    pub const JAPANESE: Self = Self(7);

    /// The language of a code like `en`.
    pub fn of(code: &str) -> Option<Self> {
        CODES.iter().position(|known| *known == code).map(|at| Self(at as u8))
    }

    pub fn all() -> impl Iterator<Item = Self> {
        (0..CODES.len() as u8).map(Self)
    }

    /// Its place among all languages.
    pub fn index(self) -> usize {
        usize::from(self.0)
    }
}

/// A set of languages.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Languages(u32);

impl Languages {
    pub fn contains(self, language: Language) -> bool {
        self.0 & (1 << language.0) != 0
    }

    pub fn insert(&mut self, language: Language) {
        self.0 |= 1 << language.0;
    }

    pub fn join(&mut self, others: Self) {
        self.0 |= others.0;
    }
}

impl FromIterator<Language> for Languages {
    fn from_iter<I: IntoIterator<Item = Language>>(languages: I) -> Self {
        let mut all = Self::default();
        languages.into_iter().for_each(|language| all.insert(language));
        all
    }
}

/// How the things before and after a word stand to each other.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Relation {
    With,
    Holding,
    On,
    In,
    Under,
    /// "A chest full of gold".
    Full,
    /// "A castle of ice".
    Of,
}

/// What a small word does.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Role {
    /// It says nothing.
    Silent,
    /// It neither changes the picture nor finds one.
    Vague,
    /// Before "of" it counts what comes after.
    Measure,
    /// It joins two phrases; `back`: what it is about stands after it.
    Joins { relation: Relation, back: bool },
}

/// The small words of all languages.
pub struct Grammar {
    words: Vec<HashMap<String, Role>>,
    endings: Vec<Vec<String>>,
    inflected: Languages,
    head_first: Languages,
}

impl Grammar {
    pub fn get() -> &'static Self {
        static READ: OnceLock<Grammar> = OnceLock::new();
        READ.get_or_init(|| Self::read(GRAMMAR))
    }

    fn read(table: &'static str) -> Self {
        let mut grammar = Self {
            words: vec![HashMap::new(); CODES.len()],
            endings: vec![Vec::new(); CODES.len()],
            inflected: Languages::default(),
            head_first: Languages::default(),
        };
        for (language, kind, words) in rows(table) {
            let folded = words.split(", ").map(fold);
            match (role(kind), kind, words) {
                (Some(role), ..) => {
                    let known = &mut grammar.words[language.index()];
                    folded.for_each(|word| _ = known.entry(word).or_insert(role));
                }
                (None, "order", _) => grammar.head_first.insert(language),
                (None, _, "*") => grammar.inflected.insert(language),
                (None, ..) => grammar.endings[language.index()].extend(folded),
            }
        }
        grammar
    }

    /// What a folded word, or a few, does in a language.
    pub fn role(&self, language: Language, words: &str) -> Option<Role> {
        self.words[language.index()].get(words).copied()
    }

    /// Whether the head noun stands before what describes it.
    pub fn head_first(&self, language: Language) -> bool {
        self.head_first.contains(language)
    }

    /// Whether nouns change their ends in too many ways to list them.
    pub fn inflected(&self, language: Language) -> bool {
        self.inflected.contains(language)
    }

    /// What may be cut off a noun.
    pub fn endings(&self, language: Language) -> &[String] {
        &self.endings[language.index()]
    }
}

fn role(kind: &str) -> Option<Role> {
    let (word, back) = kind.strip_suffix(" back").map_or((kind, false), |word| (word, true));
    let relation = match word {
        "silent" => return Some(Role::Silent),
        "vague" => return Some(Role::Vague),
        "measure" => return Some(Role::Measure),
        "with" => Relation::With,
        "holding" => Relation::Holding,
        "on" => Relation::On,
        "in" => Relation::In,
        "under" => Relation::Under,
        "full" => Relation::Full,
        "of" => Relation::Of,
        _ => return None,
    };
    Some(Role::Joins { relation, back })
}

/// The rows of a table that begin with a language.
fn rows(table: &'static str) -> impl Iterator<Item = (Language, &'static str, &'static str)> {
    table.lines().filter(|line| !line.starts_with('#')).filter_map(|line| {
        let (code, rest) = line.split_once('\t')?;
        let (kind, words) = rest.split_once('\t')?;
        Some((Language::of(code)?, kind, words))
    })
}

/// The rows of a table whose second column is a language: what it is about, the language, and the words.
pub fn rows_about(table: &'static str) -> impl Iterator<Item = (&'static str, Language, &'static str)> {
    table.lines().filter(|line| !line.starts_with('#')).filter_map(|line| {
        let (about, rest) = line.split_once('\t')?;
        let (code, words) = rest.split_once('\t')?;
        Some((about, Language::of(code)?, words))
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::tokens::{spans, tokens};

    #[test]
    fn languages_have_their_codes() {
        assert_eq!(Language::of("en"), Some(Language::ENGLISH));
        assert_eq!(Language::of("de"), Some(Language::GERMAN));
        assert_eq!(Language::of("ja"), Some(Language::JAPANESE));
    }

    #[test]
    fn every_row_is_understood() {
        for line in GRAMMAR.lines().filter(|line| !line.starts_with('#')) {
            let columns: Vec<&str> = line.split('\t').collect();
            assert!(columns.len() == 3 && Language::of(columns[0]).is_some(), "{line:?}");
            assert!(role(columns[1]).is_some() || ["order", "endings"].contains(&columns[1]), "{line:?}");
        }
    }

    #[test]
    fn every_language_says_with_and_its_longest_word_is_found() {
        let grammar = Grammar::get();
        for language in Language::all() {
            let words = &grammar.words[language.index()];
            let joins = |role: &Role| matches!(role, Role::Joins { relation: Relation::With, .. });
            assert!(words.values().any(joins), "{}", CODES[language.index()]);
            for word in words.keys() {
                let tokens = tokens(word);
                assert_eq!(spans(&tokens).next(), Some(0..tokens.len()), "{word}");
            }
        }
    }
}
