//! Which stretches of a prompt mean something.

use crate::adjectives::{Adjective, Adjectives};
use crate::language::{Grammar, Language, Role};
use crate::lexicon::{Concept, Fit, Lexicon};
use crate::suggest;
use crate::tokens::{Token, phrase, spans};
use std::ops::Range;

/// A stretch that means something.
pub struct Found {
    /// Its words.
    pub at: Range<usize>,
    /// What it may show, best first.
    pub concepts: Vec<Concept>,
    /// How it may make other things look.
    pub adjective: Option<Adjective>,
    /// What it does between other words.
    pub role: Option<Role>,
}

/// What is said plainly, in the prompt's language or in English.
pub fn sure(tokens: &[Token], language: Language) -> Vec<Found> {
    fill(tokens, Vec::new(), |said| {
        let role = Grammar::get().role(language, said);
        if let Some(Role::Silent | Role::Joins { .. }) = role {
            return Some((Vec::new(), None, role));
        }
        let in_one = |language| {
            let adjective = Adjectives::get().find(language, said);
            // What has the form of an adjective isn't a noun with an ending.
            let named = match adjective {
                Some(_) => Lexicon::get().exactly_in(language, said),
                None => Lexicon::get().meanings_in(language, said),
            };
            // Labels say what curated names left open, not what else those may mean.
            let worst = if named.first().is_some_and(|(fit, _)| *fit <= Fit::Synonym) {
                Fit::Synonym
            } else {
                Fit::Label
            };
            let named = named.into_iter().filter(|(fit, _)| *fit <= worst);
            (named.map(|(_, concept)| concept).collect::<Vec<_>>(), adjective)
        };
        let (mut concepts, mut adjective) = in_one(language);
        if concepts.is_empty() && adjective.is_none() && said.chars().count() > 2 {
            (concepts, adjective) = in_one(Language::ENGLISH);
        }
        let means = !concepts.is_empty() || adjective.is_some() || role.is_some();
        means.then_some((concepts, adjective, role))
    })
}

/// Adds what words have to do with.
pub fn by_tags(tokens: &[Token], found: Vec<Found>, language: Language) -> Vec<Found> {
    fill(tokens, found, |said| {
        let concepts: Vec<Concept> =
            Lexicon::get().meanings_in(language, said).into_iter().map(|(_, concept)| concept).collect();
        (!concepts.is_empty() && said.chars().count() > 1).then_some((concepts, None, None))
    })
}

/// Adds names in any language, and names with a letter wrong.
pub fn guessed(tokens: &[Token], found: Vec<Found>, language: Language) -> Vec<Found> {
    let found = fill(tokens, found, |said| {
        let meanings = Lexicon::get().meanings(said).into_iter().filter(|meaning| meaning.fit <= Fit::Label);
        let concepts: Vec<Concept> = meanings.map(|meaning| meaning.concept).collect();
        (!concepts.is_empty()).then_some((concepts, None, None))
    });
    fill(tokens, found, |said| Some((vec![suggest::corrected(language, said)?], None, None)))
}

/// Gives a meaning to stretches that have none yet.
fn fill(
    tokens: &[Token],
    mut found: Vec<Found>,
    meaning: impl Fn(&str) -> Option<(Vec<Concept>, Option<Adjective>, Option<Role>)>,
) -> Vec<Found> {
    let mut used = vec![false; tokens.len()];
    found.iter().for_each(|found| used[found.at.clone()].fill(true));
    for at in spans(tokens) {
        if used[at.clone()].contains(&true) {
            continue;
        }
        if let Some((concepts, adjective, role)) = meaning(&phrase(&tokens[at.clone()])) {
            used[at.clone()].fill(true);
            found.push(Found { at, concepts, adjective, role });
        }
    }
    found.sort_by_key(|found| found.at.start);
    found
}
