//! Any body as every request and answer of the contract: the same function as the mutation test of the wire crate.

#![no_main]

#[path = "../../crates/wire/tests/hostile/exercise.rs"]
mod exercise;

libfuzzer_sys::fuzz_target!(|bytes: &[u8]| exercise::exercise(bytes));
