//! Work that is on its way, and what helps to ask for more: earlier prompts, and options kept under names.

use super::{Studio, checked};
use crate::Error;
use crate::library::{generations, presets, runs};
use crate::view::{GenerationView, OptionsView, PresetView};
use std::collections::HashSet;

/// So many of the newest generations are looked at for prompts.
const NEWEST: u32 = 300;

/// The most characters that a preset's name has.
const NAME: usize = 40;

impl Studio {
    /// Every generation that has runs on their way, the oldest run first.
    pub async fn at_work(&self) -> Result<Vec<GenerationView>, Error> {
        self.read(|rows| {
            let ids = runs::at_work(rows)?;
            ids.iter().filter_map(|id| generations::view(rows, id).transpose()).collect()
        })
        .await
    }

    /// The prompts that were asked for lately, each once, newest first.
    pub async fn recent_prompts(&self) -> Result<Vec<String>, Error> {
        let mut prompts = self.read(|rows| generations::newest_prompts(rows, NEWEST)).await?;
        let mut seen = HashSet::new();
        prompts.retain(|prompt| seen.insert(prompt.clone()));
        Ok(prompts)
    }

    /// The options that are kept under names, by name.
    pub async fn presets(&self) -> Result<Vec<PresetView>, Error> {
        self.read(presets::all).await
    }

    /// Keeps options under a name of 1 to 40 characters, in place of those that it stood for, whatever its case. Returns
    /// all that are kept.
    pub async fn keep_preset(&self, name: &str, options: OptionsView) -> Result<Vec<PresetView>, Error> {
        let (name, options) = (name.trim().to_owned(), checked(options)?);
        if name.is_empty() || name.chars().count() > NAME {
            return Err(Error::Refused(format!("a preset's name has 1 to {NAME} characters")));
        }
        self.write(move |rows| {
            presets::keep(rows, &name, &options)?;
            presets::all(rows)
        })
        .await
    }

    /// Forgets the options under a name. Returns all that are kept.
    pub async fn forget_preset(&self, name: &str) -> Result<Vec<PresetView>, Error> {
        let name = name.to_owned();
        self.write(move |rows| {
            presets::forget(rows, &name)?;
            presets::all(rows)
        })
        .await
    }
}
