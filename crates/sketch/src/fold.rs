//! How phrases are written before they are compared: without case, accents and punctuation, and kana in one script.
//!
//! `cargo xtask pack` folds the vocabulary's phrases with this file, and the crate folds prompts, so that the two meet.

/// Folds a phrase: lower case words with one space between them.
pub fn fold(phrase: &str) -> String {
    let mut folded = String::with_capacity(phrase.len());
    for letter in phrase.chars().flat_map(char::to_lowercase) {
        if !is_dropped(letter) {
            let open = !folded.is_empty() && !folded.ends_with(' ');
            if !separates(letter) {
                push(letter, &mut folded);
            } else if open {
                folded.push(' ');
            }
        }
    }
    folded.truncate(folded.trim_end().len());
    folded
}

/// What changes nothing about an emoji but its skin or its style, and marks that lower case leaves behind.
pub fn is_dropped(letter: char) -> bool {
    matches!(letter, '\u{fe0e}' | '\u{fe0f}' | '\u{1f3fb}'..='\u{1f3ff}' | '\u{300}'..='\u{36f}')
}

/// Whether a letter stands between words: spaces, punctuation, controls.
pub fn separates(letter: char) -> bool {
    letter.is_whitespace()
        || letter.is_control()
        || letter.is_ascii() && !letter.is_ascii_alphanumeric()
        || matches!(letter, '\u{ab}' | '\u{b7}' | '\u{bb}' | '\u{bf}' | '\u{a1}' | '\u{30fb}')
        || matches!(letter, '\u{2000}'..='\u{200c}' | '\u{200e}'..='\u{206f}')
        || matches!(letter, '\u{3000}'..='\u{3004}' | '\u{3008}'..='\u{3011}' | '\u{ff01}'..='\u{ff0f}')
}

/// Adds a letter in its plainest form.
fn push(letter: char, folded: &mut String) {
    let plain = match letter {
        'à'..='å' | 'ā' | 'ă' | 'ą' => 'a',
        'ç' | 'ć' | 'č' => 'c',
        'ď' => 'd',
        'è'..='ë' | 'ē' | 'ė' | 'ę' | 'ě' => 'e',
        'ğ' => 'g',
        'ì'..='ï' | 'ī' | 'į' | 'ı' => 'i',
        'ł' => 'l',
        'ñ' | 'ń' | 'ň' => 'n',
        'ò'..='ö' | 'ø' | 'ō' | 'ő' => 'o',
        'ř' => 'r',
        'ś' | 'š' | 'ş' => 's',
        'ù'..='ü' | 'ū' | 'ů' | 'ű' | 'ų' => 'u',
        'ý' | 'ÿ' => 'y',
        'ź' | 'ż' | 'ž' => 'z',
        'ё' => 'е',
        'ß' => return folded.push_str("ss"),
        'æ' => return folded.push_str("ae"),
        'œ' => return folded.push_str("oe"),
        // Katakana are read as hiragana, wide letters as plain ones.
        '\u{30a1}'..='\u{30f6}' => shifted(letter, 0x60),
        '\u{ff10}'..='\u{ff5a}' => shifted(letter, 0xfee0),
        _ => letter,
    };
    folded.push(plain);
}

fn shifted(letter: char, by: u32) -> char {
    char::from_u32(letter as u32 - by).unwrap_or(letter)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_people_write_alike_folds_alike() {
        for (a, b) in [
            ("Château-Fort", "chateau fort"),
            ("l’Épée!", "l epee"),
            ("Schloß", "schloss"),
            ("キツネ", "きつね"),
            ("ＤＲＡＧＯＮ", "dragon"),
            ("ЁЖ", "еж"),
            ("❤\u{fe0f}", "❤"),
            ("👍🏽", "👍"),
            ("  jack-o'-lantern ", "jack o lantern"),
        ] {
            assert_eq!(fold(a), b);
            assert_eq!(fold(b), b, "folding twice changes nothing");
        }
    }

    #[test]
    fn marks_that_make_other_letters_stay() {
        for word in ["घर", "বাড়ি", "ปราสาท", "đỏ", "син"] {
            assert_eq!(fold(word), word);
        }
    }
}
