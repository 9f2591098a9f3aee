//! Where shapes are painted, one over the other.

use super::shape::{Point, Shape, length};
use super::tint::Tint;
use image::{Rgba, RgbaImage};

/// Where the light comes from: left, above, in front; of length 1.
const LIGHT: [f32; 3] = [-0.42, -0.70, 0.577];

/// Half way between the light and the eye.
const HALF_WAY: [f32; 3] = [-0.237, -0.394, 0.888];

/// How far a shape's shadow reaches on what lies under it.
const SHADOW: f32 = 0.035;

/// A clear square.
pub struct Canvas {
    picture: RgbaImage,
}

impl Canvas {
    /// A canvas of so many pixels along each side.
    pub fn of_side(pixels: u32) -> Self {
        Self { picture: RgbaImage::new(pixels, pixels) }
    }

    /// Adds a shape in front of what is there, which it shades a little.
    pub fn add(&mut self, tint: Tint, shape: &Shape) -> &mut Self {
        let side = self.picture.width();
        let pixel = 1.0 / side as f32;
        let bounds = shape.bounds();
        let reach = shape.reach();
        let ((left, top), (right, bottom)) = bounds;
        let first = |edge: f32| (((edge - SHADOW) * side as f32).floor().max(0.0) as u32).min(side);
        let last = |edge: f32| (((edge + 2.0 * SHADOW) * side as f32).ceil().max(0.0) as u32).min(side);
        for y in first(top)..last(bottom) {
            for x in first(left)..last(right) {
                let at = ((x as f32 + 0.5) * pixel, (y as f32 + 0.5) * pixel);
                let distance = shape.distance(at);
                let cover = (0.5 - distance / pixel).clamp(0.0, 1.0);
                let under = self.picture.get_pixel_mut(x, y);
                if cover < 1.0 && distance < 1.5 * SHADOW && under.0[3] > 0 {
                    shade(under, shape.distance((at.0 - 0.004, at.1 - 0.010)));
                }
                if cover > 0.0 {
                    blend(under, lit(tint, shape, at, distance, reach, (top, bottom)), cover);
                }
            }
        }
        self
    }

    /// Adds a shape and its mirror image.
    pub fn both(&mut self, tint: Tint, shape: &Shape) -> &mut Self {
        self.add(tint, shape).add(tint, &shape.clone().mirrored())
    }

    pub fn finish(self) -> RgbaImage {
        self.picture
    }
}

/// The colour of a point of a shape.
fn lit(tint: Tint, shape: &Shape, at: Point, distance: f32, reach: f32, (top, bottom): Point) -> [u8; 3] {
    // 0 on the flat, 1 at the edge.
    let tilt = (1.0 + distance / reach).clamp(0.0, 1.0);
    let mut normal = [0.0, 0.0, 1.0];
    if tilt > 0.0 {
        let step = 0.003;
        let slope_x = shape.distance((at.0 + step, at.1)) - distance;
        let slope_y = shape.distance((at.0, at.1 + step)) - distance;
        let steep = length(slope_x, slope_y).max(1e-6);
        let lean = tilt * tilt * 0.92;
        normal = [slope_x / steep * lean, slope_y / steep * lean, (1.0 - lean * lean).sqrt()];
    }
    let dot = |a: [f32; 3], b: [f32; 3]| a[0] * b[0] + a[1] * b[1] + a[2] * b[2];
    let height = ((at.1 - top) / (bottom - top).max(0.01)).clamp(0.0, 1.0);
    let light = (dot(normal, LIGHT) - LIGHT[2]) * 0.55 + (0.45 - height) * 0.16;
    let shine = dot(normal, HALF_WAY).max(0.0).powi(30) * tint.gloss * 0.75;
    let light = light.max(-0.38);
    tint.colour.map(|channel| {
        let channel = f32::from(channel);
        // Shadows keep their colour: the weaker channels fall faster.
        let toned = if light > 0.0 {
            channel + (255.0 - channel) * light * 0.8
        } else {
            channel * (1.0 + light * (1.25 - 0.5 * channel / 255.0))
        };
        whole(toned + (255.0 - toned) * shine)
    })
}

/// Darkens what a shape at some distance casts its shadow on.
fn shade(under: &mut Rgba<u8>, distance: f32) {
    let near = (1.0 - distance.max(0.0) / SHADOW).max(0.0);
    for channel in &mut under.0[..3] {
        *channel = whole(f32::from(*channel) * (1.0 - 0.30 * near * near));
    }
}

fn blend(under: &mut Rgba<u8>, over: [u8; 3], cover: f32) {
    let alpha = f32::from(under.0[3]) / 255.0;
    let out = cover + alpha * (1.0 - cover);
    for (channel, over) in under.0.iter_mut().zip(over) {
        let mixed = (f32::from(over) * cover + f32::from(*channel) * alpha * (1.0 - cover)) / out;
        *channel = whole(mixed);
    }
    under.0[3] = whole(out * 255.0);
}

/// The nearest whole number from 0 to 255.
fn whole(channel: f32) -> u8 {
    (channel + 0.5) as u8
}
