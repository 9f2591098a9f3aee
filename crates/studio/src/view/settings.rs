//! What the page sees of the settings. Tokens travel inwards only.

use serde::{Deserialize, Serialize};
use ts_rs::TS;

/// The settings, without secrets.
#[derive(Clone, Debug, PartialEq, Serialize, TS)]
#[serde(rename_all = "camelCase")]
#[ts(export)]
pub struct SettingsView {
    /// Grows with every change.
    pub revision: u64,
    /// Which service new work goes to.
    pub service: ServiceView,
    /// The services that can be chosen beside the embedded one, by name.
    pub services: Vec<ServiceView>,
    /// Where tokens are kept on this machine.
    pub secrets: SecretsView,
    /// The folder that holds the history.
    pub library: String,
    /// Where MagicaVoxel is, where the person has said so.
    pub magicavoxel: Option<String>,
}

/// A service that new work can go to.
#[derive(Clone, Debug, PartialEq, Serialize, TS)]
#[serde(rename_all = "camelCase")]
#[ts(export)]
pub struct ServiceView {
    /// The embedded service, or another one.
    pub kind: ServiceKind,
    /// What the person calls it; empty for the embedded one, and where it goes by its address.
    pub name: String,
    /// Its base URL; empty for the embedded one.
    pub url: String,
    /// Whether a token for it is known.
    pub has_token: bool,
    /// The balance it last told, where it meters.
    pub balance: Option<i64>,
}

/// Which service.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
#[ts(export)]
pub enum ServiceKind {
    /// Our own, inside the app: offline and free.
    Embedded,
    /// Another one, by URL.
    Remote,
}

/// Where tokens are kept.
#[derive(Clone, Debug, PartialEq, Serialize, TS)]
#[serde(rename_all = "camelCase")]
#[ts(export)]
pub struct SecretsView {
    /// Whether the system's keyring is used; if not, tokens live in memory until the app closes.
    pub keyring: bool,
    /// A sentence about it.
    pub message: String,
}

/// A service to be listed, or a change of one that is.
#[derive(Clone, PartialEq, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
#[ts(export)]
pub struct ServiceChange {
    /// The base URL under which it is listed already; absent for a new one.
    pub was: Option<String>,
    /// What to call it, in up to 60 characters; empty to go by its address.
    pub name: String,
    /// Its base URL.
    pub url: String,
    /// A new token for it; absent leaves the one there is.
    pub token: Option<String>,
}
