//! Puts the packed vocabulary into the crate, or says how to get it.

use std::path::Path;

fn main() {
    let pack = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../assets/vocabulary.pack");
    println!("cargo::rerun-if-changed={}", pack.display());
    if !pack.exists() {
        println!("cargo::error=assets/vocabulary.pack is missing: run `cargo xtask setup` first");
    }
}
