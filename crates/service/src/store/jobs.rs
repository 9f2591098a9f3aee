//! The queue: jobs from submission to rest. A job's result lies in its row, so both are committed together.

use super::ledger;
use crate::time::now_ms;
use rusqlite::{Connection, OptionalExtension as _, Result, Row, params};

pub const TABLE: &str = "
create table jobs (
    id text primary key,
    account integer not null references accounts,
    kind text not null check (kind in ('images', 'voxelize')),
    -- the Idempotency-Key of the request, and what the request was
    key text,
    body_hash blob not null,
    -- the request, as JSON without the picture
    request text not null,
    -- the picture, until the job ended
    picture blob,
    state text not null check (state in ('queued', 'running', 'completed', 'failed')),
    attempts integer not null default 0,
    -- the process whose worker is on it
    owner text,
    cancelled integer not null default 0,
    queued_at integer not null,
    started_at integer,
    ended_at integer,
    -- the output object, as JSON
    output text,
    error text,
    balance integer,
    charged integer
) strict;
create unique index jobs_key on jobs (account, kind, key) where key is not null;
create index jobs_state on jobs (state, queued_at);
create index jobs_ended on jobs (ended_at) where ended_at is not null;";

/// After so many attempts whose process died, a job fails.
const ATTEMPTS: i64 = 3;

/// What a job makes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum JobKind {
    Images,
    Voxelize,
}

impl JobKind {
    pub fn name(self) -> &'static str {
        match self {
            Self::Images => "images",
            Self::Voxelize => "voxelize",
        }
    }
}

/// A job to queue.
pub struct NewJob<'a> {
    pub id: &'a str,
    pub account: i64,
    pub kind: JobKind,
    pub key: Option<&'a str>,
    pub body_hash: [u8; 32],
    pub request: &'a str,
    pub picture: Option<&'a [u8]>,
    pub balance: Option<i64>,
    pub charged: Option<bool>,
}

/// What was answered to a job's submission.
pub struct Submission {
    pub id: String,
    pub body_hash: Vec<u8>,
    pub balance: Option<i64>,
    pub charged: Option<bool>,
}

/// A job as it is polled.
pub struct JobRow {
    pub account: i64,
    pub state: JobState,
    pub queued_at: i64,
    pub started_at: Option<i64>,
    pub ended_at: Option<i64>,
    pub output: Option<String>,
    pub error: Option<String>,
    pub balance: Option<i64>,
    pub charged: Option<bool>,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum JobState {
    Queued,
    Running,
    Completed,
    Failed,
}

/// A job that a worker took.
pub struct Claimed {
    pub id: String,
    pub kind: JobKind,
    pub request: String,
    pub picture: Option<Vec<u8>>,
}

pub fn insert(rows: &Connection, job: &NewJob<'_>) -> Result<()> {
    let sql = "insert into jobs
        (id, account, kind, key, body_hash, request, picture, state, queued_at, balance, charged)
        values (?1, ?2, ?3, ?4, ?5, ?6, ?7, 'queued', ?8, ?9, ?10)";
    let at = now_ms();
    let (kind, hash) = (job.kind.name(), job.body_hash);
    rows.execute(
        sql,
        params![
            job.id,
            job.account,
            kind,
            job.key,
            hash,
            job.request,
            job.picture,
            at,
            job.balance,
            job.charged
        ],
    )
    .map(drop)
}

/// The job that an earlier request with this key queued.
pub fn by_key(rows: &Connection, account: i64, kind: JobKind, key: &str) -> Result<Option<Submission>> {
    let sql =
        "select id, body_hash, balance, charged from jobs where account = ?1 and kind = ?2 and key = ?3";
    let read = |row: &Row<'_>| {
        Ok(Submission { id: row.get(0)?, body_hash: row.get(1)?, balance: row.get(2)?, charged: row.get(3)? })
    };
    rows.query_row(sql, params![account, kind.name(), key], read).optional()
}

pub fn get(rows: &Connection, id: &str) -> Result<Option<JobRow>> {
    let sql = "select account, state, queued_at, started_at, ended_at, output, error, balance, charged
        from jobs where id = ?1";
    let read = |row: &Row<'_>| {
        Ok(JobRow {
            account: row.get(0)?,
            state: match row.get_ref(1)?.as_str()? {
                "queued" => JobState::Queued,
                "running" => JobState::Running,
                "completed" => JobState::Completed,
                _ => JobState::Failed,
            },
            queued_at: row.get(2)?,
            started_at: row.get(3)?,
            ended_at: row.get(4)?,
            output: row.get(5)?,
            error: row.get(6)?,
            balance: row.get(7)?,
            charged: row.get(8)?,
        })
    };
    rows.query_row(sql, [id], read).optional()
}

