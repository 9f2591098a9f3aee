//! The history: listed, starred, tagged, thrown away, brought back, deleted. Each change of many is one transaction.

use super::Studio;
use crate::Error;
use crate::library::{generations, history, runs, settings, tags, trash};
use crate::run::blocking;
use crate::time::now_ms;
use crate::view::{Event, GenerationView, HistoryFacets, HistoryPage, HistoryQuery};
use rusqlite::{Connection, Result as RowResult};
use std::path::Path;
use std::sync::Arc;

/// Of more changes at once listeners aren't told one by one.
const MANY: usize = 100;

impl Studio {
    /// A page of what matches a query, newest first: the `limit` generations (1 to 200) that follow the `skip` ones after
    /// `after`, which is what an earlier page of the same query gave as `next`.
    pub async fn list(
        &self,
        query: &HistoryQuery,
        after: Option<&str>,
        skip: u32,
        limit: u32,
    ) -> Result<HistoryPage, Error> {
        let (query, after) = (query.clone(), after.map(str::to_owned));
        self.read(move |rows| history::page(rows, &query, after.as_deref(), skip, limit)).await
    }

    /// The ids of everything that matches a query, newest first.
    pub async fn matching(&self, query: &HistoryQuery) -> Result<Vec<String>, Error> {
        let query = query.clone();
        self.read(move |rows| history::ids(rows, &query)).await
    }

    /// What the history can be filtered by.
    pub async fn facets(&self) -> Result<HistoryFacets, Error> {
        self.read(|rows| {
            let (tags, services) = (tags::all(rows)?, history::services(rows)?);
            Ok(HistoryFacets { tags, services, trashed: trash::count(rows)? })
        })
        .await
    }

    /// Puts a star on generations, or takes it off.
    pub async fn star(&self, ids: &[String], starred: bool) -> Result<(), Error> {
        self.change(ids, move |rows, id| tags::star(rows, id, starred)).await
    }

    /// Gives generations a tag.
    pub async fn tag(&self, ids: &[String], tag: &str) -> Result<(), Error> {
        let tag = tags::checked(tag).ok_or(Error::NotNow("a tag has 1 to 40 letters"))?;
        self.change(ids, move |rows, id| tags::add(rows, id, &tag)).await
    }

    /// Takes a tag from generations.
    pub async fn untag(&self, ids: &[String], tag: &str) -> Result<(), Error> {
        let tag = tag.to_owned();
        self.change(ids, move |rows, id| tags::remove(rows, id, &tag)).await
    }

    /// Moves generations to the trash. What is on its way for them is cancelled, so that its token comes back where the
    /// service can still give it.
    pub async fn trash(&self, ids: &[String]) -> Result<(), Error> {
        let (ids, driver) = (ids.to_vec(), Arc::clone(&self.driver));
        let (owner, owners) = (driver.owner.name().to_owned(), driver.owners.clone());
        let (changed, cancelled) = self
            .write(move |rows| {
                let now = now_ms();
                let put = changed(rows, ids, |id| trash::put(rows, id, now))?;
                let mut cancelled = Vec::new();
                for id in &put {
                    cancelled.extend(cancel_all(rows, id, &owner, &owners)?);
                }
                Ok((told(rows, put)?, cancelled))
            })
            .await?;
        self.tell(changed);
        cancelled.iter().for_each(|run| self.driver.drive(run));
        Ok(())
    }

    /// Brings generations back from the trash. Work that was cancelled stays so.
    pub async fn restore(&self, ids: &[String]) -> Result<(), Error> {
        self.change(ids, trash::restore).await
    }

    /// Deletes generations that are in the trash, with all that came of them. Refused while the service hasn't confirmed
    /// that their work has stopped: with the row, nobody would ask it for the token.
    pub async fn delete(&self, ids: &[String]) -> Result<(), Error> {
        let chosen = ids.to_vec();
        self.delete_some(move |rows| {
            for id in &chosen {
                if !trash::holds(rows, id)? {
                    return Ok(Err(Error::Missing("generation in the trash")));
                }
                if !runs::unrested_of(rows, id)?.is_empty() {
                    return Ok(Err(Error::NotNow(
                        "its work is being cancelled: delete it once that is confirmed",
                    )));
                }
            }
            Ok(Ok(chosen))
        })
        .await
    }

