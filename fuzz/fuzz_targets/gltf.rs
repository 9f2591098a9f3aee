//! Any bytes as a glTF or GLB file: the same function as the mutation test of the voxelize crate.

#![no_main]

#[path = "../../crates/voxelize/tests/exercise"]
mod exercise {
    pub mod build;
    pub mod gltf;
    pub mod small;
}

libfuzzer_sys::fuzz_target!(
    init: {
        // The loader catches what its library panics over; a panic that is not caught still ends the run.
        std::panic::set_hook(Box::new(|_| {}));
    },
    |bytes: &[u8]| exercise::gltf::exercise(bytes)
);
