//! Any bytes as an exported history.

#![no_main]

use std::io::Cursor;
use studio::Archive;

libfuzzer_sys::fuzz_target!(|bytes: &[u8]| {
    let Ok(mut archive) = Archive::open(Cursor::new(bytes)) else { return };
    let hashes: Vec<String> = archive.hashes().map(str::to_owned).collect();
    for hash in hashes {
        let _ = archive.file(&hash);
    }
});
