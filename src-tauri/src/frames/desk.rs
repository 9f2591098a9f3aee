//! What the page sees and does: a stage, an eye, a style. Plain state, without a graphics card or a socket.

use super::eye::Eye;
use super::pace::Pace;
use super::pane::{Pane, Place};
use super::protocol::{CameraView, Input, ProjectionStyle, Style, VoxelView};
use super::stage::Stage;
use std::f32::consts::PI;
use std::sync::Arc;
use std::time::{Duration, Instant};
use viewport::{Background, Camera, Look, Projection, Quality, RenderRequest};
use voxel::Scene;

/// How long nobody touches anything before the model turns by itself, where it may.
const IDLE: Duration = Duration::from_secs(3);

/// How often it then turns.
const STEP: Duration = Duration::from_millis(33);

/// Radians a second: once around in half a minute.
const TURN: f32 = PI / 15.0;

/// The state of one viewport.
pub struct Desk {
    stage: Stage,
    eye: Eye,
    style: Style,
    pace: Pace,
    /// Where the pointer is: shares of the canvas.
    pointer: Option<(f32, f32)>,
    /// When somebody touched anything last.
    touched: Instant,
    /// When the model turned by itself last, if it does.
    turned: Option<Instant>,
}

/// One model's part of a frame.
#[derive(Clone, Debug)]
pub struct Shot {
    /// Which model.
    pub place: Place,
    /// Where the eye is.
    pub camera: Camera,
    /// Width and height in pixels. Two shots are equally high and stand side by side.
    pub size: (u32, u32),
    /// What of it is drawn.
    pub look: Look,
}

impl Desk {
    /// A viewport of no size that shows nothing.
    pub fn new(software: bool, now: Instant) -> Self {
        Self {
            stage: Stage::default(),
            eye: Eye::new(),
            style: Style::default(),
            pace: Pace::new(software),
            pointer: None,
            touched: now,
            turned: None,
        }
    }

    /// Another scene stands there: keep the direction of view and show all of it.
    pub fn show(&mut self, place: Place, scene: Option<Arc<Scene>>) {
        let pane = scene.and_then(Pane::new);
        match place {
            Place::Main => self.stage.main = pane,
            Place::Beside => self.stage.beside = pane,
        }
        if place == Place::Main || self.eye.is_framed() {
            self.frame_all();
        }
        self.pace.rest();
        self.pace.changed();
    }

    /// The model that stands there has changed: it is seen as the one before was, however large it is now.
    pub fn change(&mut self, place: Place, scene: Option<Arc<Scene>>, now: Instant) {
        let pane = scene.and_then(Pane::new);
        let is_own = !self.eye.is_framed();
        if let (true, Place::Main, Some(before), Some(after)) = (is_own, place, &self.stage.main, &pane) {
            self.eye.shift(|camera| *camera = after.same_view(camera, before));
        }
        match place {
            Place::Main => self.stage.main = pane,
            Place::Beside => self.stage.beside = pane,
        }
        if self.eye.is_framed() {
            self.frame_all();
        }
        self.pace.moves(now);
        self.pace.changed();
    }

    /// When frames are drawn.
    pub fn pace(&mut self) -> &mut Pace {
        &mut self.pace
    }

    /// Takes one message of the page.
    pub fn apply(&mut self, input: &Input, now: Instant) {
        if !matches!(input, Input::Drawn { .. } | Input::Resize { .. } | Input::Motion { .. }) {
            (self.touched, self.turned) = (now, None);
        }
        match *input {
            Input::Resize { width, height } => self.resize(width, height),
            Input::Orbit { dx, dy } => {
                self.eye.turn(|camera| camera.orbit(finite(dx), finite(dy)));
                self.pace.moves(now);
            }
            Input::Pan { dx, dy } => {
                self.eye.shift(|camera| camera.pan(finite(dx), finite(dy)));
                self.pace.moves(now);
            }
            Input::Zoom { steps, x, y } => self.zoom(finite(steps), (x, y), now),
            Input::Rest => self.pace.rest(),
            Input::Frame => self.fly(now, true, |_| {}),
            Input::FrameSelection => self.frame_selection(now),
            Input::Look { direction } => self.look_from(direction, now),
            Input::Camera { camera, smooth } => self.set_camera(&camera, smooth, now),
            Input::Style { style } => self.restyle(style, now),
            Input::Point { x, y } => self.pointer = Some((x, y)),
            Input::Leave => self.pointer = None,
            Input::Pick { .. } => {}
            // The plain picture again.
            Input::Beauty { on } => {
                if !on {
                    self.pace.changed();
                }
            }
            Input::Motion { reduced } => self.eye.jumps = reduced,
            Input::Drawn { sequence } => self.pace.drawn(sequence),
        }
    }

