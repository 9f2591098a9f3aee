//! What the page can ask for. Thin: parse, call the studio, map the error.

pub mod archives;
mod dialogs;
pub mod exports;
pub mod files;
pub mod history;
pub mod making;
pub mod settings;
pub mod stage;
pub mod work;

use std::sync::Arc;
use studio::view::{TroubleCode, TroubleView};
use studio::{Error, Studio};
use tauri::State;

type Answer<T> = Result<T, TroubleView>;
type Desk<'a> = State<'a, Arc<Studio>>;

fn trouble(error: Error) -> TroubleView {
    error.to_view()
}

fn unreadable(error: impl std::fmt::Display) -> TroubleView {
    TroubleView { code: TroubleCode::Internal, message: error.to_string() }
}

fn refused(message: String) -> TroubleView {
    TroubleView { code: TroubleCode::Refused, message }
}
