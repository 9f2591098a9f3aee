//! The contract's endpoints. Each module is one endpoint; every answer, also a refusal, is JSON.

mod body;
mod cancel;
mod gate;
mod images;
mod refusal;
mod status;
mod submission;
mod voxelize;

use crate::bell::Bell;
use crate::store::accounts::AccountRow;
use crate::store::{Store, accounts};
use crate::{Faults, token};
use axum::Router;
use axum::extract::DefaultBodyLimit;
use axum::http::{HeaderMap, header};
use axum::routing::{get, post};
pub use body::Room;
use refusal::Refusal;
use std::sync::Arc;
use std::time::Duration;
use wire::path;

/// What every endpoint needs.
pub struct Desk {
    pub store: Store,
    pub images_interval: Option<Duration>,
    pub embedded: Option<Embedded>,
    pub faults: Faults,
    pub bell: Arc<Bell>,
    pub room: Room,
}

/// The embedding program, as requests are compared with it.
pub struct Embedded {
    pub token_hash: [u8; 32],
    pub account: AccountRow,
    /// `127.0.0.1:PORT` and `localhost:PORT`.
    pub hosts: [String; 2],
}

/// The contract's routes.
pub fn router(desk: Arc<Desk>) -> Router {
    Router::new()
        .route(path::IMAGES, post(images::submit))
        .route(path::VOXELIZE, post(voxelize::submit))
        .route(path::STATUS, get(status::tell))
        .route(path::CANCEL, post(cancel::cancel))
        .fallback(async || Refusal::no_such_place())
        .method_not_allowed_fallback(async || Refusal::wrong_method())
        .layer(axum::middleware::from_fn_with_state(Arc::clone(&desk), gate::guard))
        .layer(DefaultBodyLimit::disable())
        .with_state(desk)
}

impl Desk {
    /// Runs work on the rows off the threads that answer requests.
    pub async fn with_store<T: Send + 'static, E: Into<Refusal> + Send + 'static>(
        self: &Arc<Self>,
        work: impl FnOnce(&Self) -> Result<T, E> + Send + 'static,
    ) -> Result<T, Refusal> {
        let desk = Arc::clone(self);
        match tokio::task::spawn_blocking(move || work(&desk)).await {
            Ok(result) => result.map_err(Into::into),
            Err(_) => Err(Refusal::internal()),
        }
    }

    /// Whose token a request bears.
    pub async fn account(self: &Arc<Self>, headers: &HeaderMap) -> Result<AccountRow, Refusal> {
        let value = headers.get(header::AUTHORIZATION).and_then(|value| value.to_str().ok());
        let token = value.and_then(bearer).ok_or_else(Refusal::no_token)?;
        let hash = token::hash(token);
        if let Some(embedded) = &self.embedded
            && embedded.token_hash == hash
        {
            return Ok(embedded.account);
        }
        let account =
            self.with_store(move |desk| desk.store.read(|rows| accounts::by_token_hash(rows, &hash)));
        account.await?.ok_or_else(Refusal::wrong_token)
    }
}

/// The token of `Bearer TOKEN`; the scheme's case doesn't matter.
fn bearer(value: &str) -> Option<&str> {
    let (scheme, token) = value.trim().split_once(' ')?;
    let token = token.trim();
    (scheme.eq_ignore_ascii_case("bearer") && !token.is_empty()).then_some(token)
}
