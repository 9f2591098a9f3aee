//! How a packed vocabulary begins: for the packer, the build and the reader alike.

/// The first bytes of a pack.
pub const MAGIC: &[u8; 8] = b"VXLVOCAB";

/// The version of what follows, after the magic as a little-endian u32.
pub const FORMAT: u32 = 2;
