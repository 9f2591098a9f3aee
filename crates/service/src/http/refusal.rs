//! Everything that isn't a result: a status and a sentence.

use axum::Json;
use axum::http::{HeaderValue, StatusCode, header};
use axum::response::{IntoResponse, Response};
use wire::{ErrorBody, ErrorCode};

/// An error answer.
#[derive(Debug)]
pub struct Refusal {
    status: StatusCode,
    body: ErrorBody,
    retry_after: Option<u64>,
}

impl Refusal {
    fn new(status: StatusCode, sentence: impl Into<String>) -> Self {
        Self { status, body: ErrorBody::sentence(sentence), retry_after: None }
    }

    pub fn bad_request(sentence: impl ToString) -> Self {
        Self::new(StatusCode::BAD_REQUEST, sentence.to_string())
    }

    pub fn no_token() -> Self {
        Self::new(StatusCode::UNAUTHORIZED, "a bearer token is needed in the Authorization header")
    }

    pub fn wrong_token() -> Self {
        Self::new(StatusCode::UNAUTHORIZED, "this token is not valid here")
    }

    pub fn no_balance() -> Self {
        let sentence = "this account has no token balance: ask whoever runs the service for one";
        let mut refusal = Self::new(StatusCode::FORBIDDEN, sentence);
        refusal.body.code = Some(ErrorCode::NoBalance);
        refusal
    }

    pub fn out_of_tokens() -> Self {
        let mut refusal = Self::new(StatusCode::PAYMENT_REQUIRED, "this account is out of tokens");
        refusal.body.code = Some(ErrorCode::InsufficientTokens);
        refusal
    }

    pub fn somebody_elses_job() -> Self {
        Self::new(StatusCode::FORBIDDEN, "this job belongs to another account")
    }

    pub fn no_such_job() -> Self {
        Self::new(StatusCode::NOT_FOUND, "there is no such job: it never was, or its time is over")
    }

    pub fn no_such_place() -> Self {
        Self::new(StatusCode::NOT_FOUND, "there is nothing at this address")
    }

    pub fn wrong_method() -> Self {
        Self::new(StatusCode::METHOD_NOT_ALLOWED, "this address doesn't take this method")
    }

    pub fn foreign() -> Self {
        Self::new(StatusCode::FORBIDDEN, "this service answers only the program that it is part of")
    }

    pub fn too_large() -> Self {
        Self::new(StatusCode::PAYLOAD_TOO_LARGE, "the request is larger than 32 MiB")
    }

    pub fn not_json() -> Self {
        Self::new(StatusCode::UNSUPPORTED_MEDIA_TYPE, "the request's content type must be application/json")
    }

    pub fn too_slow() -> Self {
        Self::new(StatusCode::REQUEST_TIMEOUT, "the request's body did not arrive in time")
    }

    /// `seconds` is rounded up already.
    pub fn too_soon(seconds: u64) -> Self {
        let sentence = format!("one images job is let through at a time: try again in {seconds} s");
        Self { retry_after: Some(seconds), ..Self::new(StatusCode::TOO_MANY_REQUESTS, sentence) }
    }

    pub fn internal() -> Self {
        Self::new(StatusCode::INTERNAL_SERVER_ERROR, "the service hit a problem of its own; try again")
    }

    pub fn cut_short() -> Self {
        Self::bad_request("the request's body ends before its end")
    }

    pub fn busy() -> Self {
        let sentence = "the service has its hands full of large requests; try again in a while";
        Self::new(StatusCode::SERVICE_UNAVAILABLE, sentence)
    }

    /// What went wrong inside while a status was read passes: the job goes on meanwhile.
    pub fn or_hiccup(self) -> Self {
        if self.status != StatusCode::INTERNAL_SERVER_ERROR {
            return self;
        }
        let mut refusal = Self::new(StatusCode::BAD_GATEWAY, "the job's status could not be read; try again");
        refusal.body.transient = true;
        refusal
    }

    #[cfg(test)]
    pub fn retry_after(&self) -> Option<u64> {
        self.retry_after
    }
}

impl From<rusqlite::Error> for Refusal {
    fn from(error: rusqlite::Error) -> Self {
        tracing::error!(%error, "the rows could not be read or written");
        Self::internal()
    }
}

impl IntoResponse for Refusal {
    fn into_response(self) -> Response {
        let mut response = (self.status, Json(self.body)).into_response();
        if let Some(seconds) = self.retry_after {
            response.headers_mut().insert(header::RETRY_AFTER, HeaderValue::from(seconds));
        }
        response
    }
}
