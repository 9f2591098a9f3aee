//! Models: `.vox` files as received, with what they were asked for and what they are.

use super::unsigned;
use crate::view::{ColorView, ModelView, OptionsView, SwatchView, TexturingView, VersionView};
use rusqlite::{Connection, OptionalExtension as _, Result, Row, params};
use voxel::{ColorMode, Texturing, VoxelizeOptions};

pub const TABLE: &str = "
create table models (
    id text primary key,
    -- a run makes one model, however often it is stored
    run text not null unique,
    generation text not null references generations on delete cascade,
    candidate integer not null,
    options text not null,
    -- content hashes
    vox text not null,
    thumbnail text,
    bytes integer not null,
    size_x integer not null,
    size_y integer not null,
    size_z integer not null,
    voxels integer not null,
    -- JSON: [[index, '#rrggbb', voxels], …], most worn first
    swatches text not null,
    created_at integer not null
) strict;
create index models_generation on models (generation);";

/// Versions: the model that one is a version of, and what was changed about it.
pub const VERSIONS: &str = "
alter table models add column base text references models on delete cascade;
-- JSON
alter table models add column tweaks text;";

/// A file is looked for by its name before it goes.
pub const NAMED_FILES: &str = "
create index candidates_picture on candidates (picture);
create index generations_source_picture on generations (source_picture) where source_picture is not null;
create index models_vox on models (vox);
create index models_thumbnail on models (thumbnail) where thumbnail is not null;";

/// A model to keep.
pub struct NewModel<'a> {
    pub id: &'a str,
    pub run: &'a str,
    pub generation: &'a str,
    pub candidate: u8,
    pub options: &'a VoxelizeOptions,
    pub version: Option<&'a VersionView>,
    pub vox: &'a str,
    pub bytes: usize,
    pub facts: &'a crate::facts::Facts,
    pub created_at: i64,
}

pub fn insert(rows: &Connection, new: &NewModel<'_>) -> Result<()> {
    let sql = "insert into models
        (id, run, generation, candidate, options, vox, bytes, size_x, size_y, size_z, voxels, swatches, created_at,
        base, tweaks)
        values (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12, ?13, ?14, ?15) on conflict (run) do nothing";
    let swatches: Vec<_> =
        new.facts.swatches.iter().map(|swatch| (swatch.index, &swatch.color, swatch.voxels)).collect();
    let [x, y, z] = new.facts.size;
    rows.execute(
        sql,
        params![
            new.id,
            new.run,
            new.generation,
            new.candidate,
            options_to_json(new.options),
            new.vox,
            i64::try_from(new.bytes).unwrap_or(i64::MAX),
            x,
            y,
            z,
            new.facts.voxels,
            serde_json::to_string(&swatches).unwrap_or_default(),
            new.created_at,
            new.version.map(|version| &version.base),
            new.version.map(|version| serde_json::to_string(&version.tweaks).unwrap_or_default())
        ],
    )
    .map(drop)
}

/// The models of a generation, newest first.
pub fn views(rows: &Connection, generation: &str) -> Result<Vec<ModelView>> {
    let sql = "select id, candidate, options, thumbnail, size_x, size_y, size_z, voxels, swatches, bytes, created_at,
        base, tweaks from models where generation = ?1 order by created_at desc, id desc";
    let mut statement = rows.prepare_cached(sql)?;
    let views = statement.query_map([generation], read)?;
    views.collect()
}

fn read(row: &Row<'_>) -> Result<ModelView> {
    let swatches: Vec<(u8, String, u32)> =
        serde_json::from_str(row.get_ref(8)?.as_str()?).unwrap_or_default();
    Ok(ModelView {
        id: row.get(0)?,
        candidate: row.get(1)?,
        options: view_of(&options_from_json(row.get_ref(2)?.as_str()?)),
        thumbnail: row.get(3)?,
        size: [row.get(4)?, row.get(5)?, row.get(6)?],
        voxels: row.get(7)?,
        colors: swatches
            .into_iter()
            .map(|(index, color, voxels)| SwatchView { color, index, voxels })
            .collect(),
        bytes: row.get(9)?,
        created_at: unsigned(row.get(10)?),
        version: version(row)?,
    })
}

