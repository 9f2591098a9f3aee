//! What can be drawn, and by which words it is found.

use crate::fold::fold;
use crate::language::{Grammar, Language, Languages, rows_about};
use crate::pack::{self, Sprite, Vocabulary};
use crate::parts::{self, Look, Part};
use image::RgbaImage;
use std::collections::BTreeMap;
use std::sync::OnceLock;

/// What things are called: `English name, tab, language, tab, phrases`.
static NAMES: &str = include_str!("../../../assets/vocabulary/names.tsv");

/// Something that can be drawn.
#[derive(Clone, Copy)]
pub enum Concept {
    Sprite(&'static Sprite),
    Part(&'static Part),
}

impl Concept {
    /// Its English name.
    pub fn name(self) -> &'static str {
        match self {
            Self::Sprite(sprite) => &sprite.name,
            Self::Part(part) => part.name,
        }
    }

    /// Its picture on clear ground; `None` where the pack is damaged. Only parts have different looks.
    pub fn picture(self, look: Look) -> Option<RgbaImage> {
        match self {
            Self::Sprite(sprite) => Vocabulary::get().picture(sprite),
            Self::Part(part) => Some(part.picture(look)),
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
    /// It is the concept's English name.
    Name,
    /// The curated table says so.
    Synonym,
    /// It is the concept's name in some language or region.
    Label,
    /// It is a word of the concept's name.
    PartOfName,
    /// It has to do with the concept.
    Tag,
}

/// What a phrase may mean.
#[derive(Clone, Copy)]
pub struct Meaning {
    pub fit: Fit,
    pub concept: Concept,
    pub languages: Languages,
}

/// Names and synonyms by folded phrase. What is only a tag stays in the pack.
pub struct Lexicon {
    curated: BTreeMap<String, Vec<Meaning>>,
}

impl Lexicon {
    pub fn get() -> &'static Self {
        static READ: OnceLock<Lexicon> = OnceLock::new();
        READ.get_or_init(Self::read)
    }

    fn read() -> Self {
        let mut lexicon = Self { curated: BTreeMap::new() };
        let everywhere: Languages = Language::all().collect();
        let english: Languages = [Language::ENGLISH].into_iter().collect();
        // A part that has a sprite's name is there to take its place.
        for part in parts::all() {
            lexicon.add(&fold(part.name), Fit::Name, Concept::Part(part), english);
        }
        for sprite in &Vocabulary::get().sprites {
            lexicon.add(&sprite.emoji, Fit::Name, Concept::Sprite(sprite), everywhere);
            lexicon.add(&fold(&sprite.name), Fit::Name, Concept::Sprite(sprite), english);
        }
        for (name, language, phrases) in rows_about(NAMES) {
            let Some(concept) = lexicon.named(name) else { continue };
            for phrase in phrases.split(", ") {
                lexicon.add(&fold(phrase), Fit::Synonym, concept, [language].into_iter().collect());
            }
        }
        lexicon
    }

    fn add(&mut self, phrase: &str, fit: Fit, concept: Concept, languages: Languages) {
        let meanings = self.curated.entry(phrase.to_owned()).or_default();
        match meanings.iter_mut().find(|known| known.concept == concept && known.fit == fit) {
            Some(known) => known.languages.join(languages),
            None => meanings.push(Meaning { fit, concept, languages }),
        }
    }

    /// The concept of an English name.
    pub fn named(&self, name: &str) -> Option<Concept> {
        let meaning = self.curated.get(&fold(name))?.first()?;
        (meaning.fit == Fit::Name).then_some(meaning.concept)
    }

    /// What a folded phrase means in any language, best first.
    pub fn meanings(&self, phrase: &str) -> Vec<Meaning> {
        let curated = self.curated.get(phrase).cloned().unwrap_or_default();
        let packed = Vocabulary::get().meanings(phrase).into_iter().map(meaning);
        let mut meanings: Vec<Meaning> = curated.into_iter().chain(packed).collect();
        meanings.sort_by_key(|meaning| meaning.fit);
        meanings
    }

    /// What a folded phrase means in a language as it is, best first.
    pub fn exactly_in(&self, language: Language, phrase: &str) -> Vec<(Fit, Concept)> {
        let mut found: Vec<(Fit, Concept)> = Vec::new();
        for meaning in self.meanings(phrase) {
            let is_new = found.iter().all(|(_, concept)| *concept != meaning.concept);
            if is_new && meaning.languages.contains(language) {
                found.push((meaning.fit, meaning.concept));
            }
        }
        found
    }

    /// What a folded phrase means in a language, best first; also where the noun has an ending.
    pub fn meanings_in(&self, language: Language, phrase: &str) -> Vec<(Fit, Concept)> {
        let is_named = |found: &[(Fit, Concept)]| found.first().is_some_and(|(fit, _)| *fit <= Fit::Label);
        let mut found = self.exactly_in(language, phrase);
        for base in bases(language, phrase) {
            if is_named(&found) {
                return found;
            }
            let of_base = self.exactly_in(language, &base);
            if is_named(&of_base) || found.is_empty() {
                found = of_base;
            }
        }
        if is_named(&found) { found } else { self.inflected(language, phrase).unwrap_or(found) }
    }

    /// What a noun means of which only the end differs, where a language has too many ends to list.
    fn inflected(&self, language: Language, phrase: &str) -> Option<Vec<(Fit, Concept)>> {
        let length = phrase.chars().count();
        if !Grammar::get().inflected(language) || length < 4 {
            return None;
        }
        let (cut, _) = phrase.char_indices().nth(length - 2.min(length - 3))?;
        let stem = &phrase[..cut];
        let mut near: Vec<(usize, Fit, Concept)> = Vec::new();
        let mut consider = |name: &str, meaning: Meaning| {
            let more = name.chars().count();
            let is_alike = name.split(' ').count() == phrase.split(' ').count();
            if is_alike
                && more.abs_diff(length) <= 2
                && meaning.fit <= Fit::Label
                && meaning.languages.contains(language)
            {
                near.push((more.abs_diff(length), meaning.fit, meaning.concept));
            }
        };
        for (name, meanings) in
            self.curated.range(stem.to_owned()..).take_while(|(name, _)| name.starts_with(stem))
        {
            meanings.iter().for_each(|meaning| consider(name, *meaning));
        }
        for (name, meanings) in Vocabulary::get().beginning(stem) {
            meanings.map(meaning).for_each(|meaning| consider(name, meaning));
        }
        near.sort_by_key(|(apart, fit, _)| (*apart, *fit));
        let found: Vec<(Fit, Concept)> = near.into_iter().map(|(_, fit, concept)| (fit, concept)).collect();
        Some(found).filter(|found| !found.is_empty())
    }

    /// Curated phrases of a language and what each means first.
    pub fn curated(&self, language: Language) -> impl Iterator<Item = (&str, Concept)> {
        self.curated.iter().filter_map(move |(phrase, meanings)| {
            let meaning = meanings.iter().find(|meaning| meaning.languages.contains(language))?;
            Some((phrase.as_str(), meaning.concept))
        })
    }
}

fn meaning((fit, sprite, languages): (pack::Fit, &'static Sprite, Languages)) -> Meaning {
    let fit = match fit {
        pack::Fit::Name => Fit::Label,
        pack::Fit::PartOfName => Fit::PartOfName,
        pack::Fit::Tag => Fit::Tag,
    };
    Meaning { fit, concept: Concept::Sprite(sprite), languages }
}

/// What a phrase may be once its last word has lost an ending.
fn bases(language: Language, phrase: &str) -> Vec<String> {
    let mut bases = Vec::new();
    for (plural, singular) in [("ies", "y"), ("ves", "f"), ("ves", "fe"), ("men", "man")] {
        let stem = phrase.strip_suffix(plural).filter(|_| language == Language::ENGLISH);
        bases.extend(stem.map(|stem| format!("{stem}{singular}")));
    }
    let mut spellings = vec![phrase.to_owned()];
    if language == Language::GERMAN {
        // Umlauts on a keyboard that lacks them.
        let plain = phrase.replace("ae", "a").replace("oe", "o").replace("ue", "u");
        bases.push(plain.clone());
        spellings.push(plain);
    }
    for spelling in &spellings {
        let cut = |ending: &String| spelling.strip_suffix(ending.as_str()).filter(|stem| stem.len() > 2);
        let stems = Grammar::get().endings(language).iter().filter_map(cut);
        bases.extend(stems.map(|stem| stem.trim_end().to_owned()));
    }
    bases
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::tokens::{spans, tokens};

    #[test]
    fn every_row_of_the_table_names_something_that_can_be_drawn() {
        let lexicon = Lexicon::get();
        let mut rows = 0;
        for (name, _, phrases) in rows_about(NAMES) {
            rows += 1;
            assert!(lexicon.named(name).is_some(), "{name:?} is nothing known");
            for phrase in phrases.split(", ") {
                let tokens = tokens(phrase);
                assert_eq!(spans(&tokens).next(), Some(0..tokens.len()), "{phrase:?} is too long");
            }
        }
        assert_eq!(
            rows,
            NAMES.lines().filter(|line| !line.starts_with('#')).count(),
            "a row has no language"
        );
        assert!(rows >= 300);
    }

    #[test]
    fn plurals_cases_and_plain_letters_are_found() {
        let lexicon = Lexicon::get();
        for (code, phrase, name) in [
            ("en", "dogs", "dog"),
            ("en", "treasure chests", "treasure chest"),
            ("en", "knives", "kitchen knife"),
            ("de", "schatztruhen", "treasure chest"),
            ("de", "tuermen", "tower"),
            ("fr", "chateau", "castle"),
            ("ru", "драконом", "dragon"),
            ("ru", "башню", "tower"),
            ("fi", "linnan", "castle"),
            ("ja", "どらごん", "dragon"),
        ] {
            let found = lexicon.meanings_in(Language::of(code).unwrap(), phrase);
            assert_eq!(found.first().map(|(_, concept)| concept.name()), Some(name), "{phrase}");
        }
    }
}
