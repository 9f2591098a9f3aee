//! The body of every error answer.

use serde::Serialize;
use serde_json::Value;

/// `{"error": "sentence", "code"?: …, "transient"?: true}`.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct ErrorBody {
    /// A sentence that a person can act on.
    pub error: String,
    /// What the program acts on.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub code: Option<ErrorCode>,
    /// Whether asking again soon is the right thing.
    #[serde(skip_serializing_if = "std::ops::Not::not")]
    pub transient: bool,
}

impl ErrorBody {
    /// A body with no more than its sentence.
    #[must_use]
    pub fn sentence(error: impl Into<String>) -> Self {
        Self { error: error.into(), code: None, transient: false }
    }

    /// Reads a body as far as it makes sense; `None` where it isn't one (HTML from a proxy, say).
    #[must_use]
    pub fn parse(body: &[u8]) -> Option<Self> {
        let value: Value = serde_json::from_slice(body).ok()?;
        let error = value.get("error")?.as_str()?.chars().filter(|c| !c.is_control()).take(1_000).collect();
        let code = value.get("code").and_then(Value::as_str).and_then(ErrorCode::parse);
        let transient = value.get("transient").and_then(Value::as_bool).unwrap_or(false);
        Some(Self { error, code, transient })
    }
}

/// The codes of the contract.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "SCREAMING_SNAKE_CASE")]
pub enum ErrorCode {
    /// 402: the account has no token left.
    InsufficientTokens,
    /// 403: the account has no balance record.
    NoBalance,
}

impl ErrorCode {
    fn parse(code: &str) -> Option<Self> {
        match code {
            "INSUFFICIENT_TOKENS" => Some(Self::InsufficientTokens),
            "NO_BALANCE" => Some(Self::NoBalance),
            _ => None,
        }
    }
}
