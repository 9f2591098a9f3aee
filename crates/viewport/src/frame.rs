//! Pixels that were drawn.

use image::codecs::png::{CompressionType, FilterType, PngEncoder};
use image::{ExtendedColorType, ImageEncoder as _, ImageError};

/// A picture: sRGB with straight alpha, eight bits a channel.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Frame {
    /// Pixels.
    pub width: u32,
    /// Pixels.
    pub height: u32,
    /// width x height x 4 bytes, rows from the top.
    pub rgba: Vec<u8>,
}

impl Frame {
    /// As a PNG file.
    pub fn to_png(&self) -> Result<Vec<u8>, ImageError> {
        let mut png = Vec::new();
        let encoder = PngEncoder::new_with_quality(&mut png, CompressionType::Fast, FilterType::Adaptive);
        encoder.write_image(&self.rgba, self.width, self.height, ExtendedColorType::Rgba8)?;
        Ok(png)
    }

    /// The four channels of a pixel.
    ///
    /// # Panics
    /// Where the pixel lies outside.
    #[must_use]
    pub fn pixel(&self, x: u32, y: u32) -> [u8; 4] {
        let at = 4 * (x as usize + self.width as usize * y as usize);
        [self.rgba[at], self.rgba[at + 1], self.rgba[at + 2], self.rgba[at + 3]]
    }
}
