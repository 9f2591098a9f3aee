//! What both submissions share: who sends, the body, the key, and the answer to a key that is known.

use super::Desk;
use super::body::{self, Received};
use super::refusal::Refusal;
use crate::store::accounts::AccountRow;
use crate::store::jobs::{self, JobKind, Submission};
use axum::body::{Body, BodyDataStream};
use axum::http::HeaderMap;
use rusqlite::Connection;
use sha2::{Digest as _, Sha256};
use std::sync::Arc;
use wire::IDEMPOTENCY_KEY;

/// A request that may come in, before its body is understood.
pub struct Arrived {
    pub account: AccountRow,
    pub key: Option<String>,
    pub body: Received,
}

/// Checks the token, then the key, then reads the body. What is refused is received to its end all the same.
pub async fn receive(desk: &Arc<Desk>, headers: &HeaderMap, body: Body) -> Result<Arrived, Refusal> {
    let mut body = body.into_data_stream();
    let arrived = examine(desk, headers, &mut body).await;
    if arrived.is_err() {
        body::pour_away(headers, &mut body).await;
    }
    arrived
}

async fn examine(
    desk: &Arc<Desk>,
    headers: &HeaderMap,
    body: &mut BodyDataStream,
) -> Result<Arrived, Refusal> {
    let account = desk.account(headers).await?;
    let key = key_of(headers)?;
    let body = body::read(&desk.room, headers, body).await?;
    Ok(Arrived { account, key, body })
}

fn key_of(headers: &HeaderMap) -> Result<Option<String>, Refusal> {
    let Some(key) = headers.get(IDEMPOTENCY_KEY) else { return Ok(None) };
    match key.to_str() {
        Ok(key) if (1..=255).contains(&key.len()) => Ok(Some(key.to_owned())),
        _ => Err(Refusal::bad_request("the Idempotency-Key must be 1 to 255 visible ASCII characters")),
    }
}

impl Arrived {
    /// What its body is told apart by from another one under the same key.
    pub fn body_hash(&self) -> [u8; 32] {
        Sha256::digest(&self.body.bytes).into()
    }

    /// The first answer to this key, if there was one: it comes before every other check, for the last token may be
    /// spent by then. A key names one request, so another body under it is refused.
    ///
    /// Looked for twice: before the body is understood, and in the transaction that would queue the job, since the same
    /// request may come in twice at the same moment.
    pub fn first_answer(
        &self,
        rows: &Connection,
        kind: JobKind,
        body_hash: &[u8; 32],
    ) -> Result<Option<Submission>, Refusal> {
        let Some(key) = &self.key else { return Ok(None) };
        match jobs::by_key(rows, self.account.id, kind, key)? {
            Some(known) if known.body_hash != body_hash => {
                Err(Refusal::bad_request("this Idempotency-Key was used for another request"))
            }
            known => Ok(known),
        }
    }
}
