//! npm: packages by lock file, scripts by name.

use crate::{Result, root, said, step};
use std::fs;
use xshell::{Shell, cmd};

/// Installs exactly what `folder`'s lock file names, unless that is what is there already.
pub fn install(shell: &Shell, folder: &str) -> Result {
    check_version(shell)?;
    let folder_path = root().join(folder);
    let stamp = folder_path.join("node_modules/.voxelier-lock");
    let lock =
        fs::read(folder_path.join("package-lock.json")).map_err(|error| format!("{folder}: {error}"))?;
    if fs::read(&stamp).is_ok_and(|installed| installed == lock) {
        return Ok(());
    }
    step(&format!("Installing npm packages in {folder}"));
    let _there = shell.push_dir(&folder_path);
    said(cmd!(shell, "npm ci --ignore-scripts --no-audit --no-fund").quiet().run())?;
    fs::write(&stamp, lock).map_err(|error| format!("{}: {error}", stamp.display()))
}

/// Runs a script of `folder`'s package.json.
pub fn script(shell: &Shell, folder: &str, name: &str) -> Result {
    let _there = shell.push_dir(root().join(folder));
    said(cmd!(shell, "npm run --silent {name}").quiet().run())
}

fn check_version(shell: &Shell) -> Result {
    let version = cmd!(shell, "node --version").quiet().read();
    let version = version.map_err(|_| "Node.js is missing: install version 20.19 or newer".to_owned())?;
    let mut parts = version.trim_start_matches('v').split('.').filter_map(|part| part.parse::<u32>().ok());
    let (major, minor) = (parts.next().unwrap_or(0), parts.next().unwrap_or(0));
    if (major, minor) >= (20, 19) {
        Ok(())
    } else {
        Err(format!("Node.js {version} is too old: install version 20.19 or newer"))
    }
}
