//! The packed vocabulary: sprites, and the phrases that may mean them. `cargo xtask pack` writes it.

use crate::format::{FORMAT, MAGIC};
use crate::language::{Language, Languages};
use image::RgbaImage;
use serde::Deserialize;
use std::sync::OnceLock;

static BYTES: &[u8] = include_bytes!("../../../assets/vocabulary.pack");

/// A picture of one thing, and what it is called.
#[derive(Debug, Deserialize)]
pub struct Sprite {
    /// The emoji that names it.
    pub emoji: String,
    /// Its English name, in lower case.
    pub name: String,
    at: usize,
    length: usize,
}

/// How a phrase of the pack fits a sprite, best first.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Fit {
    Name,
    PartOfName,
    Tag,
}

/// What is known besides the pictures.
#[derive(Debug, Default, Deserialize)]
struct Index {
    /// The languages of the phrases, in the order of their letters.
    languages: Vec<String>,
    sprites: Vec<Sprite>,
}

/// Everything that is in the pack.
#[derive(Debug, Default)]
pub struct Vocabulary {
    /// The sprites, in the pack's order: things before people.
    pub sprites: Vec<Sprite>,
    languages: Vec<Language>,
    /// Sorted lines, searched where they lie: a phrase, a tab, and its meanings.
    phrases: &'static str,
    /// One after another; the licences after them.
    pictures: &'static [u8],
}

impl Vocabulary {
    /// The vocabulary of this build, read once.
    pub fn get() -> &'static Self {
        static READ: OnceLock<Vocabulary> = OnceLock::new();
        READ.get_or_init(|| Self::read(BYTES).unwrap_or_default())
    }

    /// Reads a pack; `None` where it is none. What is drawn without one is drawn from parts.
    fn read(bytes: &'static [u8]) -> Option<Self> {
        let rest = bytes.strip_prefix(MAGIC)?;
        let (format, rest) = number(rest)?;
        let (_fingerprint, rest) = rest.split_first_chunk::<8>()?;
        let (index, rest) = number(rest)?;
        let (phrases, rest) = number(rest)?;
        if format != FORMAT {
            return None;
        }
        let (index, rest) = rest.split_at_checked(index as usize)?;
        let (phrases, pictures) = rest.split_at_checked(phrases as usize)?;
        let index: Index = serde_json::from_slice(index).ok()?;
        let languages: Option<Vec<Language>> =
            index.languages.iter().map(|code| Language::of(code)).collect();
        let phrases = std::str::from_utf8(phrases).ok()?;
        Some(Self { sprites: index.sprites, languages: languages?, phrases, pictures })
    }

    /// A sprite's picture, 256 x 256 with real alpha; `None` where the pack is damaged.
    pub fn picture(&self, sprite: &Sprite) -> Option<RgbaImage> {
        let bytes = self.pictures.get(sprite.at..sprite.at.checked_add(sprite.length)?)?;
        let picture = image::load_from_memory_with_format(bytes, image::ImageFormat::WebP).ok()?;
        Some(picture.into_rgba8())
    }

    /// What a folded phrase may mean, best first.
    pub fn meanings(&self, phrase: &str) -> Vec<(Fit, &Sprite, Languages)> {
        let found = self.from(phrase).next().filter(|(found, _)| *found == phrase);
        found.map_or_else(Vec::new, |(_, meanings)| self.parsed(meanings).collect())
    }

    /// The phrases that begin like this, in order, each with what it may mean.
    pub fn beginning(
        &self,
        stem: &str,
    ) -> impl Iterator<Item = (&'static str, impl Iterator<Item = (Fit, &Sprite, Languages)>)> {
        let lines = self.from(stem).take_while(move |(phrase, _)| phrase.starts_with(stem));
        lines.map(|(phrase, meanings)| (phrase, self.parsed(meanings)))
    }

    /// The lines from the first one that does not come before a phrase.
    fn from(&self, phrase: &str) -> impl Iterator<Item = (&'static str, &'static str)> + use<> {
        let (mut low, mut high) = (0, self.phrases.len());
        while low < high {
            let middle = low + (high - low) / 2;
            let start = self.phrases.as_bytes()[low..middle].iter().rposition(|byte| *byte == b'\n');
            let start = start.map_or(low, |at| low + at + 1);
            let rest = self.phrases.get(start..).unwrap_or_default();
            let line = rest.split_once('\n').map_or(rest, |(line, _)| line);
            if line.split_once('\t').is_some_and(|(found, _)| found < phrase) {
                low = (start + line.len() + 1).min(high);
            } else {
                high = start;
            }
        }
        self.phrases.get(low..).unwrap_or_default().lines().filter_map(|line| line.split_once('\t'))
    }

    fn parsed(&self, meanings: &'static str) -> impl Iterator<Item = (Fit, &Sprite, Languages)> {
        meanings.split(' ').filter_map(|meaning| {
            let (number, letters) = meaning.get(1..)?.split_once(':')?;
            let fit = match meaning.as_bytes().first()? {
                b'=' => Fit::Name,
                b'~' => Fit::PartOfName,
                _ => Fit::Tag,
            };
            let languages = letters
                .bytes()
                .filter_map(|letter| self.languages.get(usize::from(letter.checked_sub(b'a')?)).copied());
            Some((fit, self.sprites.get(number.parse::<usize>().ok()?)?, languages.collect()))
        })
    }
}

