//! What is checked without running a test.

use crate::{Result, node, root, said, step, tools};
use std::collections::BTreeMap;
use std::fs;
use std::path::Path;
use xshell::{Shell, cmd};

/// Formats, lints, types, licences, generated files.
pub fn all(shell: &Shell) -> Result {
    step("Formats");
    said(cmd!(shell, "cargo fmt --all --check").run())?;
    for apart in ["benches", "fuzz"] {
        let manifest = root().join(apart).join("Cargo.toml");
        said(cmd!(shell, "cargo fmt --manifest-path {manifest} --check").run())?;
    }
    node::script(shell, "ui", "format:check")?;
    step("Lints");
    node::script(shell, "ui", "lint")?;
    node::script(shell, "ui", "check")?;
    said(cmd!(shell, "cargo clippy --workspace --all-targets -- -D warnings").run())?;
    step("Licences and duplicates");
    let deny = tools::path("cargo-deny");
    said(cmd!(shell, "{deny} --log-level error check bans licenses sources").run())?;
    step("Generated files");
    bindings_are_fresh(shell)
}

/// The page's types must be those that the Rust ones generate now.
fn bindings_are_fresh(shell: &Shell) -> Result {
    let fresh = root().join("target/bindings");
    said(shell.remove_path(&fresh))?;
    let export = cmd!(shell, "cargo test --quiet --package studio --package voxelier-app export_bindings");
    said(export.env("TS_RS_EXPORT_DIR", &fresh).ignore_stdout().run())?;
    if texts(&fresh)? == texts(&root().join("ui/src/bindings"))? {
        Ok(())
    } else {
        Err("ui/src/bindings is stale: run cargo xtask bindings and commit what it writes".to_owned())
    }
}

/// The files of a folder, by name.
fn texts(folder: &Path) -> Result<BTreeMap<String, String>> {
    let failed = |error: std::io::Error| format!("{}: {error}", folder.display());
    let mut texts = BTreeMap::new();
    for entry in fs::read_dir(folder).map_err(failed)? {
        let entry = entry.map_err(failed)?;
        let name = entry.file_name().to_string_lossy().into_owned();
        texts.insert(name, fs::read_to_string(entry.path()).map_err(failed)?);
    }
    Ok(texts)
}
