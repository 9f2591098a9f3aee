//! Tags and stars: what a person says of generations.

use super::{search, unsigned};
use crate::view::TagView;
use rusqlite::{Connection, Result, params};

pub const TABLE: &str = "
alter table generations add column starred integer not null default 0;
create table tags (
    tag text not null,
    generation text not null references generations on delete cascade,
    primary key (tag, generation)
) strict, without rowid;
create index tags_generation on tags (generation);";

/// The longest tag, in letters.
const MAX_CHARS: usize = 40;

/// A tag as it is kept: one space between words. `None` where nothing is left, or too much.
pub fn checked(tag: &str) -> Option<String> {
    let words: Vec<_> = tag.split_whitespace().collect();
    let tag = words.join(" ");
    (1..=MAX_CHARS).contains(&tag.chars().take(MAX_CHARS + 1).count()).then_some(tag)
}

/// The tags of a generation, in order.
pub fn of(rows: &Connection, generation: &str) -> Result<Vec<String>> {
    let mut statement = rows.prepare_cached("select tag from tags where generation = ?1 order by tag")?;
    let tags = statement.query_map([generation], |row| row.get(0))?;
    tags.collect()
}

/// Adds a tag; whether there is such a generation and it hadn't it.
pub fn add(rows: &Connection, generation: &str, tag: &str) -> Result<bool> {
    let sql = "insert or ignore into tags (tag, generation) select ?2, id from generations where id = ?1";
    let is_new = rows.prepare_cached(sql)?.execute([generation, tag])? == 1;
    search::index(rows, generation)?;
    Ok(is_new)
}

/// Takes a tag away; whether it was there.
pub fn remove(rows: &Connection, generation: &str, tag: &str) -> Result<bool> {
    let sql = "delete from tags where tag = ?2 and generation = ?1";
    let was_there = rows.prepare_cached(sql)?.execute([generation, tag])? == 1;
    search::index(rows, generation)?;
    Ok(was_there)
}

/// Puts a star on a generation or takes it off; whether that is new.
pub fn star(rows: &Connection, generation: &str, starred: bool) -> Result<bool> {
    let sql = "update generations set starred = ?2 where id = ?1 and starred <> ?2";
    Ok(rows.prepare_cached(sql)?.execute(params![generation, starred])? == 1)
}

/// The tags that are worn outside the trash, most worn first.
pub fn all(rows: &Connection) -> Result<Vec<TagView>> {
    let sql = "select tag, count(*) from tags join generations on id = generation where trashed_at is null
        group by tag order by count(*) desc, tag limit 500";
    let mut statement = rows.prepare_cached(sql)?;
    let tags =
        statement.query_map([], |row| Ok(TagView { tag: row.get(0)?, count: unsigned(row.get(1)?) }))?;
    tags.collect()
}
