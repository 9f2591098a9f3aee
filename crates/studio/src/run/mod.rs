//! A run: one job from submission to rest. A row, saved before any network is touched; a pure machine that decides;
//! a small loop that acts.

mod driver;
mod machine;
#[cfg(test)]
mod properties;
mod storing;
mod submitting;

pub use driver::{Driver, Faults, blocking};
pub use machine::{Circumstances, Reply, Run, Sent, Stage, Step, Trouble};
