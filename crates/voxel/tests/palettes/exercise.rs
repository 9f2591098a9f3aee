//! What any bytes must survive as a palette: shared by the tests and by the fuzz target.

use voxel::palettes::{PaletteFileError, of_pixels, read};
use voxel::{Palette, Rgb};

/// Reads the bytes as a file, and as the pixels of a picture.
pub fn exercise(bytes: &[u8]) {
    check(read(bytes));
    let pixels = bytes.len() as u32 / 4;
    check(of_pixels((pixels, 1), bytes));
}

/// A palette has colours and comes back from a file of them; everything else is a sentence.
fn check(read_palette: Result<Palette, PaletteFileError>) {
    match read_palette {
        Ok(palette) => {
            assert!((1..=Palette::MAX).contains(&palette.len()));
            let line = |color: &Rgb| format!("#{:02x}{:02X}{:02x}\n", color.r, color.g, color.b);
            let written: String = palette.colors().iter().map(line).collect();
            assert_eq!(read(written.as_bytes()), Ok(palette));
        }
        Err(error) => assert!(error.to_string().len() > 20),
    }
}
