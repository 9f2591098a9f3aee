//! Any bytes as a picture, and the voxels that come of it: the same function as the mutation test of the voxelize crate.

#![no_main]

#[path = "../../crates/voxelize/tests/exercise"]
mod exercise {
    pub mod picture;
    pub mod small;
}

libfuzzer_sys::fuzz_target!(|bytes: &[u8]| exercise::picture::exercise(bytes));
