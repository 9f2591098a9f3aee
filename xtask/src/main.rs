//! `cargo xtask …`: sets up whatever is missing on this machine, then does it.

mod check;
mod mask_model;
mod node;
mod package;
mod packages;
mod setup;
mod tools;
mod vocabulary;

use std::path::PathBuf;
use std::process::ExitCode;
use xshell::{Shell, cmd};

/// What can go wrong is told as one sentence.
type Result<T = ()> = std::result::Result<T, String>;

const HELP: &str = "\
cargo xtask COMMAND

  run [--dev]        set up what is missing and open the app (--dev: unoptimized, builds faster)
  test               set up what is missing and run every check and every test
  setup              set up what is missing: system packages, npm packages, packed assets, the page
  check              formats, lints, licences and generated files, without the tests
  bindings           write the TypeScript of the types that the page sees
  pack               pack the vocabulary of the sketch generator
  screenshots [DIR]  picture every view of the page in every state (target/screenshots)
  screenshot [FILE]  drive the real app and write the README's picture (docs/pictures/app.png)
  package [--dev]    make a .deb of the app and the command (target/package)
  gallery            build and photograph what the gallery shows (docs/gallery.md)
  bench [NAME]       measure, beside named peers: meshes, prompts, palettes, faces,
                     history, or loop, from the mouse to the screen; or all
                     (docs/performance.md)
";

fn main() -> ExitCode {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    let words: Vec<&str> = arguments.iter().map(String::as_str).collect();
    match dispatch(&words) {
        Ok(()) => ExitCode::SUCCESS,
        Err(sentence) => {
            eprintln!("xtask: {sentence}");
            ExitCode::FAILURE
        }
    }
}

fn dispatch(words: &[&str]) -> Result {
    let shell = shell()?;
    match words {
        ["run"] => run(&shell, true),
        ["run", "--dev"] => run(&shell, false),
        ["test"] => test(&shell),
        ["setup"] => setup::for_building(&shell),
        ["check"] => setup::for_testing(&shell).and_then(|()| check::all(&shell)),
        ["bindings"] => bindings(&shell),
        ["pack"] => vocabulary::pack(&root()),
        ["screenshots"] => screenshots(&shell, "target/screenshots"),
        ["screenshots", folder] => screenshots(&shell, folder),
        ["screenshot"] => screenshot(&shell, "docs/pictures/app.png"),
        ["screenshot", file] => screenshot(&shell, file),
        ["package"] => package::deb(&shell, true),
        ["package", "--dev"] => package::deb(&shell, false),
        ["gallery"] => gallery(&shell),
        ["bench"] => bench(&shell, &[]).and_then(|()| bench_loop(&shell)),
        ["bench", "loop"] => bench_loop(&shell),
        ["bench", name] => bench(&shell, &["--bench", name]),
        [] | ["help" | "--help" | "-h"] => {
            print!("{HELP}");
            Ok(())
        }
        _ => Err(format!("no such command: {}\n\n{HELP}", words.join(" "))),
    }
}

/// Sets up, then opens the app on the embedded service.
fn run(shell: &Shell, optimized: bool) -> Result {
    setup::for_running(shell)?;
    step("Building and opening Voxelier");
    let release = optimized.then_some("--release");
    said(cmd!(shell, "cargo run {release...} --package voxelier-app").run())
}

/// Sets up, then runs every check and every test.
fn test(shell: &Shell) -> Result {
    setup::for_testing(shell)?;
    check::all(shell)?;
    step("Testing the page");
    node::script(shell, "ui", "test")?;
    step("Testing the page in a browser");
    node::script(shell, "ui", "test:browser")?;
    step("Building what the tests start");
    said(cmd!(shell, "cargo build --package voxelier --package voxelier-app").run())?;
    step("Testing");
    let driver = tools::path("tauri-driver");
    let python = setup::readers_python();
    let tests = cmd!(shell, "cargo test --workspace --no-fail-fast");
    said(tests.env("VOXELIER_TAURI_DRIVER", driver).env("VOXELIER_READERS_PYTHON", python).run())
}

fn bindings(shell: &Shell) -> Result {
    said(cmd!(shell, "cargo test --quiet --package studio --package voxelier-app export_bindings").run())
}

fn screenshots(shell: &Shell, folder: &str) -> Result {
    setup::for_testing(shell)?;
    step("Picturing the page");
    let _folder = shell.push_env("VOXELIER_SCREENSHOTS", shell.current_dir().join(folder));
    node::script(shell, "ui", "test:browser")
}

fn screenshot(shell: &Shell, file: &str) -> Result {
    setup::for_testing(shell)?;
    step("Building the app");
    said(cmd!(shell, "cargo build --release --package voxelier-app").run())?;
    let driver = tools::path("tauri-driver");
    let app = root().join("target/release/voxelier-app");
    let camera = cmd!(shell, "cargo run --quiet --package tests --bin screenshot -- {app} {file}");
    said(camera.env("VOXELIER_TAURI_DRIVER", driver).run())
}

fn gallery(shell: &Shell) -> Result {
    setup::for_running(shell)?;
    step("Building and photographing");
    said(cmd!(shell, "cargo run --quiet --package tests --bin gallery -- docs").run())
}

fn bench(shell: &Shell, which: &[&str]) -> Result {
    setup::for_building(shell)?;
    step("Measuring");
    let manifest = root().join("benches/Cargo.toml");
    said(cmd!(shell, "cargo bench --manifest-path {manifest} --target-dir target/benches {which...}").run())
}

/// Measures the frame loop in the real window, on a screen in memory.
fn bench_loop(shell: &Shell) -> Result {
    setup::for_testing(shell)?;
    step("Building the app");
    said(cmd!(shell, "cargo build --release --package voxelier-app").run())?;
    let driver = tools::path("tauri-driver");
    let app = root().join("target/release/voxelier-app");
    step("Measuring");
    let watch = cmd!(shell, "cargo run --release --quiet --package tests --bin loop -- {app}");
    said(watch.env("VOXELIER_TAURI_DRIVER", driver).run())
}

/// A shell at the workspace's root.
fn shell() -> Result<Shell> {
    let shell = said(Shell::new())?;
    shell.change_dir(root());
    Ok(shell)
}

/// The workspace's root.
fn root() -> PathBuf {
    PathBuf::from(concat!(env!("CARGO_MANIFEST_DIR"), "/.."))
}

/// Says what happens next.
fn step(what: &str) {
    eprintln!("\n== {what}");
}

fn said<T>(result: xshell::Result<T>) -> Result<T> {
    result.map_err(|error| error.to_string())
}
