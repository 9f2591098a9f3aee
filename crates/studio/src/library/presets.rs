//! Options that the person keeps under a name.

use super::models;
use crate::view::PresetView;
use rusqlite::{Connection, Result, params};
use voxel::VoxelizeOptions;

pub const TABLE: &str = "
create table presets (
    -- the name in lower case
    key text primary key,
    name text not null,
    options text not null
) strict, without rowid;";

/// All of them, by name.
pub fn all(rows: &Connection) -> Result<Vec<PresetView>> {
    let mut statement = rows.prepare_cached("select name, options from presets order by key")?;
    let presets = statement.query_map([], |row| {
        let options = models::options_from_json(row.get_ref(1)?.as_str()?);
        Ok(PresetView { name: row.get(0)?, options: models::view_of(&options) })
    });
    presets?.collect()
}

/// Keeps options under a name, in place of those that it stood for.
pub fn keep(rows: &Connection, name: &str, options: &VoxelizeOptions) -> Result<()> {
    let sql = "insert into presets (key, name, options) values (?1, ?2, ?3)
        on conflict (key) do update set name = excluded.name, options = excluded.options";
    rows.execute(sql, params![name.to_lowercase(), name, models::options_to_json(options)]).map(drop)
}

pub fn forget(rows: &Connection, name: &str) -> Result<()> {
    rows.execute("delete from presets where key = ?1", [name.to_lowercase()]).map(drop)
}
