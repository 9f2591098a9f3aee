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
        let error = value.get("error").and_then(Value::as_str).and_then(sentence);
        let code = value.get("code").and_then(Value::as_str).and_then(ErrorCode::parse);
        let transient = value.get("transient").and_then(Value::as_bool).unwrap_or(false);
        let says_something = error.is_some() || code.is_some() || transient;
        says_something.then(|| Self { error: error.unwrap_or_else(|| NO_REASON.to_owned()), code, transient })
    }
}

/// Stands for a reason that a service kept to itself.
pub const NO_REASON: &str = "the service gave no reason";

/// A service's words as a person may see them: no control characters, and no more than can be read. `None` where
/// nothing is left.
pub fn sentence(text: &str) -> Option<String> {
    let plain: String = text.chars().filter(|c| !c.is_control()).take(1_000).collect();
    (!plain.trim().is_empty()).then_some(plain)
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

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_refusal_without_a_sentence_keeps_its_code() {
        for error in ["", r#""error":null,"#, r#""error":"\n","#] {
            let body = format!(r#"{{{error}"code":"NO_BALANCE"}}"#);
            let refusal = ErrorBody::parse(body.as_bytes()).unwrap();
            assert_eq!((refusal.error.as_str(), refusal.code), (NO_REASON, Some(ErrorCode::NoBalance)));
        }
        for body in ["<html>502</html>", "{}", "[]", r#"{"error":""}"#, r#"{"error":7,"code":"?"}"#] {
            assert_eq!(ErrorBody::parse(body.as_bytes()), None, "{body}");
        }
    }
}
