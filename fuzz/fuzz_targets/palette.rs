//! Any bytes as a palette file and as pixels: the same function as the mutation test of the voxel crate.

#![no_main]

#[path = "../../crates/voxel/tests/palettes/exercise.rs"]
mod exercise;

libfuzzer_sys::fuzz_target!(|bytes: &[u8]| exercise::exercise(bytes));
