//! Encoded pictures: what their first bytes say, and their pixels, both within limits.

use image::{DynamicImage, ImageFormat, ImageReader, Limits, RgbaImage};
use std::io::Cursor;

/// The longest side that is taken, in pixels.
pub const MAX_SIDE: u32 = 8192;

/// The most pixels that are taken: 6,000 x 5,600, say.
pub const MAX_PIXELS: u64 = 1 << 25;

/// What a picture's header says.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct PictureInfo {
    /// Pixels.
    pub width: u32,
    /// Pixels.
    pub height: u32,
    /// A media type: `image/png`, `image/jpeg` or `image/webp`.
    pub media_type: &'static str,
}

/// Looks at first bytes and header, without decoding pixels.
pub fn check(bytes: &[u8]) -> Result<PictureInfo, PictureError> {
    let format = format_of(bytes)?;
    let reader = ImageReader::with_format(Cursor::new(bytes), format);
    let (width, height) = reader.into_dimensions().map_err(|_| PictureError::Damaged)?;
    let fits = (1..=MAX_SIDE).contains(&width) && (1..=MAX_SIDE).contains(&height);
    if !fits || u64::from(width) * u64::from(height) > MAX_PIXELS {
        return Err(PictureError::Size { width, height });
    }
    let media_type = match format {
        ImageFormat::Jpeg => "image/jpeg",
        ImageFormat::WebP => "image/webp",
        _ => "image/png",
    };
    Ok(PictureInfo { width, height, media_type })
}

/// The pixels, straight alpha, rows from the top. An animation gives its first frame.
pub fn decode(bytes: &[u8]) -> Result<RgbaImage, PictureError> {
    Ok(decode_as_stored(bytes)?.into_rgba8())
}

/// The same with the channels that the picture has.
pub(crate) fn decode_as_stored(bytes: &[u8]) -> Result<DynamicImage, PictureError> {
    check(bytes)?;
    let mut reader = ImageReader::with_format(Cursor::new(bytes), format_of(bytes)?);
    let mut limits = Limits::default();
    limits.max_image_width = Some(MAX_SIDE);
    limits.max_image_height = Some(MAX_SIDE);
    // 16 bits a channel, twice over for the decoder's own needs.
    limits.max_alloc = Some(MAX_PIXELS * 16);
    reader.limits(limits);
    reader.decode().map_err(|_| PictureError::Damaged)
}

/// The pixels as a PNG. Fails where there are none.
pub fn encode(picture: &RgbaImage) -> image::ImageResult<Vec<u8>> {
    let mut png = Cursor::new(Vec::new());
    picture.write_to(&mut png, ImageFormat::Png)?;
    Ok(png.into_inner())
}

fn format_of(bytes: &[u8]) -> Result<ImageFormat, PictureError> {
    match bytes {
        [0x89, b'P', b'N', b'G', b'\r', b'\n', 0x1a, b'\n', ..] => Ok(ImageFormat::Png),
        [0xff, 0xd8, 0xff, ..] => Ok(ImageFormat::Jpeg),
        [b'R', b'I', b'F', b'F', _, _, _, _, b'W', b'E', b'B', b'P', ..] => Ok(ImageFormat::WebP),
        [] => Err(PictureError::Empty),
        _ => Err(PictureError::Format),
    }
}

/// Why bytes are no picture that is taken.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum PictureError {
    /// There are no bytes.
    #[error("the image is empty")]
    Empty,
    /// Neither PNG nor JPEG nor WebP.
    #[error("the image is neither PNG nor JPEG nor WebP")]
    Format,
    /// The header or the pixels make no sense.
    #[error("the image is damaged or cut short")]
    Damaged,
    /// Too large, or without pixels.
    #[error(
        "the image is {width} x {height} pixels; it may be 1 to 8192 along each side and 33 million in all"
    )]
    Size {
        /// Pixels.
        width: u32,
        /// Pixels.
        height: u32,
    },
}
