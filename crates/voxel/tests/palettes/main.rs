//! Palette files as programs write them, as people bend them, and as nobody should.

#![expect(clippy::unwrap_used, reason = "a helper that panics fails its test")]

mod build;
#[path = "../vox/damage.rs"]
mod damage;
mod exercise;
mod mutate;
mod reading;
