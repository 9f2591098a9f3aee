//! A picture that gets better while it is looked at.

use super::protocol::BeautyView;
use super::renderer::RendererError;
use viewport::{Exposure, Frame};

/// Paths of light through each pixel, after which nothing gets better to the eye.
const ENOUGH: u32 = 256;

/// How often it is shown anew when it changes slowly.
const OFTEN: u32 = 32;

/// A beauty render of what the page shows.
pub struct Beauty {
    exposure: Exposure,
    /// The samples of the picture that the page has.
    shown: u32,
}

impl Beauty {
    /// Nothing is traced yet.
    pub fn new(exposure: Exposure) -> Self {
        Self { exposure, shown: 0 }
    }

    /// Whether it is as good as it gets.
    pub fn is_done(&self) -> bool {
        self.exposure.samples() >= ENOUGH && self.shown >= ENOUGH
    }

    /// Traces a little. Gives a picture where there is one to show.
    pub fn step(&mut self, page_waits: bool) -> Result<Option<Frame>, RendererError> {
        if self.exposure.samples() < ENOUGH {
            self.exposure.step().map_err(RendererError::failed)?;
        }
        let samples = self.exposure.samples();
        let is_due = samples.is_power_of_two() || samples >= self.shown + OFTEN;
        if !page_waits || samples == self.shown || !is_due {
            return Ok(None);
        }
        self.shown = samples;
        self.picture().map(Some)
    }

    /// The picture as it is.
    pub fn picture(&mut self) -> Result<Frame, RendererError> {
        self.exposure.picture(true).map_err(RendererError::failed)
    }

    /// How far it is.
    pub fn view(&self) -> BeautyView {
        let seconds_left = self.exposure.remaining(ENOUGH).map(|left| left.as_secs_f32());
        BeautyView { samples: self.exposure.samples(), of: ENOUGH, seconds_left }
    }
}
