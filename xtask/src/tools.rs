//! Cargo tools that the tests need, installed below `target/`, so that they touch nothing else on the machine.

use crate::{Result, root, said, step};
use std::path::PathBuf;
use xshell::{Shell, cmd};

/// Name and version of each. `tauri-driver` has alphas of a next major in the registry, hence exact versions.
const TOOLS: &[(&str, &str)] = &[("tauri-driver", "2.1.0"), ("cargo-deny", "0.20.2")];

/// Installs the tools that are missing.
pub fn install(shell: &Shell) -> Result {
    let folder = folder();
    for (name, version) in TOOLS {
        let stamp = folder.join(format!("{name}-{version}"));
        if path(name).exists() && stamp.exists() {
            continue;
        }
        step(&format!("Installing {name} {version}"));
        said(cmd!(shell, "cargo install --quiet --locked --root {folder} --version {version} {name}").run())?;
        said(shell.write_file(&stamp, ""))?;
    }
    Ok(())
}

/// Where the tool is.
pub fn path(name: &str) -> PathBuf {
    folder().join("bin").join(name)
}

fn folder() -> PathBuf {
    root().join("target/tools")
}
