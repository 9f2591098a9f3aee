//! Who may use the service.

use rusqlite::{Connection, OptionalExtension as _, Result, params};

pub const TABLE: &str = "
create table accounts (
    id integer primary key,
    name text not null unique,
    -- SHA-256 of the bearer token; that of the embedding program lives in memory only
    token_hash blob unique,
    metered integer not null,
    -- when its newest images job was accepted, in ms since 1970
    images_at integer
) strict;";

/// The name of the embedding program's account.
pub const EMBEDDED: &str = "embedded";

/// What a request's account is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct AccountRow {
    pub id: i64,
    pub metered: bool,
}

/// Adds a metered account; `None` where the name is taken.
pub fn insert(rows: &Connection, name: &str, token_hash: &[u8; 32]) -> Result<Option<i64>> {
    let sql = "insert into accounts (name, token_hash, metered) values (?1, ?2, 1)
        on conflict (name) do nothing returning id";
    rows.query_row(sql, params![name, token_hash], |row| row.get(0)).optional()
}

/// The embedding program's account, made where it is missing.
pub fn embedded(rows: &Connection) -> Result<AccountRow> {
    rows.execute(
        "insert into accounts (name, metered) values (?1, 0) on conflict (name) do nothing",
        [EMBEDDED],
    )?;
    rows.query_row("select id, metered from accounts where name = ?1", [EMBEDDED], read)
}

pub fn by_token_hash(rows: &Connection, hash: &[u8; 32]) -> Result<Option<AccountRow>> {
    rows.query_row("select id, metered from accounts where token_hash = ?1", [hash], read).optional()
}

pub fn metered_by_name(rows: &Connection, name: &str) -> Result<Option<i64>> {
    rows.query_row("select id from accounts where name = ?1 and metered", [name], |row| row.get(0)).optional()
}

/// Id and name of every metered account, by name.
pub fn all_metered(rows: &Connection) -> Result<Vec<(i64, String)>> {
    let mut statement = rows.prepare("select id, name from accounts where metered order by name")?;
    let named = statement.query_map([], |row| Ok((row.get(0)?, row.get(1)?)))?;
    named.collect()
}

/// When the account's newest images job was accepted.
pub fn images_at(rows: &Connection, account: i64) -> Result<Option<i64>> {
    rows.query_row("select images_at from accounts where id = ?1", [account], |row| row.get(0))
}

pub fn set_images_at(rows: &Connection, account: i64, at: i64) -> Result<()> {
    rows.execute("update accounts set images_at = ?2 where id = ?1", [account, at]).map(drop)
}

fn read(row: &rusqlite::Row<'_>) -> Result<AccountRow> {
    Ok(AccountRow { id: row.get(0)?, metered: row.get(1)? })
}
