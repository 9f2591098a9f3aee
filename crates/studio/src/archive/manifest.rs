//! What an archive says of its generations: the views of the page, less what belongs to one machine. Runs stay behind, and
//! so do the folders in which a person's own files lay.

use super::{ArchiveError, MAX_GENERATIONS};
use crate::Tweaks;
use crate::library::is_hash;
use crate::view::{GenerationView, MaskView, ModelView, OptionsView, SourceKind, WordsView};
use serde::{Deserialize, Serialize};
use std::collections::HashSet;
use std::path::Path;
use uuid::Uuid;
use wire::Seed;

/// What no file's name holds, on any system.
const NO_NAME: [char; 3] = ['/', '\\', '\0'];

/// What stands in `format`.
const FORMAT: &str = "voxelier-history";

/// The version that is written, and the newest that is read.
const VERSION: u32 = 1;

/// The longest text, in letters: a prompt, or the name of a file.
const MAX_TEXT: usize = 500;

/// The most candidates: the images of a service, or the ways to cut a thing out of a picture.
const MAX_CANDIDATES: usize = 4;

/// The latest time that the page can show, in ms since 1970.
const MAX_TIME: u64 = 8_640_000_000_000_000;

/// The document. Older readers meet a greater version; fields that aren't known are passed over.
#[derive(Debug, PartialEq, Serialize, Deserialize)]
pub struct Manifest {
    format: String,
    version: u32,
    /// Oldest first.
    pub generations: Vec<Generation>,
}

/// What every version of the document begins with.
#[derive(Deserialize)]
struct Head {
    format: String,
    version: u32,
}

/// A generation with all that came of it.
#[derive(Debug, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct Generation {
    /// A UUID: a generation that is there already isn't taken twice.
    pub id: String,
    pub prompt: String,
    pub seed: Option<u64>,
    /// As the page shows it.
    pub service: String,
    pub created_at: u64,
    pub words: Option<WordsView>,
    pub source: Option<Source>,
    pub starred: bool,
    pub tags: Vec<String>,
    pub candidates: Vec<Candidate>,
    /// Every model after the one that it is a version of.
    pub models: Vec<Model>,
}

/// The person's own file that it began with.
#[derive(Debug, PartialEq, Serialize, Deserialize)]
pub struct Source {
    pub kind: SourceKind,
    pub name: String,
    /// A content hash.
    pub picture: Option<String>,
}

#[derive(Debug, PartialEq, Serialize, Deserialize)]
pub struct Candidate {
    pub index: u8,
    /// A content hash.
    pub picture: String,
    pub mask: Option<MaskView>,
}

#[derive(Debug, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct Model {
    /// A UUID.
    pub id: String,
    pub candidate: u8,
    pub options: OptionsView,
    /// Content hashes.
    pub vox: String,
    pub thumbnail: Option<String>,
    pub created_at: u64,
    /// The model that it is a version of, and what was changed about it.
    pub base: Option<String>,
    pub tweaks: Option<Tweaks>,
}

impl Manifest {
    pub fn new(generations: Vec<Generation>) -> Self {
        Self { format: FORMAT.to_owned(), version: VERSION, generations }
    }

    /// From its bytes. A newer version may look quite different, so the version is looked at first.
    pub fn read(json: &[u8]) -> Result<Self, ArchiveError> {
        let head: Head = serde_json::from_slice(json)?;
        if head.format != FORMAT {
            return Err(ArchiveError::NoManifest);
        }
        if head.version > VERSION {
            return Err(ArchiveError::Newer { found: head.version, known: VERSION });
        }
        Ok(serde_json::from_slice(json)?)
    }

    /// Whether it can be taken as it is; `holds` tells which files there are.
    pub fn check(&self, holds: impl Fn(&str) -> bool) -> Result<(), ArchiveError> {
        if self.generations.len() > MAX_GENERATIONS {
            return Err(ArchiveError::too_large("the history", format!("{MAX_GENERATIONS} generations")));
        }
        for generation in &self.generations {
            let wrong =
                |what| ArchiveError::Wrong { generation: generation.id.chars().take(40).collect(), what };
            generation.check().map_err(wrong)?;
            for file in generation.files() {
                if !is_hash(file) {
                    return Err(wrong("a file whose name is none"));
                }
                if !holds(file) {
                    return Err(ArchiveError::Missing(file.to_owned()));
                }
            }
        }
        Ok(())
    }
}

