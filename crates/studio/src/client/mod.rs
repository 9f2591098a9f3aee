//! The contract's client: bounded in size and time, and calm about whatever a service answers.

mod reply;

pub use reply::{CallError, Refusal};

use crate::Token;
use futures_util::StreamExt as _;
use reqwest::header::{HeaderMap, RETRY_AFTER};
use reqwest::{Method, RequestBuilder, Response};
use serde_json::Value;
use std::sync::Once;
use std::time::Duration;
use wire::{CancelRequest, ErrorBody, IDEMPOTENCY_KEY, JobId, Status, limit, path};

/// How long a connection may take, and how long an answer may be silent.
const CONNECT: Duration = Duration::from_secs(10);
const SILENCE: Duration = Duration::from_secs(30);

/// Speaks to services. Cheap to clone.
#[derive(Clone, Debug)]
pub struct Client {
    http: reqwest::Client,
}

/// A service, as it is called.
#[derive(Clone, Debug)]
pub struct Target {
    /// Its base URL, without a slash at its end.
    pub url: String,
    /// Sent with every request.
    pub token: Token,
}

/// An answer to a POST, and whether it echoed the key.
#[derive(Debug)]
pub struct Posted {
    pub body: Vec<u8>,
    pub echoed: bool,
}

impl Client {
    pub fn new() -> Result<Self, String> {
        static PROVIDER: Once = Once::new();
        PROVIDER.call_once(|| {
            // Refused only where another one is installed already, which does as well.
            let _ = rustls::crypto::ring::default_provider().install_default();
        });
        let http = reqwest::Client::builder()
            .connect_timeout(CONNECT)
            .read_timeout(SILENCE)
            // A token must not follow a redirect to somewhere else.
            .redirect(reqwest::redirect::Policy::none())
            .no_proxy()
            .user_agent(concat!("voxelier/", env!("CARGO_PKG_VERSION")))
            .build();
        Ok(Self { http: http.map_err(|error| error.to_string())? })
    }

    /// Submits a job.
    pub async fn submit(
        &self,
        target: &Target,
        path: &str,
        key: &str,
        body: &Value,
    ) -> Result<Posted, CallError> {
        let request = self.request(target, Method::POST, path).header(IDEMPOTENCY_KEY, key).json(body);
        let response = send(request).await?;
        let echoed = response.headers().get(IDEMPOTENCY_KEY).is_some_and(|echo| echo == key);
        let body = accepted(response, limit::PLAIN_ANSWER).await.map_err(|error| error.echoed(echoed))?;
        Ok(Posted { body, echoed })
    }

    /// How a job stands.
    pub async fn status(&self, target: &Target, job: &JobId, max_bytes: usize) -> Result<Status, CallError> {
        let request = self.request(target, Method::GET, path::STATUS).query(&[("jobId", job.as_str())]);
        let body = accepted(send(request).await?, max_bytes).await?;
        Status::parse(&body).map_err(|error| CallError::nonsense(&error))
    }

    /// Asks for a job to stop; `None` where the service can't.
    pub async fn cancel(&self, target: &Target, job: &JobId) -> Result<Option<Status>, CallError> {
        let body = CancelRequest { job: job.clone() }.to_json();
        let request = self.request(target, Method::POST, path::CANCEL).json(&body);
        match accepted(send(request).await?, limit::VOXELIZE_ANSWER).await {
            Ok(body) => Status::parse(&body).map(Some).map_err(|error| CallError::nonsense(&error)),
            Err(CallError::Refused(refusal)) if matches!(refusal.status, 404 | 405) => Ok(None),
            Err(error) => Err(error),
        }
    }

    /// Whether the service is one and takes the token. A question about no job is refused, after the token was looked at.
    pub async fn check(&self, target: &Target) -> Result<(), CallError> {
        let asked = send(self.request(target, Method::GET, path::STATUS)).await?;
        match accepted(asked, limit::PLAIN_ANSWER).await {
            Err(CallError::Refused(refusal)) if refusal.status == 400 => Ok(()),
            Err(error) => Err(error),
            Ok(_) => Err(CallError::unlike_a_service()),
        }
    }

    fn request(&self, target: &Target, method: Method, path: &str) -> RequestBuilder {
        self.http.request(method, format!("{}{path}", target.url)).bearer_auth(target.token.expose())
    }
}

async fn send(request: RequestBuilder) -> Result<Response, CallError> {
    request.send().await.map_err(|error| CallError::unreachable(&error))
}

/// The body of a 2xx answer; everything else is a refusal.
async fn accepted(response: Response, max_bytes: usize) -> Result<Vec<u8>, CallError> {
    let status = response.status();
    if status.is_success() {
        return read(response, max_bytes).await;
    }
    let retry_after_s = retry_after(response.headers());
    let body = read(response, limit::PLAIN_ANSWER).await.unwrap_or_default();
    let body = ErrorBody::parse(&body)
        .unwrap_or_else(|| ErrorBody::sentence(format!("the service answered {status}")));
    Err(CallError::Refused(Refusal { status: status.as_u16(), body, retry_after_s, echoed: false }))
}

/// Whole seconds; anything else is as if it wasn't there.
fn retry_after(headers: &HeaderMap) -> Option<u64> {
    let seconds = headers.get(RETRY_AFTER)?.to_str().ok()?.trim().parse::<u64>().ok()?;
    Some(seconds.min(3600))
}

async fn read(response: Response, max_bytes: usize) -> Result<Vec<u8>, CallError> {
    if response.content_length().is_some_and(|length| length > max_bytes as u64) {
        return Err(CallError::too_large(max_bytes));
    }
    let mut bytes = Vec::new();
    let mut stream = response.bytes_stream();
    while let Some(chunk) = stream.next().await {
        let chunk = chunk.map_err(|error| CallError::unreachable(&error))?;
        if bytes.len() + chunk.len() > max_bytes {
            return Err(CallError::too_large(max_bytes));
        }
        bytes.extend_from_slice(&chunk);
    }
    Ok(bytes)
}