fn version(row: &Row<'_>) -> Result<Option<VersionView>> {
    let (base, tweaks): (Option<String>, Option<String>) = (row.get("base")?, row.get("tweaks")?);
    let read = |tweaks: String| serde_json::from_str(&tweaks).unwrap_or_default();
    Ok(base.map(|base| VersionView { base, tweaks: tweaks.map(read).unwrap_or_default() }))
}

/// What a version is made from: its generation, candidate, options, and the model as it was received.
pub struct Base {
    pub id: String,
    pub generation: String,
    pub candidate: u8,
    pub options: VoxelizeOptions,
    /// The content hash of its file.
    pub vox: String,
}

/// The base of a model: the one that it is a version of, or itself.
pub fn base(rows: &Connection, id: &str) -> Result<Option<Base>> {
    let sql = "select base.id, base.generation, base.candidate, base.options, base.vox from models
        join models as base on base.id = coalesce(models.base, models.id) where models.id = ?1";
    let read = |row: &Row<'_>| {
        Ok(Base {
            id: row.get(0)?,
            generation: row.get(1)?,
            candidate: row.get(2)?,
            options: options_from_json(row.get_ref(3)?.as_str()?),
            vox: row.get(4)?,
        })
    };
    rows.query_row(sql, [id], read).optional()
}

/// The content hash of a model's file, and the prompt that it came of.
pub fn file(rows: &Connection, id: &str) -> Result<Option<(String, String)>> {
    let sql =
        "select vox, prompt from models join generations on generations.id = generation where models.id = ?1";
    rows.query_row(sql, [id], |row| Ok((row.get(0)?, row.get(1)?))).optional()
}

/// Keeps a model's thumbnail; returns its generation, or `None` where the model is gone.
pub fn set_thumbnail(rows: &Connection, id: &str, thumbnail: &str) -> Result<Option<String>> {
    let sql = "update models set thumbnail = ?2 where id = ?1 returning generation";
    rows.query_row(sql, [id, thumbnail], |row| row.get(0)).optional()
}

/// Models that have no thumbnail, newest first.
pub fn without_thumbnail(rows: &Connection) -> Result<Vec<String>> {
    let mut statement =
        rows.prepare("select id from models where thumbnail is null order by created_at desc")?;
    let ids = statement.query_map([], |row| row.get(0))?;
    ids.collect()
}

/// Whether a row names a file.
pub fn is_named(rows: &Connection, file: &str) -> Result<bool> {
    let sql = "select exists (select 1 from candidates where picture = ?1)
        or exists (select 1 from generations where source_picture = ?1)
        or exists (select 1 from models where vox = ?1)
        or exists (select 1 from models where thumbnail = ?1)";
    rows.prepare_cached(sql)?.query_row([file], |row| row.get(0))
}

/// The files of a generation.
pub fn files_of(rows: &Connection, generation: &str) -> Result<Vec<String>> {
    let sql = "select picture from candidates where generation = ?1
        union select source_picture from generations where id = ?1 and source_picture is not null
        union select vox from models where generation = ?1
        union select thumbnail from models where generation = ?1 and thumbnail is not null";
    let mut statement = rows.prepare(sql)?;
    let files = statement.query_map([generation], |row| row.get(0))?;
    files.collect()
}

/// Options as rows keep them.
pub fn options_to_json(options: &VoxelizeOptions) -> String {
    serde_json::to_string(options).unwrap_or_default()
}

/// Options of a row; one that makes no sense is read as the defaults.
pub fn options_from_json(json: &str) -> VoxelizeOptions {
    serde_json::from_str(json).unwrap_or_default()
}

/// Options as the page holds them.
pub fn view_of(options: &VoxelizeOptions) -> OptionsView {
    OptionsView {
        voxel_size: options.voxel_size.get(),
        palette_size: options.palette_size.get(),
        fill: options.fill,
        texturing: match options.texturing {
            Texturing::Textured => TexturingView::Textured,
            Texturing::Gray => TexturingView::Gray,
        },
        color: match options.color {
            ColorMode::Surface => ColorView::Surface,
            ColorMode::Vertex => ColorView::Vertex,
        },
    }
}
