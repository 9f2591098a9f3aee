//! Where the eye is: it orbits around a target.

use crate::bounds::Bounds;
use crate::pick::Ray;
use glam::{Mat4, Vec2, Vec3, Vec4};
use std::f32::consts::{FRAC_PI_2, PI};
use std::ops::RangeInclusive;
use std::str::FromStr;

/// The field of view that nobody has chosen.
const FIELD_OF_VIEW: f32 = PI / 6.0;

/// The fields of view that can be drawn: 1 to 120 degrees.
const FIELDS_OF_VIEW: RangeInclusive<f32> = PI / 180.0..=PI * 2.0 / 3.0;

/// How far the target may be from the origin along each axis, and the eye from the target, in voxels.
const FARTHEST: f32 = 1e5;

/// Room left around a scene that is framed.
const MARGIN: f32 = 1.12;

/// What is nearer to the eye than this, in voxels, isn't drawn in perspective.
const NEAR: f32 = 0.05;

/// The height above the horizon from which all three axes are equally foreshortened: the arc tangent of 1 by the root of 2.
const ISOMETRIC: f32 = 0.615_479_7;

/// Straight up and down are left out by this much, so that up stays up.
const POLE: f32 = FRAC_PI_2 - 1e-3;

/// An eye that looks at a target.
#[derive(Clone, Debug, PartialEq)]
pub struct Camera {
    /// What it looks at, in voxels.
    pub target: Vec3,
    /// How far it is from there, in voxels.
    pub distance: f32,
    /// Turn around the up axis, in radians: 0 looks along +y (the front view), a quarter turn looks along -x (from the right).
    pub yaw: f32,
    /// Height above the horizon, in radians: a quarter turn looks straight down.
    pub pitch: f32,
    /// The angle between the lower and the upper edge of the picture, in radians. In parallel projection, the height of
    /// the view is that which perspective has at the target.
    pub field_of_view: f32,
    /// Whether far things are smaller.
    pub projection: Projection,
}

/// Whether far things are smaller.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Projection {
    /// They are.
    Perspective,
    /// They aren't: parallel lines stay parallel.
    Parallel,
}

/// The named views. All but `Iso` look along an axis.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum View {
    /// From the front, the right and above, all three axes equally foreshortened.
    Iso,
    /// Along +y.
    Front,
    /// Along -x.
    Right,
    /// Along -y.
    Back,
    /// Along +x.
    Left,
    /// Straight down.
    Top,
    /// Straight up.
    Bottom,
}

impl FromStr for View {
    type Err = ();

    fn from_str(name: &str) -> Result<Self, ()> {
        match name {
            "iso" => Ok(Self::Iso),
            "front" => Ok(Self::Front),
            "right" => Ok(Self::Right),
            "back" => Ok(Self::Back),
            "left" => Ok(Self::Left),
            "top" => Ok(Self::Top),
            "bottom" => Ok(Self::Bottom),
            _ => Err(()),
        }
    }
}

impl Default for Camera {
    /// From the front, a little from the right and above, in perspective.
    fn default() -> Self {
        Self {
            target: Vec3::ZERO,
            distance: 100.0,
            yaw: 0.61,
            pitch: 0.45,
            field_of_view: FIELD_OF_VIEW,
            projection: Projection::Perspective,
        }
    }
}

impl Camera {
    /// A named view of all of a scene, in parallel projection. `aspect` is width by height.
    #[must_use]
    pub fn framing(bounds: Bounds, view: View, aspect: f32) -> Self {
        let (yaw, pitch) = match view {
            View::Iso => (PI / 4.0, ISOMETRIC),
            View::Front => (0.0, 0.0),
            View::Right => (FRAC_PI_2, 0.0),
            View::Back => (PI, 0.0),
            View::Left => (-FRAC_PI_2, 0.0),
            View::Top => (0.0, POLE),
            View::Bottom => (0.0, -POLE),
        };
        let mut camera = Self { yaw, pitch, projection: Projection::Parallel, ..Self::default() };
        camera.frame(bounds, aspect);
        camera
    }

