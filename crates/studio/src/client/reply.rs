//! How a call ended without a result.

use wire::ErrorBody;

/// A call that brought no result.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum CallError {
    /// The service said no.
    Refused(Refusal),
    /// It couldn't be reached, or its answer made no sense.
    Unreachable {
        /// What happened, for a person.
        sentence: String,
        /// Whether the request may have been taken all the same.
        may_have_arrived: bool,
    },
}

/// A refusal of the service.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Refusal {
    /// The HTTP status.
    pub status: u16,
    pub body: ErrorBody,
    /// Whole seconds of `Retry-After`.
    pub retry_after_s: Option<u64>,
    /// Whether the idempotency key came back.
    pub echoed: bool,
}

impl CallError {
    /// A network error. Its text is ours: the library's names the URL and all that led there.
    pub fn unreachable(error: &reqwest::Error) -> Self {
        let sentence = if error.is_connect() {
            "the service can't be reached"
        } else if error.is_timeout() {
            "the service doesn't answer"
        } else {
            "the connection to the service broke off"
        };
        Self::Unreachable { sentence: sentence.to_owned(), may_have_arrived: !error.is_connect() }
    }

    pub fn nonsense(error: &wire::AnswerError) -> Self {
        Self::Unreachable { sentence: error.to_string(), may_have_arrived: true }
    }

    /// An answer that no service of this kind gives.
    pub fn unlike_a_service() -> Self {
        let sentence = "this address answers, and is no generation service".to_owned();
        Self::Unreachable { sentence, may_have_arrived: true }
    }

    pub fn too_large(max_bytes: usize) -> Self {
        let sentence = format!("the service's answer is larger than {} MiB", max_bytes >> 20);
        Self::Unreachable { sentence, may_have_arrived: true }
    }

    /// Remembers whether the answer echoed the key.
    pub fn echoed(self, echoed: bool) -> Self {
        match self {
            Self::Refused(refusal) => Self::Refused(Refusal { echoed, ..refusal }),
            other => other,
        }
    }
}
