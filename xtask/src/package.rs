//! A `.deb` of the app and the command, for the Debian that this runs on and newer ones.
//!
//! Put together by dpkg's own tools: what a library is called in this Debian, only they know. The other systems' packages
//! are described in `tauri.conf.json`; their bundlers run where those systems do.

use crate::{Result, packages, root, said, setup, step};
use std::fs;
use std::path::{Path, PathBuf};
use xshell::{Shell, cmd};

/// The programs that are packed.
const PROGRAMS: [&str; 2] = ["voxelier-app", "voxelier"];

/// What is known to the desktop by this name.
const ID: &str = "studio.voxelier.app";

/// The sides of the icons, in pixels.
const ICONS: [u32; 4] = [32, 128, 256, 512];

/// Needed, but opened by name while the program runs, where no tool sees it: whom to trust, and what draws. A driver that
/// needs no graphics card comes with the last one.
const OPENED: &str = "ca-certificates, libvulkan1, mesa-vulkan-drivers";

/// Builds and packs; says where the package is.
pub fn deb(shell: &Shell, optimized: bool) -> Result {
    setup::for_building(shell)?;
    packages::install(shell, &[packages::PACKAGE])?;
    step("Building");
    let release = optimized.then_some("--release");
    said(cmd!(shell, "cargo build {release...} --package voxelier-app --package voxelier").run())?;
    step("Packing");
    let target = root().join("target");
    let programs = target.join(if optimized { "release" } else { "debug" });
    let architecture = said(cmd!(shell, "dpkg --print-architecture").quiet().read())?;
    let name = format!("voxelier_{}_{architecture}", env!("CARGO_PKG_VERSION"));
    let tree = target.join("package").join(&name);
    said(shell.remove_path(&tree))?;
    fill(shell, &tree, &programs)?;
    let needs = needs(shell, &tree)?;
    let control = control(&architecture, installed_kib(&tree)?, &needs);
    said(shell.write_file(tree.join("DEBIAN/control"), control))?;
    let package = target.join("package").join(format!("{name}.deb"));
    said(cmd!(shell, "dpkg-deb --root-owner-group --build {tree} {package}").quiet().ignore_stdout().run())?;
    println!("{}", package.display());
    Ok(())
}

/// Everything where it will lie.
fn fill(shell: &Shell, tree: &Path, programs: &Path) -> Result {
    for program in PROGRAMS {
        let place = tree.join("usr/bin").join(program);
        copy(shell, &programs.join(program), &place, 0o755)?;
        said(cmd!(shell, "strip --strip-unneeded {place}").quiet().run())?;
    }
    let (assets, share) = (root().join("assets"), tree.join("usr/share"));
    let desktop = assets.join("desktop");
    copy(
        shell,
        &desktop.join(format!("{ID}.desktop")),
        &share.join(format!("applications/{ID}.desktop")),
        0o644,
    )?;
    copy(shell, &desktop.join(format!("{ID}.xml")), &share.join(format!("mime/packages/{ID}.xml")), 0o644)?;
    for side in ICONS {
        let icon = assets.join("icons").join(if side == 512 {
            "icon.png".to_owned()
        } else {
            format!("{side}x{side}.png")
        });
        copy(shell, &icon, &share.join(format!("icons/hicolor/{side}x{side}/apps/{ID}.png")), 0o644)?;
    }
    let doc = share.join("doc/voxelier");
    copy(shell, &desktop.join("copyright"), &doc.join("copyright"), 0o644)?;
    for (file, name) in [
        ("LICENSE-MIT", "LICENSE-MIT"),
        ("LICENSE-APACHE", "LICENSE-APACHE"),
        ("CHANGELOG.md", "CHANGELOG.md"),
        ("assets/vox/LICENSE.md", "LICENSE-models.md"),
        ("assets/vocabulary/LICENSES.md", "LICENSES-vocabulary.md"),
        ("assets/mask/LICENSES.md", "LICENSES-mask-model.md"),
    ] {
        copy(shell, &root().join(file), &doc.join(name), 0o644)?;
    }
    Ok(())
}

