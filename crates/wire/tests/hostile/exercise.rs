//! What any body must survive on both ends of the wire: shared by the tests and by the fuzz target.

use std::fmt::{Debug, Display};
use wire::{
    CancelRequest, ErrorBody, ImagesRequest, Prompt, Status, SubmittedImages, SubmittedVoxelize,
    VoxelizeRequest, decode_base64, safe_file_stem,
};

/// Longest text that is looked at as base64 and as a name, decoded.
const TEXT_BYTES: usize = 1 << 16;

/// Reads a body as every answer and every request. What can be read is written, and reads the same again; what can't
/// ends in a sentence.
pub fn exercise(body: &[u8]) {
    again(body, Status::parse, |status| status.to_json().to_string());
    again(body, SubmittedImages::parse, |answer| answer.to_json().to_string());
    again(body, SubmittedVoxelize::parse, |answer| answer.to_json().to_string());
    again(body, ImagesRequest::parse, |request| request.to_json().to_string());
    again(body, VoxelizeRequest::parse, |request| request.to_json().to_string());
    again(body, CancelRequest::parse, |request| request.to_json().to_string());
    if let Some(refusal) = ErrorBody::parse(body) {
        is_sentence(&refusal.error);
    }
    if let Ok(Status::Failed(reason)) = Status::parse(body) {
        is_sentence(&reason);
    }
    if let Ok(text) = std::str::from_utf8(body) {
        exercise_text(text);
    }
}

fn again<T: PartialEq + Debug, E: Debug + Display>(
    body: &[u8],
    parse: impl Fn(&[u8]) -> Result<T, E>,
    write: impl Fn(&T) -> String,
) {
    match parse(body) {
        Ok(read) => assert_eq!(parse(write(&read).as_bytes()).ok().as_ref(), Some(&read)),
        Err(error) => assert!(!error.to_string().is_empty()),
    }
}

fn is_sentence(text: &str) {
    assert!(!text.trim().is_empty() && !text.chars().any(char::is_control), "{text:?}");
}

fn exercise_text(text: &str) {
    if let Ok(bytes) = decode_base64(text, TEXT_BYTES) {
        assert!(bytes.len() <= TEXT_BYTES);
    }
    if let Ok(prompt) = Prompt::new(text) {
        assert!((1..=500).contains(&prompt.as_str().chars().count()));
    }
    let stem = safe_file_stem(text);
    assert!((1..=60).contains(&stem.chars().count()), "{stem:?}");
    assert!(stem.chars().all(|c| c.is_alphanumeric() || c == '-'), "{stem:?}");
}
