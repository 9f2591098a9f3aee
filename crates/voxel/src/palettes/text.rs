//! Palettes as text: a colour a line. Lines end as on any system.

use super::PaletteFileError;
use crate::Rgb;

pub(super) fn read(bytes: &[u8]) -> Result<Vec<Rgb>, PaletteFileError> {
    // Names may be in any encoding; they aren't needed.
    let text = String::from_utf8_lossy(bytes);
    let text = text.trim_start_matches('\u{feff}');
    match text.lines().next().map(str::trim) {
        Some("GIMP Palette") => gpl(text),
        Some("JASC-PAL") => jasc(text),
        _ => hex(text),
    }
}

/// GIMP's: a heading, properties, then red, green, blue and a name in each line.
fn gpl(text: &str) -> Result<Vec<Rgb>, PaletteFileError> {
    let lines = text.lines().zip(1..).skip(1);
    // Properties such as `Name: Autumn` stand in front of the first colour.
    let lines =
        lines.skip_while(|(line, _)| !line.trim_start().starts_with(|first: char| first.is_ascii_digit()));
    let lines = lines.filter(|(line, _)| !line.trim().is_empty() && !line.trim_start().starts_with('#'));
    lines.map(|(line, number)| channels(line).ok_or(PaletteFileError::Line(number))).collect()
}

/// JASC's: a heading, a version, the number of colours, then red, green and blue in each line.
fn jasc(text: &str) -> Result<Vec<Rgb>, PaletteFileError> {
    let mut lines = text.lines().zip(1..).skip(2);
    let (count, number) = lines.next().ok_or(PaletteFileError::Short)?;
    let count: usize = count.trim().parse().map_err(|_| PaletteFileError::Line(number))?;
    let lines = lines.filter(|(line, _)| !line.trim().is_empty()).take(count);
    let colors = lines.map(|(line, number)| channels(line).ok_or(PaletteFileError::Line(number)));
    let colors: Vec<Rgb> = colors.collect::<Result<_, _>>()?;
    if colors.len() < count { Err(PaletteFileError::Short) } else { Ok(colors) }
}

/// Six hexadecimal digits in each line.
fn hex(text: &str) -> Result<Vec<Rgb>, PaletteFileError> {
    let lines = text.lines().zip(1..).filter(|(line, _)| !line.trim().is_empty());
    let mut colors = Vec::new();
    for (line, number) in lines {
        match line.parse() {
            Ok(color) => colors.push(color),
            // What doesn't begin with a colour may be anything at all.
            Err(_) if colors.is_empty() => return Err(PaletteFileError::Format),
            Err(_) => return Err(PaletteFileError::Line(number)),
        }
    }
    Ok(colors)
}

/// The first three numbers of a line, each 0 to 255.
fn channels(line: &str) -> Option<Rgb> {
    let mut numbers = line.split_whitespace().map(str::parse);
    let mut next = || numbers.next()?.ok();
    Some(Rgb::new(next()?, next()?, next()?))
}