fn copy(shell: &Shell, from: &Path, to: &Path, mode: u32) -> Result {
    said(shell.create_dir(to.parent().unwrap_or(to)))?;
    said(shell.copy_file(from, to))?;
    let mode = format!("{mode:o}");
    // Folders come out as the person's own mask makes them; a package's are for everyone.
    said(cmd!(shell, "chmod {mode} {to}").quiet().run())?;
    let folders = to.ancestors().skip(1).take_while(|folder| !folder.ends_with("package"));
    let folders: Vec<PathBuf> = folders.map(Path::to_path_buf).collect();
    said(cmd!(shell, "chmod 755 {folders...}").quiet().run())
}

/// The packages of the libraries that the programs are linked with, by the tool that knows them.
fn needs(shell: &Shell, tree: &Path) -> Result<String> {
    let source = root().join("target/package/source");
    said(shell.write_file(
        source.join("debian/control"),
        "Source: voxelier\n\nPackage: voxelier\nArchitecture: any\n",
    ))?;
    let programs = PROGRAMS.map(|program| tree.join("usr/bin").join(program));
    let _there = shell.push_dir(&source);
    let found = said(cmd!(shell, "dpkg-shlibdeps -O {programs...}").quiet().ignore_stderr().read())?;
    let needs = found.lines().find_map(|line| line.strip_prefix("shlibs:Depends="));
    needs.map(str::to_owned).ok_or_else(|| format!("dpkg-shlibdeps said nothing of libraries: {found}"))
}

/// What the files of a tree take, in KiB, each rounded up.
fn installed_kib(tree: &Path) -> Result<u64> {
    let mut sum = 0;
    for entry in fs::read_dir(tree).map_err(|error| format!("{}: {error}", tree.display()))? {
        let entry = entry.map_err(|error| format!("{}: {error}", tree.display()))?;
        let about = entry.metadata().map_err(|error| format!("{}: {error}", entry.path().display()))?;
        sum += if about.is_dir() { installed_kib(&entry.path())? } else { about.len().div_ceil(1024) };
    }
    Ok(sum)
}

fn control(architecture: &str, kib: u64, needs: &str) -> String {
    format!(
        "Package: voxelier\n\
         Version: {}\n\
         Architecture: {architecture}\n\
         Maintainer: The Voxelier authors <authors@voxelier.invalid>\n\
         Installed-Size: {kib}\n\
         Depends: {needs}, {OPENED}\n\
         Recommends: fonts-dejavu-core, gnome-keyring | kwalletmanager, xdg-utils\n\
         Section: graphics\n\
         Priority: optional\n\
         Description: voxel models for MagicaVoxel out of words, pictures and meshes\n \
         Type what you want to see, pick one of three images, and turn the model\n \
         around. The generation service is built in and works offline; others can be\n \
         chosen. The voxelier command does the same in scripts.\n",
        env!("CARGO_PKG_VERSION")
    )
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_control_file_has_a_field_a_line_and_an_indented_description() {
        let control = control("amd64", 42, "libc6 (>= 2.36), libgtk-3-0 (>= 3.24)");
        assert!(control.ends_with('\n'));
        let lines: Vec<&str> = control.lines().collect();
        assert!(
            lines
                .contains(&"Depends: libc6 (>= 2.36), libgtk-3-0 (>= 3.24), ca-certificates, libvulkan1, mesa-vulkan-drivers")
        );
        let description = lines.iter().position(|line| line.starts_with("Description: ")).unwrap();
        assert!(
            lines[..description]
                .iter()
                .all(|line| line.split_once(": ").is_some_and(|(name, _)| !name.contains(' ')))
        );
        assert!(
            lines[description + 1..].iter().all(|line| line.starts_with(' ') && line.len() < 80),
            "{control}"
        );
    }

    #[test]
    fn everything_that_is_packed_is_there() {
        let desktop = root().join("assets/desktop");
        let entry = fs::read_to_string(desktop.join(format!("{ID}.desktop"))).unwrap();
        assert!(entry.contains("\nExec=voxelier-app %F\n") && entry.contains(&format!("\nIcon={ID}\n")));
        let kinds = fs::read_to_string(desktop.join(format!("{ID}.xml"))).unwrap();
        assert!(kinds.contains("pattern=\"*.vox\"") && kinds.contains("type=\"model/x-magicavoxel\""));
        assert!(entry.contains("\nMimeType=model/x-magicavoxel;\n"));
        for side in ICONS.into_iter().filter(|side| *side != 512) {
            assert!(root().join(format!("assets/icons/{side}x{side}.png")).exists(), "{side}");
        }
    }
}
