//! A prompt is cut into words.

use crate::fold::{self, fold};
use std::ops::Range;

/// A word; in scripts without spaces a letter; or an emoji.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Token {
    /// As it is compared.
    pub text: String,
    /// As it was typed, in lower case.
    pub typed: String,
    /// What stands between this and the word before.
    pub gap: Gap,
}

/// What stands between two words.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Gap {
    /// Nothing.
    None,
    /// A hyphen or an apostrophe.
    Joint,
    Space,
    /// A comma, a full stop: another phrase begins.
    Stop,
}

/// Cuts a prompt into words.
pub fn tokens(prompt: &str) -> Vec<Token> {
    let mut tokens: Vec<Token> = Vec::new();
    let mut gap = Gap::Stop;
    for letter in prompt.chars() {
        if fold::is_dropped(letter) {
            continue;
        }
        if fold::separates(letter) {
            gap = wider(gap, letter);
            continue;
        }
        let typed: String = letter.to_lowercase().collect();
        match tokens.last_mut() {
            Some(last) if gap == Gap::None && joins(&last.typed, letter) => last.typed.push_str(&typed),
            _ => tokens.push(Token { text: String::new(), typed, gap }),
        }
        gap = Gap::None;
    }
    for token in &mut tokens {
        token.text = fold(&token.typed);
    }
    tokens.retain(|token| !token.text.is_empty());
    tokens
}

fn wider(gap: Gap, letter: char) -> Gap {
    match letter {
        ',' | ';' | ':' | '.' | '!' | '?' | '(' | ')' | '、' | '。' | '，' | '！' | '？' | '\n' => {
            Gap::Stop
        }
        '-' | '\'' | '’' if gap == Gap::None => Gap::Joint,
        _ if gap == Gap::Stop => Gap::Stop,
        _ => Gap::Space,
    }
}

/// Whether a letter goes on with the word before it.
fn joins(word: &str, letter: char) -> bool {
    let Some(last) = word.chars().last() else { return true };
    match (kind(last), kind(letter)) {
        (_, Kind::Mark) | (Kind::Letter, Kind::Letter) => true,
        (Kind::Mark, Kind::Letter) => !is_spaceless(last),
        // An emoji made of several.
        _ => last == '\u{200d}' || letter == '\u{200d}',
    }
}

#[derive(PartialEq)]
enum Kind {
    /// Words are made of these.
    Letter,
    /// These stand for themselves: writing without spaces, and emoji.
    Single,
    /// These belong to the letter before.
    Mark,
}

fn kind(letter: char) -> Kind {
    match letter {
        // Thai vowels and tones above and below, and those that stand after.
        '\u{e30}'..='\u{e3a}' | '\u{e45}' | '\u{e47}'..='\u{e4e}' => Kind::Mark,
        // Vowel signs and joiners of the scripts of India.
        '\u{900}'..='\u{903}' | '\u{93a}'..='\u{94f}' | '\u{981}'..='\u{983}' | '\u{9bc}'..='\u{9cd}' => {
            Kind::Mark
        }
        '\u{3099}' | '\u{309a}' | '\u{30fc}' => Kind::Mark,
        _ if is_spaceless(letter) || !letter.is_alphanumeric() => Kind::Single,
        _ => Kind::Letter,
    }
}

/// Whether words in this letter's script stand without spaces between them.
fn is_spaceless(letter: char) -> bool {
    matches!(letter, '\u{e00}'..='\u{e7f}' | '\u{3005}'..='\u{30ff}' | '\u{3400}'..='\u{9fff}' | '\u{f900}'..='\u{faff}')
}

/// A phrase has so many words at most, and so many letters where a script has no spaces.
const LONGEST_PHRASE: [usize; 2] = [5, 10];

/// All stretches of words that may be one phrase: the longest first, of equal ones the later.
pub fn spans(tokens: &[Token]) -> impl Iterator<Item = Range<usize>> + '_ {
    let longest = LONGEST_PHRASE[1].min(tokens.len());
    (1..=longest).rev().flat_map(move |length| {
        let spans = (0..=tokens.len() - length).rev().map(move |start| start..start + length);
        spans.filter(|span| {
            let inner = &tokens[span.start + 1..span.end];
            let words = 1 + inner.iter().filter(|token| token.gap != Gap::None).count();
            inner.iter().all(|token| token.gap != Gap::Stop)
                && (span.len() <= LONGEST_PHRASE[0] || words <= 2)
        })
    })
}

/// Words as one phrase, as it is compared.
pub fn phrase(tokens: &[Token]) -> String {
    joined(tokens, |token| &token.text, |_| " ")
}

/// Words as they were typed.
pub fn typed(tokens: &[Token]) -> String {
    joined(tokens, |token| &token.typed, |gap| if gap == Gap::Joint { "-" } else { " " })
}

fn joined<'a>(
    tokens: &'a [Token],
    text: impl Fn(&'a Token) -> &'a String,
    between: impl Fn(Gap) -> &'static str,
) -> String {
    let mut whole = String::new();
    for (at, token) in tokens.iter().enumerate() {
        if at > 0 && token.gap != Gap::None {
            whole.push_str(between(token.gap));
        }
        whole.push_str(text(token));
    }
    whole
}

#[cfg(test)]
mod tests {
    use super::*;

    fn texts(prompt: &str) -> Vec<String> {
        tokens(prompt).into_iter().map(|token| token.text).collect()
    }

    #[test]
    fn words_letters_and_emoji_stand_for_themselves() {
        assert_eq!(texts("A low-poly T-Rex!"), ["a", "low", "poly", "t", "rex"]);
        assert_eq!(texts("l'épée d’or"), ["l", "epee", "d", "or"]);
        assert_eq!(texts("🦊👑 x👩‍🚀"), ["🦊", "👑", "x", "👩\u{200d}🚀"]);
        assert_eq!(texts("木の宝箱"), ["木", "の", "宝", "箱"]);
        assert_eq!(texts("लाल घर"), ["लाल", "घर"]);
        assert_eq!(texts("\u{301}\u{fe0f} ,"), [""; 0]);
    }

    #[test]
    fn phrases_are_joined_as_they_were_written() {
        let tokens = tokens("ドラゴン sci-fi");
        assert_eq!(phrase(&tokens), "どらごん sci fi");
        assert_eq!(typed(&tokens), "ドラゴン sci-fi");
    }

    #[test]
    fn commas_part_phrases() {
        let gaps: Vec<Gap> = tokens("a, b c").iter().map(|token| token.gap).collect();
        assert_eq!(gaps, [Gap::Stop, Gap::Stop, Gap::Space]);
    }
}
