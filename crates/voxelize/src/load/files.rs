//! The files that a mesh is made of.

use super::{MAX_BYTES, MeshError};
use base64::Engine as _;
use base64::prelude::BASE64_STANDARD;
use percent_encoding::percent_decode_str;
use std::fs::File;
use std::io::Read as _;
use std::path::{Component, Path, PathBuf};

/// A file's bytes, within the limit.
pub fn read(path: &Path) -> Result<Vec<u8>, MeshError> {
    let name = || path.file_name().map(|name| name.to_string_lossy().into_owned()).unwrap_or_default();
    let failed = |error: std::io::Error| MeshError::File {
        file: name(),
        reason: match error.kind() {
            std::io::ErrorKind::NotFound => "there is no such file".to_owned(),
            _ => error.to_string(),
        },
    };
    let mut bytes = Vec::new();
    File::open(path).map_err(failed)?.take(MAX_BYTES + 1).read_to_end(&mut bytes).map_err(failed)?;
    if bytes.len() as u64 > MAX_BYTES {
        return Err(MeshError::File { file: name(), reason: "the file is larger than 512 MiB".to_owned() });
    }
    Ok(bytes)
}

/// What a URI in a mesh stands for: base64 inside it, or a file in the mesh's folder or below.
pub fn resolve(uri: &str, folder: Option<&Path>) -> Result<Vec<u8>, MeshError> {
    if let Some(data) = uri.strip_prefix("data:") {
        let (_, encoded) = data
            .split_once(";base64,")
            .ok_or_else(|| MeshError::Damaged("a data URI isn't base64".to_owned()))?;
        return BASE64_STANDARD
            .decode(encoded)
            .map_err(|_| MeshError::Damaged("a data URI isn't base64".to_owned()));
    }
    let outside = || MeshError::Outside(uri.chars().take(80).filter(|c| !c.is_control()).collect());
    let folder = folder.ok_or_else(outside)?;
    let name = percent_decode_str(uri).decode_utf8_lossy().replace('\\', "/");
    read(&folder.join(inner_path(&name).ok_or_else(outside)?))
}

/// A path that stays below where it starts; `None` for absolute ones, URLs, and those that climb.
fn inner_path(name: &str) -> Option<PathBuf> {
    let path = Path::new(name);
    let stays = path.components().all(|part| matches!(part, Component::Normal(_) | Component::CurDir));
    (stays && !name.is_empty() && !name.contains(':')).then(|| path.to_path_buf())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn paths_that_climb_out_are_refused() {
        for name in ["../x.png", "a/../../x.png", "/etc/passwd", "C:/x.png", "http://x/y.png", ""] {
            assert_eq!(inner_path(name), None, "{name}");
        }
        assert!(inner_path("Textures/color map.png").is_some());
    }
}
