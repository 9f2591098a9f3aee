//! What holds for every request: who may come in at all, and the echo of an idempotency key.

use super::Desk;
use super::refusal::Refusal;
use axum::extract::{Request, State};
use axum::http::{Method, header};
use axum::middleware::Next;
use axum::response::{IntoResponse as _, Response};
use std::sync::Arc;
use wire::IDEMPOTENCY_KEY;

/// Refuses foreign hosts and origins where the service is embedded, and echoes the key of every POST that brought
/// one, refusals too: a client learns from it that keys are known here.
pub async fn guard(State(desk): State<Arc<Desk>>, request: Request, next: Next) -> Response {
    let key = request.headers().get(IDEMPOTENCY_KEY).cloned().filter(|_| request.method() == Method::POST);
    let mut response = if is_foreign(&desk, &request) {
        Refusal::foreign().into_response()
    } else {
        next.run(request).await
    };
    if let Some(key) = key {
        response.headers_mut().insert(IDEMPOTENCY_KEY, key);
    }
    response
}

/// A page of another site that guessed the port, or that had its name point at this machine.
fn is_foreign(desk: &Desk, request: &Request) -> bool {
    let Some(embedded) = &desk.embedded else { return false };
    let host = request.headers().get(header::HOST).and_then(|host| host.to_str().ok());
    let ours = host.is_some_and(|host| embedded.hosts.iter().any(|ours| ours.eq_ignore_ascii_case(host)));
    !ours || request.headers().contains_key(header::ORIGIN)
}
