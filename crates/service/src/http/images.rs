//! POST /api/generate/images: free, one per interval and account.

use super::Desk;
use super::refusal::Refusal;
use super::submission::{self, Arrived};
use crate::store::accounts;
use crate::store::jobs::{self, JobKind, NewJob};
use crate::time::now_ms;
use axum::Json;
use axum::body::Body;
use axum::extract::State;
use axum::http::HeaderMap;
use rusqlite::Connection;
use serde_json::Value;
use std::sync::Arc;
use std::time::Duration;
use uuid::Uuid;
use wire::{ImagesRequest, JobId, Seed, SubmittedImages};

pub async fn submit(
    State(desk): State<Arc<Desk>>,
    headers: HeaderMap,
    body: Body,
) -> Result<Json<Value>, Refusal> {
    let arrived = submission::receive(&desk, &headers, body).await?;
    let id = desk.with_store(move |desk| answer(desk, &arrived)).await?;
    let job = JobId::new(id).map_err(|_| Refusal::internal())?;
    Ok(Json(SubmittedImages { job }.to_json()))
}

/// The id of the job that this request queued, now or the first time.
fn answer(desk: &Desk, arrived: &Arrived) -> Result<String, Refusal> {
    let hash = arrived.body_hash();
    if let Some(known) = desk.store.read(|rows| arrived.first_answer(rows, JobKind::Images, &hash))? {
        return Ok(known.id);
    }
    let mut request = ImagesRequest::parse(&arrived.body.bytes).map_err(Refusal::bad_request)?;
    // Chosen now and stored, so that every attempt at the job draws the same.
    request.seed = request.seed.or_else(random_seed);
    let id = desk.store.write(|rows| queue(desk, rows, arrived, hash, &request))?;
    desk.faults.reach("queued");
    desk.bell.ring();
    Ok(id)
}

/// One transaction: the interval is used up if and only if the job is queued.
fn queue(
    desk: &Desk,
    rows: &Connection,
    arrived: &Arrived,
    body_hash: [u8; 32],
    request: &ImagesRequest,
) -> Result<String, Refusal> {
    if let Some(known) = arrived.first_answer(rows, JobKind::Images, &body_hash)? {
        return Ok(known.id);
    }
    let account = arrived.account.id;
    let now = now_ms();
    if let Some(interval) = desk.images_interval {
        check_interval(accounts::images_at(rows, account)?, interval, now)?;
    }
    accounts::set_images_at(rows, account, now)?;
    let id = Uuid::now_v7().to_string();
    let job = NewJob {
        id: &id,
        account,
        kind: JobKind::Images,
        key: arrived.key.as_deref(),
        body_hash,
        request: &request.to_json().to_string(),
        picture: None,
        balance: None,
        charged: None,
    };
    jobs::insert(rows, &job)?;
    Ok(id)
}

/// Refuses what comes within `interval` after `last`; times in ms since 1970.
fn check_interval(last: Option<i64>, interval: Duration, now: i64) -> Result<(), Refusal> {
    // A clock that was set back must not lock anybody out for longer than the interval.
    let Some(passed) = last.and_then(|last| u128::try_from(now - last).ok()) else { return Ok(()) };
    match interval.as_millis().saturating_sub(passed) {
        0 => Ok(()),
        left => Err(Refusal::too_soon(u64::try_from(left.div_ceil(1000)).unwrap_or(u64::MAX))),
    }
}

fn random_seed() -> Option<Seed> {
    Seed::new(Uuid::new_v4().as_u128() as u64 & Seed::MAX).ok()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_wait_is_rounded_up_and_a_clock_set_back_locks_nobody_out() {
        let wait = |last, now| match check_interval(last, Duration::from_secs(15), now) {
            Ok(()) => 0,
            Err(refusal) => refusal.retry_after().unwrap(),
        };
        assert_eq!(wait(None, 5), 0);
        assert_eq!(wait(Some(1_000), 1_000), 15);
        assert_eq!(wait(Some(1_000), 1_001), 15);
        assert_eq!(wait(Some(1_000), 2_000), 14);
        assert_eq!(wait(Some(1_000), 15_999), 1);
        assert_eq!(wait(Some(1_000), 16_000), 0);
        assert_eq!(wait(Some(9_000_000), 1_000), 0);
    }

    #[test]
    fn chosen_seeds_are_in_range() {
        assert!((0..1_000).all(|_| random_seed().is_some()));
    }
}
