//! The list of chunks in a file.

use super::bytes::Bytes;
use super::{VoxError, limits};

/// A name of four letters and what stands behind it.
pub(super) struct Chunk<'a> {
    pub(super) name: &'a str,
    pub(super) content: &'a [u8],
}

impl<'a> Chunk<'a> {
    pub(super) fn bytes(&self) -> Bytes<'a> {
        Bytes::new(self.content, self.name)
    }
}

/// All chunks of a file in their order, MAIN left out. Only MAIN may hold others, so nothing here recurses.
pub(super) fn chunks(file: &[u8]) -> Result<Vec<Chunk<'_>>, VoxError> {
    if file.len() > limits::FILE_BYTES {
        return Err(VoxError::TooLarge(format!("it has {} bytes", file.len())));
    }
    let mut bytes = Bytes::new(file, "the file");
    if bytes.array() != Ok(*b"VOX ") {
        return Err(VoxError::Magic);
    }
    match bytes.u32()? {
        150 | 200 => {}
        other => return Err(VoxError::Version(other)),
    }
    let mut chunks = Vec::new();
    let mut children = loop {
        // Files of version 200 may begin with META.
        let (chunk, children) = next(&mut bytes)?;
        match chunk.name {
            "MAIN" => break Bytes::new(children, "the list of chunks"),
            "META" => chunks.push(chunk),
            other => return Err(VoxError::Damaged(format!("it begins with {other}, not with MAIN"))),
        }
    };
    while children.len() > 0 {
        let (chunk, inner) = next(&mut children)?;
        if !inner.is_empty() || chunk.name == "MAIN" {
            return Err(VoxError::Damaged(format!("{} lies or holds chunks where none can be", chunk.name)));
        }
        if chunks.len() >= limits::CHUNKS {
            return Err(VoxError::TooLarge(format!("it has more than {} chunks", limits::CHUNKS)));
        }
        chunks.push(chunk);
    }
    Ok(chunks)
}

/// A chunk and the bytes of its children.
fn next<'a>(bytes: &mut Bytes<'a>) -> Result<(Chunk<'a>, &'a [u8]), VoxError> {
    let name = std::str::from_utf8(bytes.take(4)?).ok();
    let name = name.filter(|name| name.bytes().all(|letter| letter.is_ascii_alphanumeric()));
    let name = name.ok_or_else(|| VoxError::Damaged("a chunk has no readable name".to_owned()))?;
    let (content, children) = (bytes.u32()? as usize, bytes.u32()? as usize);
    let short = |_| VoxError::Short(format!("the chunk {name}"));
    let content = bytes.take(content).map_err(short)?;
    let children = bytes.take(children).map_err(short)?;
    Ok((Chunk { name, content }, children))
}
