//! `.vox` files in and out: real ones, made ones, hostile ones.

#![expect(clippy::unwrap_used, reason = "a helper that panics fails its test")]

mod build;
mod damage;
mod exercise;
mod hostile;
mod mutate;
mod placing;
mod reading;
mod writing;

/// The bytes of a file in `tests/data`.
fn data(name: &str) -> Vec<u8> {
    let path = format!("{}/tests/data/{name}", env!("CARGO_MANIFEST_DIR"));
    std::fs::read(&path).unwrap_or_else(|error| panic!("{path}: {error}"))
}
