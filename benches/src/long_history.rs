//! A long history, made up: for measuring, and for looking at the page with it.

use rusqlite::{Connection, params};
use std::path::Path;
use studio::view::{ColorView, OptionsView, TexturingView};
use studio::{Error, Secrets, Studio, StudioConfig};

const MINUTE: i64 = 60_000;

const KINDS: [&str; 8] = ["rustic", "red", "blauer", "tiny", "雪の", "old", "floating", "großer"];
const STUFFS: [&str; 7] = ["wooden", "stone", "eiserner", "crystal", "木の", "golden", "moosiger"];
const THINGS: [&str; 9] =
    ["treasure chest", "tower", "Drache", "castle", "城", "sword", "island", "Türme", "ドラゴン"];
const PLACES: [&str; 6] =
    ["at night", "in the forest", "auf der Straße", "by the sea", "夕焼けの中", "on a hill"];

/// The prompt of a made-up generation: all of them are words that repeat, and a number of its own.
#[must_use]
pub fn prompt(number: usize) -> String {
    let pick = |words: &[&'static str], step: usize| words[number / step % words.len()];
    let (kind, stuff) = (pick(&KINDS, 1), pick(&STUFFS, 3));
    format!("a {kind} {stuff} {} {}, no. {number}", pick(&THINGS, 7), pick(&PLACES, 11))
}

/// Adds so many generations to the library in `folder`, ten minutes apart, each with a picture, half of them with a model.
pub async fn fill(folder: &Path, count: usize) -> Result<(), Box<dyn std::error::Error>> {
    let open = || Studio::open(StudioConfig::new(folder, Secrets::memory()));
    let studio = open().await?;
    let (pictures, vox) = files(&studio, folder).await?;
    drop(studio);
    insert(&Connection::open(folder.join("library.sqlite"))?, count, &pictures, &vox)?;
    // Whoever opens the library numbers and indexes what is new.
    open().await?;
    Ok(())
}

/// Files to show: some pictures, and a model.
async fn files(studio: &Studio, folder: &Path) -> Result<(Vec<String>, String), Box<dyn std::error::Error>> {
    let options = OptionsView {
        voxel_size: 32,
        palette_size: 16,
        fill: false,
        texturing: TexturingView::Textured,
        color: ColorView::Surface,
    };
    let mut pictures = Vec::new();
    for hue in 0..24u8 {
        let path = folder.join("shown.png");
        disc(hue).save(&path)?;
        let opened = studio.open_file(&path, options).await?;
        pictures.extend(opened.candidates.into_iter().map(|candidate| candidate.picture));
        std::fs::remove_file(&path)?;
    }
    let statue = Path::new(env!("CARGO_MANIFEST_DIR")).join("../assets/vox/statue.vox");
    let opened = studio.open_file(&statue, options).await?;
    let model = opened.models.first().ok_or(Error::Missing("model"))?;
    let rows = Connection::open(folder.join("library.sqlite"))?;
    let vox = rows.query_row("select vox from models where id = ?1", [&model.id], |row| row.get(0))?;
    Ok((pictures, vox))
}

/// A disc on a transparent ground.
fn disc(hue: u8) -> image::RgbaImage {
    let color = [hue.wrapping_mul(53), 90 + hue * 5, 220 - hue * 7, 255];
    image::RgbaImage::from_fn(96, 96, |x, y| {
        let far = x.abs_diff(48).pow(2) + y.abs_diff(48).pow(2);
        image::Rgba(if far < 40 * 40 { color } else { [0; 4] })
    })
}

fn insert(rows: &Connection, count: usize, pictures: &[String], vox: &str) -> rusqlite::Result<()> {
    let now: i64 = rows.query_row("select unixepoch() * 1000", [], |row| row.get(0))?;
    rows.execute_batch("begin immediate")?;
    for number in 0..count {
        let (id, at) = (format!("made-up-{number:08}"), now - (count - number) as i64 * 10 * MINUTE);
        let picture = &pictures[number % pictures.len()];
        rows.prepare_cached(
            "insert into generations (id, prompt, seed, service, created_at, revision, starred)
                values (?1, ?2, ?3, 'embedded', ?4, 1, ?5)",
        )?
        .execute(params![id, prompt(number), number as i64, at, number % 50 == 0])?;
        rows.prepare_cached("insert into candidates (generation, idx, picture) values (?1, 0, ?2)")?
            .execute([&id, picture])?;
        if number % 10 == 0 {
            rows.prepare_cached("insert into tags (tag, generation) values (?1, ?2)")?
                .execute([["props", "level 1", "keep"][number / 10 % 3], &id])?;
        }
        if number % 2 == 0 {
            let edge = (8 + number % 120) as i64;
            rows.prepare_cached(
                "insert into models (id, run, generation, candidate, options, vox, thumbnail, bytes,
                    size_x, size_y, size_z, voxels, swatches, created_at)
                values (?1, ?1, ?1, 0, '{}', ?2, ?3, 32000, ?4, 9, 9, 900, '[[1,\"#8a5a2b\",900]]', ?5)",
            )?
            .execute(params![id, vox, picture, edge, at])?;
        }
    }
    rows.execute_batch("commit")
}
