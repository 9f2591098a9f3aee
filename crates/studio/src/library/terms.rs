//! The terms of a text, by which the search finds it: its words, folded, and pairs of letters where a script writes no
//! spaces.
//!
//! Folding takes letters of every script to one case, and takes away their accents and widths: „STRASSE“ finds „Straße“,
//! "e" finds "é", and "Ｄ" is "D". Chinese, Japanese, Korean, Thai and their like have no words that a program could see,
//! so each letter of a run there begins a term of two, and the last one stands alone: 赤い城 gives 赤い, い城 and 城. A run
//! of two letters or more is then a phrase of terms, and one letter is the beginning of a term; both are found anywhere.

use unicode_normalization::UnicodeNormalization as _;
use unicode_normalization::char::is_combining_mark;

/// So many terms of a search are heeded.
const MAX_SOUGHT: usize = 16;

/// Letters in a row.
enum Run {
    Word(String),
    /// Of a script without spaces.
    Unspaced(Vec<String>),
}

/// The terms of a text, with spaces between them.
pub fn of(text: &str) -> String {
    let mut terms = Vec::new();
    for run in runs(text) {
        match run {
            Run::Word(word) => terms.push(word),
            Run::Unspaced(letters) => terms.extend((0..letters.len()).map(|at| pair(&letters[at..]))),
        }
    }
    terms.join(" ")
}

/// What is typed, as an expression of FTS5: every word has to be there, the last one at least by its beginning. `None`
/// where nothing is sought. Terms hold no quotes, so nothing that is typed is taken for syntax.
pub fn sought(text: &str) -> Option<String> {
    let mut runs = runs(text);
    runs.truncate(MAX_SOUGHT);
    let last = runs.len().checked_sub(1)?;
    let terms = runs.into_iter().enumerate().map(|(at, run)| match run {
        Run::Word(word) if at == last => format!("\"{word}\" *"),
        Run::Word(word) => format!("\"{word}\""),
        Run::Unspaced(letters) if letters.len() == 1 => format!("\"{}\" *", letters[0]),
        Run::Unspaced(letters) => {
            let pairs: Vec<_> = letters.windows(2).map(<[String]>::concat).collect();
            format!("\"{}\"", pairs.join(" "))
        }
    });
    Some(terms.collect::<Vec<_>>().join(" AND "))
}

/// The first two letters, or the only one.
fn pair(letters: &[String]) -> String {
    letters[..letters.len().min(2)].concat()
}

fn runs(text: &str) -> Vec<Run> {
    let mut runs: Vec<Run> = Vec::new();
    // Whether the next letter goes on with the last run.
    let mut is_open = false;
    for c in fold(text).chars() {
        if is_combining_mark(c) {
            // It belongs to the letter before it; without one it is nothing.
            match runs.last_mut().filter(|_| is_open) {
                Some(Run::Word(word)) => word.push(c),
                Some(Run::Unspaced(letters)) => letters.last_mut().into_iter().for_each(|it| it.push(c)),
                None => {}
            }
            continue;
        }
        let is_letter = c.is_alphanumeric();
        match runs.last_mut().filter(|_| is_open && is_letter) {
            Some(Run::Word(word)) if !is_unspaced(c) => word.push(c),
            Some(Run::Unspaced(letters)) if is_unspaced(c) => letters.push(c.to_string()),
            _ if is_letter && is_unspaced(c) => runs.push(Run::Unspaced(vec![c.to_string()])),
            _ if is_letter || is_pictograph(c) => runs.push(Run::Word(c.to_string())),
            _ => {}
        }
        is_open = is_letter;
    }
    runs
}

/// Compatible letters are told apart first, so that 𝐀 and Ａ have a small letter too. Upper case comes before lower case
/// for the letters that are small in two ways: ß and ss, σ and ς.
fn fold(text: &str) -> String {
    let letters = text.nfkd().flat_map(char::to_uppercase).flat_map(char::to_lowercase);
    letters.filter(|c| !is_accent(*c)).nfc().collect()
}

/// Marks that make no other letter in the eyes of somebody who searches; those of Japanese and Indic scripts do.
fn is_accent(c: char) -> bool {
    matches!(c, '\u{300}'..='\u{36f}' | '\u{1ab0}'..='\u{1aff}' | '\u{1dc0}'..='\u{1dff}' | '\u{20d0}'..='\u{20ff}' | '\u{fe00}'..='\u{fe0f}' | '\u{fe20}'..='\u{fe2f}')
}

/// Thai, Lao, Burmese, Hangul, Khmer, kana, and the Han letters.
fn is_unspaced(c: char) -> bool {
    matches!(c, '\u{e00}'..='\u{eff}' | '\u{1000}'..='\u{109f}' | '\u{1100}'..='\u{11ff}' | '\u{1780}'..='\u{17ff}'
        | '\u{2e80}'..='\u{31ff}' | '\u{3400}'..='\u{4dbf}' | '\u{4e00}'..='\u{9fff}' | '\u{ac00}'..='\u{d7ff}'
        | '\u{f900}'..='\u{faff}' | '\u{20000}'..='\u{3ffff}')
}

/// Emoji and their like: each is a word.
fn is_pictograph(c: char) -> bool {
    matches!(c, '\u{2600}'..='\u{27bf}' | '\u{1f000}'..='\u{1faff}')
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_lose_case_accents_and_widths() {
        assert_eq!(of("Ein BLAUER Drache, Größe 7"), "ein blauer drache grosse 7");
        assert_eq!(of("ΣΊΣΥΦΟΣ Ёлка ＡＢＣ ﬁn"), "σισυφοσ елка abc fin");
        assert_eq!(of("dragon's wing-tip_2"), "dragon s wing tip 2");
    }

    #[test]
    fn scripts_without_spaces_give_pairs() {
        assert_eq!(of("赤い城"), "赤い い城 城");
        assert_eq!(of("ドラゴンdragonの城"), "ドラ ラゴ ゴン ン dragon の城 城");
        assert_eq!(of("ﾄﾞﾗｺﾞﾝ"), of("ドラゴン"), "half width");
        assert_eq!(of("🐉☃️城"), "🐉 ☃ 城");
    }

    #[test]
    fn what_is_typed_is_never_syntax() {
        assert_eq!(sought("red \"tow"), Some("\"red\" AND \"tow\" *".to_owned()));
        assert_eq!(
            sought("NEAR(a b, 2) OR -c*"),
            Some("\"near\" AND \"a\" AND \"b\" AND \"2\" AND \"or\" AND \"c\" *".to_owned())
        );
        assert_eq!(sought("赤い城"), Some("\"赤い い城\"".to_owned()));
        assert_eq!(sought("城 red"), Some("\"城\" * AND \"red\" *".to_owned()));
        assert_eq!(sought(" -*\"'^:"), None);
    }
}
