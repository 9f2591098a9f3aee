//! What comes near to words that mean nothing.

use crate::fold::fold;
use crate::language::Language;
use crate::lexicon::{Concept, Lexicon};
use crate::pack::Vocabulary;

/// What it names where nothing comes near.
const FAVOURITES: [&str; 3] = ["treasure chest", "dragon", "floating island"];

/// The name that a misspelt one plainly is: one letter wrong in four, two in eight, and the first one right.
pub fn corrected(language: Language, words: &str) -> Option<Concept> {
    let length = words.chars().count();
    let most = if length < 4 { return None } else { 1 + usize::from(length >= 8) };
    let first = words.chars().next();
    let likely = names(language).filter(|(name, _)| name.chars().next() == first);
    let near = likely.filter_map(|(name, concept)| Some((edits(words, name, most)?, concept)));
    near.min_by_key(|(edits, _)| *edits).map(|(_, concept)| concept)
}

/// The English names of what comes nearest to words: what is spelt like one of them, begins like it, or has to do with
/// something that begins like it.
pub fn nearest(words: &[String], language: Language, count: usize) -> Vec<&'static str> {
    let mut near: Vec<(usize, &'static str)> = Vec::new();
    for word in words.iter().map(|word| fold(word)) {
        let length = word.chars().count();
        for (name, concept) in names(language).filter(|_| length > 2) {
            let shares = name.split(' ').any(|part| starts_alike(part, &word));
            let edits = if shares { Some(1) } else { edits(&word, name, length / 3 + 1) };
            let is_alike = name.chars().next() == word.chars().next();
            near.extend(edits.map(|edits| (2 * edits + usize::from(!is_alike), concept.name())));
        }
        if let Some((cut, _)) = word.char_indices().nth((length * 2 / 3).max(4)) {
            let tagged = Vocabulary::get().beginning(&word[..cut]).flat_map(|(_, meanings)| meanings);
            let tagged = tagged.filter(|(.., languages)| languages.contains(language));
            near.extend(tagged.map(|(_, sprite, _)| (5, sprite.name.as_str())));
        }
    }
    near.sort_unstable();
    let mut names: Vec<&'static str> = Vec::new();
    for name in near.into_iter().map(|(_, name)| name).chain(FAVOURITES) {
        if names.len() < count && !names.contains(&name) {
            names.push(name);
        }
    }
    names
}

/// Whether one begins with the other, for at least four letters.
fn starts_alike(a: &str, b: &str) -> bool {
    a.chars().count().min(b.chars().count()) >= 4 && (a.starts_with(b) || b.starts_with(a))
}

/// What can be named in a language; in English otherwise.
fn names(language: Language) -> impl Iterator<Item = (&'static str, Concept)> {
    let languages = [language, Language::ENGLISH];
    let count = if language == Language::ENGLISH { 1 } else { 2 };
    languages.into_iter().take(count).flat_map(|language| Lexicon::get().curated(language))
}

/// How many letters have to change, come or go, or swap places with their neighbours, to make one word of the other
/// (optimal string alignment); `None` where it is more than `most`.
fn edits(from: &str, to: &str, most: usize) -> Option<usize> {
    let (from, to): (Vec<char>, Vec<char>) = (from.chars().take(40).collect(), to.chars().take(40).collect());
    if from.len().abs_diff(to.len()) > most {
        return None;
    }
    let mut rows = [vec![0; to.len() + 1], (0..=to.len()).collect::<Vec<usize>>(), vec![0; to.len() + 1]];
    for (line, a) in from.iter().enumerate() {
        let [before, above, row] = &mut rows;
        row[0] = line + 1;
        for (column, b) in to.iter().enumerate() {
            let changed = above[column] + usize::from(a != b);
            row[column + 1] = changed.min(above[column + 1] + 1).min(row[column] + 1);
            if line > 0 && column > 0 && from[line - 1] == *b && to[column - 1] == *a {
                row[column + 1] = row[column + 1].min(before[column - 1] + 1);
            }
        }
        rows.rotate_left(1);
    }
    Some(rows[1][to.len()]).filter(|edits| *edits <= most)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn letters_are_changed_added_dropped_and_swapped() {
        for (from, to, count) in
            [("sord", "sword", 1), ("a", "a", 0), ("swrod", "sword", 1), ("abc", "xyz", 3)]
        {
            assert_eq!(edits(from, to, 3), Some(count), "{from}");
        }
        assert_eq!(edits("", "abc", 3), Some(3));
        assert_eq!(edits("", "abc", 2), None);
    }

    #[test]
    fn a_slip_is_corrected_and_a_guess_is_not() {
        let name = |word: &str| corrected(Language::ENGLISH, word).map(Concept::name);
        assert_eq!(
            (name("swrd"), name("dragoon"), name("lighthuose")),
            (Some("sword"), Some("dragon"), Some("lighthouse"))
        );
        assert_eq!((name("qwrd"), name("cat"), name("asdfgh")), (None, None, None));
    }

    #[test]
    fn something_is_always_named() {
        let near = |word: &str| nearest(&[word.to_owned()], Language::ENGLISH, 4);
        assert_eq!(near("qqqqqq"), FAVOURITES);
        assert!(near("dragonfly wing").contains(&"dragon"));
        assert!(near("lanturn").contains(&"lantern"));
    }
}
