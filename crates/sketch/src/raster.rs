//! Draws parts: shapes with soft bevels, lit from the upper left, on clear ground.
//!
//! Coordinates are a square of 0 to 1, x to the right, y down. A shape is a signed distance: negative inside.

use image::{Rgba, RgbaImage};

/// The side of every picture, in pixels.
pub const SIDE: u32 = 512;

/// A point, or a size.
pub type Point = (f32, f32);

/// An outline.
#[derive(Clone, Debug)]
pub enum Shape {
    /// A box by its centre, half its size, and the radius of its corners.
    Box(Point, Point, f32),
    /// An ellipse by its centre and half its size.
    Ellipse(Point, Point),
    /// A polygon by its corners, in either order.
    Polygon(Vec<Point>),
    /// A line with round ends, by its ends and half its width.
    Line(Point, Point, f32),
}

/// A canvas that parts are painted on, back to front.
pub struct Canvas {
    picture: RgbaImage,
}

impl Canvas {
    pub fn new() -> Self {
        Self { picture: RgbaImage::new(SIDE, SIDE) }
    }

    /// Paints a shape in a colour; `bevel` is how far its rounded edge reaches inwards.
    pub fn paint(&mut self, shape: &Shape, colour: [u8; 3], bevel: f32) -> &mut Self {
        let pixel = 1.0 / SIDE as f32;
        let ((left, top), (right, bottom)) = shape.bounds();
        let first = |edge: f32| ((edge * SIDE as f32).floor().max(0.0) as u32).min(SIDE);
        let last = |edge: f32| ((edge * SIDE as f32).ceil().max(0.0) as u32 + 1).min(SIDE);
        for y in first(top)..last(bottom) {
            for x in first(left)..last(right) {
                let at = ((x as f32 + 0.5) * pixel, (y as f32 + 0.5) * pixel);
                let distance = shape.distance(at);
                let cover = (0.5 - distance / pixel).clamp(0.0, 1.0);
                if cover > 0.0 {
                    let light = shape.light(at, distance, bevel) + 0.10 * (0.5 - at.1);
                    blend(self.picture.get_pixel_mut(x, y), shaded(colour, light), cover);
                }
            }
        }
        self
    }

    pub fn finish(self) -> RgbaImage {
        self.picture
    }
}

impl Shape {
    fn bounds(&self) -> (Point, Point) {
        let around = |(x, y): Point, (w, h): Point| ((x - w, y - h), (x + w, y + h));
        match self {
            Self::Box(centre, half, _) | Self::Ellipse(centre, half) => around(*centre, *half),
            Self::Polygon(corners) => corners.iter().fold(
                ((1.0, 1.0), (0.0, 0.0)),
                |((left, top), (right, bottom)): (Point, Point), &(x, y)| {
                    ((left.min(x), top.min(y)), (right.max(x), bottom.max(y)))
                },
            ),
            Self::Line(a, b, width) => {
                ((a.0.min(b.0) - width, a.1.min(b.1) - width), (a.0.max(b.0) + width, a.1.max(b.1) + width))
            }
        }
    }

    fn distance(&self, (x, y): Point) -> f32 {
        match self {
            Self::Box((cx, cy), (w, h), radius) => {
                let (dx, dy) = ((x - cx).abs() - w + radius, (y - cy).abs() - h + radius);
                dx.max(0.0).hypot(dy.max(0.0)) + dx.max(dy).min(0.0) - radius
            }
            Self::Ellipse((cx, cy), (w, h)) => {
                let (u, v) = ((x - cx) / w, (y - cy) / h);
                (u.hypot(v) - 1.0) * w.min(*h)
            }
            Self::Line(a, b, width) => to_segment((x, y), *a, *b) - width,
            Self::Polygon(corners) => to_polygon((x, y), corners),
        }
    }

    /// How much brighter or darker the rounded edge is, from the slope of the distance: the light comes from the
    /// upper left.
    fn light(&self, at: Point, distance: f32, bevel: f32) -> f32 {
        let tilt = (1.0 + distance / bevel.max(0.001)).clamp(0.0, 1.0);
        if tilt == 0.0 {
            return 0.0;
        }
        let step = 0.004;
        let slope_x = self.distance((at.0 + step, at.1)) - self.distance((at.0 - step, at.1));
        let slope_y = self.distance((at.0, at.1 + step)) - self.distance((at.0, at.1 - step));
        let length = slope_x.hypot(slope_y).max(1e-6);
        -(0.45 * slope_x + 0.9 * slope_y) / length * tilt * 0.20
    }
}

fn to_segment((x, y): Point, a: Point, b: Point) -> f32 {
    let (bx, by) = (b.0 - a.0, b.1 - a.1);
    let along = ((x - a.0) * bx + (y - a.1) * by) / (bx * bx + by * by).max(1e-9);
    let along = along.clamp(0.0, 1.0);
    (x - a.0 - along * bx).hypot(y - a.1 - along * by)
}

fn to_polygon(at: Point, corners: &[Point]) -> f32 {
    let mut nearest = f32::MAX;
    let mut inside = false;
    for (index, &a) in corners.iter().enumerate() {
        let b = corners[(index + 1) % corners.len()];
        nearest = nearest.min(to_segment(at, a, b));
        if (a.1 > at.1) != (b.1 > at.1) && at.0 < (b.0 - a.0) * (at.1 - a.1) / (b.1 - a.1) + a.0 {
            inside = !inside;
        }
    }
    if inside { -nearest } else { nearest }
}

fn shaded(colour: [u8; 3], light: f32) -> [u8; 3] {
    colour.map(|channel| {
        let channel = f32::from(channel);
        let lit =
            if light > 0.0 { channel + (255.0 - channel) * light } else { channel * (1.0 + 1.6 * light) };
        lit.round().clamp(0.0, 255.0) as u8
    })
}

fn blend(under: &mut Rgba<u8>, over: [u8; 3], cover: f32) {
    let alpha = f32::from(under.0[3]) / 255.0;
    let out = cover + alpha * (1.0 - cover);
    for (channel, over) in under.0.iter_mut().zip(over) {
        let mixed = (f32::from(over) * cover + f32::from(*channel) * alpha * (1.0 - cover)) / out;
        *channel = mixed.round() as u8;
    }
    under.0[3] = (out * 255.0).round() as u8;
}