/// Gives the oldest queued job to `owner`.
pub fn claim(rows: &Connection, owner: &str) -> Result<Option<Claimed>> {
    let sql = "update jobs set state = 'running', owner = ?1, started_at = ?2, attempts = attempts + 1
        where id = (select id from jobs where state = 'queued' order by queued_at, rowid limit 1)
        returning id, kind, request, picture";
    let read = |row: &Row<'_>| {
        let kind = if row.get_ref(1)?.as_str()? == "images" { JobKind::Images } else { JobKind::Voxelize };
        Ok(Claimed { id: row.get(0)?, kind, request: row.get(2)?, picture: row.get(3)? })
    };
    rows.query_row(sql, params![owner, now_ms()], read).optional()
}

/// Ends a job of `owner` with its output. One that was asked to stop meanwhile ends cancelled.
pub fn complete(rows: &Connection, id: &str, owner: &str, output: &str) -> Result<()> {
    let sql = "update jobs set state = 'completed', output = ?3, ended_at = ?4, picture = null, owner = null
        where id = ?1 and owner = ?2 and state = 'running' and not cancelled";
    if rows.execute(sql, params![id, owner, output, now_ms()])? == 0 {
        fail(rows, id, Some(owner), CANCELLED)?;
    }
    Ok(())
}

/// Why a cancelled job failed.
pub const CANCELLED: &str = "cancelled";

/// Ends a job without a result and gives its token back, in the same transaction. A running one ends only by its owner's hand
/// (`Some`), a queued one by anybody's (`None`).
pub fn fail(rows: &Connection, id: &str, owner: Option<&str>, error: &str) -> Result<()> {
    let sql = "update jobs set state = 'failed', ended_at = ?4, picture = null, owner = null,
            error = case when cancelled then 'cancelled' else ?3 end
        where id = ?1 and ((?2 is null and state = 'queued') or (state = 'running' and owner = ?2))";
    if rows.execute(sql, params![id, owner, error, now_ms()])? > 0 {
        ledger::refund(rows, id)?;
    }
    Ok(())
}

/// Asks a job to stop: a queued one ends at once, a running one as soon as its worker looks.
pub fn cancel(rows: &Connection, id: &str) -> Result<()> {
    rows.execute("update jobs set cancelled = 1 where id = ?1 and state in ('queued', 'running')", [id])?;
    fail(rows, id, None, CANCELLED)
}

/// Whether a job was asked to stop.
pub fn is_cancelled(rows: &Connection, id: &str) -> Result<bool> {
    rows.query_row("select cancelled from jobs where id = ?1", [id], |row| row.get(0))
}

/// Puts a job back into the queue because its process stops in good order: the attempt doesn't count.
pub fn put_back(rows: &Connection, id: &str, owner: &str) -> Result<()> {
    let sql = "update jobs set state = 'queued', owner = null, started_at = null, attempts = attempts - 1
        where id = ?1 and owner = ?2 and state = 'running'";
    rows.execute(sql, params![id, owner]).map(drop)
}

/// The owners of running jobs, other than this one.
pub fn other_owners(rows: &Connection, owner: &str) -> Result<Vec<String>> {
    let mut statement =
        rows.prepare("select distinct owner from jobs where state = 'running' and owner <> ?1")?;
    let owners = statement.query_map([owner], |row| row.get(0))?;
    owners.collect()
}

/// Queues the jobs of a dead owner again. Those that have had all their attempts, or were cancelled, fail.
pub fn requeue(rows: &Connection, dead: &str) -> Result<()> {
    let sql = "select id, attempts >= ?2 or cancelled from jobs where state = 'running' and owner = ?1";
    let mut statement = rows.prepare(sql)?;
    let read = |row: &Row<'_>| Ok((row.get(0)?, row.get(1)?));
    let jobs: Vec<(String, bool)> =
        statement.query_map(params![dead, ATTEMPTS], read)?.collect::<Result<_>>()?;
    for (id, ends) in jobs {
        if ends {
            let sentence = "the service stopped three times while it worked on this; try something simpler";
            fail(rows, &id, Some(dead), sentence)?;
        } else {
            let sql = "update jobs set state = 'queued', owner = null, started_at = null where id = ?1";
            rows.execute(sql, [&id])?;
        }
    }
    Ok(())
}

/// Whether any job ended before `before`, in ms since 1970.
pub fn any_ended(rows: &Connection, before: i64) -> Result<bool> {
    rows.query_row("select exists (select 1 from jobs where ended_at < ?1)", [before], |row| row.get(0))
}

/// Forgets jobs that ended before `before`. Their ledger entries stay.
pub fn forget(rows: &Connection, before: i64) -> Result<()> {
    rows.execute("delete from jobs where ended_at < ?1", [before]).map(drop)
}
