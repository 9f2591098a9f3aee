//! Words to pictures: the vocabulary, parts, colours and composition of the sketch generator.
//!
//! Open-ended drawing needs a model; this draws what it knows, says what it drew and what it ignored, and fails with a
//! helpful sentence where nothing fits. Sprites come from a packed vocabulary (`cargo xtask setup` makes it), things
//! that it lacks are drawn from shapes, and words for colours, materials and sizes change both. Prompts may be in any
//! language that the vocabulary's words are in.
//!
//! Pure and deterministic: the same prompt, seed and [`VERSION`] give the same bytes.

mod adjectives;
mod candidates;
mod compose;
mod draw;
mod fold;
mod format;
mod language;
mod layout;
mod lexicon;
mod masks;
mod noise;
mod oklch;
mod pack;
mod palette;
mod parts;
mod suggest;
mod tokens;
mod words;

use image::codecs::png::{CompressionType, FilterType, PngEncoder};
use image::{ExtendedColorType, ImageEncoder, RgbaImage};
use lexicon::Concept;
use words::{Thing, Understood};

/// Changes whenever the same prompt and seed give other bytes.
pub const VERSION: u32 = 2;

/// What became of a prompt.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Sketch {
    /// Three pictures that differ on purpose.
    pub candidates: [Candidate; 3],
    /// How the prompt was read.
    pub reading: Reading,
}

/// How a prompt is read.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Reading {
    /// The things that are drawn; the first is what the prompt is about.
    pub things: Vec<Shown>,
    /// The words that have no effect, as they were typed, in lower case.
    pub ignored: Vec<String>,
}

/// A thing that is drawn, by its English name, and what it looks like.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Shown {
    /// Its name.
    pub name: String,
    /// Its sizes and proportions.
    pub sizes: Vec<String>,
    /// Its colours and materials, and those of its details.
    pub colours: Vec<String>,
}

/// One picture.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Candidate {
    /// A PNG of 512 x 512 pixels, on clear ground.
    pub png: Vec<u8>,
    /// What it shows.
    pub caption: String,
}

/// Nothing of a prompt can be drawn.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error("nothing I know fits {}; near it I know {}", quoted(.words), listed(.nearest))]
pub struct Unknown {
    /// The words, as they were typed.
    pub words: String,
    /// What it knows that comes nearest.
    pub nearest: Vec<String>,
}

/// A message quotes so many letters at most.
const MOST_QUOTED: usize = 80;

fn quoted(words: &str) -> String {
    match words.char_indices().nth(MOST_QUOTED) {
        _ if words.is_empty() => "these words".to_owned(),
        Some((cut, _)) => format!("\"{}…\"", words[..cut].trim_end()),
        None => format!("\"{words}\""),
    }
}

fn listed(names: &[String]) -> String {
    let names: Vec<String> = names.iter().map(|name| format!("\"{name}\"")).collect();
    match names.split_last() {
        Some((last, others)) if !others.is_empty() => format!("{} and {last}", others.join(", ")),
        _ => names.concat(),
    }
}

/// The English names of everything that is drawn from shapes.
pub fn parts() -> impl Iterator<Item = &'static str> {
    parts::all().map(|part| part.name)
}

/// Reads a prompt without drawing it.
///
/// # Errors
///
/// Where nothing of it can be drawn.
pub fn read(prompt: &str) -> Result<Reading, Unknown> {
    understand(prompt).map(Reading::of)
}

/// Draws three candidates of what a prompt names.
///
/// # Errors
///
/// Where nothing of it can be drawn.
pub fn draw(prompt: &str, seed: u64) -> Result<Sketch, Unknown> {
    let understood = understand(prompt)?;
    let Some(pictures) = candidates::three(&understood.things, seed) else {
        return Err(unknown(prompt, &understood.ignored));
    };
    let candidates = pictures.map(|(picture, caption)| Candidate { png: encoded(&picture), caption });
    Ok(Sketch { candidates, reading: Reading::of(understood) })
}

impl Reading {
    fn of(understood: Understood) -> Self {
        let owned = |name: &str| name.to_owned();
        let shown = |thing: &Thing| {
            let details = thing.detail.iter().map(|(paint, _)| owned(paint.name));
            Some(Shown {
                name: owned(thing.concepts.first()?.name()),
                sizes: thing.sizes.iter().map(|size| owned(size.name)).collect(),
                colours: thing.paints.iter().map(|paint| owned(paint.name)).chain(details).collect(),
            })
        };
        Self { things: understood.things.iter().filter_map(shown).collect(), ignored: understood.ignored }
    }
}

/// What of a prompt can be drawn, and what not.
fn understand(prompt: &str) -> Result<Understood, Unknown> {
    let Understood { mut things, mut ignored } = words::understand(prompt);
    if things.is_empty() {
        return Err(unknown(prompt, &ignored));
    }
    for further in things.drain(candidates::MOST_THINGS.min(things.len())..) {
        ignored.extend(further.concepts.first().map(|concept| concept.name().to_owned()));
    }
    for thing in &mut things {
        ignored.extend(without_detail(thing));
    }
    Ok(Understood { things, ignored })
}

/// Takes a detail's paint from a thing that has no such detail, and says the words that asked for it.
fn without_detail(thing: &mut Thing) -> Option<String> {
    let has_one = matches!(thing.concepts.first(), Some(Concept::Part(part)) if part.has_detail());
    if has_one { None } else { thing.detail.take().map(|(_, words)| words) }
}

fn unknown(prompt: &str, ignored: &[String]) -> Unknown {
    let nearest = suggest::nearest(ignored, words::language(prompt), 4);
    Unknown { words: ignored.join(" "), nearest: nearest.into_iter().map(str::to_owned).collect() }
}

/// Writing into memory does not fail; were it to, the picture would be empty and the job after it say so.
fn encoded(picture: &RgbaImage) -> Vec<u8> {
    let mut png = Vec::new();
    let encoder = PngEncoder::new_with_quality(&mut png, CompressionType::Fast, FilterType::Adaptive);
    let written = encoder.write_image(picture, picture.width(), picture.height(), ExtendedColorType::Rgba8);
    if written.is_err() {
        png.clear();
    }
    png
}
