//! Found stretches become phrases, and phrases become things.

use super::find::Found;
use super::{Thing, Understood};
use crate::adjectives::Adjective;
use crate::adjectives::Size;
use crate::language::{Grammar, Language, Relation, Role};
use crate::lexicon::Concept;
use crate::palette::Paint;
use crate::tokens::{Gap, Token, typed};
use std::ops::Range;

/// What covers who wears it: its colours go to the wearer, and it is not drawn beside.
const WORN: [&str; 9] =
    ["armour", "coat", "dress", "kimono", "scarf", "t-shirt", "jeans", "gloves", "lab coat"];

/// A stretch between two words that join.
struct Phrase {
    /// Its words.
    at: Range<usize>,
    /// How the phrase before stands to it; `None` after a comma.
    joined: Option<(Relation, bool)>,
}

/// What a phrase says.
#[derive(Default)]
struct Said {
    /// What it is about, best first; other things that it names come after the first.
    concepts: Vec<Concept>,
    /// The words of the first.
    head: Range<usize>,
    paints: Vec<&'static Paint>,
    sizes: Vec<&'static Size>,
    noun: Noun,
    /// Whether it has words that mean nothing.
    has_unknown: bool,
}

/// What else the noun at the head of a phrase may be.
#[derive(Clone, Copy, Default)]
struct Noun {
    /// It may only count what comes after "of".
    is_measure: bool,
    adjective: Option<Adjective>,
}

impl Said {
    fn paint_with(&mut self, adjective: Option<Adjective>) {
        match adjective {
            Some(Adjective::Paint(paint)) => self.paints.push(paint),
            Some(Adjective::Size(size)) => self.sizes.push(size),
            None => {}
        }
    }
}

/// Reads the phrases one after another.
pub fn read(tokens: &[Token], found: Vec<Found>, language: Language) -> Understood {
    let mut reader = Reader {
        tokens,
        found,
        used: vec![false; tokens.len()],
        things: Vec::new(),
        at: 0,
        before: Noun::default(),
        ahead: Vec::new(),
    };
    reader.mark_small_words();
    for phrase in reader.phrases() {
        let said = reader.said(&phrase, Grammar::get().head_first(language));
        reader.add(&phrase, said);
    }
    if reader.things.is_empty() {
        reader.used.fill(false);
        reader.mark_small_words();
    }
    let ignored = reader.ignored();
    Understood { things: reader.things, ignored }
}

struct Reader<'a> {
    tokens: &'a [Token],
    found: Vec<Found>,
    /// The words that have an effect, or that nobody would miss.
    used: Vec<bool>,
    things: Vec<Thing>,
    /// The thing that was read last.
    at: usize,
    /// The noun of the phrase before.
    before: Noun,
    /// What was said of a thing before it was named.
    ahead: Vec<&'static Paint>,
}

