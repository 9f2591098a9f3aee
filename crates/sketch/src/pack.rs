//! The packed vocabulary: sprites, their names, and their words.

use image::RgbaImage;
use serde::Deserialize;
use std::sync::OnceLock;

static BYTES: &[u8] = include_bytes!("../../../assets/vocabulary.pack");

const MAGIC: &[u8] = b"VXLVOCAB";
const FORMAT: u32 = 1;

/// A picture of one thing, and what it is called.
#[derive(Debug, Deserialize)]
pub struct Sprite {
    /// The emoji that names it.
    pub emoji: String,
    /// Its names, English first, in lower case.
    pub names: Vec<String>,
    /// Words that have to do with it.
    pub words: Vec<String>,
    at: usize,
    length: usize,
}

/// Everything that is in the pack.
#[derive(Debug, Default, Deserialize)]
pub struct Vocabulary {
    /// The sprites, in the pack's order.
    pub sprites: Vec<Sprite>,
    #[serde(skip)]
    pictures: &'static [u8],
}

impl Vocabulary {
    /// The vocabulary of this build, read once.
    pub fn get() -> &'static Self {
        static READ: OnceLock<Vocabulary> = OnceLock::new();
        READ.get_or_init(|| Self::read(BYTES).unwrap_or_default())
    }

    /// Reads a pack; `None` where it is none. What is drawn without one is drawn from parts.
    fn read(bytes: &'static [u8]) -> Option<Self> {
        let rest = bytes.strip_prefix(MAGIC)?;
        let (format, rest) = rest.split_first_chunk::<4>()?;
        let (length, rest) = rest.split_first_chunk::<4>()?;
        if u32::from_le_bytes(*format) != FORMAT {
            return None;
        }
        let (index, pictures) = rest.split_at_checked(u32::from_le_bytes(*length) as usize)?;
        let mut read: Self = serde_json::from_slice(index).ok()?;
        read.pictures = pictures;
        read.sprites.retain(|sprite| !sprite.names.is_empty());
        Some(read)
    }

    /// A sprite's picture, 256 x 256 with real alpha; `None` where the pack is damaged.
    pub fn picture(&self, sprite: &Sprite) -> Option<RgbaImage> {
        let bytes = self.pictures.get(sprite.at..sprite.at.checked_add(sprite.length)?)?;
        let picture = image::load_from_memory_with_format(bytes, image::ImageFormat::WebP).ok()?;
        Some(picture.into_rgba8())
    }
}

impl Sprite {
    /// Its English name.
    pub fn name(&self) -> &str {
        self.names.first().map_or("", String::as_str)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_sprite_of_the_pack_has_a_picture() {
        let vocabulary = Vocabulary::get();
        assert!(vocabulary.sprites.len() > 600, "{}", vocabulary.sprites.len());
        for sprite in &vocabulary.sprites {
            let bytes = vocabulary.pictures.get(sprite.at..sprite.at + sprite.length);
            assert!(bytes.is_some_and(|bytes| bytes.starts_with(b"RIFF")), "{}", sprite.name());
        }
        assert_eq!(vocabulary.picture(&vocabulary.sprites[0]).unwrap().dimensions(), (256, 256));
    }

    #[test]
    fn a_damaged_pack_is_no_pack() {
        for bytes in
            [&b""[..], b"VXLVOCAB", b"VXLVOCAB\x01\0\0\0\xff\xff\xff\xff{}", b"VXLVOCAB\x02\0\0\0\0\0\0\0"]
        {
            assert!(Vocabulary::read(bytes).is_none());
        }
    }
}
