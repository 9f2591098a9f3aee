//! Generations and their candidates, as rows and as the page sees them.

use super::{models, runs, search, settings, tags, unsigned};
use crate::service::EMBEDDED;
use crate::view::{CandidateView, GenerationView, MaskView, SourceKind, SourceView, WordsView};
use rusqlite::{Connection, OptionalExtension as _, Result, params};
use wire::DrawnWords;

pub const TABLE: &str = "
create table generations (
    id text primary key,
    prompt text not null,
    seed integer,
    service text not null,
    -- JSON, where the service says what became of the words
    words text,
    created_at integer not null,
    revision integer not null
) strict;
create index generations_newest on generations (created_at desc, id desc);
create index generations_revision on generations (revision);
create table candidates (
    generation text not null references generations on delete cascade,
    idx integer not null,
    -- content hash
    picture text not null,
    primary key (generation, idx)
) strict, without rowid;";

/// What is gone, so that other programs on the same library can tell it.
pub const DELETIONS: &str = "
create table deletions (
    generation text primary key,
    revision integer not null
) strict, without rowid;
create index deletions_revision on deletions (revision);";

/// What a generation began with, where that is a file of the person's own: its kind, and where it was.
pub const SOURCES: &str = "
alter table generations add column source text check (source in ('picture', 'mesh', 'vox'));
alter table generations add column source_path text;";

/// Pictures of the person's own as they were, beside what was cut out of them.
pub const MASKS: &str = "
alter table generations add column source_picture text;
update generations set source_picture =
    (select picture from candidates where generation = generations.id and idx = 0) where source = 'picture';
-- JSON
alter table candidates add column mask text;";

/// A generation to keep.
pub struct NewGeneration<'a> {
    pub id: &'a str,
    pub prompt: &'a str,
    pub seed: Option<i64>,
    pub service: &'a str,
    pub created_at: i64,
    pub source: Option<&'a SourceView>,
}

pub fn insert(rows: &Connection, new: &NewGeneration<'_>) -> Result<()> {
    let sql = "insert into generations
        (id, prompt, seed, service, created_at, revision, source, source_path, source_picture)
        values (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9)";
    let revision = settings::next_revision(rows)?;
    let (source, path) = new.source.map(|source| (source_name(source.kind), &source.path)).unzip();
    let picture = new.source.and_then(|source| source.picture.as_ref());
    let values =
        params![new.id, new.prompt, new.seed, new.service, new.created_at, revision, source, path, picture];
    rows.execute(sql, values)?;
    search::add(rows, new.id)
}

fn source_name(kind: SourceKind) -> &'static str {
    match kind {
        SourceKind::Picture => "picture",
        SourceKind::Mesh => "mesh",
        SourceKind::Vox => "vox",
    }
}

/// From three columns of a row.
fn source_of(row: &rusqlite::Row<'_>, first: usize) -> Result<Option<SourceView>> {
    let kinds = [SourceKind::Picture, SourceKind::Mesh, SourceKind::Vox];
    let name: Option<String> = row.get(first)?;
    let kind = kinds.into_iter().find(|known| Some(source_name(*known)) == name.as_deref());
    let path: Option<String> = row.get(first + 1)?;
    let picture = row.get(first + 2)?;
    Ok(kind.map(|kind| SourceView { kind, path: path.unwrap_or_default(), picture }))
}

/// The file that a generation began with.
pub fn source(rows: &Connection, id: &str) -> Result<Option<SourceView>> {
    let sql = "select source, source_path, source_picture from generations where id = ?1";
    Ok(rows.query_row(sql, [id], |row| source_of(row, 0)).optional()?.flatten())
}

/// Something below it changed.
pub fn touch(rows: &Connection, id: &str) -> Result<()> {
    set_revision(rows, id, settings::next_revision(rows)?)
}

pub fn set_revision(rows: &Connection, id: &str, revision: i64) -> Result<()> {
    let sql = "update generations set revision = ?2 where id = ?1";
    rows.prepare_cached(sql)?.execute(params![id, revision]).map(drop)
}

/// Keeps what was cut out of a picture of the person's own as a candidate.
pub fn keep_cut_out(rows: &Connection, id: &str, index: u8, picture: &str, mask: MaskView) -> Result<()> {
    let sql = "insert into candidates (generation, idx, picture, mask) values (?1, ?2, ?3, ?4)
        on conflict (generation, idx) do update set picture = excluded.picture, mask = excluded.mask";
    let mask = serde_json::to_string(&mask).unwrap_or_default();
    rows.execute(sql, params![id, index, picture, mask]).map(drop)
}

/// Keeps the images of a run, the seed that was used, and what became of the words.
pub fn keep_images(
    rows: &Connection,
    id: &str,
    seed: Option<i64>,
    words: Option<&DrawnWords>,
    pictures: &[(u8, String)],
) -> Result<()> {
    let words = words.and_then(|words| serde_json::to_string(words).ok());
    rows.execute(
        "update generations set seed = coalesce(?2, seed), words = ?3 where id = ?1",
        params![id, seed, words],
    )?;
    for (index, picture) in pictures {
        let sql = "insert into candidates (generation, idx, picture) values (?1, ?2, ?3)
            on conflict (generation, idx) do update set picture = excluded.picture";
        rows.execute(sql, params![id, index, picture])?;
    }
    Ok(())
}