impl Reader<'_> {
    fn mark_small_words(&mut self) {
        for found in &self.found {
            if matches!(found.role, Some(Role::Silent | Role::Joins { .. })) {
                self.used[found.at.clone()].fill(true);
            }
        }
    }

    fn phrases(&self) -> Vec<Phrase> {
        let mut phrases = vec![Phrase { at: 0..0, joined: None }];
        for at in 0..self.tokens.len() {
            let last = phrases.len() - 1;
            if let Some(Role::Joins { relation, back }) = self.role_at(at) {
                phrases.push(Phrase { at: at + 1..at + 1, joined: Some((relation, back)) });
            } else if self.tokens[at].gap == Gap::Stop && !phrases[last].at.is_empty() {
                phrases.push(Phrase { at: at..at + 1, joined: None });
            } else {
                phrases[last].at.end = at + 1;
            }
        }
        phrases.retain(|phrase| !phrase.at.is_empty());
        phrases
    }

    /// What a phrase says. The noun at its head is what it is about; what stands beside it are adjectives, where they
    /// can be, or other things.
    fn said(&mut self, phrase: &Phrase, head_first: bool) -> Said {
        let inside = |found: &&Found| phrase.at.start <= found.at.start && found.at.end <= phrase.at.end;
        let found: Vec<&Found> = self.found.iter().filter(inside).collect();
        let mut said = Said::default();
        let known: usize = found.iter().map(|found| found.at.len()).sum();
        said.has_unknown = known < phrase.at.len();
        let things = || found.iter().filter(|found| !found.concepts.is_empty());
        let counts = |found: &&&Found| found.role == Some(Role::Measure);
        let nouns = || {
            things().filter(|found| things().count() == 1 || !(counts(found) && found.adjective.is_some()))
        };
        let sure = || nouns().filter(|found| found.adjective.is_none());
        let head = if head_first { sure().next().or(nouns().next()) } else { nouns().next_back() };
        if let Some(head) = head {
            said.concepts.clone_from(&head.concepts);
            said.head = head.at.clone();
            said.noun = Noun { is_measure: counts(&head), adjective: head.adjective };
            self.used[head.at.clone()].fill(true);
        }
        for found in &found {
            let is_head = head.is_some_and(|head| head.at == found.at);
            match (found.adjective, found.concepts.first()) {
                _ if is_head => continue,
                (Some(Adjective::Paint(paint)), _) => said.paints.push(paint),
                (Some(Adjective::Size(size)), _) => said.sizes.push(size),
                // Another thing is the second choice, before other meanings of the head.
                (None, Some(other)) => said.concepts.insert(1.min(said.concepts.len()), *other),
                (None, None) => continue,
            }
            self.used[found.at.clone()].fill(true);
        }
        said
    }

    /// Adds what a phrase says to the things, or to one of them.
    fn add(&mut self, phrase: &Phrase, mut said: Said) {
        let relation = phrase.joined.map(|(relation, _)| relation);
        let before = std::mem::replace(&mut self.before, said.noun);
        if self.paints_what_is_before(phrase, before) {
            said.paint_with(said.noun.adjective);
            said.concepts.clear();
        }
        let Some(first) = said.concepts.first() else {
            return self.describe(phrase, said);
        };
        let is_worn = WORN.contains(&first.name())
            && matches!(relation, Some(Relation::With | Relation::In | Relation::Holding));
        match self.things.get_mut(self.at) {
            Some(wearer) if is_worn => {
                wearer.paints.extend(said.paints);
                self.used[said.head].fill(false);
            }
            Some(_) if relation == Some(Relation::Of) => self.join(phrase, said, before),
            _ => self.place(phrase, said),
        }
    }

    /// Joins what stands on both sides of "of" to one thing.
    fn join(&mut self, phrase: &Phrase, mut said: Said, before: Noun) {
        let is_back = phrase.joined.is_some_and(|(_, back)| back);
        let other = std::mem::take(&mut self.things[self.at]);
        let concepts = if before.is_measure || is_back && before.adjective.is_some() {
            // "A statue of a lion" is a lion, and of stone.
            said.paint_with(before.adjective);
            said.concepts
        } else {
            // What else is named is the second choice.
            let (mut main, second) =
                if is_back { (said.concepts, other.concepts) } else { (other.concepts, said.concepts) };
            main.splice(1..1, second);
            main
        };
        let paints = other.paints.into_iter().chain(said.paints).collect();
        let sizes = other.sizes.into_iter().chain(said.sizes).collect();
        self.things[self.at] = Thing { concepts, paints, sizes, ..other };
    }

    /// Adds a thing: where it stands to the first; or as the first, to which the one before stands.
    fn place(&mut self, phrase: &Phrase, said: Said) {
        let mut thing =
            Thing { concepts: said.concepts, paints: said.paints, sizes: said.sizes, ..Thing::default() };
        match (self.things.first_mut(), phrase.joined) {
            (None, _) => {
                thing.paints.append(&mut self.ahead);
                self.things.push(thing);
            }
            (Some(first), Some((relation, true))) => {
                first.relation = Some(relation);
                self.things.insert(0, thing);
                self.at = 0;
            }
            (Some(_), joined) => {
                thing.relation = Some(joined.map_or(Relation::With, |(relation, _)| relation));
                self.things.push(thing);
                self.at = self.things.len() - 1;
            }
        }
    }

    /// Whether a noun that may be an adjective is one here: "of stone" and "in stone", but not "in a stone".
    fn paints_what_is_before(&self, phrase: &Phrase, before: Noun) -> bool {
        let has_article = || self.role_at(phrase.at.start) == Some(Role::Silent);
        let is_joined = match phrase.joined {
            Some((Relation::Of, false)) => !before.is_measure,
            Some((Relation::In, false)) => !has_article(),
            _ => false,
        };
        is_joined && self.before.adjective.is_some() && !self.things.is_empty()
    }

    fn role_at(&self, at: usize) -> Option<Role> {
        self.found.iter().find(|found| found.at.contains(&at)).and_then(|found| found.role)
    }

    /// A phrase without a thing describes the one before, or the first that comes.
    fn describe(&mut self, phrase: &Phrase, said: Said) {
        let relation = phrase.joined.map(|(relation, _)| relation);
        let articles = phrase.at.clone().take_while(|at| self.role_at(*at) == Some(Role::Silent)).count();
        let words = phrase.at.start + articles..phrase.at.end;
        let Some(thing) = self.things.get_mut(self.at) else {
            if said.has_unknown {
                self.used[words].fill(false);
            } else {
                self.ahead.extend(said.paints);
            }
            return;
        };
        match (relation, said.paints.first()) {
            (Some(Relation::With), Some(paint)) if said.has_unknown => {
                thing.detail = Some((paint, typed(&self.tokens[words])));
                self.used[phrase.at.clone()].fill(true);
            }
            _ if said.has_unknown && relation.is_some() => self.used[words].fill(false),
            _ => {
                thing.paints.extend(said.paints);
                thing.sizes.extend(said.sizes);
            }
        }
    }

    /// Words without an effect; what was written as one is told as one.
    fn ignored(&self) -> Vec<String> {
        let mut ignored: Vec<Range<usize>> = Vec::new();
        for at in (0..self.tokens.len()).filter(|at| !self.used[*at]) {
            let is_joined = matches!(self.tokens[at].gap, Gap::None | Gap::Joint);
            match ignored.last_mut() {
                Some(last) if last.end == at && is_joined => last.end = at + 1,
                _ => ignored.push(at..at + 1),
            }
        }
        ignored.into_iter().map(|words| typed(&self.tokens[words])).collect()
    }
}
