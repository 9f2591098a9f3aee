//! Packs the sketch generator's sprites and words into one file, which the build puts into the programs.
//!
//! The file: `VXLVOCAB`; the format's version (u32); a fingerprint of what it was made of and by (u64); the lengths of
//! the index and of the phrases (u32 each), all little-endian. Then the index as JSON, the phrases, and the pictures
//! one after another, and at the end the licences of all of it, so that every copy has them. The crate `sketch` reads it.
//!
//! The phrases are sorted lines: a folded phrase, a tab, and what it may mean, best first, with spaces between: `=` for
//! the name, `~` for a part of the name or `-` for a tag, the sprite's number, a colon, and a letter per language.

// The packer and the reader have to fold alike, and to mean the same format.
#[path = "../../crates/sketch/src/fold.rs"]
mod fold;
#[path = "../../crates/sketch/src/format.rs"]
mod format;

use crate::{Result, step};
use format::{FORMAT, MAGIC};
use serde_json::{Value, json};
use std::collections::{BTreeMap, BTreeSet, HashMap};
use std::fmt::Write as _;
use std::fs;
use std::hash::{DefaultHasher, Hash, Hasher};
use std::path::Path;

/// Groups whose members are things: animals and plants, food, travel, activities, objects. They come first.
const THINGS: std::ops::RangeInclusive<u64> = 3..=7;

/// Smileys, monsters and hearts.
const SMILEYS: u64 = 0;

/// Hands, people and their parts, roles, figures of fantasy; flags that are no country's. Not gestures, sports and
/// families: they say more about what people do than what is to be seen.
const SUBGROUPS: [u64; 10] = [97, 26, 25, 23, 16, 17, 18, 19, 20, 22];

/// The languages of the words, a letter each; regional ones count as their language.
const LANGUAGES: [(&str, &[&str]); 25] = [
    ("bn", &["bn"]),
    ("da", &["da"]),
    ("de", &["de"]),
    ("en", &["en", "en-gb"]),
    ("es", &["es", "es-mx"]),
    ("et", &["et"]),
    ("fi", &["fi"]),
    ("fr", &["fr"]),
    ("hi", &["hi"]),
    ("hu", &["hu"]),
    ("it", &["it"]),
    ("ja", &["ja"]),
    ("ko", &["ko"]),
    ("lt", &["lt"]),
    ("ms", &["ms"]),
    ("nb", &["nb"]),
    ("nl", &["nl"]),
    ("pl", &["pl"]),
    ("pt", &["pt"]),
    ("ru", &["ru"]),
    ("sv", &["sv"]),
    ("th", &["th"]),
    ("uk", &["uk"]),
    ("vi", &["vi"]),
    ("zh", &["zh", "zh-hant"]),
];

/// A word that goes with more sprites than this says nothing.
const MOST_MEANINGS: usize = 24;

/// Writes `assets/vocabulary.pack`, unless it was made of the same packages by the same code.
pub fn pack(root: &Path) -> Result {
    let folder = root.join("assets/vocabulary/node_modules");
    let target = root.join("assets/vocabulary.pack");
    let licences = read(&root.join("assets/vocabulary/LICENSES.md"))?;
    let fingerprint = fingerprint(&folder, &licences)?;
    let header = [MAGIC.as_slice(), &FORMAT.to_le_bytes(), &fingerprint.to_le_bytes()].concat();
    if fs::read(&target).is_ok_and(|packed| packed.starts_with(&header)) {
        return Ok(());
    }
    step("Packing the vocabulary");
    let english = entries(&folder.join("emojibase-data/en/data.json"))?;
    let (mut sprites, mut pictures) = (Vec::new(), Vec::new());
    for entry in things_first(&english) {
        if let Some(picture) = picture(&folder, entry) {
            sprites.push(Sprite { entry, at: pictures.len(), length: picture.len() });
            pictures.extend_from_slice(&picture);
        }
    }
    let index = index(&sprites);
    let phrases = phrases(&folder, &sprites)?;
    let mut bytes = header;
    for part in [&index, &phrases] {
        let length = u32::try_from(part.len()).map_err(|error| error.to_string())?;
        bytes.extend_from_slice(&length.to_le_bytes());
    }
    bytes.extend_from_slice(index.as_bytes());
    bytes.extend_from_slice(phrases.as_bytes());
    bytes.extend_from_slice(&pictures);
    bytes.extend_from_slice(&licences);
    // A half-written pack would break every build after it.
    let unfinished = target.with_extension("unfinished");
    fs::write(&unfinished, bytes).map_err(|error| format!("{}: {error}", unfinished.display()))?;
    fs::rename(&unfinished, &target).map_err(|error| format!("{}: {error}", target.display()))
}

/// Changes with the packages, their licences and this code.
fn fingerprint(folder: &Path, licences: &[u8]) -> Result<u64> {
    let mut hasher = DefaultHasher::new();
    read(&folder.join(".package-lock.json"))?.hash(&mut hasher);
    licences.hash(&mut hasher);
    include_str!("vocabulary.rs").hash(&mut hasher);
    include_str!("../../crates/sketch/src/fold.rs").hash(&mut hasher);
    Ok(hasher.finish())
}

struct Sprite<'a> {
    /// The emoji's entry in the English data.
    entry: &'a Value,
    at: usize,
    length: usize,
}

impl Sprite<'_> {
    fn emoji(&self) -> &str {
        self.entry["emoji"].as_str().unwrap_or_default()
    }

    fn name(&self) -> String {
        self.entry["label"].as_str().unwrap_or_default().to_lowercase()
    }
}

