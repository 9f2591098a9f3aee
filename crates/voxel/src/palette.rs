//! Palettes: up to 255 colours, named by the indices 1 to 255. Index 0 is the empty voxel and has no colour.

use serde::{Deserialize, Serialize};
use std::fmt;
use std::str::FromStr;

/// An opaque sRGB colour.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub struct Rgb {
    /// Red, 0 to 255, gamma-encoded.
    pub r: u8,
    /// Green.
    pub g: u8,
    /// Blue.
    pub b: u8,
}

impl Rgb {
    /// The colour of these three sRGB channels.
    #[must_use]
    pub const fn new(r: u8, g: u8, b: u8) -> Self {
        Self { r, g, b }
    }
}

/// Six hexadecimal digits, with or without `#` in front.
impl FromStr for Rgb {
    type Err = RgbError;
    fn from_str(text: &str) -> Result<Self, RgbError> {
        let digits = text.trim();
        let digits = digits.strip_prefix('#').unwrap_or(digits);
        if digits.len() != 6 || !digits.bytes().all(|digit| digit.is_ascii_hexdigit()) {
            return Err(RgbError);
        }
        let [_, r, g, b] = u32::from_str_radix(digits, 16).map_err(|_| RgbError)?.to_be_bytes();
        Ok(Self { r, g, b })
    }
}

/// `#rrggbb`, in small letters.
impl fmt::Display for Rgb {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(formatter, "#{:02x}{:02x}{:02x}", self.r, self.g, self.b)
    }
}

/// What a text isn't.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
#[error("a colour is six hexadecimal digits, such as #ff8000")]
pub struct RgbError;

impl From<[u8; 3]> for Rgb {
    fn from([r, g, b]: [u8; 3]) -> Self {
        Self { r, g, b }
    }
}

impl From<Rgb> for [u8; 3] {
    fn from(color: Rgb) -> Self {
        [color.r, color.g, color.b]
    }
}

/// The colours of a model. The entry for index `i` (1 to 255) is `colors()[i - 1]`.
#[derive(Clone, Debug, Default, PartialEq, Eq, Hash)]
pub struct Palette {
    colors: Vec<Rgb>,
}

impl Palette {
    /// As many colours as a `.vox` file can hold.
    pub const MAX: usize = 255;

    /// A palette of these colours, the first of which gets index 1.
    pub fn new(colors: Vec<Rgb>) -> Result<Self, PaletteError> {
        if colors.len() > Self::MAX {
            return Err(PaletteError::TooMany(colors.len()));
        }
        Ok(Self { colors })
    }

    /// The colours in order; the first belongs to index 1.
    #[must_use]
    pub fn colors(&self) -> &[Rgb] {
        &self.colors
    }

    /// The number of colours.
    #[must_use]
    pub fn len(&self) -> usize {
        self.colors.len()
    }

    /// Whether there is no colour at all.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.colors.is_empty()
    }

    /// The colour of a voxel's index; `None` for 0 and for indices past the end.
    #[must_use]
    pub fn get(&self, index: u8) -> Option<Rgb> {
        usize::from(index).checked_sub(1).and_then(|entry| self.colors.get(entry)).copied()
    }
}

/// Why a palette was refused.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum PaletteError {
    /// More than 255 colours.
    #[error("a palette holds at most 255 colours, not {0}")]
    TooMany(usize),
}