    /// Turns to the nearest of the eight directions from which all three axes are equally foreshortened, in parallel
    /// projection.
    pub fn make_isometric(&mut self) {
        self.yaw = ((self.yaw / FRAC_PI_2).floor() + 0.5) * FRAC_PI_2;
        self.pitch = ISOMETRIC.copysign(self.pitch);
        self.projection = Projection::Parallel;
    }

    /// Moves, without turning, until all of a scene is in view.
    pub fn frame(&mut self, bounds: Bounds, aspect: f32) {
        self.target = bounds.center();
        let (right, up, back) = self.axes();
        let (tall, wide) = (self.half(), self.half() * aspect.max(1e-3));
        let needed = bounds.corners().map(|corner| {
            let from = corner - self.target;
            let across = (from.dot(right).abs() / wide).max(from.dot(up).abs() / tall);
            match self.projection {
                Projection::Perspective => across * MARGIN + from.dot(back),
                Projection::Parallel => across * MARGIN,
            }
        });
        self.distance = needed.fold(1.0, f32::max);
    }

    /// Moves, without turning, to where all of a scene stays in view while it turns around the up axis.
    pub fn frame_turning(&mut self, bounds: Bounds, aspect: f32) {
        const STEPS: u32 = 72;
        let needed = (0..STEPS).map(|step| {
            let mut turned = Self { yaw: self.yaw + 2.0 * PI * step as f32 / STEPS as f32, ..self.clone() };
            turned.frame(bounds, aspect);
            turned.distance
        });
        self.distance = needed.fold(1.0, f32::max);
        self.target = bounds.center();
    }

    /// Turns around the target. A drag across the height of the picture, 1.0, is half a turn.
    pub fn orbit(&mut self, dx: f32, dy: f32) {
        self.yaw = (self.yaw - dx * PI).rem_euclid(2.0 * PI);
        self.pitch = (self.pitch + dy * PI).clamp(-POLE, POLE);
    }

    /// Moves the target in the plane of the picture, by shares of the picture's height.
    pub fn pan(&mut self, dx: f32, dy: f32) {
        let (right, up, _) = self.axes();
        let height = 2.0 * self.distance * self.half();
        let moved = self.target - (right * dx - up * dy) * height;
        self.target = moved.clamp(Vec3::splat(-FARTHEST), Vec3::splat(FARTHEST));
    }

    /// Comes nearer by notches of a wheel; negative ones go away. The point `about` stays where it is in the picture.
    pub fn zoom(&mut self, steps: f32, about: Vec3) {
        let wanted = self.distance * 0.88_f32.powf(steps.clamp(-50.0, 50.0));
        let distance = wanted.clamp(1.0, FARTHEST);
        // All of the camera shrinks towards the point: what lies on a line through both stays on it.
        let moved = about + (self.target - about) * (distance / self.distance);
        self.target = moved.clamp(Vec3::splat(-FARTHEST), Vec3::splat(FARTHEST));
        self.distance = distance;
    }

    /// Looks along the way from a direction to the target. Straight from above or below, x runs to the right.
    pub fn look_from(&mut self, direction: Vec3) {
        let flat = direction.truncate();
        self.pitch = direction.z.atan2(flat.length()).clamp(-POLE, POLE);
        self.yaw = if flat == Vec2::ZERO { 0.0 } else { flat.x.atan2(-flat.y).rem_euclid(2.0 * PI) };
    }

    /// Brings numbers from outside into the ranges that can be drawn. What is no number becomes that of `Self::default()`.
    #[must_use]
    pub fn sane(&self) -> Self {
        let known = Self::default();
        let or = |value: f32, known: f32| if value.is_finite() { value } else { known };
        let target = if self.target.is_finite() { self.target } else { known.target };
        Self {
            target: target.clamp(Vec3::splat(-FARTHEST), Vec3::splat(FARTHEST)),
            distance: or(self.distance, known.distance).clamp(1.0, FARTHEST),
            yaw: or(self.yaw, known.yaw).rem_euclid(2.0 * PI),
            pitch: or(self.pitch, known.pitch).clamp(-POLE, POLE),
            field_of_view: or(self.field_of_view, known.field_of_view)
                .clamp(*FIELDS_OF_VIEW.start(), *FIELDS_OF_VIEW.end()),
            projection: self.projection,
        }
    }

