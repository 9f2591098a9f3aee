//! `voxelier history`: parts of the app's history leave as a zip file, and come from one.

use crate::arguments::{HistoryArguments, HistoryCommand, HistoryExportArguments};
use crate::failure::Failure;
use crate::{output, runtime, tell};
use std::path::Path;
use std::sync::Arc;
use studio::view::{HistoryQuery, TakenView};
use studio::{Secrets, Studio, StudioConfig};

pub fn run(arguments: &HistoryArguments) -> Result<(), Failure> {
    match &arguments.command {
        HistoryCommand::Export(arguments) => {
            output::check(&arguments.output)?;
            runtime::block_on(export(arguments))
        }
        HistoryCommand::Import { input } => {
            output::check_input(input)?;
            runtime::block_on(import(input))
        }
    }
}

async fn open() -> Result<Arc<Studio>, Failure> {
    let home = studio::default_home().map_err(Failure::new)?;
    let config = StudioConfig::new(home.join("library"), Secrets::memory());
    Studio::open(config).await.map_err(Failure::new)
}

async fn export(arguments: &HistoryExportArguments) -> Result<(), Failure> {
    let studio = open().await?;
    let query = HistoryQuery {
        starred: arguments.starred,
        tag: arguments.tag.clone(),
        ..HistoryQuery::words(&arguments.words.join(" "))
    };
    let ids = studio.matching(&query).await.map_err(Failure::new)?;
    if ids.is_empty() {
        return Err(Failure::new("the history holds nothing that matches"));
    }
    studio.export_history(&ids, &arguments.output).await.map_err(Failure::new)?;
    tell::result(format!("{}: {}", arguments.output.display(), generations(ids.len())))
}

async fn import(input: &Path) -> Result<(), Failure> {
    let taken = open().await?.import_history(input).await;
    let TakenView { fresh, completed, known } = taken.map_err(|error| Failure::file(input, error))?;
    let told = generations(fresh as usize);
    tell::result(format!("{}: {told} new, {completed} completed, {known} known already", input.display()))
}

fn generations(count: usize) -> String {
    format!("{count} {}", if count == 1 { "generation" } else { "generations" })
}