fn number(bytes: &[u8]) -> Option<(u32, &[u8])> {
    bytes.split_first_chunk::<4>().map(|(number, rest)| (u32::from_le_bytes(*number), rest))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_sprite_of_the_pack_has_a_picture() {
        let vocabulary = Vocabulary::get();
        assert!(vocabulary.sprites.len() > 1000, "{}", vocabulary.sprites.len());
        for sprite in &vocabulary.sprites {
            let bytes = vocabulary.pictures.get(sprite.at..sprite.at + sprite.length);
            assert!(bytes.is_some_and(|bytes| bytes.starts_with(b"RIFF")), "{}", sprite.name);
        }
        assert_eq!(vocabulary.picture(&vocabulary.sprites[0]).unwrap().dimensions(), (256, 256));
    }

    #[test]
    fn every_phrase_is_found_where_it_lies() {
        let vocabulary = Vocabulary::get();
        assert!(vocabulary.phrases.lines().is_sorted_by_key(|line| line.split_once('\t').map(|line| line.0)));
        for line in vocabulary.phrases.lines().step_by(97) {
            let (phrase, meanings) = line.split_once('\t').unwrap();
            assert_eq!(vocabulary.meanings(phrase).len(), meanings.split(' ').count(), "{line}");
        }
        assert!(vocabulary.meanings("").is_empty() && vocabulary.meanings("\u{10ffff}").is_empty());
        assert!(vocabulary.beginning("drach").any(|(phrase, _)| phrase == "drache"));
    }

    #[test]
    fn every_copy_has_the_licences() {
        let licences = include_bytes!("../../../assets/vocabulary/LICENSES.md");
        assert!(BYTES.ends_with(licences));
        let text = std::str::from_utf8(licences).unwrap();
        for holder in ["Microsoft Corporation", "LobeHub", "Miles Johnson", "Mu-An Chiou"] {
            assert!(text.contains(holder), "{holder}");
        }
        assert!(
            text.contains("Permission is hereby granted, free of charge")
                && text.contains("WITHOUT WARRANTY OF ANY KIND")
        );
    }

    #[test]
    fn a_damaged_pack_is_no_pack() {
        let short = b"VXLVOCAB\x02\0\0\0________\xff\xff\xff\xff\0\0\0\0{}";
        let old = b"VXLVOCAB\x01\0\0\0________\x02\0\0\0\0\0\0\0{}";
        for bytes in [&b""[..], b"VXLVOCAB", short, old] {
            assert!(Vocabulary::read(bytes).is_none());
        }
    }
}
