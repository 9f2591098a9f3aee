//! Pictures to submit.

use image::{DynamicImage, ImageFormat, Rgba, RgbaImage};
use serde_json::{Value, json};
use std::io::Cursor;

/// A red disc with a blue corner on clear ground.
pub fn disc() -> RgbaImage {
    RgbaImage::from_fn(48, 48, |x, y| {
        let (dx, dy) = (f64::from(x) - 23.5, f64::from(y) - 23.5);
        match dx.hypot(dy) {
            far if far > 20.0 => Rgba([0, 0, 0, 0]),
            _ if dx > 4.0 && dy > 4.0 => Rgba([30, 60, 200, 255]),
            _ => Rgba([210, 40, 30, 255]),
        }
    })
}

/// A picture's bytes. JPEG has no alpha, so there the ground is white.
pub fn encode(picture: &RgbaImage, format: ImageFormat) -> Vec<u8> {
    let picture = DynamicImage::from(picture.clone());
    let mut bytes = Cursor::new(Vec::new());
    let picture = if format == ImageFormat::Jpeg { on_white(&picture) } else { picture };
    picture.write_to(&mut bytes, format).expect("the picture is encoded");
    bytes.into_inner()
}

fn on_white(picture: &DynamicImage) -> DynamicImage {
    let mut ground = RgbaImage::from_pixel(picture.width(), picture.height(), Rgba([255; 4]));
    image::imageops::overlay(&mut ground, &picture.to_rgba8(), 0, 0);
    DynamicImage::from(ground).into_rgb8().into()
}

/// The disc as base64 of a PNG.
pub fn disc_base64() -> String {
    wire::encode_base64(&encode(&disc(), ImageFormat::Png))
}

/// A voxelize request of the disc, small enough to be quick.
pub fn voxelize_body() -> Value {
    json!({ "image_base64": disc_base64(), "voxel_size": 12 })
}

/// A voxelize request of a picture that decodes but shows nothing.
pub fn empty_body() -> Value {
    let clear = encode(&RgbaImage::new(32, 32), ImageFormat::Png);
    json!({ "image_base64": wire::encode_base64(&clear) })
}
