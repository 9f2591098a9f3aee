//! What an artist asks for, in words.

use std::fmt;

/// 1 to 500 characters (Unicode scalar values), trimmed.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct Prompt(String);

impl Prompt {
    /// The longest prompt, in Unicode scalar values.
    pub const MAX_CHARS: usize = 500;

    /// Trims `text` and checks its length.
    pub fn new(text: &str) -> Result<Self, PromptError> {
        let trimmed = text.trim();
        // Counting stops at the limit, so that a huge text costs no more than a long one.
        let chars = trimmed.chars().take(Self::MAX_CHARS + 1).count();
        match chars {
            0 => Err(PromptError::Empty),
            1..=Self::MAX_CHARS => Ok(Self(trimmed.to_owned())),
            _ => Err(PromptError::TooLong),
        }
    }

    /// The trimmed text.
    #[must_use]
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

impl fmt::Display for Prompt {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

/// Why a prompt was refused.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum PromptError {
    /// Nothing but white space.
    #[error("the prompt is empty: say what to make, for example \"a treasure chest\"")]
    Empty,
    /// Over 500 characters.
    #[error("the prompt is longer than 500 characters: shorten it")]
    TooLong,
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn length_is_counted_in_characters_after_trimming() {
        assert_eq!(Prompt::new(" \n\t "), Err(PromptError::Empty));
        assert_eq!(Prompt::new("  chest ").unwrap().as_str(), "chest");
        assert!(Prompt::new(&"\u{1f409}".repeat(500)).is_ok());
        assert!(Prompt::new(&format!(" {} ", "ä".repeat(500))).is_ok());
        assert_eq!(Prompt::new(&"a".repeat(501)), Err(PromptError::TooLong));
    }
}
