//! From a fresh machine to one that can build, run or test: each step does nothing where nothing is missing.

use crate::{Result, mask_model, node, packages, root, said, step, tools, vocabulary};
use std::path::PathBuf;
use xshell::{Shell, cmd};

/// Everything that `cargo build` needs.
pub fn for_building(shell: &Shell) -> Result {
    packages::install(shell, &[packages::BUILD])?;
    node::install(shell, "assets/vocabulary")?;
    node::install(shell, "ui")?;
    vocabulary::pack(&root())?;
    mask_model::fetch(shell);
    step("Building the page");
    node::script(shell, "ui", "build")
}

/// Everything that opening the app needs.
pub fn for_running(shell: &Shell) -> Result {
    packages::install(shell, &[packages::BUILD, packages::RUN])?;
    for_building(shell)
}

/// Everything that the tests need.
pub fn for_testing(shell: &Shell) -> Result {
    packages::install(shell, &[packages::BUILD, packages::RUN, packages::TEST])?;
    for_building(shell)?;
    tools::install(shell)?;
    install_readers(shell)
}

/// The Python that has other people's `.vox` readers.
pub fn readers_python() -> PathBuf {
    root().join("target/readers/bin/python")
}

/// Other people's `.vox` readers, in a virtual environment of their own.
fn install_readers(shell: &Shell) -> Result {
    let folder = root().join("target/readers");
    let list = root().join("tests/readers/requirements.txt");
    let stamp = folder.join("requirements.txt");
    let wanted = said(shell.read_file(&list))?;
    if shell.read_file(&stamp).is_ok_and(|installed| installed == wanted) {
        return Ok(());
    }
    step("Installing other programs' .vox readers");
    said(cmd!(shell, "python3 -m venv {folder}").quiet().run())?;
    let python = readers_python();
    said(cmd!(shell, "{python} -m pip install --quiet --disable-pip-version-check -r {list}").quiet().run())?;
    said(shell.write_file(&stamp, wanted))
}
