//! The house holds: who may depend on whom, and what stands only in its own room.

use cargo_metadata::{DependencyKind, Metadata, MetadataCommand, PackageId};
use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::{Path, PathBuf};

/// The arrows: a crate of ours, and those of ours that it may lean on.
const ARROWS: &[(&str, &[&str])] = &[
    ("lease", &[]),
    ("voxel", &[]),
    ("sketch", &[]),
    ("voxelize", &["voxel"]),
    ("viewport", &["voxel"]),
    ("wire", &["voxel"]),
    ("service", &["lease", "wire", "sketch", "voxelize", "voxel"]),
    ("studio", &["lease", "wire", "voxelize", "voxel"]),
    ("voxelier", &["studio", "service", "viewport", "voxelize", "voxel", "wire"]),
    ("voxelier-app", &["studio", "service", "viewport", "voxel", "wire"]),
    ("xtask", &[]),
];

/// Pure crates, and what they may never reach, not even through others.
const PURE: &[&str] = &["voxel", "sketch", "voxelize", "wire"];
const IMPURE: &[&str] = &["tokio", "reqwest", "axum", "rusqlite", "wgpu", "tauri"];

fn root() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("..")
}

fn metadata() -> Metadata {
    MetadataCommand::new().manifest_path(root().join("Cargo.toml")).exec().expect("cargo metadata runs")
}

#[test]
fn crates_lean_only_on_those_that_the_plan_allows() {
    let metadata = metadata();
    let ours: BTreeSet<String> =
        metadata.workspace_packages().iter().map(|package| package.name.to_string()).collect();
    let arrows: BTreeMap<&str, &[&str]> = ARROWS.iter().copied().collect();
    for package in metadata.workspace_packages() {
        if package.name.as_str() == "tests" {
            continue;
        }
        let allowed = arrows.get(package.name.as_str());
        let allowed = allowed.unwrap_or_else(|| panic!("{} has no row in the plan", package.name));
        let normal = package.dependencies.iter().filter(|needs| needs.kind != DependencyKind::Development);
        for needs in normal.filter(|needs| ours.contains(&needs.name)) {
            assert!(
                allowed.contains(&needs.name.as_str()),
                "{} may not lean on {}",
                package.name,
                needs.name
            );
        }
    }
}

#[test]
fn pure_crates_reach_no_network_database_or_graphics() {
    let metadata = metadata();
    let graph = normal_dependencies(&metadata);
    let names: BTreeMap<&PackageId, &str> =
        metadata.packages.iter().map(|package| (&package.id, package.name.as_str())).collect();
    for package in
        metadata.workspace_packages().iter().filter(|package| PURE.contains(&package.name.as_str()))
    {
        let mut reached = BTreeSet::new();
        let mut open = vec![&package.id];
        while let Some(id) = open.pop() {
            if reached.insert(id) {
                open.extend(graph.get(id).into_iter().flatten().copied());
            }
        }
        let impure: Vec<&str> =
            reached.iter().map(|id| names[id]).filter(|name| IMPURE.contains(name)).collect();
        assert!(impure.is_empty(), "{} reaches {impure:?}", package.name);
    }
}

/// Who needs whom in the finished program: neither for tests nor for building.
fn normal_dependencies(metadata: &Metadata) -> BTreeMap<&PackageId, Vec<&PackageId>> {
    let resolve = metadata.resolve.as_ref().expect("cargo metadata resolves");
    let is_normal = |needs: &&cargo_metadata::NodeDep| {
        needs.dep_kinds.iter().any(|kind| kind.kind == DependencyKind::Normal)
    };
    let needed = |node: &'_ cargo_metadata::Node| -> Vec<PackageId> {
        node.deps.iter().filter(is_normal).map(|needs| needs.pkg.clone()).collect()
    };
    let ids: BTreeMap<&PackageId, &PackageId> =
        metadata.packages.iter().map(|package| (&package.id, &package.id)).collect();
    let known = |needed: Vec<PackageId>| needed.iter().filter_map(|id| ids.get(id).copied()).collect();
    resolve.nodes.iter().map(|node| (ids[&node.id], known(needed(node)))).collect()
}

#[test]
fn only_the_pages_host_knows_the_shell() {
    let strangers = files_with(&root().join("ui/src"), &["ts", "svelte", "js"], "@tauri-apps/");
    let strangers: Vec<&PathBuf> =
        strangers.iter().filter(|path| !path.components().any(|part| part.as_os_str() == "host")).collect();
    assert!(strangers.is_empty(), "{strangers:?} import @tauri-apps");
}

#[test]
fn shader_text_stands_only_among_the_shaders() {
    for folder in ["crates", "src-tauri/src"] {
        let strangers = files_with(&root().join(folder), &["rs"], "@fragment");
        assert!(strangers.is_empty(), "{strangers:?} hold shader text");
    }
    let wgsl = files_with(&root().join("crates"), &["wgsl"], "");
    assert!(wgsl.is_empty(), "{wgsl:?} belong into shaders/");
}

/// The files below `folder` with one of these endings that contain `needle`.
fn files_with(folder: &Path, endings: &[&str], needle: &str) -> Vec<PathBuf> {
    let mut found = Vec::new();
    let mut open = vec![folder.to_path_buf()];
    while let Some(folder) = open.pop() {
        for entry in fs::read_dir(&folder).into_iter().flatten().flatten() {
            let path = entry.path();
            let ending = path.extension().and_then(|ending| ending.to_str()).unwrap_or_default();
            if path.is_dir() {
                if path.file_name().is_some_and(|name| name != "node_modules" && name != "target") {
                    open.push(path);
                }
            } else if endings.contains(&ending)
                && fs::read_to_string(&path).is_ok_and(|text| text.contains(needle))
            {
                found.push(path);
            }
        }
    }
    found
}
