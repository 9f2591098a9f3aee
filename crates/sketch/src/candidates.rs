//! Three pictures that differ on purpose.

use crate::adjectives::Proportion;
use crate::compose::{self, Base, Placed};
use crate::draw::{DARK_STONE, GRASS, SAND, SNOW, SOIL, STONE, Tint};
use crate::language::Relation;
use crate::lexicon::Concept;
use crate::noise::mixed;
use crate::palette;
use crate::parts::Look;
use crate::words::Thing;
use image::RgbaImage;

/// A picture, and what it shows.
pub type Captioned = (RgbaImage, String);

/// At most so many things are drawn together.
pub const MOST_THINGS: usize = 3;

/// What is worn on the head, by the ends of its names.
const HEADGEAR: [&str; 4] = ["hat", "cap", "crown", "helmet"];

const BASES: [Base; 4] = [
    Base { name: "grass", top: GRASS, under: SOIL },
    Base { name: "stone", top: STONE, under: DARK_STONE },
    Base { name: "sand", top: SAND, under: Tint::matte(204, 162, 98) },
    Base { name: "snow", top: SNOW, under: STONE },
];

/// A thing as it is drawn.
struct Drawn {
    /// In its own colours.
    plain: RgbaImage,
    /// As it is said to look.
    picture: RgbaImage,
    scale: f32,
    caption: String,
}

impl Drawn {
    fn new(thing: &Thing, concept: Concept, way: usize) -> Option<Self> {
        let accent = thing.detail.as_ref().and_then(|(paint, _)| paint.tint());
        Some(Self::painted(thing, concept, concept.picture(Look { way, accent })?))
    }

    /// Paints a thing, and makes it as tall or wide as it is said to be.
    fn painted(thing: &Thing, concept: Concept, plain: RgbaImage) -> Self {
        let mut picture = plain.clone();
        thing.paints.iter().for_each(|paint| palette::apply(&mut picture, paint));
        let mut scale = 1.0;
        for size in &thing.sizes {
            scale *= size.scale;
            let factor = match size.shape {
                Proportion::Height(factor) => factor,
                Proportion::Length(factor) if picture.height() >= picture.width() => factor,
                Proportion::Length(factor) => 1.0 / factor,
            };
            if factor != 1.0 {
                picture = compose::stretched(&picture, factor);
            }
        }
        let sizes = thing.sizes.iter().map(|size| size.name);
        let words = sizes.chain(thing.paints.iter().map(|paint| paint.name)).chain([concept.name()]);
        Self { plain, picture, scale, caption: words.collect::<Vec<_>>().join(" ") }
    }

    fn placed(&self) -> Placed<'_> {
        Placed { picture: &self.picture, scale: self.scale }
    }

    fn alone(&self) -> Captioned {
        (compose::alone(&self.placed()), self.caption.clone())
    }
}

/// The best match; another reading of the words, or another way to draw it; and a third way to show it. `None` where
/// there is nothing to draw.
pub fn three(things: &[Thing], seed: u64) -> Option<[Captioned; 3]> {
    let (main, others) = things.split_first()?;
    let best = *main.concepts.first()?;
    let first = Drawn::new(main, best, 0)?;
    let others: Vec<(Drawn, Relation)> = others
        .iter()
        .take(MOST_THINGS - 1)
        .filter_map(|thing| Some((Drawn::new(thing, *thing.concepts.first()?, 0)?, thing.relation?)))
        .collect();
    let base = BASES[(mixed(seed) % 4) as usize];
    if others.is_empty() {
        let [second, third] = variations(main, best, &first, base, seed)?;
        return Some([first.alone(), second, third]);
    }
    Some(compositions(&first, &others, base))
}

