//! A person's folder, laid out as the app does it: the library and the service's rows below it.

use rusqlite::Connection;
use service::{Accounts, LedgerRow};
use std::collections::BTreeSet;
use std::fs;
use std::path::{Path, PathBuf};
use tempfile::TempDir;

/// The folder; gone with this value.
pub struct Home(TempDir);

impl Home {
    /// An empty one.
    #[must_use]
    pub fn empty() -> Self {
        Self(tempfile::tempdir().expect("a folder"))
    }

    /// Itself.
    #[must_use]
    pub fn path(&self) -> &Path {
        self.0.path()
    }

    /// Where a studio keeps its library.
    #[must_use]
    pub fn library(&self) -> PathBuf {
        library(self.path())
    }

    /// Where a service keeps its rows.
    #[must_use]
    pub fn service(&self) -> PathBuf {
        service(self.path())
    }

    /// The names of the library's files, whole or not.
    #[must_use]
    pub fn files(&self) -> BTreeSet<String> {
        let entries = fs::read_dir(self.library().join("files")).expect("a library");
        entries.map(|entry| entry.expect("a file").file_name().to_string_lossy().into_owned()).collect()
    }

    /// How many programs have left a lock here: on the library, and on the service's rows.
    #[must_use]
    pub fn locks(&self) -> [usize; 2] {
        [self.library(), self.service()]
            .map(|folder| fs::read_dir(folder.join("owners")).expect("locks").count())
    }

    /// The service's accounts, as the command opens them beside it.
    #[must_use]
    pub fn accounts(&self) -> Accounts {
        Accounts::open(&self.service()).expect("the accounts open")
    }

    /// Adds an account to the service; returns its token.
    #[must_use]
    pub fn add_account(&self, name: &str, tokens: Option<u32>) -> String {
        self.accounts().add(name, tokens).expect("an account").expose().to_owned()
    }

    /// The balance of an account by name.
    #[must_use]
    pub fn balance(&self, name: &str) -> Option<i64> {
        let accounts = self.accounts().list().expect("a list");
        accounts.into_iter().find(|account| account.name == name).expect("the account").balance
    }

    /// The charges and refunds in the service's ledger, in order.
    #[must_use]
    pub fn entries(&self) -> Vec<LedgerRow> {
        let rows = self.accounts().ledger().expect("a ledger");
        rows.into_iter().filter(|row| row.job.is_some()).collect()
    }

    /// What those entries are, in order.
    #[must_use]
    pub fn kinds(&self) -> Vec<String> {
        self.entries().iter().map(|row| row.kind.to_string()).collect()
    }

    /// How many jobs of a kind (`images`, `voxelize`) the service was given.
    #[must_use]
    pub fn jobs(&self, kind: &str) -> u32 {
        let rows = Connection::open(self.service().join("service.sqlite")).expect("the service's rows");
        rows.query_row("select count(*) from jobs where kind = ?1", [kind], |row| row.get(0))
            .expect("a count")
    }
}

/// The library's folder below a home.
#[must_use]
pub fn library(home: &Path) -> PathBuf {
    home.join("library")
}

/// The service's folder below a home.
#[must_use]
pub fn service(home: &Path) -> PathBuf {
    home.join("service")
}
