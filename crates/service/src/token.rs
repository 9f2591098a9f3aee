//! Bearer tokens: shown once, stored as a hash.

use sha2::{Digest as _, Sha256};
use std::fmt;
use uuid::Uuid;

/// A bearer token. It never shows itself by accident: its debug form is redacted.
#[derive(Clone, PartialEq, Eq)]
pub struct Token(String);

impl Token {
    /// A new token of 244 random bits.
    #[must_use]
    pub fn random() -> Self {
        Self(format!("vxl_{}{}", Uuid::new_v4().simple(), Uuid::new_v4().simple()))
    }

    /// The token itself, for whoever has to send or print it.
    #[must_use]
    pub fn expose(&self) -> &str {
        &self.0
    }
}

impl fmt::Debug for Token {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Token(…)")
    }
}

/// What is stored of a token, and what a given one is compared by.
pub fn hash(token: &str) -> [u8; 32] {
    Sha256::digest(token.as_bytes()).into()
}