    /// The line of sight through a point of the picture: `x` from -1 at its left edge to 1 at its right one, `y` from -1
    /// at its lower edge to 1 at its upper one. `aspect` is width by height.
    #[must_use]
    pub fn ray(&self, x: f32, y: f32, aspect: f32) -> Ray {
        let (right, up, back) = self.axes();
        let across = (right * x * aspect + up * y) * self.half();
        match self.projection {
            Projection::Perspective => Ray {
                origin: self.eye().as_dvec3(),
                direction: (across - back).as_dvec3(),
                from: f64::from(NEAR),
            },
            Projection::Parallel => Ray {
                origin: (self.target + across * self.distance).as_dvec3(),
                direction: -back.as_dvec3(),
                from: f64::NEG_INFINITY,
            },
        }
    }

    /// The point of the plane through the target that is seen at a point of the picture, given as to [`Self::ray`].
    #[must_use]
    pub fn beside_target(&self, x: f32, y: f32, aspect: f32) -> Vec3 {
        let (right, up, _) = self.axes();
        self.target + (right * x * aspect + up * y) * self.half() * self.distance
    }

    /// Half the height of the view by the distance.
    fn half(&self) -> f32 {
        (self.field_of_view / 2.0).tan()
    }

    /// Right, up, and back (towards the eye), as unit vectors.
    fn axes(&self) -> (Vec3, Vec3, Vec3) {
        let (sin_yaw, cos_yaw) = self.yaw.sin_cos();
        let (sin_pitch, cos_pitch) = self.pitch.sin_cos();
        let back = Vec3::new(sin_yaw * cos_pitch, -cos_yaw * cos_pitch, sin_pitch);
        let right = Vec3::new(cos_yaw, sin_yaw, 0.0);
        (right, back.cross(right), back)
    }

    /// Where the eye is.
    #[must_use]
    pub fn eye(&self) -> Vec3 {
        self.target + self.axes().2 * self.distance
    }

    /// Where the eye is with 1, or the way to it with 0 where it sees in parallel lines.
    pub(crate) fn homogeneous_eye(&self) -> Vec4 {
        match self.projection {
            Projection::Perspective => self.eye().extend(1.0),
            Projection::Parallel => self.axes().2.extend(0.0),
        }
    }

    /// Voxels across a pixel of a picture of this height, at a depth of one voxel; the same at all depths where far things
    /// are not smaller.
    pub(crate) fn pixel(&self, height: u32) -> f32 {
        let at_one = 2.0 * self.half() / height.max(1) as f32;
        match self.projection {
            Projection::Perspective => at_one,
            Projection::Parallel => at_one * self.distance,
        }
    }

    /// Where the sight lines of a picture begin and where they go.
    pub(crate) fn sight(&self, bounds: Bounds, aspect: f32) -> Sight {
        let (right, up, back) = self.axes();
        let tall = self.half();
        match self.projection {
            Projection::Perspective => Sight {
                origin: self.eye(),
                right: right * (tall * aspect),
                up: up * tall,
                forward: -back,
                is_parallel: false,
            },
            Projection::Parallel => {
                let reach = bounds.radius() * 4.0 + self.target.distance(bounds.center()) + 1.0;
                let half = self.distance * tall;
                Sight {
                    origin: self.target + back * reach,
                    right: right * (half * aspect),
                    up: up * half,
                    forward: -back,
                    is_parallel: true,
                }
            }
        }
    }

