//! The camera as hands move it: it flies to where it is sent, and knows whether it shows all of the model.

use super::protocol::CameraView;
use std::f32::consts::{PI, TAU};
use std::time::{Duration, Instant};
use viewport::{Bounds, Camera};

/// How long a move takes.
const FLIGHT: Duration = Duration::from_millis(260);

/// A camera in somebody's hands.
pub struct Eye {
    camera: Camera,
    flight: Option<Flight>,
    framed: bool,
    /// It jumps to where it is sent: the person wants nothing to move by itself.
    pub jumps: bool,
}

struct Flight {
    from: Camera,
    to: Camera,
    started: Instant,
}

impl Eye {
    /// Looks from the front, a little from the right and above.
    pub fn new() -> Self {
        Self { camera: Camera::default(), flight: None, framed: true, jumps: false }
    }

    /// Where it is now.
    pub fn camera(&self) -> &Camera {
        &self.camera
    }

    /// Where it is going, or stays.
    pub fn goal(&self) -> &Camera {
        self.flight.as_ref().map_or(&self.camera, |flight| &flight.to)
    }

    /// Whether all of the model is in view, and nobody has come nearer or gone aside since.
    pub fn is_framed(&self) -> bool {
        self.framed
    }

    /// Whether it is on its way.
    pub fn is_flying(&self) -> bool {
        self.flight.is_some()
    }

    /// Turns it by hand; a flight ends here and now.
    pub fn turn(&mut self, turn: impl FnOnce(&mut Camera)) {
        self.flight = None;
        turn(&mut self.camera);
    }

    /// Brings it nearer, farther or aside by hand.
    pub fn shift(&mut self, shift: impl FnOnce(&mut Camera)) {
        self.turn(shift);
        self.framed = false;
    }

    /// Shows all of a model at once, keeping the direction.
    pub fn frame(&mut self, bounds: Bounds, aspect: f32) {
        self.land();
        self.camera.frame(bounds, aspect);
        self.framed = true;
    }

    /// Goes somewhere, from where all of the model is in view or not.
    pub fn fly(&mut self, to: Camera, framed: bool, now: Instant) {
        self.framed = framed;
        if self.jumps {
            (self.camera, self.flight) = (to, None);
            return;
        }
        self.camera.projection = to.projection;
        let from = self.camera.clone();
        self.flight = (from != to).then_some(Flight { from, to, started: now });
    }

    /// Is there.
    pub fn land(&mut self) {
        if let Some(flight) = self.flight.take() {
            self.camera = flight.to;
        }
    }

    /// Goes on with a flight; whether there was one.
    pub fn advance(&mut self, now: Instant) -> bool {
        let Some(flight) = &self.flight else { return false };
        let share = now.saturating_duration_since(flight.started).as_secs_f32() / FLIGHT.as_secs_f32();
        if share >= 1.0 {
            self.land();
        } else {
            self.camera = flight.at(share * share * (3.0 - 2.0 * share));
        }
        true
    }

    /// As the page sees it.
    pub fn view(&self) -> CameraView {
        let camera = &self.camera;
        CameraView {
            yaw: half_turns(camera.yaw).to_degrees(),
            pitch: camera.pitch.to_degrees(),
            distance: camera.distance,
            target: camera.target.to_array(),
            field_of_view: camera.field_of_view.to_degrees(),
            framed: self.framed,
        }
    }
}

impl CameraView {
    /// The camera that the page tells, with everything else as `now`.
    pub fn camera(&self, now: &Camera) -> Camera {
        Camera {
            target: self.target.into(),
            distance: self.distance,
            yaw: self.yaw.to_radians(),
            pitch: self.pitch.to_radians(),
            field_of_view: self.field_of_view.to_radians(),
            projection: now.projection,
        }
        .sane()
    }
}

impl Flight {
    /// The camera at a share of the way, the shorter way around. Distances shrink by equal shares in equal times.
    fn at(&self, share: f32) -> Camera {
        let (from, to) = (&self.from, &self.to);
        let mix = |from: f32, to: f32| from + (to - from) * share;
        Camera {
            target: from.target.lerp(to.target, share),
            distance: from.distance * (to.distance / from.distance).powf(share),
            yaw: (from.yaw + half_turns(to.yaw - from.yaw) * share).rem_euclid(TAU),
            pitch: mix(from.pitch, to.pitch),
            field_of_view: mix(from.field_of_view, to.field_of_view),
            projection: to.projection,
        }
    }
}

/// The same angle, from minus half a turn to half a turn.
fn half_turns(angle: f32) -> f32 {
    (angle + PI).rem_euclid(TAU) - PI
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_flight_takes_the_shorter_way_around_and_arrives() {
        let mut eye = Eye::new();
        eye.turn(|camera| camera.yaw = 0.2);
        let to = Camera { yaw: TAU - 0.2, distance: 10.0, ..Camera::default() };
        let start = Instant::now();
        eye.fly(to.clone(), false, start);
        assert!(eye.advance(start + FLIGHT / 2));
        assert!(half_turns(eye.camera().yaw).abs() < 0.01, "{:?}", eye.camera());
        assert!((10.0..100.0).contains(&eye.camera().distance));
        assert!(eye.advance(start + FLIGHT) && eye.camera() == &to);
        assert!(!eye.advance(start + FLIGHT * 2));
    }

    #[test]
    fn a_hand_ends_a_flight_where_it_is() {
        let mut eye = Eye::new();
        let start = Instant::now();
        eye.fly(Camera { pitch: 1.0, ..Camera::default() }, true, start);
        eye.advance(start + FLIGHT / 2);
        let midway = eye.camera().pitch;
        eye.turn(|camera| camera.orbit(0.1, 0.0));
        assert!(!eye.advance(start + FLIGHT) && eye.camera().pitch == midway);
    }

    #[test]
    fn nothing_flies_where_the_person_wants_no_motion() {
        let mut eye = Eye { jumps: true, ..Eye::new() };
        let to = Camera { pitch: 1.0, ..Camera::default() };
        eye.fly(to.clone(), true, Instant::now());
        assert!(!eye.is_flying() && eye.camera() == &to);
    }

    #[test]
    fn what_the_page_is_told_it_can_send_back() {
        let mut eye = Eye::new();
        eye.turn(|camera| camera.orbit(0.7, 0.1));
        let back = eye.view().camera(eye.camera());
        assert!((back.yaw - eye.camera().yaw).abs() < 1e-5 && (back.pitch - eye.camera().pitch).abs() < 1e-5);
        let wild = CameraView { yaw: f32::NAN, distance: -1.0, ..eye.view() };
        assert!(wild.camera(eye.camera()).yaw.is_finite());
    }
}