/// The content hash of a candidate.
pub fn picture(rows: &Connection, generation: &str, index: u8) -> Result<Option<String>> {
    let sql = "select picture from candidates where generation = ?1 and idx = ?2";
    rows.query_row(sql, params![generation, index], |row| row.get(0)).optional()
}

/// Prompt and seed of a generation.
pub fn prompt(rows: &Connection, id: &str) -> Result<Option<(String, Option<i64>)>> {
    let sql = "select prompt, seed from generations where id = ?1";
    rows.query_row(sql, [id], |row| Ok((row.get(0)?, row.get(1)?))).optional()
}

/// The prompts of the newest generations that began with words and are kept, newest first.
pub fn newest_prompts(rows: &Connection, count: u32) -> Result<Vec<String>> {
    let sql = "select prompt from generations where source is null and trashed_at is null
        order by number desc limit ?1";
    let mut statement = rows.prepare_cached(sql)?;
    let prompts = statement.query_map([count], |row| row.get(0))?;
    prompts.collect()
}

/// A generation with all that came of it.
pub fn view(rows: &Connection, id: &str) -> Result<Option<GenerationView>> {
    let sql = "select prompt, seed, service, words, created_at, revision, starred, trashed_at,
            source, source_path, source_picture
        from generations where id = ?1";
    let read = |row: &rusqlite::Row<'_>| {
        let (seed, words): (Option<i64>, Option<String>) = (row.get(1)?, row.get(3)?);
        let service: String = row.get(2)?;
        Ok(GenerationView {
            id: id.to_owned(),
            revision: unsigned(row.get(5)?),
            prompt: row.get(0)?,
            seed: seed.map(unsigned),
            service: shown_service(service),
            created_at: unsigned(row.get(4)?),
            candidates: Vec::new(),
            models: Vec::new(),
            runs: Vec::new(),
            words: words.as_deref().and_then(words_of),
            source: source_of(row, 8)?,
            starred: row.get(6)?,
            tags: Vec::new(),
            trashed_at: row.get::<_, Option<i64>>(7)?.map(unsigned),
        })
    };
    let Some(mut view) = rows.prepare_cached(sql)?.query_row([id], read).optional()? else { return Ok(None) };
    view.candidates = candidates(rows, id)?;
    view.models = models::views(rows, id)?;
    view.runs = runs::views(rows, id)?;
    view.tags = tags::of(rows, id)?;
    Ok(Some(view))
}

/// The same, by its number.
pub fn view_numbered(rows: &Connection, number: i64) -> Result<Option<GenerationView>> {
    let mut statement = rows.prepare_cached("select id from generations where number = ?1")?;
    let id: Option<String> = statement.query_row([number], |row| row.get(0)).optional()?;
    id.map_or(Ok(None), |id| view(rows, &id))
}

/// What a service is called on the page.
const BUILT_IN: &str = "Built-in";

/// A service as the page shows it.
pub fn shown_service(service: String) -> String {
    if service == EMBEDDED { BUILT_IN.to_owned() } else { service }
}

/// A service as rows know it, from how the page shows it.
pub fn kept_service(shown: &str) -> &str {
    if shown == BUILT_IN { EMBEDDED } else { shown }
}

fn candidates(rows: &Connection, id: &str) -> Result<Vec<CandidateView>> {
    let sql = "select idx, picture, mask from candidates where generation = ?1 order by idx";
    let mut statement = rows.prepare_cached(sql)?;
    let candidates = statement.query_map([id], |row| {
        let mask: Option<String> = row.get(2)?;
        let mask = mask.and_then(|json| serde_json::from_str(&json).ok());
        Ok(CandidateView { index: row.get(0)?, picture: row.get(1)?, mask })
    })?;
    candidates.collect()
}

fn words_of(json: &str) -> Option<WordsView> {
    let value: serde_json::Value = serde_json::from_str(json).ok()?;
    let list = |name: &str| {
        let words = value.get(name).and_then(serde_json::Value::as_array).into_iter().flatten();
        words.filter_map(|word| word.as_str().map(str::to_owned)).collect()
    };
    Some(WordsView { drew: list("drew"), colours: list("colours"), ignored: list("ignored") })
}

/// Ids of what changed after a revision, oldest change first.
pub fn changed_after(rows: &Connection, revision: i64) -> Result<Vec<String>> {
    let mut statement =
        rows.prepare_cached("select id from generations where revision > ?1 order by revision")?;
    let ids = statement.query_map([revision], |row| row.get(0))?;
    ids.collect()
}

/// Ids of what was deleted after a revision, oldest deletion first.
pub fn deleted_after(rows: &Connection, revision: i64) -> Result<Vec<String>> {
    let mut statement =
        rows.prepare_cached("select generation from deletions where revision > ?1 order by revision")?;
    let ids = statement.query_map([revision], |row| row.get(0))?;
    ids.collect()
}

/// Removes a generation with all that came of it; returns the files that it named, some of which others may name too.
pub fn delete(rows: &Connection, id: &str) -> Result<Option<Vec<String>>> {
    let files = models::files_of(rows, id)?;
    search::remove(rows, id)?;
    if rows.execute("delete from generations where id = ?1", [id])? == 0 {
        return Ok(None);
    }
    let revision = settings::next_revision(rows)?;
    rows.execute("insert into deletions (generation, revision) values (?1, ?2)", params![id, revision])?;
    Ok(Some(files))
}
