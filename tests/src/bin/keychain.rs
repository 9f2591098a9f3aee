//! A studio without a window, for the tests of the keyring: `keychain keep LIBRARY TOKEN` or `keychain recall LIBRARY`.
//! It prints whether the system's keyring is used, and whether a token is known.

use std::path::Path;
use studio::view::{ServiceKind, SettingsChange, SettingsView};
use studio::{Secrets, Studio, StudioConfig};
use tests::desktop::Failure;

#[tokio::main]
async fn main() -> Result<(), Failure> {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    let words: Vec<&str> = arguments.iter().map(String::as_str).collect();
    let settings = match words[..] {
        ["keep", library, token] => keep(Path::new(library), token).await?,
        ["recall", library] => open(Path::new(library)).await?.settings().await?,
        _ => return Err("usage: keychain keep LIBRARY TOKEN | keychain recall LIBRARY".into()),
    };
    println!("keyring: {}, token: {}", settings.secrets.keyring, settings.service.has_token);
    println!("{}", settings.secrets.message);
    Ok(())
}

async fn keep(library: &Path, token: &str) -> Result<SettingsView, Failure> {
    let change = SettingsChange {
        kind: ServiceKind::Remote,
        url: Some("https://voxels.example".to_owned()),
        token: Some(token.to_owned()),
    };
    Ok(open(library).await?.change_settings(change).await?)
}

async fn open(library: &Path) -> Result<std::sync::Arc<Studio>, Failure> {
    Ok(Studio::open(StudioConfig::new(library, Secrets::system().await)).await?)
}
