//! Any bytes as a `.vox` file: the same function as the mutation test of the voxel crate.

#![no_main]

#[path = "../../crates/voxel/tests/vox/exercise.rs"]
mod exercise;

libfuzzer_sys::fuzz_target!(|bytes: &[u8]| exercise::exercise(bytes));
