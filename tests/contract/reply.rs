//! An answer, read as strictly as the contract words it.

use reqwest::Response;
use reqwest::header::{CONTENT_TYPE, HeaderMap};
use serde_json::Value;

/// What the service answered.
#[derive(Debug)]
pub struct Reply {
    pub status: u16,
    pub headers: HeaderMap,
    pub body: Value,
}

impl Reply {
    /// Reads an answer. Whatever its status, it is JSON and says so.
    pub async fn read(response: Response) -> Self {
        let status = response.status().as_u16();
        let headers = response.headers().clone();
        let kind = headers.get(CONTENT_TYPE).and_then(|kind| kind.to_str().ok()).unwrap_or_default();
        assert!(kind.starts_with("application/json"), "{status} came as {kind:?}");
        let body = response.bytes().await.expect("the body arrives whole");
        let body = serde_json::from_slice(&body).expect("the body is JSON");
        Self { status, headers, body }
    }

    /// The job that was queued.
    #[track_caller]
    pub fn job(&self) -> String {
        assert_eq!(self.status, 200, "{}", self.body);
        self.body["jobId"].as_str().expect("the answer names its job").to_owned()
    }

    /// That it was refused with this status and a sentence, and carries no code.
    #[track_caller]
    pub fn assert_refused(&self, status: u16) -> &Self {
        self.assert_sentence(status);
        assert!(self.body.get("code").is_none(), "{}", self.body);
        self
    }

    /// That it was refused with this status, a sentence and this code.
    #[track_caller]
    pub fn assert_code(&self, status: u16, code: &str) {
        self.assert_sentence(status);
        assert_eq!(self.body["code"], code, "{}", self.body);
    }

    #[track_caller]
    fn assert_sentence(&self, status: u16) {
        assert_eq!(self.status, status, "{}", self.body);
        let sentence = self.body["error"].as_str().expect("an error has a sentence");
        assert!(sentence.split_whitespace().count() >= 3, "{sentence:?} is no sentence");
    }

    /// A header's text.
    pub fn header(&self, name: &str) -> Option<&str> {
        self.headers.get(name).map(|value| value.to_str().expect("the header is text"))
    }

    /// The names of the body's fields, sorted.
    pub fn fields(&self) -> Vec<&str> {
        let mut names: Vec<&str> =
            self.body.as_object().expect("the body is an object").keys().map(String::as_str).collect();
        names.sort_unstable();
        names
    }
}
