//! Generations of another library, as rows of this one.

use super::{generations, models, tags, trash};
use crate::archive::{Candidate, Generation, Model};
use crate::facts::Facts;
use crate::studio::checked;
use crate::view::{SourceView, VersionView};
use rusqlite::{Connection, Result, params};
use std::collections::HashMap;

/// What became of a generation.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Outcome {
    /// It wasn't there.
    New,
    /// It was there, and lacked something or lay in the trash.
    Completed,
    /// It was there, with all of it.
    Known,
}

/// Takes a checked generation, whose files are there; `facts` and lengths are those of its models' files.
pub fn take(rows: &Connection, new: &Generation, facts: &HashMap<String, (Facts, usize)>) -> Result<Outcome> {
    let is_new = generations::prompt(rows, &new.id)?.is_none();
    if is_new {
        insert(rows, new)?;
    }
    let mut is_changed = trash::restore(rows, &new.id)?;
    for candidate in &new.candidates {
        is_changed |= add_candidate(rows, &new.id, candidate)?;
    }
    for model in &new.models {
        if let Some((facts, bytes)) = facts.get(&model.vox) {
            is_changed |= add_model(rows, &new.id, model, facts, *bytes)?;
        }
    }
    for tag in new.tags.iter().filter_map(|tag| tags::checked(tag)) {
        is_changed |= tags::add(rows, &new.id, &tag)?;
    }
    is_changed |= new.starred && tags::star(rows, &new.id, true)?;
    if is_changed {
        generations::touch(rows, &new.id)?;
    }
    Ok(match (is_new, is_changed) {
        (true, _) => Outcome::New,
        (false, true) => Outcome::Completed,
        (false, false) => Outcome::Known,
    })
}

fn insert(rows: &Connection, new: &Generation) -> Result<()> {
    let source = new.source.as_ref().map(|source| SourceView {
        kind: source.kind,
        path: source.name.clone(),
        picture: source.picture.clone(),
    });
    let row = generations::NewGeneration {
        id: &new.id,
        prompt: &new.prompt,
        seed: new.seed.and_then(|seed| i64::try_from(seed).ok()),
        service: generations::kept_service(&new.service),
        created_at: signed(new.created_at),
        source: source.as_ref(),
    };
    generations::insert(rows, &row)?;
    let words = new.words.as_ref().and_then(|words| serde_json::to_string(words).ok());
    rows.execute("update generations set words = ?2 where id = ?1", params![new.id, words]).map(drop)
}

/// Whether it wasn't there.
fn add_candidate(rows: &Connection, generation: &str, new: &Candidate) -> Result<bool> {
    let sql = "insert or ignore into candidates (generation, idx, picture, mask) values (?1, ?2, ?3, ?4)";
    let mask = new.mask.and_then(|mask| serde_json::to_string(&mask).ok());
    Ok(rows.prepare_cached(sql)?.execute(params![generation, new.index, new.picture, mask])? == 1)
}

/// Whether it wasn't there.
fn add_model(rows: &Connection, generation: &str, new: &Model, facts: &Facts, bytes: usize) -> Result<bool> {
    if models::file(rows, &new.id)?.is_some() {
        return Ok(false);
    }
    let version = new
        .base
        .as_ref()
        .map(|base| VersionView { base: base.clone(), tweaks: new.tweaks.clone().unwrap_or_default() });
    let row = models::NewModel {
        id: &new.id,
        // The run that made it stayed behind.
        run: &new.id,
        generation,
        candidate: new.candidate,
        options: &checked(new.options).unwrap_or_default(),
        version: version.as_ref(),
        vox: &new.vox,
        bytes,
        facts,
        created_at: signed(new.created_at),
    };
    models::insert(rows, &row)?;
    if let Some(thumbnail) = &new.thumbnail {
        models::set_thumbnail(rows, &new.id, thumbnail)?;
    }
    Ok(true)
}

fn signed(time: u64) -> i64 {
    i64::try_from(time).unwrap_or(i64::MAX)
}
