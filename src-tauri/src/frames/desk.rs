//! What the viewport shows and whether it has to be drawn again: plain state, without a graphics card or a socket.

use super::protocol::{Input, ProjectionStyle, Style};
use std::time::Duration;
use viewport::{Background, Bounds, Camera, Look, Quality, View};

/// How long the pointer rests before a draft is replaced by a picture at full quality.
pub const REST: Duration = Duration::from_millis(160);

/// A frame that takes longer than this at full quality is drawn as a draft while the camera moves.
const SMOOTH: Duration = Duration::from_millis(24);

/// The state of one viewport.
pub struct Desk {
    size: (u32, u32),
    bounds: Option<Bounds>,
    camera: Camera,
    style: Style,
    /// Something changed since the last frame.
    dirty: bool,
    /// The last frame was a draft, so one at full quality has to follow.
    owes_full: bool,
    moving: bool,
    /// The number of the frame that the page hasn't acknowledged yet.
    unacknowledged: Option<u32>,
    last_full: Duration,
}

impl Desk {
    /// A viewport of no size that shows nothing. `last_full` starts with a guess: slow on a software adapter.
    pub fn new(software: bool) -> Self {
        Self {
            size: (0, 0),
            bounds: None,
            camera: Camera::default(),
            style: Style::default(),
            dirty: false,
            owes_full: false,
            moving: false,
            unacknowledged: None,
            last_full: if software { SMOOTH * 2 } else { Duration::ZERO },
        }
    }

    /// The scene changed: keep the direction of view and show all of it.
    pub fn show(&mut self, bounds: Option<Bounds>) {
        self.bounds = bounds;
        self.frame_all();
        self.moving = false;
        self.dirty = true;
    }

    /// A page has just connected: it has drawn nothing yet.
    pub fn connected(&mut self) {
        self.unacknowledged = None;
        self.dirty = true;
    }

    /// Takes one message of the page.
    pub fn apply(&mut self, input: &Input) {
        match *input {
            Input::Resize { width, height } => self.resize(width, height),
            Input::Orbit { dx, dy } => self.drag(|camera| camera.orbit(finite(dx), finite(dy))),
            Input::Pan { dx, dy } => self.drag(|camera| camera.pan(finite(dx), finite(dy))),
            Input::Zoom { steps } => self.drag(|camera| camera.zoom(finite(steps))),
            Input::Rest => {
                self.moving = false;
                self.dirty |= self.owes_full;
            }
            Input::Frame => {
                self.frame_all();
                self.dirty = true;
            }
            Input::Look { ref view } => {
                if let (Ok(view), Some(bounds)) = (view.parse::<View>(), self.bounds) {
                    self.camera = Camera::framing(bounds, view, self.aspect());
                    if self.style.projection == ProjectionStyle::Perspective {
                        self.style.project(&mut self.camera);
                        self.frame_all();
                    }
                    self.dirty = true;
                }
            }
            Input::Style { style } => self.restyle(style),
            Input::Drawn { sequence } => {
                if self.unacknowledged == Some(sequence) {
                    self.unacknowledged = None;
                }
            }
        }
    }

    /// No input came for [`REST`]: what is on screen may be replaced by full quality.
    pub fn rested(&mut self) {
        self.moving = false;
        self.dirty |= self.owes_full;
    }

    /// Whether a frame should be drawn now.
    pub fn wants_frame(&self) -> bool {
        self.dirty && self.unacknowledged.is_none() && self.size.0 > 0 && self.size.1 > 0
    }

    /// Whether it makes sense to wait for [`REST`] rather than for ever.
    pub fn waits_for_rest(&self) -> bool {
        self.owes_full || self.moving
    }

    /// The camera, size and quality of the frame to draw.
    pub fn frame(&self) -> (Camera, (u32, u32), Quality) {
        let draft = self.moving && self.last_full > SMOOTH;
        if !draft {
            return (self.camera.clone(), self.size, Quality::Full);
        }
        let half = (self.size.0.div_ceil(2), self.size.1.div_ceil(2));
        (self.camera.clone(), half, Quality::Draft)
    }

    /// A frame of this number and quality was sent; drawing took so long.
    pub fn sent(&mut self, sequence: u32, quality: Quality, took: Duration) {
        self.dirty = false;
        self.owes_full = quality == Quality::Draft;
        self.unacknowledged = Some(sequence);
        if quality == Quality::Full {
            self.last_full = took;
        }
    }

    /// No frame could be drawn. The next change tries again.
    pub fn failed(&mut self) {
        self.dirty = false;
        self.owes_full = false;
    }

    /// How the next frame looks, and what is behind it.
    pub fn look(&self) -> (Look, Background) {
        (self.style.look(self.bounds), self.style.background())
    }

    /// A projection that stays leaves the camera alone: a named view may have given it one of its own.
    fn restyle(&mut self, style: Style) {
        if style.projection != self.style.projection || style.projection == ProjectionStyle::Isometric {
            style.project(&mut self.camera);
        }
        self.dirty |= style != self.style;
        self.style = style;
    }

    fn resize(&mut self, width: u32, height: u32) {
        let size = (width.min(viewport::MAX_SIDE), height.min(viewport::MAX_SIDE));
        self.dirty |= size != self.size;
        self.size = size;
    }

    fn drag(&mut self, turn: impl FnOnce(&mut Camera)) {
        turn(&mut self.camera);
        self.moving = true;
        self.dirty = true;
    }

