//! Tauri's own build step: the window's configuration, permissions and icon.

use std::path::Path;

fn main() {
    assert!(
        Path::new("../ui/dist/index.html").exists(),
        "the page is not built yet: run `cargo xtask setup` once, then build again"
    );
    tauri_build::build();
}
