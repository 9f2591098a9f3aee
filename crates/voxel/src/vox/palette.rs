//! Colours: the RGBA chunk, MagicaVoxel's default palette, and the order that an IMAP chunk asks for.

use super::VoxError;
use super::chunks::Chunk;
use crate::{Palette, Rgb};

/// Bytes of an RGBA chunk: entry i belongs to index i + 1, and the last one to none.
const RGBA_BYTES: usize = 1024;

/// MagicaVoxel's own palette of 255 colours, which files without one are shown in.
#[must_use]
pub fn default_palette() -> Palette {
    Palette::new(Colors::magica_voxel().colors.to_vec()).unwrap_or_default()
}

/// The colours of the indices 1 to 255, and how many of them a file really has.
pub(super) struct Colors {
    colors: [Rgb; Palette::MAX],
    len: usize,
}

impl Colors {
    /// The palette of files that bring none: a cube of 6 x 6 x 6 colours without black, then ramps of red, green,
    /// blue and grey.
    pub(super) fn magica_voxel() -> Self {
        const STEPS: [u8; 6] = [0xff, 0xcc, 0x99, 0x66, 0x33, 0x00];
        const RAMP: [u8; 10] = [0xee, 0xdd, 0xbb, 0xaa, 0x88, 0x77, 0x55, 0x44, 0x22, 0x11];
        let color = |entry: usize| match entry.checked_sub(215) {
            None => Rgb::new(STEPS[entry / 36], STEPS[entry / 6 % 6], STEPS[entry % 6]),
            Some(ramp) => {
                let channel =
                    |which: usize| if ramp / 10 == which || ramp / 10 == 3 { RAMP[ramp % 10] } else { 0 };
                Rgb::new(channel(0), channel(1), channel(2))
            }
        };
        Self { colors: std::array::from_fn(color), len: Palette::MAX }
    }

    pub(super) fn read(chunk: &Chunk<'_>) -> Result<Self, VoxError> {
        let bytes = chunk.bytes().take(RGBA_BYTES)?;
        let mut colors = [Rgb::default(); Palette::MAX];
        let mut len = 0;
        for (entry, (color, rgba)) in colors.iter_mut().zip(bytes.chunks_exact(4)).enumerate() {
            *color = Rgb::new(rgba[0], rgba[1], rgba[2]);
            if rgba != [0; 4] {
                len = entry + 1;
            }
        }
        Ok(Self { colors, len })
    }

    /// The palette in the order that the map gives, without the empty entries at its end that no voxel wears.
    pub(super) fn palette(&self, map: &IndexMap, used: &[bool; 256]) -> Palette {
        let mut colors = vec![Rgb::default(); Palette::MAX];
        let mut len = 0;
        for (index, color) in (1..=255_u8).zip(self.colors) {
            let shown = usize::from(map.shown(index));
            colors[shown - 1] = color;
            if usize::from(index) <= self.len || used[usize::from(index)] {
                len = len.max(shown);
            }
        }
        colors.truncate(len);
        Palette::new(colors).unwrap_or_default()
    }
}

/// Where MagicaVoxel shows each index in its palette. Moving colours about there changes an IMAP chunk and nothing
/// else: it lists, for each place, the index that the voxels still hold. Colours, voxels and materials move together,
/// so that every voxel keeps its look and indices are those that the artist sees.
pub(super) struct IndexMap {
    shown: [u8; 256],
}

impl IndexMap {
    pub(super) fn identity() -> Self {
        Self { shown: std::array::from_fn(|index| index as u8) }
    }

    /// Fails softly, with the identity and a warning, where the map isn't a permutation.
    pub(super) fn read(chunk: &Chunk<'_>, warnings: &mut Vec<String>) -> Result<Self, VoxError> {
        let places: [u8; 256] = chunk.bytes().array()?;
        let mut shown = [0; 256];
        // Index 0 is no colour: its place is skipped, wherever it is.
        for (place, &index) in (1..=255).zip(places.iter().filter(|&&index| index != 0)) {
            shown[usize::from(index)] = place;
        }
        let is_permutation = shown[1..].iter().all(|&place| place != 0);
        if !is_permutation {
            warnings.push("the palette's order makes no sense, so it stays as stored".to_owned());
            return Ok(Self::identity());
        }
        Ok(Self { shown })
    }

    /// The index, 1 to 255, under which the artist sees a stored one. 0 stays 0.
    pub(super) fn shown(&self, stored: u8) -> u8 {
        self.shown[usize::from(stored)]
    }
}
