//! The `voxelier` command: words, pictures and meshes become `.vox` files, and `.vox` files become pictures,
//! meshes and other `.vox` files; and the generation service for a team.
//!
//! Each subcommand is one module; this file is the table of contents.

mod account;
mod arguments;
mod beauty;
mod edit;
mod export;
mod eye;
mod failure;
mod generate;
mod history;
mod output;
mod palette;
mod progress;
mod render;
mod runtime;
mod serve;
mod steps;
mod stop;
mod tell;
mod turntable;
mod voxelize;

use arguments::{Arguments, Command};
use clap::Parser as _;
use failure::Failure;
use std::process::ExitCode;

fn main() -> ExitCode {
    let arguments = Arguments::parse();
    match run(&arguments.command) {
        Ok(()) => ExitCode::SUCCESS,
        Err(failure) => {
            tell::aside(failure);
            ExitCode::FAILURE
        }
    }
}

fn run(command: &Command) -> Result<(), Failure> {
    match command {
        Command::Generate(arguments) => generate::run(arguments),
        Command::Voxelize(arguments) => voxelize::run(arguments),
        Command::Render(arguments) => render::run(arguments),
        Command::Turntable(arguments) => turntable::run(arguments),
        Command::Export(arguments) => export::run(arguments),
        Command::Edit(arguments) => edit::run(arguments),
        Command::History(arguments) => history::run(arguments),
        Command::Serve(arguments) => serve::run(arguments),
        Command::Account(arguments) => account::run(arguments),
    }
}