    /// Clip space from world space. Depth is 1 at the eye and falls to 0 far away: floats are finest near 0, so that depth
    /// is exact from one voxel to thousands.
    pub(crate) fn clip_from_world(&self, bounds: Bounds, aspect: f32) -> Mat4 {
        use glam::camera::rh::proj::directx::{orthographic, perspective_infinite_reverse};
        let (right, up, back) = self.axes();
        match self.projection {
            Projection::Perspective => {
                let clip_from_view = perspective_infinite_reverse(self.field_of_view, aspect, NEAR);
                clip_from_view * view_from_world(right, up, back, self.eye())
            }
            Projection::Parallel => {
                // Where the eye stands doesn't matter: all of the scene, and the ground around it, lies before it.
                let reach = bounds.radius() * 4.0 + self.target.distance(bounds.center()) + 1.0;
                let half = self.distance * self.half();
                let wide = half * aspect;
                let clip_from_view = orthographic(-wide, wide, -half, half, 2.0 * reach, 0.0);
                clip_from_view * view_from_world(right, up, back, self.target + back * reach)
            }
        }
    }
}

/// The sight lines of a picture. That at (x, y) in clip space goes `forward + right * x + up * y` from the origin; where
/// they are parallel, it goes `forward` from `origin + right * x + up * y`.
pub struct Sight {
    pub origin: Vec3,
    pub right: Vec3,
    pub up: Vec3,
    pub forward: Vec3,
    pub is_parallel: bool,
}

