//! Any bytes as an OBJ file and its materials: the same function as the mutation test of the voxelize crate.

#![no_main]

#[path = "../../crates/voxelize/tests/exercise"]
mod exercise {
    pub mod build;
    pub mod obj;
    pub mod small;
}

use std::sync::LazyLock;
use tempfile::TempDir;

static FOLDER: LazyLock<TempDir> =
    LazyLock::new(|| tempfile::tempdir().expect("there is a folder for temporary files"));

libfuzzer_sys::fuzz_target!(
    init: {
        // The loader catches what its library panics over; a panic that is not caught still ends the run.
        std::panic::set_hook(Box::new(|_| {}));
    },
    |bytes: &[u8]| exercise::obj::exercise(FOLDER.path(), bytes)
);
