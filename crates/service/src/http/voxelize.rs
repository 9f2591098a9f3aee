//! POST /api/generate/voxelize: one token, taken in the transaction that queues the job.

use super::Desk;
use super::refusal::Refusal;
use super::submission::{self, Arrived};
use crate::store::jobs::{self, JobKind, NewJob, Submission};
use crate::store::ledger;
use axum::Json;
use axum::body::Body;
use axum::extract::State;
use axum::http::HeaderMap;
use rusqlite::Connection;
use serde_json::Value;
use std::sync::Arc;
use uuid::Uuid;
use wire::{JobId, SubmittedVoxelize, VoxelizeRequest};

pub async fn submit(
    State(desk): State<Arc<Desk>>,
    headers: HeaderMap,
    body: Body,
) -> Result<Json<Value>, Refusal> {
    let arrived = submission::receive(&desk, &headers, body).await?;
    let answer = desk.with_store(move |desk| answer(desk, &arrived)).await?;
    let job = JobId::new(answer.id).map_err(|_| Refusal::internal())?;
    Ok(Json(SubmittedVoxelize { job, balance: answer.balance, charged: answer.charged }.to_json()))
}

/// What this request is answered with, now or the first time.
fn answer(desk: &Desk, arrived: &Arrived) -> Result<Submission, Refusal> {
    let hash = arrived.body_hash();
    if let Some(known) = desk.store.read(|rows| arrived.first_answer(rows, JobKind::Voxelize, &hash))? {
        return Ok(known);
    }
    let request = VoxelizeRequest::parse(&arrived.body.bytes).map_err(Refusal::bad_request)?;
    voxelize::picture::check(&request.image).map_err(Refusal::bad_request)?;
    let queued = desk.store.write(|rows| queue(desk, rows, arrived, hash, &request))?;
    desk.faults.reach("queued");
    desk.bell.ring();
    Ok(queued)
}

/// One transaction: whatever goes wrong in it, the token was never taken.
fn queue(
    desk: &Desk,
    rows: &Connection,
    arrived: &Arrived,
    body_hash: [u8; 32],
    request: &VoxelizeRequest,
) -> Result<Submission, Refusal> {
    if let Some(known) = arrived.first_answer(rows, JobKind::Voxelize, &body_hash)? {
        return Ok(known);
    }
    let account = arrived.account;
    let id = Uuid::now_v7().to_string();
    let mut left = 0;
    if account.metered {
        left = ledger::balance(rows, account.id)?.ok_or_else(Refusal::no_balance)? - 1;
        if left < 0 {
            return Err(Refusal::out_of_tokens());
        }
        ledger::charge(rows, account.id, &id)?;
    }
    desk.faults.reach("charged");
    let (balance, charged) = (Some(left), Some(account.metered));
    let options = serde_json::to_string(&request.options).map_err(|_| Refusal::internal())?;
    let job = NewJob {
        id: &id,
        account: account.id,
        kind: JobKind::Voxelize,
        key: arrived.key.as_deref(),
        body_hash,
        request: &options,
        picture: Some(&request.image),
        balance,
        charged,
    };
    jobs::insert(rows, &job)?;
    Ok(Submission { id, body_hash: body_hash.to_vec(), balance, charged })
}
