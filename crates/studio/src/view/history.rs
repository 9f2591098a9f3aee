//! The history: what is asked of it, and its answers.

use super::GenerationView;
use serde::{Deserialize, Serialize};
use ts_rs::TS;

/// What came of taking in a history from elsewhere.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, TS)]
#[serde(rename_all = "camelCase")]
#[ts(export)]
pub struct TakenView {
    /// Generations that are new.
    pub fresh: u32,
    /// Those that were there and lacked something, or lay in the trash.
    pub completed: u32,
    /// Those that were there already.
    pub known: u32,
}

/// Which generations to list. What is absent, empty or false asks for nothing.
#[derive(Clone, Debug, Default, PartialEq, Eq, Deserialize, TS)]
#[serde(rename_all = "camelCase", default)]
#[ts(export)]
pub struct HistoryQuery {
    /// Words that have to stand in prompt, tags or file name, the last one at least by its beginning.
    pub text: String,
    /// Asked for at this time or later.
    pub since: Option<u64>,
    /// Asked for before this time.
    pub until: Option<u64>,
    /// Asked of this service, by the name that generations show.
    pub service: Option<String>,
    /// With a model whose longest side has so many voxels: the least and the most.
    pub size: Option<[u32; 2]>,
    /// With a star.
    pub starred: bool,
    /// With this tag.
    pub tag: Option<String>,
    /// With a model.
    pub with_model: bool,
    /// In the trash rather than outside.
    pub trashed: bool,
}

impl HistoryQuery {
    /// What these words find outside the trash.
    #[must_use]
    pub fn words(text: &str) -> Self {
        Self { text: text.to_owned(), ..Self::default() }
    }
}

/// A page of the history.
#[derive(Clone, Debug, PartialEq, Serialize, TS)]
#[serde(rename_all = "camelCase")]
#[ts(export)]
pub struct HistoryPage {
    /// Newest first.
    pub generations: Vec<GenerationView>,
    /// Give this back to get what follows; absent at the end.
    pub next: Option<String>,
    /// How many generations match in all.
    pub total: u64,
}

/// What there is to filter by.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, TS)]
#[serde(rename_all = "camelCase")]
#[ts(export)]
pub struct HistoryFacets {
    /// The tags outside the trash, most worn first.
    pub tags: Vec<TagView>,
    /// The services, by the names that generations show.
    pub services: Vec<String>,
    /// How many generations are in the trash.
    pub trashed: u64,
}

/// A tag.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, TS)]
#[serde(rename_all = "camelCase")]
#[ts(export)]
pub struct TagView {
    /// As it was written.
    pub tag: String,
    /// How many generations wear it.
    pub count: u64,
}
