//! Tells the crate whether the mask model is there to be built in.

use std::path::Path;

fn main() {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../assets/mask");
    println!("cargo::rerun-if-changed={}", folder.display());
    println!("cargo::rustc-check-cfg=cfg(mask_model)");
    if folder.join("u2netp.onnx").exists() {
        println!("cargo::rustc-cfg=mask_model");
    } else {
        println!("cargo::warning=building without the mask model: `cargo xtask setup` fetches it");
    }
}
