//! Runs as rows.

use super::{estimates, generations, models, unsigned};
use crate::run::{Run, Sent, Stage, Trouble};
use crate::view::{RunKind, RunView, TroubleCode, TroubleView};
use rusqlite::{Connection, OptionalExtension as _, Result, Row, params};
use voxel::VoxelizeOptions;
use wire::JobId;

pub const TABLE: &str = "
create table runs (
    id text primary key,
    generation text not null references generations on delete cascade,
    kind text not null check (kind in ('images', 'voxelize')),
    candidate integer,
    options text,
    service text not null,
    key text not null,
    created_at integer not null,
    stage text not null,
    -- while submitting: 0 not sent, 1 leaving, 2 it may have arrived
    sent integer,
    job text,
    -- the process that drives it
    owner text,
    cancelling integer not null,
    working integer not null,
    delay_ms integer not null,
    execution_ms integer not null,
    heard_at integer,
    retry_at integer,
    failing_since integer,
    failures integer not null,
    trouble_code text,
    trouble text,
    balance integer,
    charged integer
) strict;
create index runs_generation on runs (generation);
create index runs_unrested on runs (owner) where stage in ('submitting', 'waiting', 'storing');";

const COLUMNS: &str = "id, generation, kind, candidate, options, service, key, created_at, stage, sent, job,
    cancelling, working, delay_ms, execution_ms, heard_at, retry_at, failing_since, failures, trouble_code, trouble,
    balance, charged";

const UNRESTED: &str = "stage in ('submitting', 'waiting', 'storing')";

/// Whether a run that doesn't rest builds this candidate with these options.
pub fn is_on_its_way(
    rows: &Connection,
    generation: &str,
    candidate: u8,
    options: &VoxelizeOptions,
) -> Result<bool> {
    let sql = format!(
        "select exists (select 1 from runs where generation = ?1 and candidate = ?2 and options = ?3 and {UNRESTED})"
    );
    rows.query_row(&sql, params![generation, candidate, models::options_to_json(options)], |row| row.get(0))
}

/// Saves a new run, driven by `owner`.
pub fn insert(rows: &Connection, run: &Run, owner: &str) -> Result<()> {
    let sql = "insert into runs (id, generation, kind, candidate, options, service, key, created_at, owner,
            stage, sent, cancelling, working, delay_ms, execution_ms, failures)
        values (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, 'submitting', 0, 0, 0, 0, 0, 0)";
    let kind = kind_name(run.kind);
    let options = run.options.as_ref().map(models::options_to_json);
    rows.execute(
        sql,
        params![
            run.id,
            run.generation,
            kind,
            run.candidate,
            options,
            run.service,
            run.key,
            run.created_at,
            owner
        ],
    )?;
    save(rows, run)
}

/// Saves where a run stands.
pub fn save(rows: &Connection, run: &Run) -> Result<()> {
    let sql = "update runs set key = ?2, stage = ?3, sent = ?4, job = ?5, cancelling = ?6, working = ?7,
            delay_ms = ?8, execution_ms = ?9, heard_at = ?10, retry_at = ?11, failing_since = ?12, failures = ?13,
            trouble_code = ?14, trouble = ?15, balance = ?16, charged = ?17
        where id = ?1";
    let (stage, sent, job) = stage_columns(&run.stage);
    let code = run.trouble.as_ref().map(|trouble| code_name(trouble.code));
    let message = run.trouble.as_ref().map(|trouble| trouble.message.as_str());
    rows.execute(
        sql,
        params![
            run.id,
            run.key,
            stage,
            sent,
            job,
            run.cancelling,
            run.working,
            i64::try_from(run.delay_ms).unwrap_or(i64::MAX),
            i64::try_from(run.execution_ms).unwrap_or(i64::MAX),
            run.heard_at,
            run.retry_at,
            run.failing_since,
            run.failures,
            code,
            message,
            run.balance,
            run.charged
        ],
    )?;
    generations::touch(rows, &run.generation)
}

pub fn get(rows: &Connection, id: &str) -> Result<Option<Run>> {
    let sql = format!("select {COLUMNS} from runs where id = ?1");
    rows.query_row(&sql, [id], read).optional()
}

/// A run, if this owner drives it.
pub fn owned(rows: &Connection, id: &str, owner: &str) -> Result<Option<Run>> {
    let sql = format!("select {COLUMNS} from runs where id = ?1 and owner = ?2");
    rows.query_row(&sql, [id, owner], read).optional()
}

/// Gives a run from one owner to another; false where it was no longer the first one's.
pub fn take_over(rows: &Connection, id: &str, from: Option<&str>, to: &str) -> Result<bool> {
    let sql = "update runs set owner = ?3 where id = ?1 and owner is ?2";
    Ok(rows.execute(sql, params![id, from, to])? == 1)
}

/// Drives a run from now on.
pub fn set_owner(rows: &Connection, id: &str, owner: &str) -> Result<()> {
    rows.execute("update runs set owner = ?2 where id = ?1", [id, owner]).map(drop)
}

/// Id and owner of every run that doesn't rest, oldest first.
pub fn unrested(rows: &Connection) -> Result<Vec<(String, Option<String>)>> {
    let sql = format!("select id, owner from runs where {UNRESTED} order by created_at");
    let mut statement = rows.prepare_cached(&sql)?;
    let runs = statement.query_map([], |row| Ok((row.get(0)?, row.get(1)?)))?;
    runs.collect()
}

/// The generations that runs which don't rest belong to, oldest run first.
pub fn at_work(rows: &Connection) -> Result<Vec<String>> {
    let sql =
        format!("select generation from runs where {UNRESTED} group by generation order by min(created_at)");
    let mut statement = rows.prepare_cached(&sql)?;
    let ids = statement.query_map([], |row| row.get(0))?;
    ids.collect()
}

