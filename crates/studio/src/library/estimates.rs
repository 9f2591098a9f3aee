//! How long work usually takes, as told by what was done here before.

use super::{models, unsigned};
use crate::run::Run;
use rusqlite::{Connection, Result, params};

/// Finds the newest work of a kind at a service.
pub const INDEX: &str =
    "create index runs_done on runs (service, kind, created_at) where stage = 'done' and execution_ms > 0;";

/// So much of the newest work is looked at, so much of that is most alike, and from so much on it tells something.
const NEWEST: u32 = 60;
const ALIKE: usize = 15;
const ENOUGH: usize = 3;

/// How many milliseconds a worker usually takes for what this run asks for: the middle of what the newest runs of its
/// kind at its service took, those with voxel sizes nearest to its own. `None` where there were too few.
pub fn usual_ms(rows: &Connection, run: &Run) -> Result<Option<u64>> {
    let sql = "select execution_ms, options from runs
        where service = ?1 and kind = ?2 and stage = 'done' and execution_ms > 0
        order by created_at desc limit ?3";
    let mut statement = rows.prepare_cached(sql)?;
    let newest = statement.query_map(params![run.service, super::runs::kind_name(run.kind), NEWEST], |row| {
        let (took, options): (i64, Option<String>) = (row.get(0)?, row.get(1)?);
        Ok((distance(run, options.as_deref()), unsigned(took)))
    });
    let mut newest = newest?.collect::<Result<Vec<_>>>()?;
    // Stable: of equally near ones the newest come first.
    newest.sort_by_key(|(distance, _)| *distance);
    newest.truncate(ALIKE);
    let mut took: Vec<u64> = newest.into_iter().map(|(_, took)| took).collect();
    took.sort_unstable();
    Ok((took.len() >= ENOUGH).then(|| took[took.len() / 2]))
}

/// How far another run's voxel size is from this one's.
fn distance(run: &Run, options: Option<&str>) -> u32 {
    match (&run.options, options) {
        (Some(ours), Some(theirs)) => {
            let theirs = models::options_from_json(theirs);
            ours.voxel_size.get().abs_diff(theirs.voxel_size.get())
        }
        _ => 0,
    }
}