    /// Deletes everything in the trash whose work has stopped.
    pub async fn empty_trash(&self) -> Result<(), Error> {
        self.delete_some(|rows| {
            let mut ids = Vec::new();
            for id in trash::put_until(rows, i64::MAX)? {
                if runs::unrested_of(rows, &id)?.is_empty() {
                    ids.push(id);
                }
            }
            Ok(Ok(ids))
        })
        .await
    }

    /// Nothing new is made of what is in the trash.
    pub(super) async fn is_kept(&self, generation: &str) -> Result<(), Error> {
        let id = generation.to_owned();
        match self.read(move |rows| trash::holds(rows, &id)).await? {
            true => Err(Error::NotNow("this is in the trash: restore it first")),
            false => Ok(()),
        }
    }

    async fn delete_some(
        &self,
        choose: impl FnOnce(&Connection) -> RowResult<Result<Vec<String>, Error>> + Send + 'static,
    ) -> Result<(), Error> {
        let library = Arc::clone(&self.driver.library);
        // Rows first: should the program die in between, the files are swept away later.
        let deleted = blocking(move || {
            let (ids, files) = library.write(|rows| match choose(rows)? {
                Ok(ids) => {
                    let mut files = Vec::new();
                    for id in &ids {
                        files.extend(generations::delete(rows, id)?.unwrap_or_default());
                    }
                    Ok(Ok((ids, files)))
                }
                Err(error) => Ok(Err(error)),
            })??;
            library.remove_unnamed(&files)?;
            Ok(ids)
        })
        .await?;
        self.tell_deleted(deleted);
        Ok(())
    }

    /// Changes generations, all of them or none, and tells which have changed.
    async fn change(
        &self,
        ids: &[String],
        change: impl Fn(&Connection, &str) -> RowResult<bool> + Send + 'static,
    ) -> Result<(), Error> {
        let ids = ids.to_vec();
        let changed = self.write(move |rows| told(rows, changed(rows, ids, |id| change(rows, id))?)).await?;
        self.tell(changed);
        Ok(())
    }

    pub(super) fn tell(&self, changed: Option<Vec<GenerationView>>) {
        match changed {
            Some(views) => views.into_iter().for_each(|view| self.driver.emit(view)),
            None => drop(self.driver.events.send(Event::Missed)),
        }
    }

    pub(super) fn tell_deleted(&self, ids: Vec<String>) {
        let one = |id| Event::Deleted { id };
        let events = if ids.len() > MANY { vec![Event::Missed] } else { ids.into_iter().map(one).collect() };
        for event in events {
            let _ = self.driver.events.send(event);
        }
    }
}

/// Those of these generations that `change` has changed, under one new revision.
fn changed(
    rows: &Connection,
    ids: Vec<String>,
    change: impl Fn(&str) -> RowResult<bool>,
) -> RowResult<Vec<String>> {
    let revision = settings::next_revision(rows)?;
    let mut changed = Vec::new();
    for id in ids {
        if change(&id)? {
            generations::set_revision(rows, &id, revision)?;
            changed.push(id);
        }
    }
    Ok(changed)
}

/// What listeners are told of these; `None` where they are too many.
pub(super) fn told(rows: &Connection, ids: Vec<String>) -> RowResult<Option<Vec<GenerationView>>> {
    if ids.len() > MANY {
        return Ok(None);
    }
    let views = ids.iter().filter_map(|id| generations::view(rows, id).transpose());
    views.collect::<RowResult<_>>().map(Some)
}

/// Cancels what is on its way for a generation; returns those runs. One that another living program drives stays with it:
/// its loop sees the change.
fn cancel_all(rows: &Connection, generation: &str, owner: &str, owners: &Path) -> RowResult<Vec<String>> {
    let mut cancelled = Vec::new();
    for (id, theirs) in runs::unrested_of(rows, generation)? {
        let Some(mut run) = runs::get(rows, &id)? else { continue };
        run.cancel();
        runs::save(rows, &run)?;
        if theirs.is_none_or(|theirs| theirs != owner && lease::is_dead(owners, &theirs)) {
            runs::set_owner(rows, &id, owner)?;
        }
        cancelled.push(id);
    }
    Ok(cancelled)
}
