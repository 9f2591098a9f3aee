//! The clock, in milliseconds since 1970 in UTC, as the rows keep it.

use jiff::Timestamp;

/// Now.
pub fn now_ms() -> i64 {
    Timestamp::now().as_millisecond()
}