/// The view of an eye with these axes: x to the right, y up, z back.
pub fn view_from_world(right: Vec3, up: Vec3, back: Vec3, eye: Vec3) -> Mat4 {
    let world_from_view =
        Mat4::from_cols(right.extend(0.0), up.extend(0.0), back.extend(0.0), eye.extend(1.0));
    world_from_view.inverse()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_view_of_every_shape_keeps_the_scene_in_the_picture() {
        let boxes = [(1.0, 1.0, 1.0), (256.0, 3.0, 9.0), (4.0, 200.0, 5.0), (7.0, 6.0, 256.0)];
        let views = [View::Iso, View::Front, View::Right, View::Back, View::Left, View::Top, View::Bottom];
        for (x, y, z) in boxes {
            let bounds = Bounds { low: Vec3::new(-x / 3.0, 5.0, 0.0), high: Vec3::new(x / 1.5, 5.0 + y, z) };
            for aspect in [0.2, 1.0, 1.7, 5.0] {
                let mut cameras: Vec<Camera> =
                    views.iter().map(|&view| Camera::framing(bounds, view, aspect)).collect();
                let mut perspective = Camera::default();
                perspective.frame(bounds, aspect);
                cameras.push(perspective);
                for camera in cameras {
                    for corner in bounds.corners() {
                        let clip = camera.clip_from_world(bounds, aspect).project_point3(corner);
                        assert!(clip.x.abs() < 1.0 && clip.y.abs() < 1.0, "{camera:?} {clip}");
                        assert!((0.0..=1.0).contains(&clip.z), "{camera:?} {clip}");
                    }
                }
            }
        }
    }

    #[test]
    fn the_front_view_has_x_to_the_right_and_z_up() {
        let bounds = Bounds { low: Vec3::ZERO, high: Vec3::splat(8.0) };
        let camera = Camera::framing(bounds, View::Front, 1.0);
        let clip = camera.clip_from_world(bounds, 1.0);
        let at = |point: Vec3| clip.project_point3(point);
        assert!(at(Vec3::new(8.0, 0.0, 0.0)).x > at(Vec3::ZERO).x);
        assert!(at(Vec3::new(0.0, 0.0, 8.0)).y > at(Vec3::ZERO).y);
        assert!(at(Vec3::new(0.0, 8.0, 0.0)).z < at(Vec3::ZERO).z, "larger y is farther away");
    }

    #[test]
    fn an_isometric_eye_sees_all_three_axes_equally_long_from_the_nearest_corner() {
        let bounds = Bounds { low: Vec3::ZERO, high: Vec3::splat(8.0) };
        for (yaw, pitch) in [(0.1, 0.2), (2.0, 1.2), (-0.3, -0.1), (5.9, 0.0)] {
            let mut camera = Camera { yaw, pitch, ..Camera::default() };
            camera.make_isometric();
            assert!((camera.yaw - yaw).abs() <= PI / 4.0 && camera.pitch * pitch >= 0.0, "{camera:?}");
            let clip = camera.clip_from_world(bounds, 1.0);
            let [x, y, z] =
                [Vec3::X, Vec3::Y, Vec3::Z].map(|axis| clip.transform_vector3(axis).truncate().length());
            assert!((x / y - 1.0).abs() < 1e-4 && (x / z - 1.0).abs() < 1e-4, "{x} {y} {z}");
        }
    }

    #[test]
    fn a_line_of_sight_passes_through_its_point_of_the_picture() {
        let bounds = Bounds { low: Vec3::new(-3.0, 5.0, 0.0), high: Vec3::new(9.0, 8.0, 7.0) };
        for projection in [Projection::Perspective, Projection::Parallel] {
            for (yaw, pitch, field_of_view) in [(0.0, 0.0, 0.5), (2.0, 1.2, 1.4), (5.9, -0.4, 0.1)] {
                let mut camera = Camera { yaw, pitch, field_of_view, projection, ..Camera::default() };
                camera.frame(bounds, 1.6);
                let clip = camera.clip_from_world(bounds, 1.6);
                for (x, y) in [(0.0, 0.0), (-0.9, 0.3), (0.6, -1.0)] {
                    let beside = clip.project_point3(camera.beside_target(x, y, 1.6));
                    assert!((beside.truncate() - Vec2::new(x, y)).length() < 1e-3, "{camera:?} {beside}");
                    let ray = camera.ray(x, y, 1.6);
                    for along in [0.5, 0.9, 1.2] {
                        let along = along * f64::from(camera.distance);
                        let seen = clip.project_point3((ray.origin + ray.direction * along).as_vec3());
                        assert!((seen.truncate() - Vec2::new(x, y)).length() < 1e-3, "{camera:?} {seen}");
                    }
                }
            }
        }
    }

    #[test]
    fn a_zoom_leaves_the_point_under_the_pointer_where_it_is() {
        let bounds = Bounds { low: Vec3::ZERO, high: Vec3::splat(20.0) };
        let point = Vec3::new(17.0, 3.0, 12.0);
        for projection in [Projection::Perspective, Projection::Parallel] {
            let mut camera = Camera { projection, ..Camera::default() };
            camera.frame(bounds, 1.0);
            let at = |camera: &Camera| camera.clip_from_world(bounds, 1.0).project_point3(point).truncate();
            let before = (at(&camera), camera.distance);
            for steps in [3.0, -5.0, 0.25] {
                camera.zoom(steps, point);
                assert!((at(&camera) - before.0).length() < 1e-4, "{camera:?}");
            }
            assert!(camera.distance > before.1);
        }
    }

    #[test]
    fn every_direction_can_be_looked_from() {
        for x in -1..=1 {
            for y in -1..=1 {
                for z in -1..=1 {
                    let direction = Vec3::new(x as f32, y as f32, z as f32);
                    let mut camera = Camera::default();
                    camera.look_from(direction);
                    let back = (camera.eye() - camera.target).normalize();
                    if direction != Vec3::ZERO {
                        assert!(back.dot(direction.normalize()) > 0.999_99, "{direction} {camera:?}");
                    }
                }
            }
        }
    }

    #[test]
    fn numbers_from_outside_are_brought_into_reach() {
        let wild = Camera {
            target: Vec3::new(f32::NAN, 0.0, 0.0),
            distance: -3.0,
            yaw: 40.0,
            pitch: 7.0,
            field_of_view: f32::INFINITY,
            projection: Projection::Parallel,
        };
        let sane = wild.sane();
        assert_eq!((sane.target, sane.distance, sane.pitch), (Vec3::ZERO, 1.0, POLE));
        assert_eq!((sane.field_of_view, sane.projection), (FIELD_OF_VIEW, Projection::Parallel));
        assert!((0.0..2.0 * PI).contains(&sane.yaw));
        assert_eq!(sane.sane(), sane);
    }

    #[test]
    fn turning_never_goes_over_the_pole() {
        let mut camera = Camera::default();
        for _ in 0..100 {
            camera.orbit(0.3, 0.7);
            assert!(camera.pitch.abs() < FRAC_PI_2);
        }
    }
}
