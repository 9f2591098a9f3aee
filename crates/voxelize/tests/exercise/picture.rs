//! What any bytes must survive as a picture: shared by the tests and by the fuzz target.

use super::small::{check, options};
use voxelize::{picture, voxelize_picture};

/// Pixels up to which a picture is built: keeps a run short.
const BUILT_PIXELS: u32 = 1 << 18;

/// Decodes the bytes, and builds what they show.
pub fn exercise(bytes: &[u8]) {
    let Ok(info) = picture::check(bytes) else {
        assert!(picture::decode(bytes).is_err());
        return;
    };
    if info.width * info.height > BUILT_PIXELS {
        return;
    }
    if let Ok(pixels) = picture::decode(bytes) {
        assert_eq!(pixels.dimensions(), (info.width, info.height));
    }
    match voxelize_picture(bytes, &options()) {
        Ok(model) => check(&model),
        Err(error) => assert!(!error.to_string().is_empty()),
    }
}
