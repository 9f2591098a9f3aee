//! Puts the packed vocabulary into the crate, or says how to get it.

#[path = "src/format.rs"]
mod format;

use std::fs::File;
use std::io::Read;
use std::path::Path;

fn main() {
    let pack = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../assets/vocabulary.pack");
    println!("cargo::rerun-if-changed={}", pack.display());
    let mut start = [0; 12];
    let read = File::open(pack).and_then(|mut file| file.read_exact(&mut start));
    if read.is_err() || start[..8] != *format::MAGIC || start[8..] != format::FORMAT.to_le_bytes() {
        println!(
            "cargo::error=assets/vocabulary.pack is missing or out of date: run `cargo xtask setup` first"
        );
    }
}
