//! The real studio and the real service, from a prompt to its place in the history.
//!
//! They share this process and meet over HTTP, as in the app. Files, rows and accounts are the real ones, each test's
//! in a folder of its own; only where somebody has to be kept waiting or has to fail does a generator of `tests` help.

mod app;
mod history;
mod making;
mod member;
mod options;
mod photos;
mod refusals;
mod sharing;
mod tokens;
mod waiting;
