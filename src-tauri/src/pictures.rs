//! `voxelier://localhost/HASH`: pictures of the library as bytes, never as base64.

use std::sync::Arc;
use studio::Studio;
use tauri::http::{Request, Response, StatusCode, header};

/// Answers a request of the page for a picture.
pub async fn answer(studio: Arc<Studio>, request: Request<Vec<u8>>) -> Response<Vec<u8>> {
    let hash = request.uri().path().trim_start_matches('/').to_owned();
    match studio.blob(&hash).await {
        Ok(bytes) => respond(StatusCode::OK, content_type(&bytes), bytes),
        Err(error) => {
            respond(StatusCode::NOT_FOUND, "text/plain; charset=utf-8", error.to_string().into_bytes())
        }
    }
}

fn respond(status: StatusCode, content_type: &'static str, body: Vec<u8>) -> Response<Vec<u8>> {
    let mut response = Response::new(body);
    *response.status_mut() = status;
    let headers = response.headers_mut();
    headers.insert(header::CONTENT_TYPE, header::HeaderValue::from_static(content_type));
    headers.insert(header::X_CONTENT_TYPE_OPTIONS, header::HeaderValue::from_static("nosniff"));
    if status == StatusCode::OK {
        // A hash always names the same bytes.
        let forever = header::HeaderValue::from_static("max-age=31536000, immutable");
        headers.insert(header::CACHE_CONTROL, forever);
    }
    response
}

/// The type of a picture by its first bytes; anything else is told to be nothing that a page would run.
fn content_type(bytes: &[u8]) -> &'static str {
    match bytes {
        [0x89, b'P', b'N', b'G', ..] => "image/png",
        [0xff, 0xd8, 0xff, ..] => "image/jpeg",
        [b'R', b'I', b'F', b'F', _, _, _, _, b'W', b'E', b'B', b'P', ..] => "image/webp",
        _ => "application/octet-stream",
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_pictures_are_served_as_pictures() {
        assert_eq!(content_type(b"\x89PNG\r\n"), "image/png");
        assert_eq!(content_type(b"\xff\xd8\xff\xe0"), "image/jpeg");
        assert_eq!(content_type(b"RIFF0000WEBPVP8 "), "image/webp");
        assert_eq!(content_type(b"<html><script>"), "application/octet-stream");
        assert_eq!(content_type(b""), "application/octet-stream");
    }
}
