//! The Voxelier desktop app: a window, dialogs, commands, and frames on screen.
//!
//! Only what needs a window lives here; everything else is in the studio crate and works without one.
#![cfg_attr(not(debug_assertions), windows_subsystem = "windows")]

mod app;
mod arrivals;
mod clipboard;
mod commands;
mod drag_out;
mod embedded;
mod frames;
mod instance;
mod magicavoxel;
mod pictures;
mod takes;
mod thumbnails;
mod webkit;

use instance::Start;
use std::error::Error;
use std::path::PathBuf;
use std::process::ExitCode;

fn main() -> ExitCode {
    let files = arrivals::of_this_start();
    match start(&files) {
        Ok(Start::Second) => ExitCode::SUCCESS,
        Ok(Start::First(instance)) => {
            webkit::prepare();
            app::run(instance, files)
        }
        Err(error) => {
            eprintln!("voxelier: {error}");
            ExitCode::FAILURE
        }
    }
}

fn start(files: &[PathBuf]) -> Result<Start, Box<dyn Error>> {
    Ok(instance::enter(&studio::make_home()?, files)?)
}
