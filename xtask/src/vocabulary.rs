//! Packs the sketch generator's sprites and words into one file, which the build puts into the programs.
//!
//! The file: `VXLVOCAB`, the format's version and the index' length (little-endian u32 each), the index as JSON, then
//! the pictures one after another. The crate `sketch` reads it.

use crate::{Result, step};
use serde_json::{Map, Value, json};
use std::collections::BTreeSet;
use std::fs;
use std::path::Path;
use std::time::SystemTime;

const MAGIC: &[u8; 8] = b"VXLVOCAB";
const FORMAT: u32 = 1;

/// Groups whose members are things: animals and plants, food, travel, activities, objects.
const GROUPS: std::ops::RangeInclusive<u64> = 3..=7;

/// Further ones that can stand on a table: costumes, cats, hearts, figures of fantasy, flags.
const SUBGROUPS: [u64; 5] = [11, 12, 14, 26, 97];

/// Writes `assets/vocabulary.pack`, unless it is newer than what it is made of.
pub fn pack(root: &Path) -> Result {
    let folder = root.join("assets/vocabulary/node_modules");
    let target = root.join("assets/vocabulary.pack");
    let installed = folder.join(".package-lock.json");
    if changed(&target) > changed(&installed) && changed(&installed).is_some() {
        return Ok(());
    }
    step("Packing the vocabulary");
    let english = entries(&folder.join("emojibase-data/en/data.json"))?;
    let german = entries(&folder.join("emojibase-data/de/data.json"))?;
    let more = json_of(&folder.join("emojilib/dist/emoji-en-US.json"))?;
    let (mut sprites, mut pictures) = (Vec::new(), Vec::new());
    for entry in english.iter().filter(|entry| is_thing(entry)) {
        let Some(hexcode) = entry["hexcode"].as_str() else { continue };
        let Some(picture) = picture(&folder, hexcode) else { continue };
        let translated = german.iter().find(|other| other["hexcode"] == entry["hexcode"]);
        let names =
            [Some(entry), translated].into_iter().flatten().filter_map(|entry| entry["label"].as_str());
        let tags =
            [Some(entry), translated].into_iter().flatten().filter_map(|entry| entry["tags"].as_array());
        let emoji = entry["emoji"].as_str().unwrap_or_default();
        let tags = tags.chain(more[emoji].as_array()).flatten().filter_map(Value::as_str);
        let words: BTreeSet<String> = tags.map(|tag| tag.replace('_', " ").to_lowercase()).collect();
        sprites.push(json!({
            "emoji": emoji,
            "names": names.map(str::to_lowercase).collect::<Vec<_>>(),
            "words": words,
            "at": pictures.len(),
            "length": picture.len(),
        }));
        pictures.extend_from_slice(&picture);
    }
    let index = Value::Object(Map::from_iter([("sprites".to_owned(), Value::Array(sprites))])).to_string();
    let mut bytes = MAGIC.to_vec();
    bytes.extend_from_slice(&FORMAT.to_le_bytes());
    bytes.extend_from_slice(&u32::try_from(index.len()).map_err(|error| error.to_string())?.to_le_bytes());
    bytes.extend_from_slice(index.as_bytes());
    bytes.extend_from_slice(&pictures);
    // A half-written pack would break every build after it.
    let unfinished = target.with_extension("unfinished");
    fs::write(&unfinished, bytes).map_err(|error| format!("{}: {error}", unfinished.display()))?;
    fs::rename(&unfinished, &target).map_err(|error| format!("{}: {error}", target.display()))
}

fn changed(path: &Path) -> Option<SystemTime> {
    fs::metadata(path).and_then(|metadata| metadata.modified()).ok()
}

fn json_of(path: &Path) -> Result<Value> {
    let text = fs::read(path).map_err(|error| format!("{}: {error}", path.display()))?;
    serde_json::from_slice(&text).map_err(|error| format!("{}: {error}", path.display()))
}

fn entries(path: &Path) -> Result<Vec<Value>> {
    match json_of(path)? {
        Value::Array(entries) => Ok(entries),
        _ => Err(format!("{} is no list", path.display())),
    }
}

fn is_thing(entry: &Value) -> bool {
    entry["group"].as_u64().is_some_and(|group| GROUPS.contains(&group))
        || entry["subgroup"].as_u64().is_some_and(|subgroup| SUBGROUPS.contains(&subgroup))
}

/// The files are named after the code points, some with and some without the variation selector.
fn picture(folder: &Path, hexcode: &str) -> Option<Vec<u8>> {
    let plain = hexcode.to_lowercase();
    let sprites = folder.join("@lobehub/fluent-emoji-3d/assets");
    let names = [plain.clone(), format!("{plain}-fe0f"), plain.replace("-fe0f", "")];
    names.iter().find_map(|name| fs::read(sprites.join(format!("{name}.webp"))).ok())
}
