//! The command as people and scripts meet it: the real binary, its files, its two streams and its exit codes.

#![expect(clippy::unwrap_used, reason = "a helper that panics fails its test")]

mod account;
mod bench;
mod edit;
mod export;
mod generate;
mod history;
mod hostile;
mod outputs;
mod palette;
mod render;
mod serve;
mod turntable;
mod usage;
mod voxelize;
