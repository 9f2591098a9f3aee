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

/// The services that the person lists. The one that the settings kept for the form is the first of them.
pub const LISTED: &str = "
-- what the person calls it: empty for the address itself, null where it isn't listed
alter table services add column label text;
insert into services (name, label) select url, '' from settings where url <> ''
    on conflict (name) do update set label = '';
alter table settings drop column url;";

/// Where MagicaVoxel is, where the person has said so.
pub const PROGRAMS: &str = "alter table settings add column magicavoxel text;";

/// The settings.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Settings {
    pub service: String,
    pub revision: i64,
}

/// A service that the person lists.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Listed {
    /// Its base URL.
    pub service: String,
    /// What the person calls it; empty for the address itself.
    pub label: String,
    /// The balance that it last told, where it meters.
    pub balance: Option<i64>,
}

pub fn get(rows: &Connection) -> Result<Settings> {
    rows.query_row("select service, revision from settings", [], |row| {
        Ok(Settings { service: row.get(0)?, revision: row.get(1)? })
    })
}

/// The services that the person lists, by name.
pub fn listed(rows: &Connection) -> Result<Vec<Listed>> {
    let sql = "select name, label, balance from services where label is not null
        order by case label when '' then name else label end collate nocase, name";
    let mut listed = rows.prepare_cached(sql)?;
    let found = listed
        .query_map([], |row| Ok(Listed { service: row.get(0)?, label: row.get(1)?, balance: row.get(2)? }));
    found?.collect()
}

/// Lists a service under a name, or changes its name.
pub fn list(rows: &Connection, service: &str, label: &str) -> Result<()> {
    let sql = "insert into services (name, label) values (?1, ?2)
        on conflict (name) do update set label = excluded.label";
    next_revision(rows)?;
    rows.execute(sql, [service, label]).map(drop)
}

/// Lists a service no longer. New work that went there goes to the embedded service; what is known of keys stays, for
/// work that is on its way.
pub fn unlist(rows: &Connection, service: &str) -> Result<()> {
    next_revision(rows)?;
    rows.execute("update services set label = null, balance = null where name = ?1", [service])?;
    rows.execute("update settings set service = ?1 where service = ?2", [EMBEDDED, service]).map(drop)
}

/// The path of MagicaVoxel, where the person has said it.
pub fn magicavoxel(rows: &Connection) -> Result<Option<String>> {
    rows.query_row("select magicavoxel from settings", [], |row| row.get(0))
}

pub fn set_magicavoxel(rows: &Connection, path: &str) -> Result<()> {
    next_revision(rows)?;
    rows.execute("update settings set magicavoxel = ?1", [path]).map(drop)
}

/// The next revision of anything.
pub fn next_revision(rows: &Connection) -> Result<i64> {
    rows.query_row("update settings set revision = revision + 1 returning revision", [], |row| row.get(0))
}

/// New work goes there.
pub fn choose(rows: &Connection, service: &str) -> Result<()> {
    next_revision(rows)?;
    rows.execute("update settings set service = ?1", [service]).map(drop)
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

/// Remembers the balance of a service's newest submission.
pub fn set_balance(rows: &Connection, service: &str, balance: Option<i64>) -> Result<()> {
    let sql = "insert into services (name, balance) values (?1, ?2)
        on conflict (name) do update set balance = excluded.balance";
    next_revision(rows)?;
    rows.execute(sql, params![service, balance]).map(drop)
}
