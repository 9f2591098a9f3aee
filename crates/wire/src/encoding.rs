//! Base64 as services really send it.

use base64::Engine as _;
use base64::engine::{DecodePaddingMode, GeneralPurpose, GeneralPurposeConfig};
use base64::{alphabet, prelude::BASE64_STANDARD};

const FORGIVING: GeneralPurpose = GeneralPurpose::new(
    &alphabet::STANDARD,
    GeneralPurposeConfig::new()
        .with_decode_padding_mode(DecodePaddingMode::Indifferent)
        .with_decode_allow_trailing_bits(true),
);

/// Bytes as standard base64 with padding.
#[must_use]
pub fn encode_base64(bytes: &[u8]) -> String {
    BASE64_STANDARD.encode(bytes)
}

/// Decodes base64 with or without a `data:…;base64,` prefix, line breaks, padding, in either alphabet.
/// `max_bytes` bounds the decoded length and is checked before memory is taken.
pub fn decode_base64(text: &str, max_bytes: usize) -> Result<Vec<u8>, EncodingError> {
    let text = text.trim_start();
    let body = match text.get(..5) {
        Some(scheme) if scheme.eq_ignore_ascii_case("data:") => {
            let (header, body) = text.split_once(',').ok_or(EncodingError::DataUri)?;
            if !header.to_ascii_lowercase().ends_with(";base64") {
                return Err(EncodingError::DataUri);
            }
            body
        }
        _ => text,
    };
    let digits = body.bytes().filter(|byte| !byte.is_ascii_whitespace()).count();
    if digits / 4 * 3 > max_bytes.saturating_add(3) {
        return Err(EncodingError::TooLarge(max_bytes));
    }
    let mut plain = Vec::with_capacity(digits);
    plain.extend(body.bytes().filter(|byte| !byte.is_ascii_whitespace()).map(|byte| match byte {
        b'-' => b'+',
        b'_' => b'/',
        other => other,
    }));
    let bytes = FORGIVING.decode(plain).map_err(|_| EncodingError::NotBase64)?;
    if bytes.len() > max_bytes { Err(EncodingError::TooLarge(max_bytes)) } else { Ok(bytes) }
}

/// Why a text is no base64 that we take.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum EncodingError {
    /// A `data:` URI that isn't base64.
    #[error("the data: URI holds no base64")]
    DataUri,
    /// A character that base64 doesn't have, or a cut end.
    #[error("the text is not base64")]
    NotBase64,
    /// More than the limit.
    #[error("the decoded data is larger than {0} bytes")]
    TooLarge(usize),
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn every_disguise_of_the_same_bytes_decodes() {
        let bytes = [0xfb, 0xff, 0xfe, 0x00, 0x41];
        for text in [
            "+//+AEE=",
            "+//+AEE",
            "-__-AEE",
            "data:image/png;base64,+//+AEE=",
            "DATA:image/png;charset=x;BASE64,-__-AEE=",
            " +//+\r\nAEE=\n",
        ] {
            assert_eq!(decode_base64(text, 100).unwrap(), bytes, "{text:?}");
        }
    }

    #[test]
    fn what_is_not_base64_is_refused() {
        assert_eq!(decode_base64("<html>", 100), Err(EncodingError::NotBase64));
        assert_eq!(decode_base64("data:image/png,abc", 100), Err(EncodingError::DataUri));
        assert_eq!(decode_base64("data:nothing", 100), Err(EncodingError::DataUri));
        assert_eq!(decode_base64("AAAAAAAA", 5), Err(EncodingError::TooLarge(5)));
    }

    proptest! {
        #[test]
        fn what_is_encoded_decodes(bytes in proptest::collection::vec(any::<u8>(), 0..200)) {
            prop_assert_eq!(decode_base64(&encode_base64(&bytes), 200).unwrap(), bytes);
        }

        #[test]
        fn no_text_makes_it_panic(text in ".{0,60}") {
            let _ = decode_base64(&text, 16);
        }
    }
}
