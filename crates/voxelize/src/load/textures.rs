//! The textures of one mesh, which take memory together.

use super::MeshError;
use crate::picture;
use crate::texture::Texture;

/// Pixels of all textures of a mesh: as many as two of the largest pictures have. With their halves they take about 0.4 GB.
const MAX_PIXELS: u64 = 2 * picture::MAX_PIXELS;

/// Decodes a mesh's textures as long as there is room for them.
pub struct Textures {
    pixels_left: u64,
}

impl Textures {
    pub fn new() -> Self {
        Self { pixels_left: MAX_PIXELS }
    }

    /// A texture of an encoded picture.
    pub fn decode(&mut self, bytes: &[u8]) -> Result<Texture, MeshError> {
        let failed = |error| MeshError::Damaged(format!("a texture can't be read: {error}"));
        let info = picture::check(bytes).map_err(failed)?;
        let pixels = u64::from(info.width) * u64::from(info.height);
        self.pixels_left = self.pixels_left.checked_sub(pixels).ok_or(MeshError::Textures)?;
        Ok(Texture::of(picture::decode_as_stored(bytes).map_err(failed)?))
    }
}
