//! A palette as a picture, as MagicaVoxel lays it out: 256 x 1 pixels, colour `i` (1 to 255) at pixel `i - 1`.

use crate::Palette;

/// Pixels of the picture.
const WIDTH: u32 = 256;

/// The picture as a PNG: sRGB, 8 bits a channel, black where there is no colour.
#[must_use]
pub fn palette_png(palette: &Palette) -> Vec<u8> {
    let mut pixels = vec![0; 3 * WIDTH as usize];
    for (pixel, &color) in pixels.chunks_exact_mut(3).zip(palette.colors()) {
        pixel.copy_from_slice(&<[u8; 3]>::from(color));
    }
    let mut file = Vec::new();
    let mut encoder = png::Encoder::new(&mut file, WIDTH, 1);
    encoder.set_color(png::ColorType::Rgb);
    encoder.set_source_srgb(png::SrgbRenderingIntent::Perceptual);
    // Writing to memory can't fail, and the pixels fit the size.
    let _ = encoder.write_header().and_then(|mut writer| writer.write_image_data(&pixels));
    file
}

/// Where a colour is in the picture: the middle of its pixel, 0 to 1 across and down.
pub fn place_of(index: u8) -> [f32; 2] {
    [(f32::from(index) - 0.5) / WIDTH as f32, 0.5]
}
