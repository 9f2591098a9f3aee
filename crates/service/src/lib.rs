//! The generation service: accounts, ledger, queue, workers and generators behind the HTTP contract.
//!
//! [`Service::start`] is the one path for the desktop app, the command, `voxelier serve` and the tests. The service
//! knows nothing of windows, histories or viewports: whoever wants something from it speaks HTTP.
//!
//! Everything lives in one SQLite file below the data folder. Several processes may work on the same folder at once:
//! each holds a lock on a file of its own while it lives, and whoever finds a job whose owner is dead queues it again.

mod accounts;
mod bell;
mod config;
mod error;
pub mod generators;
mod http;
mod keeper;
mod listen;
mod recipe;
mod server;
mod store;
mod time;
mod token;
mod worker;

pub use accounts::{Account, AccountError, Accounts};
pub use config::{Config, EmbeddedAccount, Faults};
pub use error::{StartError, StoreError};
pub use server::{RunningService, Service};
pub use store::ledger::{EntryKind, LedgerRow};
pub use token::Token;