    fn frame_all(&mut self) {
        if let Some(bounds) = self.bounds {
            self.camera.frame(bounds, self.aspect());
        }
    }

    fn aspect(&self) -> f32 {
        if self.size.0 == 0 || self.size.1 == 0 { 1.6 } else { self.size.0 as f32 / self.size.1 as f32 }
    }
}

/// Input that is no number moves nothing.
fn finite(value: f32) -> f32 {
    if value.is_finite() { value.clamp(-1_000.0, 1_000.0) } else { 0.0 }
}

#[cfg(test)]
mod tests {
    use super::*;

    const SLOW: Duration = Duration::from_millis(60);
    const FAST: Duration = Duration::from_millis(2);

    /// A desk whose first frame the page has drawn.
    fn settled(took: Duration) -> Desk {
        let mut desk = Desk::new(took == SLOW);
        desk.apply(&Input::Resize { width: 801, height: 600 });
        desk.show(Some(Bounds { low: [0.0; 3].into(), high: [8.0; 3].into() }));
        assert!(desk.wants_frame());
        draw(&mut desk, 1, took);
        desk.apply(&Input::Drawn { sequence: 1 });
        desk
    }

    fn draw(desk: &mut Desk, sequence: u32, took: Duration) -> Quality {
        let (_, _, quality) = desk.frame();
        desk.sent(sequence, quality, took);
        quality
    }

    #[test]
    fn a_new_style_is_drawn_once() {
        let mut desk = settled(FAST);
        let style = Style { edges: true, highlight: Some(3), ..Style::default() };
        desk.apply(&Input::Style { style });
        assert!(desk.wants_frame());
        assert!(desk.look().0.edges && desk.look().0.highlight == Some(3));
        draw(&mut desk, 2, FAST);
        desk.apply(&Input::Drawn { sequence: 2 });
        desk.apply(&Input::Style { style });
        assert!(!desk.wants_frame());
    }

    #[test]
    fn a_projection_stays_through_other_changes_of_style() {
        let mut desk = settled(FAST);
        let parallel = Style { projection: ProjectionStyle::Parallel, ..Style::default() };
        desk.apply(&Input::Style { style: parallel });
        assert_eq!(desk.frame().0.projection, viewport::Projection::Parallel);
        desk.apply(&Input::Style { style: Style { grid: true, ..parallel } });
        assert_eq!(desk.frame().0.projection, viewport::Projection::Parallel);
    }

    const TURN: Input = Input::Orbit { dx: 0.1, dy: 0.0 };

    #[test]
    fn nothing_is_drawn_while_nothing_changes() {
        let mut desk = settled(FAST);
        assert!(!desk.wants_frame() && !desk.waits_for_rest());
        desk.apply(&Input::Resize { width: 801, height: 600 });
        assert!(!desk.wants_frame());
        desk.apply(&Input::Look { view: "sideways".to_owned() });
        assert!(!desk.wants_frame());
    }

    #[test]
    fn drags_drop_frames_and_never_queue_them() {
        let mut desk = settled(FAST);
        desk.apply(&TURN);
        draw(&mut desk, 2, FAST);
        desk.apply(&TURN);
        assert!(!desk.wants_frame(), "the page has not drawn the last one");
        desk.apply(&Input::Drawn { sequence: 1 });
        assert!(!desk.wants_frame(), "that was an older one");
        desk.apply(&Input::Drawn { sequence: 2 });
        assert!(desk.wants_frame());
    }

    #[test]
    fn slow_adapters_draw_drafts_while_the_camera_moves_and_one_good_frame_at_rest() {
        let mut desk = settled(SLOW);
        desk.apply(&TURN);
        assert_eq!(desk.frame().1, (401, 300));
        assert_eq!(draw(&mut desk, 2, FAST), Quality::Draft);
        desk.apply(&Input::Drawn { sequence: 2 });
        assert!(!desk.wants_frame() && desk.waits_for_rest());
        desk.rested();
        assert!(desk.wants_frame());
        assert_eq!(draw(&mut desk, 3, SLOW), Quality::Full);
        desk.apply(&Input::Drawn { sequence: 3 });
        assert!(!desk.wants_frame() && !desk.waits_for_rest());
    }

    #[test]
    fn fast_adapters_draw_no_drafts() {
        let mut desk = settled(FAST);
        desk.apply(&TURN);
        assert_eq!(draw(&mut desk, 2, FAST), Quality::Full);
    }

    #[test]
    fn a_frame_that_fails_does_not_stop_the_next_one() {
        let mut desk = settled(FAST);
        desk.apply(&TURN);
        desk.failed();
        assert!(!desk.wants_frame(), "it would fail again");
        desk.apply(&TURN);
        assert!(desk.wants_frame());
    }

    #[test]
    fn a_page_that_connects_anew_gets_a_frame() {
        let mut desk = settled(FAST);
        desk.apply(&TURN);
        draw(&mut desk, 2, FAST);
        desk.connected();
        assert!(desk.wants_frame());
    }

    #[test]
    fn input_that_is_no_number_moves_nothing_and_no_size_draws_nothing() {
        let mut desk = settled(FAST);
        desk.apply(&Input::Zoom { steps: f32::NAN });
        desk.apply(&Input::Orbit { dx: f32::INFINITY, dy: f32::NAN });
        let camera = format!("{:?}", desk.frame().0);
        assert!(!camera.contains("NaN") && !camera.contains("inf"), "{camera}");
        desk.apply(&Input::Resize { width: 0, height: 600 });
        assert!(!desk.wants_frame());
    }
}
