//! Seeds and job ids.

use serde::Serialize;
use std::fmt;

/// A whole number from 0 to 2^53 - 1: what JSON carries exactly everywhere.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize)]
pub struct Seed(u64);

impl Seed {
    /// The largest seed, 2^53 - 1.
    pub const MAX: u64 = (1 << 53) - 1;

    /// Checks that `seed` lies in 0 to 2^53 - 1.
    pub fn new(seed: u64) -> Result<Self, SeedError> {
        if seed <= Self::MAX { Ok(Self(seed)) } else { Err(SeedError) }
    }

    /// The number.
    #[must_use]
    pub fn get(self) -> u64 {
        self.0
    }
}

/// A seed over 2^53 - 1, below 0, or no whole number.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
#[error("the seed must be a whole number from 0 to 9007199254740991")]
pub struct SeedError;

/// The name that a service gave a job: opaque, 1 to 200 visible ASCII characters.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize)]
pub struct JobId(String);

impl JobId {
    /// Checks length and characters, so that an id can stand in a URL, a log or a sentence.
    pub fn new(id: impl Into<String>) -> Result<Self, JobIdError> {
        let id = id.into();
        let fine = !id.is_empty() && id.len() <= 200 && id.bytes().all(|byte| byte.is_ascii_graphic());
        if fine { Ok(Self(id)) } else { Err(JobIdError) }
    }

    /// The id as the service gave it.
    #[must_use]
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

impl fmt::Display for JobId {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

/// A job id that is empty, too long, or not visible ASCII.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
#[error("a job id is 1 to 200 visible ASCII characters")]
pub struct JobIdError;
