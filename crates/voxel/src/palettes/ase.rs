//! Adobe Swatch Exchange: blocks of groups and swatches, numbers big-endian.

use super::PaletteFileError;
use crate::Rgb;
use crate::color::{linear_of_lab, srgb_of};
use glam::DVec3;

/// The type of a block that is a swatch; groups and what nobody has described are passed over.
const SWATCH: u16 = 1;

pub(super) fn read(bytes: &[u8]) -> Result<Vec<Rgb>, PaletteFileError> {
    // Signature and version.
    let mut file = Bytes(bytes);
    file.take(8)?;
    let count = file.u32()?;
    let mut colors = Vec::new();
    for _ in 0..count {
        let (kind, length) = (file.u16()?, file.u32()?);
        let mut block = Bytes(file.take(length as usize)?);
        if kind == SWATCH {
            let color = swatch(&mut block)?;
            colors.push(color.ok_or(PaletteFileError::Swatch(colors.len() + 1))?);
        }
    }
    Ok(colors)
}

/// A name, a colour model and its numbers. `None` where the model is unknown or a number is none.
fn swatch(block: &mut Bytes<'_>) -> Result<Option<Rgb>, PaletteFileError> {
    let letters = block.u16()?;
    block.take(2 * usize::from(letters))?;
    let model = block.array()?;
    let numbers = match &model {
        b"RGB " | b"LAB " => 3,
        b"CMYK" => 4,
        b"Gray" => 1,
        _ => return Ok(None),
    };
    let mut values = [0.0; 4];
    for value in &mut values[..numbers] {
        *value = f32::from_be_bytes(block.array()?);
    }
    if !values.iter().all(|value| value.is_finite()) {
        return Ok(None);
    }
    let byte = |share: f32| (share.clamp(0.0, 1.0) * 255.0).round() as u8;
    let [first, second, third, black] = values;
    Ok(Some(match &model {
        b"RGB " => Rgb::new(byte(first), byte(second), byte(third)),
        // Relative to white, whatever light it was measured under.
        b"LAB " => srgb_of(linear_of_lab(DVec3::new(100.0 * f64::from(first), second.into(), third.into()))),
        // Without an ink profile.
        b"CMYK" => {
            let [r, g, b] = [first, second, third].map(|ink| byte((1.0 - ink) * (1.0 - black)));
            Rgb::new(r, g, b)
        }
        _ => Rgb::new(byte(first), byte(first), byte(first)),
    }))
}

/// Reads from the front of a slice.
struct Bytes<'a>(&'a [u8]);

impl<'a> Bytes<'a> {
    fn take(&mut self, length: usize) -> Result<&'a [u8], PaletteFileError> {
        let (taken, left) = self.0.split_at_checked(length).ok_or(PaletteFileError::Short)?;
        self.0 = left;
        Ok(taken)
    }

    fn array<const N: usize>(&mut self) -> Result<[u8; N], PaletteFileError> {
        let (taken, left) = self.0.split_first_chunk().ok_or(PaletteFileError::Short)?;
        self.0 = left;
        Ok(*taken)
    }

    fn u16(&mut self) -> Result<u16, PaletteFileError> {
        self.array().map(u16::from_be_bytes)
    }

    fn u32(&mut self) -> Result<u32, PaletteFileError> {
        self.array().map(u32::from_be_bytes)
    }
}
