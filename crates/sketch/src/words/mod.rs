//! A prompt becomes things, what they look like, and how they stand to each other.

mod detect;
mod find;
mod phrases;

use crate::adjectives::Size;
use crate::language::{Language, Relation};
use crate::lexicon::Concept;
use crate::palette::Paint;
use crate::tokens::{Token, tokens};
use find::Found;

/// So many words of a prompt are read; letters count where a script has no spaces.
const MOST_TOKENS: usize = 128;

/// One thing that a prompt asks for.
#[derive(Clone, Default)]
pub struct Thing {
    /// What it may be, best first.
    pub concepts: Vec<Concept>,
    pub paints: Vec<&'static Paint>,
    pub sizes: Vec<&'static Size>,
    /// A paint for a detail of it, as "red" in "a tower with a red roof", and the words that ask for it.
    pub detail: Option<(&'static Paint, String)>,
    /// How the first thing stands to this one; none for the first.
    pub relation: Option<Relation>,
}

/// A prompt, understood as far as it can be.
#[derive(Default)]
pub struct Understood {
    /// The first is what the prompt is about.
    pub things: Vec<Thing>,
    /// The words that have no effect, as they were typed.
    pub ignored: Vec<String>,
}

/// The language that a prompt seems to be in.
pub fn language(prompt: &str) -> Language {
    detect::detect(&cut(prompt))
}

fn cut(prompt: &str) -> Vec<Token> {
    let mut tokens = tokens(prompt);
    tokens.truncate(MOST_TOKENS);
    tokens
}

/// Reads a prompt. Where it has nothing in its own language, it may be in others, or misspelt.
pub fn understand(prompt: &str) -> Understood {
    let tokens = cut(prompt);
    let language = detect::detect(&tokens);
    let found = find::sure(&tokens, language);
    let has_thing = |found: &[Found]| found.iter().any(|found| !found.concepts.is_empty());
    if has_thing(&found) {
        return phrases::read(&tokens, found, language);
    }
    let with_tags = find::by_tags(&tokens, found, language);
    if has_thing(&with_tags) {
        return phrases::read(&tokens, with_tags, language);
    }
    let guessed = find::guessed(&tokens, with_tags, language);
    phrases::read(&tokens, guessed, language)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn prompts_say_their_language() {
        for (prompt, code) in [
            ("a red dragon", "en"),
            ("ein roter Hut", "de"),
            ("un dragon rouge", "fr"),
            ("una casa azul", "es"),
            ("en grøn frø", "da"),
            ("赤いドラゴン", "ja"),
            ("红色的龙", "zh"),
            ("красный дракон", "ru"),
            ("piros sárkány", "hu"),
            ("", "en"),
            ("sword", "en"),
        ] {
            assert_eq!(Language::of(code), Some(language(prompt)), "{prompt}");
        }
    }
}
