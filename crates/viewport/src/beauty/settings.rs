//! What the shaders of beauty renders are told.

use super::stage::Stage;
use crate::backdrop::wall;
use crate::bounds::Bounds;
use crate::uniforms::sun_direction;
use crate::view::darkened;
use crate::viewport::{Background, RenderRequest};
use bytemuck::{Pod, Zeroable};
use glam::{Vec2, Vec3, Vec4};

/// Half the sun's width in radians: as wide as light.wgsl has it.
const SUN_SIZE: f32 = 0.05;

/// Where the light comes from, by what a white surface sends to the eye that faces it alone.
#[derive(Clone, Copy, Debug)]
pub struct Daylight {
    pub sun: Vec3,
    pub sky: Vec3,
    /// What shines from below the horizon where there is no ground.
    pub earth: Vec3,
}

/// That of surface.wgsl.
pub const DAYLIGHT: Daylight = Daylight {
    sun: Vec3::new(0.868, 0.798, 0.700),
    sky: Vec3::new(0.38, 0.43, 0.50),
    earth: Vec3::new(0.26, 0.24, 0.23),
};

/// `Settings` of trace.wgsl.
#[derive(Clone, Copy, Debug, Pod, Zeroable)]
#[repr(C)]
pub struct TraceSettings {
    origin: Vec4,
    right: Vec4,
    up: Vec4,
    forward: Vec4,
    sun: Vec4,
    sun_light: Vec4,
    sky_light: Vec4,
    earth_light: Vec4,
    ground: Vec4,
    darkened: Vec4,
    /// Width, height, first row, number of the sample.
    pub place: [u32; 4],
    counts: [u32; 4],
}

impl TraceSettings {
    pub fn new(request: &RenderRequest, bounds: Bounds, stage: &Stage, light: Daylight) -> Self {
        let (width, height) = request.size;
        let sight = request.camera.sight(bounds, width as f32 / height as f32);
        let middle = stage.middle.as_vec3();
        let sun = sun_direction(request.look.sun_turn);
        let flat = Vec2::new(middle.x, middle.y);
        // As wide as the sky's volume lets it be for the usual picture; light of lamps reaches farther.
        let cell = (2.0 * bounds.radius() / 128.0).max(1.0) * if stage.lamp_count > 0 { 8.0 } else { 2.0 };
        let darkened = darkened(bounds, cell, sun) - Vec4::new(flat.x, flat.y, flat.x, flat.y);
        let has_ground = request.look.ground && request.background != Background::Transparent;
        Self {
            origin: (sight.origin - middle).extend(0.0),
            right: sight.right.extend(0.0),
            up: sight.up.extend(0.0),
            forward: sight.forward.extend(f32::from(u8::from(sight.is_parallel))),
            sun: sun.extend(SUN_SIZE),
            sun_light: light.sun.extend(0.0),
            sky_light: light.sky.extend(0.0),
            earth_light: light.earth.extend(0.0),
            ground: ground_color(request.background).extend(bounds.low.z - middle.z),
            darkened,
            place: [width, height, 0, 0],
            counts: [stage.lamp_count, has_ground.into(), request.look.shadow.into(), 0],
        }
    }
}

/// The colour in which the ground shines on models: that of what is behind them.
fn ground_color(background: Background) -> Vec3 {
    let [first, last] = wall(background);
    let color = match background {
        Background::Gradient { .. } => last.truncate(),
        _ => first.truncate(),
    };
    color.min(Vec3::splat(0.8))
}

/// `Settings` of develop.wgsl.
#[derive(Clone, Copy, Debug, Pod, Zeroable)]
#[repr(C)]
pub struct DevelopSettings {
    first: Vec4,
    last: Vec4,
    place: [u32; 4],
    looks: [u32; 4],
}

impl DevelopSettings {
    /// `step` is how far apart the pixels are that are smoothed together.
    pub fn new(request: &RenderRequest, samples: u32, step: u32) -> Self {
        let [first, last] = wall(request.background);
        let is_transparent = request.background == Background::Transparent;
        Self {
            first,
            last,
            place: [request.size.0, request.size.1, samples, step],
            looks: [is_transparent.into(), 0, 0, 0],
        }
    }
}
