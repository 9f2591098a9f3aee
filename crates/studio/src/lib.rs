//! The app without a face: client, generations, history, secrets, settings and exports.

pub mod view;