impl Generation {
    /// From what the page sees, and the content hash of each model's file, in the order of the view's models.
    pub fn of(view: GenerationView, vox: Vec<String>) -> Self {
        let mut models: Vec<Model> = view.models.into_iter().zip(vox).map(Model::of).collect();
        models.sort_by_key(|model| model.base.is_some());
        Self {
            id: view.id,
            prompt: view.prompt,
            seed: view.seed,
            service: view.service,
            created_at: view.created_at,
            words: view.words,
            source: view.source.map(|source| Source {
                kind: source.kind,
                name: file_name(&source.path),
                picture: source.picture,
            }),
            starred: view.starred,
            tags: view.tags,
            candidates: view
                .candidates
                .into_iter()
                .map(|one| Candidate { index: one.index, picture: one.picture, mask: one.mask })
                .collect(),
            models,
        }
    }

    /// The content hashes of its pictures: candidates, what it began with, thumbnails.
    pub fn pictures(&self) -> impl Iterator<Item = &str> {
        let candidates = self.candidates.iter().map(|candidate| candidate.picture.as_str());
        let source = self.source.iter().filter_map(|source| source.picture.as_deref());
        candidates.chain(source).chain(self.models.iter().filter_map(|model| model.thumbnail.as_deref()))
    }

    /// The content hashes of all its files.
    pub fn files(&self) -> impl Iterator<Item = &str> {
        self.pictures().chain(self.models.iter().map(|model| model.vox.as_str()))
    }

    fn check(&self) -> Result<(), &'static str> {
        require(is_id(&self.id), "an id that is none")?;
        require(is_text(&self.prompt), "a prompt that is too long")?;
        require(is_text(&self.service), "a service that is none")?;
        require(self.seed.is_none_or(|seed| Seed::new(seed).is_ok()), "a seed that is none")?;
        require(self.created_at <= MAX_TIME, "a time that never comes")?;
        require(
            self.source.as_ref().is_none_or(|source| is_file_name(&source.name)),
            "a source whose name is none",
        )?;
        let is_known = |index: u8| usize::from(index) < MAX_CANDIDATES;
        require(self.candidates.len() <= MAX_CANDIDATES, "too many candidates")?;
        require(self.candidates.iter().all(|one| is_known(one.index)), "a candidate of no place")?;
        let mut seen = HashSet::new();
        for model in &self.models {
            require(is_id(&model.id), "a model whose id is none")?;
            require(model.created_at <= MAX_TIME, "a model of a time that never comes")?;
            require(crate::studio::checked(model.options).is_ok(), "a model with options that there aren't")?;
            let is_based = model.base.as_ref().is_none_or(|base| seen.contains(base.as_str()));
            require(is_based, "a version of a model that isn't there")?;
            // A version of a version would be one of nothing.
            if model.base.is_none() {
                seen.insert(model.id.as_str());
            }
        }
        Ok(())
    }
}

impl Model {
    fn of((view, vox): (ModelView, String)) -> Self {
        let (base, tweaks) = view.version.map(|version| (version.base, version.tweaks)).unzip();
        Self {
            id: view.id,
            candidate: view.candidate,
            options: view.options,
            vox,
            thumbnail: view.thumbnail,
            created_at: view.created_at,
            base,
            tweaks,
        }
    }
}

fn require(holds: bool, otherwise: &'static str) -> Result<(), &'static str> {
    if holds { Ok(()) } else { Err(otherwise) }
}

fn is_id(text: &str) -> bool {
    Uuid::try_parse(text).is_ok_and(|id| id.to_string() == text)
}

fn is_text(text: &str) -> bool {
    text.chars().take(MAX_TEXT + 1).count() <= MAX_TEXT
}

/// The last part of a path. What another system may take for a part of a path becomes an underscore.
fn file_name(path: &str) -> String {
    let name = Path::new(path).file_name().unwrap_or_default().to_string_lossy();
    name.replace(NO_NAME, "_")
}

fn is_file_name(name: &str) -> bool {
    is_text(name) && !name.contains(NO_NAME)
}
