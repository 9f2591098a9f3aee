//! Words to pictures: the vocabulary, parts, colours and composition of the sketch generator.
//!
//! Open-ended drawing needs a model; this draws what it knows, says what it drew and what it ignored, and fails with a
//! helpful sentence where nothing fits. Sprites come from a packed vocabulary (`cargo xtask setup` makes it), things
//! that it lacks are drawn from shapes, and words for colours and materials change both. English and German.
//!
//! Pure and deterministic: the same prompt, seed and [`VERSION`] give the same bytes.

mod compose;
mod lexicon;
mod oklch;
mod pack;
mod palette;
mod parts;
mod raster;
mod words;

use image::{ImageFormat, RgbaImage};
use lexicon::{Concept, Lexicon};
use palette::Paint;
use std::io::Cursor;
use words::{Relation, Thing, Understood};

/// Changes whenever the same prompt and seed give other bytes.
pub const VERSION: u32 = 1;

/// What became of a prompt.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Sketch {
    /// Three pictures that differ on purpose.
    pub candidates: [Candidate; 3],
    /// The things that were drawn, by their English names.
    pub drew: Vec<String>,
    /// The colours and materials that were used, by their English names.
    pub colours: Vec<String>,
    /// The words that had no effect.
    pub ignored: Vec<String>,
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
#[error("the sketch generator knows nothing in these words; try {}", quoted(.nearest))]
pub struct Unknown {
    /// What it knows that comes nearest.
    pub nearest: Vec<String>,
}

fn quoted(names: &[String]) -> String {
    let names: Vec<String> = names.iter().map(|name| format!("\"{name}\"")).collect();
    match names.split_last() {
        Some((last, [])) => last.clone(),
        Some((last, others)) => format!("{} or {last}", others.join(", ")),
        None => "\"treasure chest\"".to_owned(),
    }
}

/// What is worn on the head, by the ends of its names.
const HEADGEAR: [&str; 4] = ["hat", "cap", "crown", "helmet"];

/// Draws three candidates of what `prompt` names.
pub fn draw(prompt: &str, seed: u64) -> Result<Sketch, Unknown> {
    let understood = words::understand(prompt);
    let pictures = pictures(&understood, seed).ok_or_else(|| unknown(&understood))?;
    let names = understood.things.iter().take(2).filter_map(|thing| thing.concepts.first());
    let drew = names.map(|concept| concept.name().to_owned()).collect();
    let colours = understood.things.iter().take(2).flat_map(|thing| &thing.paints);
    let colours = colours.map(|paint| paint.name.to_owned()).collect();
    let further = understood.things.iter().skip(2).filter_map(|thing| thing.concepts.first());
    let ignored = understood.ignored.iter().cloned().chain(further.map(|concept| concept.name().to_owned()));
    let candidates = pictures.map(|(picture, caption)| Candidate { png: encoded(&picture), caption });
    Ok(Sketch { candidates, drew, colours, ignored: ignored.collect() })
}

/// The three pictures: the best match; another view of it; two things together, or a third way to show one.
fn pictures(understood: &Understood, seed: u64) -> Option<[(RgbaImage, String); 3]> {
    let first = understood.things.first()?;
    let best = *first.concepts.first()?;
    let main = painted(best, &first.paints)?;
    let name = captioned(best, &first.paints);
    let second = understood.things.get(1).and_then(|thing| Some((thing, *thing.concepts.first()?)));
    if let Some((thing, concept)) = second {
        let other = painted(concept, &thing.paints)?;
        let relation = understood.relation.unwrap_or(Relation::With);
        let both = format!("{name} {} {}", said(relation), captioned(concept, &thing.paints));
        let swapped = compose::together(&compose::mirrored(&main), &other, turned(relation));
        let is_worn =
            relation == Relation::With && HEADGEAR.iter().any(|word| concept.name().ends_with(word));
        let together =
            if is_worn { compose::worn(&main, &other) } else { compose::together(&main, &other, relation) };
        return Some([
            (together, both.clone()),
            (compose::centred(&main), name),
            (swapped, format!("{both}, another way")),
        ]);
    }
    let alternative = alternative(first, best);
    let b = match alternative.and_then(|other| Some((painted(other, &first.paints)?, other))) {
        Some((picture, other)) => (compose::centred(&picture), captioned(other, &first.paints)),
        None => {
            let mut view = compose::centred(&compose::mirrored(&main));
            palette::brighten(&mut view, if seed & 1 == 0 { 0.12 } else { -0.12 });
            (view, format!("{name}, from the other side"))
        }
    };
    let c = if first.paints.is_empty() {
        let paint = palette::some_colour(mixed(seed));
        let mut picture = main.clone();
        palette::apply(&mut picture, paint);
        (compose::centred(&picture), format!("{} {name}", paint.name))
    } else {
        let bases = [([104, 176, 74], "grass"), ([158, 158, 164], "stone"), ([158, 98, 52], "wood")];
        let (colour, base) = bases[(mixed(seed) % 3) as usize];
        (compose::on_base(&main, colour), format!("{name} on a base of {base}"))
    };
    Some([(compose::centred(&main), name), b, c])
}

/// Another thing that the same words may mean: one that is drawn differently, and meant nearly as much.
fn alternative(thing: &Thing, best: Concept) -> Option<Concept> {
    thing.concepts.iter().copied().skip(1).find(|other| *other != best)
}

fn painted(concept: Concept, paints: &[Paint]) -> Option<RgbaImage> {
    let mut picture = concept.picture()?;
    paints.iter().for_each(|paint| palette::apply(&mut picture, *paint));
    Some(picture)
}

fn captioned(concept: Concept, paints: &[Paint]) -> String {
    let words = paints.iter().map(|paint| paint.name).chain([concept.name()]);
    words.collect::<Vec<_>>().join(" ")
}

fn said(relation: Relation) -> &'static str {
    match relation {
        Relation::With => "with",
        Relation::On => "on",
        Relation::In => "in",
    }
}

/// Another relation that shows both things.
fn turned(relation: Relation) -> Relation {
    match relation {
        Relation::With => Relation::On,
        Relation::On | Relation::In => Relation::With,
    }
}

/// Near seeds give numbers far apart (the finish of splitmix64).
fn mixed(seed: u64) -> u64 {
    let seed = seed.wrapping_add(0x9e37_79b9_7f4a_7c15);
    let seed = (seed ^ (seed >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
    let seed = (seed ^ (seed >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
    seed ^ (seed >> 31)
}

fn unknown(understood: &Understood) -> Unknown {
    let mut nearest: Vec<String> = Vec::new();
    let longest = understood.ignored.iter().max_by_key(|word| word.chars().count());
    if let Some(word) = longest {
        nearest.extend(Lexicon::get().nearest(word, 3).into_iter().map(ToOwned::to_owned));
    }
    for favourite in ["treasure chest", "dragon", "floating island"] {
        if nearest.len() < 4 && !nearest.iter().any(|name| name == favourite) {
            nearest.push(favourite.to_owned());
        }
    }
    Unknown { nearest }
}

/// Writing into memory does not fail; were it to, the picture would be empty and the job after it say so.
fn encoded(picture: &RgbaImage) -> Vec<u8> {
    let mut png = Cursor::new(Vec::new());
    match picture.write_to(&mut png, ImageFormat::Png) {
        Ok(()) => png.into_inner(),
        Err(_) => Vec::new(),
    }
}
