//! Which service new work goes to, and what is known about services. Never a token.

use crate::service::EMBEDDED;
use rusqlite::{Connection, OptionalExtension as _, Result, params};

pub const TABLE: &str = "
create table settings (
    id integer primary key check (id = 1),
    -- 'embedded', or a base URL
    service text not null,
    -- the last other service, kept for the form
    url text not null,
    -- grows with every change anywhere in the library
    revision integer not null
) strict;
insert into settings (id, service, url, revision) values (1, 'embedded', '', 1);
create table services (
    name text primary key,
    -- whether it was ever seen to echo an idempotency key
    knows_keys integer not null default 0,
    -- the figure of the newest submission, where it meters
    balance integer
) strict;";

/// The settings.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Settings {
    pub service: String,
    pub url: String,
    pub revision: i64,
}

pub fn get(rows: &Connection) -> Result<Settings> {
    rows.query_row("select service, url, revision from settings", [], |row| {
        Ok(Settings { service: row.get(0)?, url: row.get(1)?, revision: row.get(2)? })
    })
}

/// The next revision of anything.
pub fn next_revision(rows: &Connection) -> Result<i64> {
    rows.query_row("update settings set revision = revision + 1 returning revision", [], |row| row.get(0))
}

/// New work goes there. `url` keeps the last service that isn't embedded.
pub fn choose(rows: &Connection, service: &str, url: &str) -> Result<()> {
    next_revision(rows)?;
    rows.execute("update settings set service = ?1, url = ?2", [service, url]).map(drop)
}

/// Whether a service was ever seen to know keys. Our own always does.
pub fn knows_keys(rows: &Connection, service: &str) -> Result<bool> {
    let known =
        rows.query_row("select knows_keys from services where name = ?1", [service], |row| row.get(0));
    Ok(service == EMBEDDED || known.optional()?.unwrap_or(false))
}

pub fn saw_echo(rows: &Connection, service: &str) -> Result<()> {
    let sql = "insert into services (name, knows_keys) values (?1, 1)
        on conflict (name) do update set knows_keys = 1";
    rows.execute(sql, [service]).map(drop)
}

pub fn balance(rows: &Connection, service: &str) -> Result<Option<i64>> {
    let balance = rows.query_row("select balance from services where name = ?1", [service], |row| row.get(0));
    Ok(balance.optional()?.flatten())
}

/// Remembers the balance of a service's newest submission.
pub fn set_balance(rows: &Connection, service: &str, balance: Option<i64>) -> Result<()> {
    let sql = "insert into services (name, balance) values (?1, ?2)
        on conflict (name) do update set balance = excluded.balance";
    next_revision(rows)?;
    rows.execute(sql, params![service, balance]).map(drop)
}
