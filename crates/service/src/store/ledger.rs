//! Every token that came or went. A balance is the sum of its entries; nothing is ever changed or removed.

use crate::time::{now_ms, rfc3339};
use rusqlite::{Connection, Result, params};
use serde::Serialize;
use std::fmt;

/// One charge and one refund a job at most, whatever happens around it.
pub const TABLE: &str = "
create table ledger (
    id integer primary key,
    account integer not null references accounts,
    job text,
    kind text not null check (kind in ('grant', 'charge', 'refund')),
    tokens integer not null,
    at integer not null,
    check ((kind = 'grant') = (job is null))
) strict;
create index ledger_account on ledger (account);
create unique index ledger_once on ledger (job, kind) where job is not null;";

/// What an entry is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "lowercase")]
pub enum EntryKind {
    /// Given by whoever runs the service.
    Grant,
    /// Taken when a job was queued.
    Charge,
    /// Given back when that job failed.
    Refund,
}

impl EntryKind {
    fn name(self) -> &'static str {
        match self {
            Self::Grant => "grant",
            Self::Charge => "charge",
            Self::Refund => "refund",
        }
    }

    fn named(name: &str) -> Self {
        match name {
            "charge" => Self::Charge,
            "refund" => Self::Refund,
            _ => Self::Grant,
        }
    }
}

impl fmt::Display for EntryKind {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.name())
    }
}

/// One entry, as it is shown.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct LedgerRow {
    /// The account's name.
    pub account: String,
    /// The job, for charges and refunds.
    pub job: Option<String>,
    /// What it is.
    pub kind: EntryKind,
    /// Tokens: positive for grants and refunds, negative for charges.
    pub tokens: i64,
    /// When, RFC 3339 in UTC.
    pub at: String,
}

/// The account's tokens; `None` where it never had an entry, which is: no balance record.
pub fn balance(rows: &Connection, account: i64) -> Result<Option<i64>> {
    rows.query_row("select sum(tokens) from ledger where account = ?1", [account], |row| row.get(0))
}

pub fn grant(rows: &Connection, account: i64, tokens: u32) -> Result<()> {
    enter(rows, account, None, EntryKind::Grant, i64::from(tokens))
}

/// Takes one token for a job.
pub fn charge(rows: &Connection, account: i64, job: &str) -> Result<()> {
    enter(rows, account, Some(job), EntryKind::Charge, -1)
}

/// Gives a job's token back, if one was taken for it and it isn't back already.
pub fn refund(rows: &Connection, job: &str) -> Result<()> {
    let sql = "insert into ledger (account, job, kind, tokens, at)
        select account, job, 'refund', -tokens, ?2 from ledger where job = ?1 and kind = 'charge'
        on conflict do nothing";
    rows.execute(sql, params![job, now_ms()]).map(drop)
}

/// Every entry, in the order in which they were made.
pub fn all(rows: &Connection) -> Result<Vec<LedgerRow>> {
    let sql = "select name, job, kind, tokens, at from ledger
        join accounts on accounts.id = ledger.account order by ledger.id";
    let mut statement = rows.prepare(sql)?;
    let entries = statement.query_map([], |row| {
        Ok(LedgerRow {
            account: row.get(0)?,
            job: row.get(1)?,
            kind: EntryKind::named(row.get_ref(2)?.as_str()?),
            tokens: row.get(3)?,
            at: rfc3339(row.get(4)?),
        })
    })?;
    entries.collect()
}

fn enter(rows: &Connection, account: i64, job: Option<&str>, kind: EntryKind, tokens: i64) -> Result<()> {
    let sql = "insert into ledger (account, job, kind, tokens, at) values (?1, ?2, ?3, ?4, ?5)";
    rows.execute(sql, params![account, job, kind.name(), tokens, now_ms()]).map(drop)
}
