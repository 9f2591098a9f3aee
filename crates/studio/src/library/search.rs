//! The index of the full-text search, and the numbers by which the history is read: the newest has the greatest.

use super::{tags, terms};
use rusqlite::{Connection, OptionalExtension as _, Result, params};
use std::path::Path;

/// SQLite's own tokenizers know the letters of an old Unicode and no script without spaces: [`terms`] makes the terms,
/// and the plain tokenizer only splits them at spaces. What is kept and what is in the trash are columns of their own, so
/// that either is searched and counted without a look at any other row.
pub const TABLES: &str = "
alter table generations add column number integer;
create unique index generations_number on generations (number);
create virtual table search using fts5(kept, trashed, content = '', contentless_delete = 1, tokenize = 'ascii',
    prefix = '1 2 3');";

/// Numbers and indexes every generation that has no number yet, oldest first.
pub fn number_new(rows: &Connection) -> Result<()> {
    let sql = "select id from generations where number is null order by created_at, id";
    let new: Vec<String> = rows.prepare(sql)?.query_map([], |row| row.get(0))?.collect::<Result<_>>()?;
    for id in new {
        add(rows, &id)?;
    }
    Ok(())
}

/// Gives a new generation its number, and indexes it.
pub fn add(rows: &Connection, id: &str) -> Result<()> {
    let sql = "update generations set number = (select coalesce(max(number), 0) + 1 from generations) where id = ?1";
    rows.prepare_cached(sql)?.execute([id])?;
    index(rows, id)
}

/// Indexes a generation as it is now.
pub fn index(rows: &Connection, id: &str) -> Result<()> {
    let sql = "select number, prompt, source_path, trashed_at is not null from generations where id = ?1";
    let read = |row: &rusqlite::Row<'_>| Ok((row.get(0)?, row.get(1)?, row.get(2)?, row.get(3)?));
    let found: Option<(i64, String, Option<String>, bool)> =
        rows.prepare_cached(sql)?.query_row([id], read).optional()?;
    let Some((number, prompt, path, is_trashed)) = found else { return Ok(()) };
    let file =
        path.as_deref().and_then(|path| Path::new(path).file_name()).map(|name| name.to_string_lossy());
    let mut texts = vec![prompt, file.unwrap_or_default().into_owned()];
    texts.extend(tags::of(rows, id)?);
    let found = terms::of(&texts.join("\n"));
    let (kept, trashed) = if is_trashed { ("", found.as_str()) } else { (found.as_str(), "") };
    let sql = "insert or replace into search (rowid, kept, trashed) values (?1, ?2, ?3)";
    rows.prepare_cached(sql)?.execute(params![number, kept, trashed]).map(drop)
}

/// Takes a generation out of the index, before its row goes.
pub fn remove(rows: &Connection, id: &str) -> Result<()> {
    let sql = "delete from search where rowid = (select number from generations where id = ?1)";
    rows.prepare_cached(sql)?.execute([id]).map(drop)
}
