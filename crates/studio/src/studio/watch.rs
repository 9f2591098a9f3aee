//! What other programs do to the same library.

use super::history::told;
use super::{ROUND, Studio};
use crate::Error;
use crate::library::generations;
use crate::library::settings::{self, Listed};
use crate::view::Event;
use std::sync::Weak;

/// Looks after what other programs do to the same library: their changes are told here too, and their runs are
/// taken over once they are gone. Ends with the studio.
pub(super) async fn keep_up(studio: Weak<Studio>, mut seen: Seen) {
    loop {
        tokio::time::sleep(ROUND).await;
        let Some(studio) = studio.upgrade() else { return };
        if let Err(error) = studio.driver.adopt().await {
            tracing::error!(%error, "runs without an owner could not be taken over");
        }
        match studio.tell_changes(&seen).await {
            Ok(now) => seen = now,
            Err(error) => tracing::error!(%error, "changes of other programs could not be read"),
        }
    }
}

/// What listeners were told last.
#[derive(Clone, PartialEq, Eq)]
pub(super) struct Seen {
    revision: i64,
    /// The service for new work, and those that are listed.
    settings: (String, Vec<Listed>),
}

impl Seen {
    pub(super) fn now(rows: &rusqlite::Connection) -> rusqlite::Result<Self> {
        let settings = settings::get(rows)?;
        let listed = settings::listed(rows)?;
        Ok(Self { revision: settings.revision, settings: (settings.service, listed) })
    }
}

impl Studio {
    /// Tells what has changed since. What this program changed itself is told twice; the page applies newer
    /// revisions only.
    async fn tell_changes(&self, seen: &Seen) -> Result<Seen, Error> {
        let revision = seen.revision;
        let (now, views, deleted) = self
            .read(move |rows| {
                let now = Seen::now(rows)?;
                if now.revision == revision {
                    return Ok((now, Some(Vec::new()), Vec::new()));
                }
                let views = told(rows, generations::changed_after(rows, revision)?)?;
                Ok((now, views, generations::deleted_after(rows, revision)?))
            })
            .await?;
        self.tell(views);
        self.tell_deleted(deleted);
        if now.settings != seen.settings {
            let settings = self.settings().await?;
            let _ = self.driver.events.send(Event::Settings { settings });
        }
        Ok(now)
    }
}