    /// Lets time pass: flights go on, what rests is drawn well, and an idle model turns if it may.
    pub fn tick(&mut self, now: Instant) {
        self.turned = self.turned.filter(|_| self.may_turn());
        if self.eye.advance(now) {
            self.pace.moves(now);
            if !self.eye.is_flying() {
                self.pace.rest();
            }
        } else if self.may_turn() && now.saturating_duration_since(self.touched) >= IDLE {
            self.turn_by_itself(now);
        } else if self.pace.until_rest(now) == Some(Duration::ZERO) {
            self.pace.rest();
        }
    }

    /// How long nothing will happen if nobody says anything; `None` for ever.
    pub fn sleeps(&self, now: Instant) -> Option<Duration> {
        // A page that is still at the last frame says so when it has drawn it; if it has gone, nothing moves.
        let is_free = !self.pace.waits_for_page();
        if self.eye.is_flying() {
            return is_free.then_some(STEP / 2);
        }
        let since = |then: Instant| now.saturating_duration_since(then);
        if let Some(turned) = self.turned {
            return is_free.then(|| STEP.saturating_sub(since(turned)));
        }
        let turn = self.may_turn().then(|| IDLE.saturating_sub(since(self.touched)));
        self.pace.until_rest(now).into_iter().chain(turn).min()
    }

    /// Whether a frame should be drawn now.
    pub fn wants_frame(&self) -> bool {
        self.pace.wants_frame() && !self.stage.is_empty()
    }

    /// The size and quality of the frame to draw.
    pub fn frame(&self) -> ((u32, u32), Quality) {
        let (width, height) = self.stage.size();
        match self.pace.quality() {
            Quality::Draft => ((width.div_ceil(2), height.div_ceil(2)), Quality::Draft),
            Quality::Full => ((width, height), Quality::Full),
        }
    }

    /// The parts of a frame of this size, from left to right.
    pub fn shots(&self, (width, height): (u32, u32)) -> Vec<Shot> {
        let shot = |(place, width)| {
            let mut look = self.style.look(self.stage.pane(place).map(Pane::bounds));
            if place == Place::Beside {
                // The same number is another colour in another palette.
                look.highlight = None;
            }
            Shot { place, camera: self.stage.camera(place, self.eye.camera()), size: (width, height), look }
        };
        self.stage.parts(width).into_iter().map(shot).collect()
    }

    /// What a picture of the main model alone is made of; `None` where there is none, or another one beside it.
    pub fn portrait(&self) -> Option<RenderRequest> {
        let [shot] = <[Shot; 1]>::try_from(self.shots(self.stage.size())).ok()?;
        (self.stage.main.is_some() && !self.stage.is_empty()).then(|| RenderRequest {
            size: shot.size,
            camera: shot.camera,
            quality: Quality::Full,
            background: self.background(),
            look: shot.look,
        })
    }

    /// What is behind the models.
    pub fn background(&self) -> Background {
        self.style.background()
    }

    /// Comes to rest at once, for a picture that takes a while.
    pub fn settle(&mut self) {
        self.eye.land();
        self.turned = None;
        self.pace.settle();
    }

    /// No frame could be drawn. The next change tries again.
    pub fn failed(&mut self) {
        self.eye.land();
        self.turned = None;
        self.pace.failed();
    }

    /// Where the eye is.
    pub fn view(&self) -> CameraView {
        self.eye.view()
    }

    /// The voxel under the pointer.
    pub fn pointed(&self) -> Option<VoxelView> {
        self.pointer.and_then(|(x, y)| self.voxel_at(x, y))
    }

