//! The asynchronous runtime, started only by the commands that need one.

use crate::failure::Failure;
use std::future::Future;

/// Runs a future to its end.
pub fn block_on<T>(future: impl Future<Output = Result<T, Failure>>) -> Result<T, Failure> {
    let runtime = tokio::runtime::Builder::new_multi_thread().worker_threads(2).enable_all().build();
    let runtime =
        runtime.map_err(|error| Failure::new(format!("no worker threads could be started: {error}")))?;
    runtime.block_on(future)
}
