//! What any bytes must survive as a picture: shared by the tests and by the fuzz target.

use super::small::{check, options};
use voxelize::{MaskWay, cut_out, picture, reconstruct, voxelize};

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
    let Ok(pixels) = picture::decode(bytes) else { return };
    assert_eq!(pixels.dimensions(), (info.width, info.height));
    // The mask model sees pixels only, and is slow.
    let built = cut_out(pixels, MaskWay::Ground)
        .and_then(|cut| reconstruct(&cut.picture, options().voxel_size))
        .map(|mesh| voxelize(&mesh, &options()));
    match built {
        Ok(Ok(model)) => check(&model),
        Ok(Err(error)) => assert!(!error.to_string().is_empty()),
        Err(error) => assert!(!error.to_string().is_empty()),
    }
}
