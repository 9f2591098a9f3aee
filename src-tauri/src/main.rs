//! The Voxelier desktop app: a window, dialogs, commands, and frames on screen.
//!
//! Only what needs a window lives here; everything else is in the studio crate and works without one.
#![cfg_attr(not(debug_assertions), windows_subsystem = "windows")]

mod app;
mod commands;
mod embedded;
mod frames;
mod pictures;
mod takes;
mod thumbnails;
mod webkit;

fn main() {
    webkit::prepare();
    app::run();
}
