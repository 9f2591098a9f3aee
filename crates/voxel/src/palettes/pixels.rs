//! Palettes as pictures: a pixel or a square for each colour.

use super::{PaletteFileError, listed};
use crate::{Palette, Rgb};
use std::collections::BTreeSet;

/// The palette that a decoded picture shows: each colour once, in the order of rows from the top, wherever it isn't
/// clear. A picture of 256 x 1 pixels is MagicaVoxel's own export, in which every pixel keeps its place.
///
/// `size` is width and height in pixels; `rgba` holds at least as many, in straight alpha.
///
/// # Errors
/// [`PaletteFileError::Picture`] for more than 256 colours; [`PaletteFileError::Empty`] where nothing is to be seen.
pub fn of_pixels(size: (u32, u32), rgba: &[u8]) -> Result<Palette, PaletteFileError> {
    let pixels = rgba.as_chunks().0.iter();
    let visible = |&&[.., alpha]: &&[u8; 4]| alpha != 0;
    let color = |&[r, g, b, _]: &[u8; 4]| Rgb::new(r, g, b);
    if size == (256, 1) {
        let last = pixels.clone().rposition(|pixel| visible(&pixel)).map_or(0, |last| last + 1);
        return listed(pixels.take(last).map(color).collect());
    }
    let (mut colors, mut seen) = (Vec::new(), BTreeSet::new());
    for color in pixels.filter(visible).map(color) {
        if seen.insert(color) {
            colors.push(color);
        }
        if colors.len() > Palette::MAX + 1 {
            return Err(PaletteFileError::Picture);
        }
    }
    listed(colors)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_strip_of_squares_gives_each_colour_once_in_reading_order() {
        let row = [[9, 0, 0, 255], [9, 0, 0, 255], [1, 2, 3, 255], [0, 0, 0, 0]].concat();
        let palette = of_pixels((4, 2), &[row.clone(), row].concat()).unwrap();
        assert_eq!(palette.colors(), [Rgb::new(9, 0, 0), Rgb::new(1, 2, 3)]);
    }

    #[test]
    fn magica_voxels_export_keeps_every_place_but_the_last() {
        let mut pixels = vec![[7, 7, 7, 255]; 256];
        pixels[254] = [1, 2, 3, 255];
        let palette = of_pixels((256, 1), pixels.as_flattened()).unwrap();
        assert_eq!(
            (palette.len(), palette.get(254), palette.get(255)),
            (255, Some(Rgb::new(7, 7, 7)), Some(Rgb::new(1, 2, 3)))
        );
        pixels[2..].fill([0; 4]);
        assert_eq!(of_pixels((256, 1), pixels.as_flattened()).unwrap().len(), 2);
    }

    #[test]
    fn photos_and_clear_pictures_are_no_palettes() {
        let photo: Vec<u8> = (0..1000_u32).flat_map(|at| [at as u8, (at / 250) as u8, 0, 255]).collect();
        assert_eq!(of_pixels((1000, 1), &photo), Err(PaletteFileError::Picture));
        assert_eq!(of_pixels((2, 1), &[0; 8]), Err(PaletteFileError::Empty));
        assert_eq!(of_pixels((0, 0), &[]), Err(PaletteFileError::Empty));
    }
}
