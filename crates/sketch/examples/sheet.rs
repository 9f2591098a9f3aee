//! A contact sheet, to look at what is drawn.
//!
//!     cargo run -p sketch --example sheet -- FILE.png            every part
//!     cargo run -p sketch --example sheet -- FILE.png PROMPT…    the candidates of prompts, two prompts a row

use image::imageops::{self, FilterType};
use image::{Rgba, RgbaImage};
use std::error::Error;
use std::time::Instant;

const CELL: u32 = 200;
const COLUMNS: u32 = 6;

fn main() -> Result<(), Box<dyn Error>> {
    let mut arguments = std::env::args().skip(1);
    let file = arguments.next().ok_or("which file to write?")?;
    let prompts: Vec<String> = arguments.collect();
    let mut pictures = Vec::new();
    if prompts.is_empty() {
        for name in sketch::parts() {
            pictures.push(picture(&sketch::draw(name, 1)?.candidates[0].png)?);
        }
    }
    for prompt in &prompts {
        let start = Instant::now();
        let sketch = sketch::draw(prompt, 1)?;
        println!("{prompt}: {:?} in {:?}", sketch.reading, start.elapsed());
        for candidate in &sketch.candidates {
            pictures.push(picture(&candidate.png)?);
        }
    }
    let rows = (pictures.len() as u32).div_ceil(COLUMNS);
    let mut sheet = RgbaImage::from_pixel(COLUMNS * CELL, rows * CELL, Rgba([236, 236, 240, 255]));
    for (at, picture) in (0..).zip(&pictures) {
        let (x, y) = (at % COLUMNS * CELL, at / COLUMNS * CELL);
        imageops::overlay(&mut sheet, picture, i64::from(x), i64::from(y));
    }
    Ok(sheet.save(file)?)
}

fn picture(png: &[u8]) -> image::ImageResult<RgbaImage> {
    let picture = image::load_from_memory(png)?.into_rgba8();
    Ok(imageops::resize(&picture, CELL, CELL, FilterType::Triangle))
}
