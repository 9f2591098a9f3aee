//! What the packages of the other systems are made from: the shape that Tauri's bundlers read, and files that are there.

use std::path::{Path, PathBuf};
use tauri::utils::config::{BundleConfig, BundleType, Config};

fn root() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).to_path_buf()
}

/// The types refuse fields that the schema doesn't have.
fn bundle() -> BundleConfig {
    let text = std::fs::read_to_string(root().join("tauri.conf.json")).expect("a file");
    let config: Config = serde_json::from_str(&text).expect("what the schema allows");
    config.bundle
}

#[test]
fn every_system_has_its_package() {
    let targets = bundle().targets.to_vec();
    for target in [BundleType::Deb, BundleType::AppImage, BundleType::Nsis, BundleType::App, BundleType::Dmg]
    {
        assert!(targets.contains(&target), "{target:?}");
    }
}

#[test]
fn every_file_that_is_packed_is_there_and_every_system_has_its_icon() {
    let bundle = bundle();
    for ending in ["png", "ico", "icns"] {
        assert!(bundle.icon.iter().any(|icon| icon.ends_with(ending)), "{ending}");
    }
    let deb = &bundle.linux.deb;
    let mut files: Vec<PathBuf> = bundle.icon.iter().map(PathBuf::from).collect();
    files.extend(bundle.license_file.clone());
    files.extend(deb.desktop_template.clone());
    files.extend(deb.files.values().cloned());
    files.extend(bundle.linux.appimage.files.values().cloned());
    assert!(files.len() >= 10, "{files:?}");
    for file in files {
        assert!(root().join(&file).is_file(), "{} is missing", file.display());
    }
}

#[test]
fn vox_files_are_told_everywhere_by_the_name_that_the_desktop_knows() {
    let associations = bundle().file_associations.expect("some");
    let [vox] = &associations[..] else { panic!("{} associations", associations.len()) };
    assert_eq!(vox.ext.iter().map(|ext| ext.0.as_str()).collect::<Vec<_>>(), ["vox"]);
    let kind = vox.mime_type.as_deref().expect("a kind");
    let kinds =
        std::fs::read_to_string(root().join("../assets/desktop/studio.voxelier.app.xml")).expect("a file");
    assert!(kinds.contains(&format!("type=\"{kind}\"")), "{kind}");
}