/// Id and owner of every run of a generation that doesn't rest.
pub fn unrested_of(rows: &Connection, generation: &str) -> Result<Vec<(String, Option<String>)>> {
    let sql = format!("select id, owner from runs where generation = ?1 and {UNRESTED}");
    let mut statement = rows.prepare_cached(&sql)?;
    let runs = statement.query_map([generation], |row| Ok((row.get(0)?, row.get(1)?)))?;
    runs.collect()
}

/// The runs of a generation, newest first, as the page sees them.
pub fn views(rows: &Connection, generation: &str) -> Result<Vec<RunView>> {
    let sql = format!("select {COLUMNS} from runs where generation = ?1 order by created_at desc, id desc");
    let mut statement = rows.prepare_cached(&sql)?;
    let runs = statement.query_map([generation], read)?.collect::<Result<Vec<_>>>()?;
    runs.iter().map(|run| view(rows, run)).collect()
}

fn view(rows: &Connection, run: &Run) -> Result<RunView> {
    let usual_ms = if run.rests() { None } else { estimates::usual_ms(rows, run)? };
    Ok(RunView {
        id: run.id.clone(),
        generation: run.generation.clone(),
        kind: run.kind,
        candidate: run.candidate,
        options: run.options.as_ref().map(models::view_of),
        phase: run.phase(),
        created_at: unsigned(run.created_at),
        delay_ms: run.delay_ms,
        execution_ms: run.execution_ms,
        usual_ms,
        heard_at: run.heard_at.map(unsigned),
        retry_at: run.retry_at.filter(|_| run.trouble.is_some()).map(unsigned),
        trouble: run
            .trouble
            .as_ref()
            .map(|trouble| TroubleView { code: trouble.code, message: trouble.message.clone() }),
        balance: run.balance.filter(|_| run.charged == Some(true)),
        charged: run.charged,
    })
}

fn read(row: &Row<'_>) -> Result<Run> {
    let job: Option<String> = row.get(10)?;
    let job = job.and_then(|job| JobId::new(job).ok());
    let (code, message): (Option<String>, Option<String>) = (row.get(19)?, row.get(20)?);
    let options: Option<String> = row.get(4)?;
    let (delay, execution): (i64, i64) = (row.get(13)?, row.get(14)?);
    Ok(Run {
        id: row.get(0)?,
        generation: row.get(1)?,
        kind: if row.get_ref(2)?.as_str()? == "images" { RunKind::Images } else { RunKind::Voxelize },
        candidate: row.get(3)?,
        options: options.as_deref().map(models::options_from_json),
        service: row.get(5)?,
        key: row.get(6)?,
        created_at: row.get(7)?,
        stage: stage_of(row.get_ref(8)?.as_str()?, row.get(9)?, job),
        cancelling: row.get(11)?,
        working: row.get(12)?,
        delay_ms: unsigned(delay),
        execution_ms: unsigned(execution),
        heard_at: row.get(15)?,
        retry_at: row.get(16)?,
        failing_since: row.get(17)?,
        failures: row.get(18)?,
        trouble: code.map(|code| Trouble { code: code_named(&code), message: message.unwrap_or_default() }),
        balance: row.get(21)?,
        charged: row.get(22)?,
    })
}

fn stage_columns(stage: &Stage) -> (&'static str, Option<i64>, Option<&str>) {
    match stage {
        Stage::Submitting { sent } => ("submitting", Some(sent_column(*sent)), None),
        Stage::Waiting { job } => ("waiting", None, Some(job.as_str())),
        Stage::Storing { job } => ("storing", None, Some(job.as_str())),
        Stage::Done => ("done", None, None),
        Stage::Failed { job } => ("failed", None, job.as_ref().map(JobId::as_str)),
        Stage::Cancelled { job } => ("cancelled", None, job.as_ref().map(JobId::as_str)),
        Stage::Lost => ("lost", None, None),
        Stage::Unconfirmed => ("unconfirmed", None, None),
    }
}

fn sent_column(sent: Sent) -> i64 {
    match sent {
        Sent::No => 0,
        Sent::Leaving => 1,
        Sent::Perhaps => 2,
    }
}

/// What nobody wrote is read as the cautious one.
fn sent_of(column: Option<i64>) -> Sent {
    match column {
        Some(0) => Sent::No,
        Some(1) => Sent::Leaving,
        _ => Sent::Perhaps,
    }
}

/// A stage that needs a job and has none was written by nobody; it is read as lost.
fn stage_of(name: &str, sent: Option<i64>, job: Option<JobId>) -> Stage {
    match (name, job) {
        ("submitting", _) => Stage::Submitting { sent: sent_of(sent) },
        ("waiting", Some(job)) => Stage::Waiting { job },
        ("storing", Some(job)) => Stage::Storing { job },
        ("done", _) => Stage::Done,
        ("failed", job) => Stage::Failed { job },
        ("cancelled", job) => Stage::Cancelled { job },
        ("unconfirmed", _) => Stage::Unconfirmed,
        _ => Stage::Lost,
    }
}

pub fn kind_name(kind: RunKind) -> &'static str {
    match kind {
        RunKind::Images => "images",
        RunKind::Voxelize => "voxelize",
    }
}

/// Codes stand in rows under the names that the page knows them by.
fn code_name(code: TroubleCode) -> String {
    serde_json::to_value(code).ok().and_then(|value| value.as_str().map(str::to_owned)).unwrap_or_default()
}

fn code_named(name: &str) -> TroubleCode {
    serde_json::from_value(serde_json::Value::from(name)).unwrap_or(TroubleCode::Internal)
}
