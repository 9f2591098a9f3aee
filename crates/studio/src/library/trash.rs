//! The trash: what is there is kept with its files until it is deleted for good.

use super::{generations, search, unsigned};
use rusqlite::{Connection, Result, params};

pub const COLUMN: &str = "
alter table generations add column trashed_at integer;
create index generations_kept on generations (number) where trashed_at is null;
create index generations_trashed on generations (number) where trashed_at is not null;";

/// So long a generation stays in the trash: 30 days, in milliseconds.
pub const KEPT_MS: i64 = 30 * 24 * 3_600_000;

/// Puts a generation into the trash; whether it was there and outside.
pub fn put(rows: &Connection, id: &str, now: i64) -> Result<bool> {
    let sql = "update generations set trashed_at = ?2 where id = ?1 and trashed_at is null";
    let is_put = rows.prepare_cached(sql)?.execute(params![id, now])? == 1;
    search::index(rows, id)?;
    Ok(is_put)
}

/// Takes a generation out of the trash; whether it was in it.
pub fn restore(rows: &Connection, id: &str) -> Result<bool> {
    let sql = "update generations set trashed_at = null where id = ?1 and trashed_at is not null";
    let is_restored = rows.prepare_cached(sql)?.execute([id])? == 1;
    search::index(rows, id)?;
    Ok(is_restored)
}

pub fn holds(rows: &Connection, id: &str) -> Result<bool> {
    let sql = "select exists (select 1 from generations where id = ?1 and trashed_at is not null)";
    rows.prepare_cached(sql)?.query_row([id], |row| row.get(0))
}

pub fn count(rows: &Connection) -> Result<u64> {
    let sql = "select count(*) from generations where trashed_at is not null";
    Ok(unsigned(rows.query_row(sql, [], |row| row.get(0))?))
}

/// What was put into the trash at `until` or before.
pub fn put_until(rows: &Connection, until: i64) -> Result<Vec<String>> {
    let mut statement = rows.prepare("select id from generations where trashed_at <= ?1")?;
    let ids = statement.query_map([until], |row| row.get(0))?;
    ids.collect()
}

/// Removes what has been in the trash for too long; returns the files that it named.
pub fn remove_old(rows: &Connection, now: i64) -> Result<Vec<String>> {
    let mut files = Vec::new();
    for id in put_until(rows, now - KEPT_MS)? {
        files.extend(generations::delete(rows, &id)?.unwrap_or_default());
    }
    Ok(files)
}
