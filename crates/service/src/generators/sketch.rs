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
        let words = DrawnWords { drew: sketch.drew, colours: sketch.colours, ignored: sketch.ignored };
        let images = sketch.candidates.into_iter().map(|candidate| candidate.png).collect();
        Ok(Drawing { images, words: Some(words) })
    }
}