/// Two further ways to show one thing: another thing that the words may mean, another way to draw it, another colour
/// where none was asked for, on a base, from the other side.
fn variations(main: &Thing, best: Concept, first: &Drawn, base: Base, seed: u64) -> Option<[Captioned; 2]> {
    let mut ways: Vec<Captioned> = Vec::new();
    if let Some(other) = main.concepts.iter().skip(1).find(|other| **other != best) {
        ways.extend(Drawn::new(main, *other, 0).map(|drawn| drawn.alone()));
    }
    if let Concept::Part(part) = best
        && part.ways() > 1
    {
        let other = Drawn::new(main, best, 1 + (mixed(seed ^ 1) as usize) % (part.ways() - 1))?;
        ways.push((compose::alone(&other.placed()), format!("{}, another kind", other.caption)));
    }
    if main.paints.is_empty() && ways.len() < 2 {
        ways.push(repainted(main, best, first, seed).alone());
    }
    if ways.len() < 2 {
        let picture = compose::on_base(&first.picture, base);
        ways.insert(0, (picture, format!("{} on a base of {}", first.caption, base.name)));
    }
    if ways.len() < 2 {
        let mut picture = compose::mirrored(&first.picture);
        palette::brighten(&mut picture, if seed & 1 == 0 { 0.1 } else { -0.1 });
        let picture = compose::alone(&Placed { picture: &picture, scale: first.scale });
        ways.push((picture, format!("{}, from the other side", first.caption)));
    }
    ways.truncate(2);
    ways.try_into().ok()
}

/// Things are painted so many times at most, until one looks other than before.
const MOST_TRIES: u64 = 4;

/// How far two pictures are apart, on average over channels, for an eye to call them different.
const DIFFERENT: f64 = 12.0;

/// A thing in another paint, which shows: not a red one in red.
fn repainted(main: &Thing, concept: Concept, first: &Drawn, seed: u64) -> Drawn {
    let hash = concept.name().bytes().fold(seed, |hash, byte| mixed(hash ^ u64::from(byte)));
    let painted = |number: u64| {
        let thing = Thing { paints: vec![palette::another(hash.wrapping_add(5 * number))], ..main.clone() };
        Drawn::painted(&thing, concept, first.plain.clone())
    };
    let is_other = |drawn: &Drawn| difference(&drawn.picture, &first.picture) > DIFFERENT;
    (0..MOST_TRIES).map(painted).find(is_other).unwrap_or_else(|| painted(MOST_TRIES))
}

/// How far the channels of two pictures are apart on average, where either shows.
fn difference(a: &RgbaImage, b: &RgbaImage) -> f64 {
    let (mut sum, mut count) = (0_u64, 0_u64);
    for (a, b) in a.pixels().zip(b.pixels()).filter(|(a, b)| a.0[3] > 127 || b.0[3] > 127) {
        sum += a.0[..3].iter().zip(&b.0[..3]).map(|(a, b)| u64::from(a.abs_diff(*b))).sum::<u64>();
        count += 3;
    }
    sum as f64 / count.max(1) as f64
}

/// Things together, the first alone, and the things together in another way.
fn compositions(first: &Drawn, others: &[(Drawn, Relation)], base: Base) -> [Captioned; 3] {
    let mut caption = first.caption.clone();
    for (at, (other, relation)) in others.iter().enumerate() {
        let said = if at == 0 { said(*relation) } else { "and" };
        caption = format!("{caption} {said} {}", other.caption);
    }
    let placed = |turn: &dyn Fn(Relation) -> Relation| {
        others.iter().map(|(other, relation)| (other.placed(), turn(*relation))).collect::<Vec<_>>()
    };
    let worn = others.first().filter(|(other, relation)| {
        *relation == Relation::With && HEADGEAR.iter().any(|word| other.caption.ends_with(word))
    });
    let together = match worn {
        Some((hat, _)) => compose::worn(&first.picture, &hat.picture),
        None => compose::together(&first.placed(), &placed(&|relation| relation), base),
    };
    let mirrored = compose::mirrored(&first.picture);
    let first_mirrored = Placed { picture: &mirrored, scale: first.scale };
    let another = compose::together(&first_mirrored, &placed(&turned), base);
    [(together, caption.clone()), first.alone(), (another, format!("{caption}, another way"))]
}

fn said(relation: Relation) -> &'static str {
    match relation {
        Relation::With => "with",
        Relation::Holding => "holding",
        Relation::On => "on",
        Relation::In => "in",
        Relation::Under => "under",
        Relation::Full => "full of",
        Relation::Of => "of",
    }
}

/// Another relation that shows all the things.
fn turned(relation: Relation) -> Relation {
    match relation {
        Relation::With | Relation::Holding => Relation::On,
        _ => Relation::With,
    }
}
