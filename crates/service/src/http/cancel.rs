//! POST /api/generate/cancel: ours only. Answers with how the job stands then.

use super::Desk;
use super::refusal::Refusal;
use super::status;
use super::submission;
use crate::store::jobs;
use axum::body::Body;
use axum::extract::State;
use axum::http::HeaderMap;
use axum::response::Response;
use std::sync::Arc;
use wire::CancelRequest;

pub async fn cancel(
    State(desk): State<Arc<Desk>>,
    headers: HeaderMap,
    body: Body,
) -> Result<Response, Refusal> {
    let arrived = submission::receive(&desk, &headers, body).await?;
    let request = CancelRequest::parse(&arrived.body.bytes).map_err(Refusal::bad_request)?;
    let job = desk.with_store(move |desk| {
        desk.store.write(|rows| {
            let id = request.job.as_str();
            status::own(jobs::get(rows, id)?, &arrived.account)?;
            jobs::cancel(rows, id)?;
            status::own(jobs::get(rows, id)?, &arrived.account)
        })
    });
    Ok(status::answer(&job.await?))
}
