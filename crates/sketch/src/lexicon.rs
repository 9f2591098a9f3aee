//! What can be drawn, and by which words it is found.

use crate::pack::{Sprite, Vocabulary};
use crate::parts::{PARTS, Part};
use image::RgbaImage;
use std::collections::BTreeMap;
use std::sync::OnceLock;

/// Curated synonyms: a phrase, a tab, and the name of what it means.
static SYNONYMS: &str = include_str!("../../../assets/vocabulary/synonyms.tsv");

/// Something that can be drawn.
#[derive(Clone, Copy)]
pub enum Concept {
    Sprite(&'static Sprite),
    Part(&'static Part),
}

impl Concept {
    pub fn name(self) -> &'static str {
        match self {
            Self::Sprite(sprite) => sprite.name(),
            Self::Part(part) => part.name,
        }
    }

    /// Its picture on clear ground; `None` where the pack is damaged.
    pub fn picture(self) -> Option<RgbaImage> {
        match self {
            Self::Sprite(sprite) => Vocabulary::get().picture(sprite),
            Self::Part(part) => Some(part.picture()),
        }
    }
}

impl PartialEq for Concept {
    fn eq(&self, other: &Self) -> bool {
        match (self, other) {
            (Self::Sprite(a), Self::Sprite(b)) => std::ptr::eq(*a, *b),
            (Self::Part(a), Self::Part(b)) => std::ptr::eq(*a, *b),
            _ => false,
        }
    }
}

/// How well a phrase names a concept, best first.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Fit {
    Name,
    Synonym,
    Part,
    Keyword,
}

/// Phrases in lower case, and what they mean, best first.
pub struct Lexicon {
    phrases: BTreeMap<&'static str, Vec<(Fit, Concept)>>,
}

impl Lexicon {
    pub fn get() -> &'static Self {
        static READ: OnceLock<Lexicon> = OnceLock::new();
        READ.get_or_init(Self::read)
    }

    fn read() -> Self {
        let mut lexicon = Self { phrases: BTreeMap::new() };
        let sprites = &Vocabulary::get().sprites;
        for sprite in sprites {
            lexicon.add(&sprite.emoji, Fit::Name, Concept::Sprite(sprite));
            for name in &sprite.names {
                lexicon.add(name, Fit::Name, Concept::Sprite(sprite));
            }
        }
        for part in PARTS {
            for name in part.also.iter().chain([&part.name]) {
                lexicon.add(name, Fit::Part, Concept::Part(part));
            }
        }
        for line in SYNONYMS.lines().filter(|line| !line.starts_with('#')) {
            if let Some((phrase, meaning)) = line.split_once('\t')
                && let Some(concept) = lexicon.named(meaning.trim())
            {
                lexicon.add(phrase, Fit::Synonym, concept);
            }
        }
        for sprite in sprites {
            for word in sprite.words.iter().filter(|word| word.chars().count() > 2) {
                lexicon.add(word, Fit::Keyword, Concept::Sprite(sprite));
            }
        }
        lexicon.phrases.values_mut().for_each(|meanings| meanings.sort_by_key(|(fit, _)| *fit));
        lexicon
    }

    fn add(&mut self, phrase: &'static str, fit: Fit, concept: Concept) {
        let meanings = self.phrases.entry(phrase).or_default();
        if meanings.iter().all(|(_, known)| *known != concept) {
            meanings.push((fit, concept));
        }
    }

    fn named(&self, name: &str) -> Option<Concept> {
        let (fit, concept) = self.phrases.get(name)?.first()?;
        (*fit < Fit::Keyword).then_some(*concept)
    }

    /// What a phrase means, best first; also where it is a plural.
    pub fn meanings(&self, phrase: &str) -> &[(Fit, Concept)] {
        let found = singulars(phrase).into_iter().find_map(|form| self.phrases.get(form.as_str()));
        found.map_or(&[], Vec::as_slice)
    }

    /// The names nearest to a word that isn't known, nearest first.
    pub fn nearest(&self, word: &str, count: usize) -> Vec<&'static str> {
        let mut near: Vec<(usize, &'static str)> = Vec::new();
        for (phrase, meanings) in self.phrases.iter().filter(|(phrase, _)| !phrase.contains(' ')) {
            let Some((fit, concept)) = meanings.first() else { continue };
            if *fit < Fit::Keyword && phrase.is_ascii() {
                near.push((edits(word, phrase), concept.name()));
            }
        }
        near.sort();
        let mut names = Vec::new();
        for (_, name) in near {
            if !names.contains(&name) {
                names.push(name);
            }
            if names.len() == count {
                break;
            }
        }
        names
    }
}

/// A phrase and what it may be the plural of, the phrase itself first.
fn singulars(phrase: &str) -> Vec<String> {
    let mut forms = vec![phrase.to_owned()];
    if let Some(stem) = phrase.strip_suffix("ies") {
        forms.push(format!("{stem}y"));
    }
    if let Some(stem) = phrase.strip_suffix("ves") {
        forms.push(format!("{stem}f"));
    }
    for ending in ["s", "es", "n", "en", "e", "er"] {
        let stem = phrase.strip_suffix(ending).filter(|stem| stem.chars().count() > 2);
        forms.extend(stem.map(ToOwned::to_owned));
    }
    forms
}

/// How many letters have to change to make one word of the other (Levenshtein).
fn edits(from: &str, to: &str) -> usize {
    let to: Vec<char> = to.chars().collect();
    let mut row: Vec<usize> = (0..=to.len()).collect();
    for (line, a) in from.chars().take(40).enumerate() {
        let mut corner = row[0];
        row[0] = line + 1;
        for (column, b) in to.iter().enumerate() {
            let changed = corner + usize::from(a != *b);
            corner = row[column + 1];
            row[column + 1] = changed.min(corner + 1).min(row[column] + 1);
        }
    }
    row[to.len()]
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_synonym_means_something_that_can_be_drawn() {
        let lexicon = Lexicon::get();
        for line in SYNONYMS.lines().filter(|line| !line.starts_with('#')) {
            let (_, meaning) = line.split_once('\t').unwrap_or_else(|| panic!("{line:?} has no tab"));
            assert!(lexicon.named(meaning.trim()).is_some(), "{line:?} means nothing known");
        }
    }

    #[test]
    fn plurals_and_near_misses_are_found() {
        let lexicon = Lexicon::get();
        let best = |phrase: &str| lexicon.meanings(phrase).first().map(|(_, concept)| concept.name());
        assert_eq!(best("dogs"), Some("dog"));
        assert_eq!(best("schatztruhen"), Some("treasure chest"));
        assert_eq!((edits("sord", "sword"), edits("a", "a"), edits("", "abc")), (1, 0, 3));
        assert!(lexicon.nearest("swrd", 3).contains(&"sword"));
    }
}