    /// The voxel at a place of the canvas, told as shares from its left and upper edge.
    pub fn voxel_at(&self, x: f32, y: f32) -> Option<VoxelView> {
        let (place, spot) = self.stage.spot(x, y)?;
        let camera = self.stage.camera(place, self.eye.camera());
        self.stage.pane(place)?.voxel(&camera, &self.style, spot, place)
    }

    fn may_turn(&self) -> bool {
        self.style.turns && !self.pace.is_stuck() && self.stage.main.is_some() && !self.stage.is_empty()
    }

    fn turn_by_itself(&mut self, now: Instant) {
        let since = now.saturating_duration_since(*self.turned.get_or_insert(now));
        if since >= STEP && !self.pace.waits_for_page() {
            // After a pause it goes on from where it is, and makes up for nothing.
            let seconds = since.min(STEP * 3).as_secs_f32();
            self.eye.turn(|camera| camera.orbit(seconds * TURN / PI, 0.0));
            self.turned = Some(now);
            self.pace.moves(now);
        }
    }

    fn zoom(&mut self, steps: f32, (x, y): (f32, f32), now: Instant) {
        let camera = self.eye.camera();
        let under = self.stage.spot(x, y).and_then(|(place, spot)| {
            let (pane, main) = (self.stage.pane(place)?, self.stage.main.as_ref()?);
            Some(pane.point_in_main(camera, &self.style, spot, main))
        });
        let about = under.unwrap_or(camera.target);
        self.eye.shift(|camera| camera.zoom(steps, about));
        self.pace.moves(now);
    }

    /// Goes to where a change of the camera leads, and shows all of the model from there if it should.
    fn fly(&mut self, now: Instant, frames: bool, change: impl FnOnce(&mut Camera)) {
        let mut goal = self.eye.goal().clone();
        change(&mut goal);
        if let Some(main) = self.stage.main.as_ref().filter(|_| frames) {
            goal.frame(main.bounds(), self.stage.aspect());
        }
        self.eye.fly(goal, frames, now);
        self.pace.changed();
    }

    fn frame_selection(&mut self, now: Instant) {
        let Some(part) = self.stage.main.as_ref().map(|main| main.selection(&self.style)) else { return };
        let aspect = self.stage.aspect();
        self.fly(now, false, |camera| camera.frame(part, aspect));
    }

    fn look_from(&mut self, direction: [f32; 3], now: Instant) {
        let projection = match self.style.projection {
            ProjectionStyle::Perspective => Projection::Perspective,
            ProjectionStyle::Parallel | ProjectionStyle::Isometric => Projection::Parallel,
        };
        self.fly(now, self.eye.is_framed(), |camera| {
            camera.look_from(direction.map(finite).into());
            camera.projection = projection;
        });
    }

    fn set_camera(&mut self, view: &CameraView, smooth: bool, now: Instant) {
        let camera = view.camera(self.eye.goal());
        self.fly(now, view.framed, |goal| *goal = camera);
        if !smooth {
            self.eye.land();
            self.pace.moves(now);
        }
    }

    /// A projection that stays leaves the camera alone. Isometric, chosen again, turns back to its corner.
    fn restyle(&mut self, style: Style, now: Instant) {
        let is_again = style == self.style && style.projection == ProjectionStyle::Isometric;
        if style.projection != self.style.projection || is_again {
            self.fly(now, self.eye.is_framed(), |camera| style.project(camera));
        }
        if style != self.style {
            self.style = style;
            self.pace.changed();
        }
    }

    fn resize(&mut self, width: u32, height: u32) {
        if self.stage.resize(width, height) {
            self.pace.changed();
            if self.eye.is_framed() {
                self.frame_all();
            }
        }
    }

    fn frame_all(&mut self) {
        if let Some(main) = &self.stage.main {
            self.eye.frame(main.bounds(), self.stage.aspect());
        }
    }
}

/// Input that is no number moves nothing.
fn finite(value: f32) -> f32 {
    if value.is_finite() { value.clamp(-1_000.0, 1_000.0) } else { 0.0 }
}

#[cfg(test)]
mod tests;
