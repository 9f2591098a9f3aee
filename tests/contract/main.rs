//! The service contract, row by row, over HTTP.
//!
//! By default each test starts a service of its own, with its own folder. With `VOXELIER_CONTRACT_URL` and
//! `VOXELIER_CONTRACT_TOKEN` (an account with some tokens to spend) the rows that every service has to keep run
//! against that one instead; those about what only ours promises pass by.

mod access;
mod bodies;
mod cancel;
mod concurrency;
mod embedded;
mod idempotence;
mod images;
mod pictures;
mod reply;
mod status;
mod target;
mod voxelize;
