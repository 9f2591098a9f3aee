//! GET /api/generate/status: how a job stands. Safe to call often.

use super::Desk;
use super::refusal::Refusal;
use crate::store::accounts::AccountRow;
use crate::store::jobs::{self, JobRow, JobState};
use crate::time::now_ms;
use axum::body::Body;
use axum::extract::rejection::QueryRejection;
use axum::extract::{Query, State};
use axum::http::{HeaderMap, HeaderValue, header};
use axum::response::Response;
use std::sync::Arc;
use wire::{Progress, Status};

/// The query's fields, or that it has none that can be read.
type Fields = Result<Query<Vec<(String, String)>>, QueryRejection>;

pub async fn tell(
    State(desk): State<Arc<Desk>>,
    headers: HeaderMap,
    fields: Fields,
) -> Result<Response, Refusal> {
    let account = desk.account(&headers).await.map_err(Refusal::or_hiccup)?;
    let id = job_of(fields).ok_or_else(|| Refusal::bad_request("the jobId is missing"))?;
    let job = desk.with_store(move |desk| desk.store.read(|rows| jobs::get(rows, &id))).await;
    Ok(answer(&own(job.map_err(Refusal::or_hiccup)?, &account)?))
}

fn job_of(fields: Fields) -> Option<String> {
    let Query(fields) = fields.ok()?;
    fields.into_iter().find(|(name, value)| name == "jobId" && !value.is_empty()).map(|(_, value)| value)
}

/// The job, if there is one and it is the account's own.
pub fn own(job: Option<JobRow>, account: &AccountRow) -> Result<JobRow, Refusal> {
    let job = job.ok_or_else(Refusal::no_such_job)?;
    if job.account == account.id { Ok(job) } else { Err(Refusal::somebody_elses_job()) }
}

/// The answer that tells how a job stands.
pub fn answer(job: &JobRow) -> Response {
    let mut response = Response::new(Body::from(body_of(job)));
    let headers = response.headers_mut();
    headers.insert(header::CONTENT_TYPE, HeaderValue::from_static("application/json"));
    headers.insert(header::CACHE_CONTROL, HeaderValue::from_static("no-store"));
    response
}

fn body_of(job: &JobRow) -> String {
    let status = match job.state {
        JobState::Completed => return completed(job),
        JobState::Queued => Status::Queued(progress(job)),
        JobState::Running => Status::Running(progress(job)),
        JobState::Failed => Status::Failed(job.error.clone().unwrap_or_else(|| "the job failed".to_owned())),
    };
    status.to_json().to_string()
}

/// The output lies in its row as JSON, perhaps megabytes of it, and is put in as it is.
fn completed(job: &JobRow) -> String {
    let execution = progress(job).execution_ms;
    let output = job.output.as_deref().unwrap_or("null");
    let mut body = format!(r#"{{"state":"completed","executionTime":{execution},"output":{output}"#);
    if let (Some(balance), Some(charged)) = (job.balance, job.charged) {
        body.push_str(&format!(r#","balance":{balance},"charged":{charged}"#));
    }
    body.push('}');
    body
}

/// From the row's times; a running job's execution grows until it ends.
fn progress(job: &JobRow) -> Progress {
    let now = now_ms();
    let since = |from: i64, to: i64| u64::try_from(to - from).unwrap_or(0);
    let started = job.started_at;
    Progress {
        delay_ms: since(job.queued_at, started.unwrap_or(now)),
        execution_ms: started.map_or(0, |started| since(started, job.ended_at.unwrap_or(now))),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use wire::{Completion, Output};

    fn job(state: JobState) -> JobRow {
        JobRow {
            account: 1,
            state,
            queued_at: 1_000,
            started_at: Some(1_250),
            ended_at: Some(3_250),
            output: Some(r#"{"filename":"a.vox","vox_base64":"AAAA"}"#.to_owned()),
            error: None,
            balance: Some(4),
            charged: Some(true),
        }
    }

    #[test]
    fn a_completed_job_is_read_back_by_the_client() {
        let output = Output::Model { filename: "a.vox".to_owned(), vox: vec![0, 0, 0] };
        let completion = Completion { execution_ms: 2_000, output, balance: Some(4), charged: Some(true) };
        let body = body_of(&job(JobState::Completed));
        assert_eq!(Status::parse(body.as_bytes()).unwrap(), Status::Completed(completion));
    }

    #[test]
    fn a_clock_that_was_set_back_gives_no_negative_times() {
        let odd = JobRow { queued_at: i64::MAX, started_at: None, ended_at: None, ..job(JobState::Queued) };
        assert_eq!(progress(&odd), Progress::default());
    }

    #[test]
    fn a_job_id_may_be_escaped_and_must_be_there() {
        let fields = |query: &str| Query::try_from_uri(&format!("/?{query}").parse().unwrap());
        assert_eq!(job_of(fields("x=1&jobId=a%2Db")).as_deref(), Some("a-b"));
        for query in ["", "jobId", "jobId=", "jobid=a"] {
            assert_eq!(job_of(fields(query)), None, "{query}");
        }
    }
}