/// The entries that are packed, things before people.
fn things_first(entries: &[Value]) -> Vec<&Value> {
    let rank = |entry: &Value| {
        let (group, subgroup) = (entry["group"].as_u64()?, entry["subgroup"].as_u64()?);
        let listed = SUBGROUPS.iter().position(|listed| *listed == subgroup);
        if THINGS.contains(&group) {
            Some(0)
        } else {
            listed.or((group == SMILEYS).then_some(1)).map(|at| at + 1)
        }
    };
    let mut chosen: Vec<(usize, &Value)> =
        entries.iter().filter_map(|entry| Some((rank(entry)?, entry))).collect();
    chosen.sort_by_key(|(rank, _)| *rank);
    chosen.into_iter().map(|(_, entry)| entry).collect()
}

fn index(sprites: &[Sprite]) -> String {
    let sprite = |sprite: &Sprite| {
        let emoji = fold::fold(sprite.emoji());
        json!({ "emoji": emoji, "name": sprite.name(), "at": sprite.at, "length": sprite.length })
    };
    let languages: Vec<&str> = LANGUAGES.iter().map(|(code, _)| *code).collect();
    json!({ "languages": languages, "sprites": sprites.iter().map(sprite).collect::<Vec<_>>() }).to_string()
}

/// How a phrase fits a sprite, best first.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum Fit {
    Name,
    PartOfName,
    Tag,
}

/// For each phrase the sprites that it may mean: how it fits, and in which languages.
type Meanings = BTreeMap<String, BTreeMap<usize, (Fit, BTreeSet<char>)>>;

fn phrases(folder: &Path, sprites: &[Sprite]) -> Result<String> {
    let more = json_of(&folder.join("emojilib/dist/emoji-en-US.json"))?;
    let mut meanings = Meanings::new();
    for (letter, (code, regions)) in ('a'..).zip(LANGUAGES) {
        for region in regions {
            let entries = entries(&folder.join(format!("emojibase-data/{region}/data.json")))?;
            let by_code: HashMap<&str, &Value> =
                entries.iter().filter_map(|entry| Some((entry["hexcode"].as_str()?, entry))).collect();
            for (number, sprite) in sprites.iter().enumerate() {
                let hexcode = sprite.entry["hexcode"].as_str().unwrap_or_default();
                let Some(entry) = by_code.get(hexcode) else { continue };
                let english = (code == "en").then(|| more[sprite.emoji()].as_array()).flatten();
                let label = fold::fold(entry["label"].as_str().unwrap_or_default());
                add(&mut meanings, &label, number, Fit::Name, letter);
                for tag in entry["tags"].as_array().into_iter().chain(english).flatten() {
                    let tag = fold::fold(&tag.as_str().unwrap_or_default().replace('_', " "));
                    let is_part = format!(" {label} ").contains(&format!(" {tag} "));
                    add(
                        &mut meanings,
                        &tag,
                        number,
                        if is_part { Fit::PartOfName } else { Fit::Tag },
                        letter,
                    );
                }
            }
        }
    }
    meanings.retain(|phrase, sprites| !phrase.is_empty() && sprites.len() <= MOST_MEANINGS);
    Ok(meanings.iter().map(|(phrase, meanings)| line(phrase, meanings, sprites)).collect())
}

fn add(meanings: &mut Meanings, phrase: &str, sprite: usize, fit: Fit, language: char) {
    let sprites = meanings.entry(phrase.to_owned()).or_default();
    let (best, languages) = sprites.entry(sprite).or_insert((fit, BTreeSet::new()));
    *best = fit.min(*best);
    languages.insert(language);
}

/// One line. Of meanings that fit alike the one with the plainest name comes first: "castle" before "japanese castle".
fn line(phrase: &str, meanings: &BTreeMap<usize, (Fit, BTreeSet<char>)>, sprites: &[Sprite]) -> String {
    let mut sorted: Vec<_> = meanings.iter().collect();
    sorted.sort_by_key(|(number, (fit, _))| {
        let name = sprites.get(**number).map_or_else(String::new, Sprite::name);
        (*fit, name.split(' ').count(), **number)
    });
    let mut line = phrase.to_owned();
    for (at, (number, (fit, languages))) in sorted.into_iter().enumerate() {
        let fit = match fit {
            Fit::Name => '=',
            Fit::PartOfName => '~',
            Fit::Tag => '-',
        };
        let languages: String = languages.iter().collect();
        let before = if at == 0 { '\t' } else { ' ' };
        // Writing into a string does not fail.
        let _ = write!(line, "{before}{fit}{number}:{languages}");
    }
    line.push('\n');
    line
}

fn read(path: &Path) -> Result<Vec<u8>> {
    fs::read(path).map_err(|error| format!("{}: {error}", path.display()))
}

fn json_of(path: &Path) -> Result<Value> {
    let text = read(path)?;
    serde_json::from_slice(&text).map_err(|error| format!("{}: {error}", path.display()))
}

fn entries(path: &Path) -> Result<Vec<Value>> {
    match json_of(path)? {
        Value::Array(entries) => Ok(entries),
        _ => Err(format!("{} is no list", path.display())),
    }
}

/// The files are named after the code points, some with and some without the variation selector.
fn picture(folder: &Path, entry: &Value) -> Option<Vec<u8>> {
    let plain = entry["hexcode"].as_str()?.to_lowercase();
    let sprites = folder.join("@lobehub/fluent-emoji-3d/assets");
    let names = [plain.clone(), format!("{plain}-fe0f"), plain.replace("-fe0f", "")];
    names.iter().find_map(|name| fs::read(sprites.join(format!("{name}.webp"))).ok())
}
