//! Which language a prompt is in.

use crate::adjectives::Adjectives;
use crate::language::{Grammar, Language, Role};
use crate::lexicon::{Fit, Lexicon};
use crate::tokens::{Token, phrase, spans};

/// The language in which most of a prompt means something. Words that fit several decide nothing; where nothing
/// decides it is English.
pub fn detect(tokens: &[Token]) -> Language {
    let mut scores: Vec<u32> = Language::all().map(|_| 0).collect();
    for span in spans(tokens) {
        let said = phrase(&tokens[span.clone()]);
        let meanings = Lexicon::get().meanings(&said);
        for language in Language::all() {
            // A word with many meanings says no more than one with one.
            let best = meanings.iter().find(|meaning| meaning.languages.contains(language));
            let weight = best.map_or(0, |meaning| match meaning.fit {
                Fit::Name | Fit::Synonym | Fit::Label => 3,
                Fit::PartOfName => 2,
                Fit::Tag => 1,
            });
            scores[language.index()] += (weight + weight_of_small(language, &said)) * span.len() as u32;
        }
    }
    if tokens.iter().any(|token| token.text.chars().any(|letter| ('\u{3041}'..='\u{30ff}').contains(&letter)))
    {
        scores[Language::JAPANESE.index()] += 10;
    }
    let best = scores.iter().max().copied().unwrap_or_default();
    Language::all().find(|language| scores[language.index()] == best).unwrap_or(Language::ENGLISH)
}

fn weight_of_small(language: Language, said: &str) -> u32 {
    let role = match Grammar::get().role(language, said) {
        Some(Role::Vague | Role::Measure) => 2,
        Some(_) if said.chars().count() > 1 => 3,
        Some(_) => 1,
        None => 0,
    };
    let adjective = if Adjectives::get().find(language, said).is_some() { 3 } else { 0 };
    role.max(adjective)
}
