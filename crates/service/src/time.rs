//! The clock, in milliseconds since 1970 in UTC, as the rows keep it.

use jiff::Timestamp;

/// Now.
pub fn now_ms() -> i64 {
    Timestamp::now().as_millisecond()
}

/// A row's time as RFC 3339 in UTC; a time that can't be one becomes 1970.
pub fn rfc3339(ms: i64) -> String {
    Timestamp::from_millisecond(ms).unwrap_or_default().to_string()
}
