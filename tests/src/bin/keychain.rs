//! A studio without a window, for the tests of the keyring: `keychain keep LIBRARY TOKEN`, `keychain recall
//! LIBRARY` or `keychain forget LIBRARY`. It prints whether the system's keyring is used, and whether a token is known.

use std::path::Path;
use studio::view::{ServiceChange, SettingsView};
use studio::{Secrets, Studio, StudioConfig};
use tests::desktop::Failure;

#[tokio::main]
async fn main() -> Result<(), Failure> {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    let words: Vec<&str> = arguments.iter().map(String::as_str).collect();
    let settings = match words[..] {
        ["keep", library, token] => keep(Path::new(library), token).await?,
        ["recall", library] => open(Path::new(library)).await?.settings().await?,
        ["forget", library] => {
            let studio = open(Path::new(library)).await?;
            let url = studio.settings().await?.service.url;
            studio.forget_token(&url).await?
        }
        _ => {
            return Err(
                "usage: keychain keep LIBRARY TOKEN | keychain recall LIBRARY | keychain forget LIBRARY"
                    .into(),
            );
        }
    };
    println!("keyring: {}, token: {}", settings.secrets.keyring, settings.service.has_token);
    println!("{}", settings.secrets.message);
    Ok(())
}

async fn keep(library: &Path, token: &str) -> Result<SettingsView, Failure> {
    let url = "https://voxels.example".to_owned();
    let token = Some(token.to_owned());
    let change = ServiceChange { was: None, name: String::new(), url, token };
    Ok(open(library).await?.keep_service(change).await?)
}

async fn open(library: &Path) -> Result<std::sync::Arc<Studio>, Failure> {
    Ok(Studio::open(StudioConfig::new(library, Secrets::system().await)).await?)
}
