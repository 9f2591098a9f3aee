//! A scene that turns once around.

use crate::viewport::RenderRequest;
use std::f32::consts::TAU;
use std::time::Duration;

/// More pictures a second than that are not shown by everything that shows GIFs.
const MOST_A_SECOND: f32 = 50.0;

/// A scene that turns once around, before an eye and a sun that stand still: its last frame runs into its first.
#[derive(Clone, Debug)]
pub struct Turntable {
    first: RenderRequest,
    frames: u32,
    length: Duration,
}

impl Turntable {
    /// The most frames of a turn.
    pub const MOST_FRAMES: u32 = 720;

    /// The longest turn.
    pub const LONGEST: Duration = Duration::from_secs(60);

    /// A turn that begins with the picture of a request.
    pub fn new(first: RenderRequest, frames: u32, length: Duration) -> Result<Self, TurntableError> {
        if !(2..=Self::MOST_FRAMES).contains(&frames) {
            return Err(TurntableError::Frames);
        }
        if length > Self::LONGEST || length.is_zero() {
            return Err(TurntableError::Length);
        }
        if frames as f32 / length.as_secs_f32() > MOST_A_SECOND {
            return Err(TurntableError::Rate);
        }
        Ok(Self { first, frames, length })
    }

    /// Width and height in pixels.
    #[must_use]
    pub fn size(&self) -> (u32, u32) {
        self.first.size
    }

    /// How many frames a turn has.
    #[must_use]
    pub fn frames(&self) -> u32 {
        self.frames
    }

    /// The picture of a frame. Eye and sun go around the scene together, which looks as if the scene turned.
    #[must_use]
    pub fn frame(&self, at: u32) -> RenderRequest {
        let mut frame = self.first.clone();
        if at > 0 {
            let turn = TAU * at as f32 / self.frames as f32;
            frame.camera.yaw += turn;
            frame.look.sun_turn += turn;
        }
        frame
    }

    /// How long a frame is shown, in so many parts of a second. What is rounded off is made up for by later frames.
    pub(super) fn delay(&self, at: u32, parts: u32) -> u16 {
        let until = |frame: u32| {
            let exact =
                self.length.as_secs_f64() * f64::from(parts) * f64::from(frame) / f64::from(self.frames);
            exact.round() as u32
        };
        u16::try_from(until(at + 1) - until(at)).unwrap_or(u16::MAX)
    }
}

/// Why there is no such turn.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum TurntableError {
    /// Too few or too many frames.
    #[error("a turn has 2 to {} frames", Turntable::MOST_FRAMES)]
    Frames,
    /// Too short or too long.
    #[error("a turn takes up to {} seconds", Turntable::LONGEST.as_secs())]
    Length,
    /// Too many frames for its length.
    #[error("a turn has up to {MOST_A_SECOND} frames a second: take fewer frames or more seconds")]
    Rate,
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{Background, Camera, Look, Quality};

    fn turn(frames: u32, seconds: f32) -> Result<Turntable, TurntableError> {
        let first = RenderRequest {
            size: (8, 8),
            camera: Camera::default(),
            quality: Quality::Full,
            background: Background::Studio,
            look: Look::default(),
        };
        Turntable::new(first, frames, Duration::from_secs_f32(seconds))
    }

    #[test]
    fn frames_take_exactly_the_whole_time_together() {
        for (frames, seconds) in [(48, 4.0), (7, 1.0), (100, 3.3), (2, 60.0)] {
            let turn = turn(frames, seconds).unwrap();
            for parts in [100, 1_000] {
                let all: u32 = (0..frames).map(|at| u32::from(turn.delay(at, parts))).sum();
                assert_eq!(all, (seconds * parts as f32).round() as u32);
            }
        }
    }

    #[test]
    fn turns_that_cannot_be_shown_are_refused() {
        assert_eq!(turn(1, 1.0).err(), Some(TurntableError::Frames));
        assert_eq!(turn(721, 60.0).err(), Some(TurntableError::Frames));
        assert_eq!(turn(10, 0.0).err(), Some(TurntableError::Length));
        assert_eq!(turn(10, 61.0).err(), Some(TurntableError::Length));
        assert_eq!(turn(51, 1.0).err(), Some(TurntableError::Rate));
    }
}
