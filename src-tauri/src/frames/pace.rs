//! When a frame is drawn, and how well: only after a change, only once the page has drawn the last one.

use std::time::{Duration, Instant};
use viewport::Quality;

/// How long the camera rests before a draft is replaced by a picture at full quality.
pub const REST: Duration = Duration::from_millis(160);

/// A frame that takes longer than this at full quality is drawn as a draft while the camera moves.
const SMOOTH: Duration = Duration::from_millis(24);

/// Whether a frame has to be drawn.
pub struct Pace {
    /// Something changed since the last frame.
    dirty: bool,
    /// The last frame was a draft, so one at full quality has to follow.
    owes_full: bool,
    /// Since when the camera has been moving, if it is: the last time it did.
    moved: Option<Instant>,
    /// The last frame could not be drawn.
    stuck: bool,
    /// The number of the frame that the page hasn't acknowledged yet.
    unacknowledged: Option<u32>,
    last_full: Duration,
}

impl Pace {
    /// Nothing has to be drawn. `last_full` starts with a guess: slow on a software adapter.
    pub fn new(software: bool) -> Self {
        Self {
            dirty: false,
            owes_full: false,
            moved: None,
            stuck: false,
            unacknowledged: None,
            last_full: if software { SMOOTH * 2 } else { Duration::ZERO },
        }
    }

    /// Something changed.
    pub fn changed(&mut self) {
        self.dirty = true;
    }

    /// The camera moves.
    pub fn moves(&mut self, now: Instant) {
        (self.moved, self.dirty) = (Some(now), true);
    }

    /// The camera has come to rest.
    pub fn rest(&mut self) {
        self.moved = None;
        self.dirty |= self.owes_full;
    }

    /// How long until the camera counts as resting if nothing moves it; `None` where it does already.
    pub fn until_rest(&self, now: Instant) -> Option<Duration> {
        self.moved.map(|moved| REST.saturating_sub(now.saturating_duration_since(moved)))
    }

    /// A page has just connected: it has drawn nothing yet.
    pub fn connected(&mut self) {
        (self.unacknowledged, self.dirty) = (None, true);
    }

    /// The page has drawn the frame of this number.
    pub fn drawn(&mut self, sequence: u32) {
        if self.unacknowledged == Some(sequence) {
            self.unacknowledged = None;
        }
    }

    /// What is about to be drawn takes the place of all that is owed.
    pub fn settle(&mut self) {
        (self.dirty, self.owes_full, self.moved) = (false, false, None);
    }

    /// A better picture of what was drawn already was sent.
    pub fn refined(&mut self, sequence: u32) {
        self.unacknowledged = Some(sequence);
    }

    /// Whether the page shows something else than what there is.
    pub fn is_behind(&self) -> bool {
        self.dirty || self.owes_full || self.moved.is_some()
    }

    /// Whether the page is still at the last frame.
    pub fn waits_for_page(&self) -> bool {
        self.unacknowledged.is_some()
    }

    /// Whether a frame should be drawn now.
    pub fn wants_frame(&self) -> bool {
        self.dirty && self.unacknowledged.is_none()
    }

    /// The quality of the frame to draw.
    pub fn quality(&self) -> Quality {
        if self.moved.is_some() && self.last_full > SMOOTH { Quality::Draft } else { Quality::Full }
    }

    /// A frame of this number and quality was sent; drawing took so long.
    pub fn sent(&mut self, sequence: u32, quality: Quality, took: Duration) {
        (self.dirty, self.stuck) = (false, false);
        self.owes_full = quality == Quality::Draft;
        self.unacknowledged = Some(sequence);
        if quality == Quality::Full {
            self.last_full = took;
        }
    }

    /// No frame could be drawn. The next change tries again.
    pub fn failed(&mut self) {
        (self.dirty, self.owes_full, self.stuck) = (false, false, true);
    }

    /// Whether the last frame could not be drawn: nothing should move by itself then.
    pub fn is_stuck(&self) -> bool {
        self.stuck
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const SLOW: Duration = Duration::from_millis(60);
    const FAST: Duration = Duration::from_millis(2);

    /// A pace whose first frame the page has drawn.
    fn settled(took: Duration) -> Pace {
        let mut pace = Pace::new(took == SLOW);
        pace.changed();
        draw(&mut pace, 1, took);
        pace.drawn(1);
        pace
    }

    fn draw(pace: &mut Pace, sequence: u32, took: Duration) -> Quality {
        assert!(pace.wants_frame());
        let quality = pace.quality();
        pace.sent(sequence, quality, took);
        quality
    }

    #[test]
    fn drags_drop_frames_and_never_queue_them() {
        let mut pace = settled(FAST);
        pace.moves(Instant::now());
        draw(&mut pace, 2, FAST);
        pace.moves(Instant::now());
        assert!(!pace.wants_frame(), "the page has not drawn the last one");
        pace.drawn(1);
        assert!(!pace.wants_frame(), "that was an older one");
        pace.drawn(2);
        assert!(pace.wants_frame());
    }

    #[test]
    fn slow_adapters_draw_drafts_while_the_camera_moves_and_one_good_frame_at_rest() {
        let (mut pace, now) = (settled(SLOW), Instant::now());
        pace.moves(now);
        assert_eq!(draw(&mut pace, 2, FAST), Quality::Draft);
        pace.drawn(2);
        assert!(!pace.wants_frame());
        assert_eq!(pace.until_rest(now), Some(REST));
        pace.rest();
        assert_eq!(draw(&mut pace, 3, SLOW), Quality::Full);
        pace.drawn(3);
        assert!(!pace.wants_frame() && pace.until_rest(now).is_none());
    }

    #[test]
    fn fast_adapters_draw_no_drafts() {
        let mut pace = settled(FAST);
        pace.moves(Instant::now());
        assert_eq!(draw(&mut pace, 2, FAST), Quality::Full);
    }

    #[test]
    fn a_frame_that_fails_does_not_stop_the_next_one() {
        let mut pace = settled(FAST);
        pace.changed();
        pace.failed();
        assert!(!pace.wants_frame() && pace.is_stuck(), "it would fail again");
        pace.changed();
        draw(&mut pace, 2, FAST);
        assert!(!pace.is_stuck());
    }

    #[test]
    fn a_page_that_connects_anew_gets_a_frame() {
        let mut pace = settled(FAST);
        pace.changed();
        draw(&mut pace, 2, FAST);
        pace.connected();
        assert!(pace.wants_frame());
    }
}
