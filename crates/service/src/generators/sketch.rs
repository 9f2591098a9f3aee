//! The built-in image generator: draws what its vocabulary knows, and says what it drew and ignored.

use super::{Cancel, Drawing, ImageGenerator, JobFailure};
use wire::{DrawnWords, Prompt, Seed};

/// Draws with the sketch crate.
#[derive(Clone, Copy, Debug)]
pub struct SketchGenerator;

impl ImageGenerator for SketchGenerator {
    fn images(&self, prompt: &Prompt, seed: Seed, cancel: &Cancel) -> Result<Drawing, JobFailure> {
        cancel.check()?;
        let sketch =
            sketch::draw(prompt.as_str(), seed.get()).map_err(|unknown| JobFailure(unknown.to_string()))?;
        let images = sketch.candidates.into_iter().map(|candidate| candidate.png).collect();
        Ok(Drawing { images, words: Some(told(sketch.reading)) })
    }
}

/// A thing's sizes are told with its name: "tall tower".
fn told(reading: sketch::Reading) -> DrawnWords {
    let sized = |thing: &sketch::Shown| {
        let words: Vec<&str> = thing.sizes.iter().chain([&thing.name]).map(String::as_str).collect();
        words.join(" ")
    };
    DrawnWords {
        drew: reading.things.iter().map(sized).collect(),
        colours: reading.things.into_iter().flat_map(|thing| thing.colours).collect(),
        ignored: reading.ignored,
    }
}
