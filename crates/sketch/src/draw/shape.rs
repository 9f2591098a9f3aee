//! Outlines as signed distances: negative inside.

/// A point, or a size.
pub type Point = (f32, f32);

/// An outline, and how far its rounded edge reaches inwards.
#[derive(Clone, Debug)]
pub struct Shape {
    outline: Outline,
    /// Added all around: rounds the corners.
    grown: f32,
    bevel: Option<f32>,
    /// Sine and cosine of an angle, clockwise, and the point that stays.
    turn: Option<(f32, f32, Point)>,
    cuts: Vec<Shape>,
}

#[derive(Clone, Debug)]
enum Outline {
    /// Centre, half its size.
    Block(Point, Point),
    /// Centre, half its size.
    Oval(Point, Point),
    /// The upper half of an oval: the middle of its base, half its width and its height.
    Dome(Point, Point),
    Poly(Vec<Point>),
    /// Ends, half its width.
    Bar(Point, Point, f32),
    /// Centre, radius, half its width; from an angle to another in radians, clockwise from the right.
    Arc(Point, f32, f32, f32, f32),
    /// Flows together.
    Cluster(Vec<Shape>),
}

fn shape(outline: Outline) -> Shape {
    Shape { outline, grown: 0.0, bevel: None, turn: None, cuts: Vec::new() }
}

/// A rectangle by its centre, width and height.
pub fn block(x: f32, y: f32, width: f32, height: f32) -> Shape {
    shape(Outline::Block((x, y), (width / 2.0, height / 2.0))).round(0.012)
}

/// An ellipse by its centre, width and height.
pub fn oval(x: f32, y: f32, width: f32, height: f32) -> Shape {
    shape(Outline::Oval((x, y), (width / 2.0, height / 2.0)))
}

/// A circle by its centre and radius.
pub fn disc(x: f32, y: f32, radius: f32) -> Shape {
    oval(x, y, 2.0 * radius, 2.0 * radius)
}

/// The upper half of an ellipse, by the middle of its base, its width and its height.
pub fn dome(x: f32, base: f32, width: f32, height: f32) -> Shape {
    shape(Outline::Dome((x, base), (width / 2.0, height)))
}

/// A polygon by its corners, in either order.
pub fn poly(corners: &[Point]) -> Shape {
    shape(Outline::Poly(corners.to_vec()))
}

/// A bar with round ends, by its ends and its width.
pub fn bar(from: Point, to: Point, width: f32) -> Shape {
    shape(Outline::Bar(from, to, width / 2.0))
}

/// A part of a ring, by its centre, radius, width, and the turns (0 to 1, clockwise from the right) where it begins
/// and ends.
pub fn arc(x: f32, y: f32, radius: f32, width: f32, from: f32, to: f32) -> Shape {
    let turn = std::f32::consts::TAU;
    shape(Outline::Arc((x, y), radius, width / 2.0, from * turn, to * turn))
}

/// A ring by its centre, radius and width.
pub fn ring(x: f32, y: f32, radius: f32, width: f32) -> Shape {
    arc(x, y, radius, width, 0.0, 1.0)
}

/// Shapes that flow together into one.
pub fn cluster(shapes: &[Shape]) -> Shape {
    shape(Outline::Cluster(shapes.to_vec()))
}

impl Shape {
    /// Rounds the corners. A block keeps its size; others grow.
    pub fn round(mut self, radius: f32) -> Self {
        if let Outline::Block(_, half) = &mut self.outline {
            let kept = (half.0 + self.grown, half.1 + self.grown);
            let radius = radius.min(kept.0).min(kept.1);
            *half = (kept.0 - radius, kept.1 - radius);
            self.grown = radius;
        } else {
            self.grown += radius;
        }
        self
    }

    /// How far the rounded edge reaches inwards, where it isn't as far as looks good.
    pub fn bevel(mut self, bevel: f32) -> Self {
        self.bevel = Some(bevel);
        self
    }

    /// Turns it about a point; whole turns, clockwise.
    pub fn turned(mut self, turns: f32, about: Point) -> Self {
        let (sin, cos) = (turns * std::f32::consts::TAU).sin_cos();
        self.turn = Some((sin, cos, about));
        self
    }

    /// Takes another shape out of it.
    pub fn without(mut self, other: Shape) -> Self {
        self.cuts.push(other);
        self
    }

    /// Left for right.
    pub fn mirrored(mut self) -> Self {
        let flip = |at: &mut Point| at.0 = 1.0 - at.0;
        match &mut self.outline {
            Outline::Block(at, _) | Outline::Oval(at, _) | Outline::Dome(at, _) => flip(at),
            Outline::Poly(corners) => corners.iter_mut().for_each(flip),
            Outline::Bar(from, to, _) => [from, to].into_iter().for_each(flip),
            Outline::Arc(at, _, _, from, to) => {
                flip(at);
                let half = std::f32::consts::PI;
                (*from, *to) = (half - *to, half - *from);
            }
            Outline::Cluster(shapes) => {
                *shapes = std::mem::take(shapes).into_iter().map(Self::mirrored).collect();
            }
        }
        if let Some((sin, _, about)) = &mut self.turn {
            *sin = -*sin;
            flip(about);
        }
        self.cuts = self.cuts.into_iter().map(Self::mirrored).collect();
        self
    }

    /// The corners of a box around it.
    pub fn bounds(&self) -> (Point, Point) {
        let around = |(x, y): Point, (w, h): Point| ((x - w, y - h), (x + w, y + h));
        let ((left, top), (right, bottom)) = match &self.outline {
            Outline::Block(at, half) | Outline::Oval(at, half) => around(*at, *half),
            Outline::Dome((x, base), (half, height)) => ((x - half, base - height), (x + half, *base)),
            Outline::Poly(corners) => corners.iter().map(|at| (*at, *at)).reduce(both).unwrap_or_default(),
            Outline::Bar(a, b, half) => both(around(*a, (*half, *half)), around(*b, (*half, *half))),
            Outline::Arc(at, radius, half, ..) => around(*at, (radius + half, radius + half)),
            Outline::Cluster(shapes) => shapes.iter().map(Self::bounds).reduce(both).unwrap_or_default(),
        };
        let grown = self.grown;
        let bounds = ((left - grown, top - grown), (right + grown, bottom + grown));
        match self.turn {
            None => bounds,
            Some(_) => {
                let ((left, top), (right, bottom)) = bounds;
                let corners = [(left, top), (right, top), (right, bottom), (left, bottom)];
                let turned = corners.map(|at| self.turn_by(at, 1.0)).map(|at| (at, at));
                turned.into_iter().reduce(both).unwrap_or(bounds)
            }
        }
    }

    fn turn_by(&self, at: Point, sense: f32) -> Point {
        let Some((sin, cos, (x, y))) = self.turn else { return at };
        let sin = sin * sense;
        let (u, v) = (at.0 - x, at.1 - y);
        (x + u * cos - v * sin, y + u * sin + v * cos)
    }

    /// How far a point is outside; negative inside.
    pub fn distance(&self, at: Point) -> f32 {
        let at = self.turn_by(at, -1.0);
        let (x, y) = at;
        let distance = match &self.outline {
            Outline::Block((cx, cy), (w, h)) => {
                let (dx, dy) = ((x - cx).abs() - w, (y - cy).abs() - h);
                length(dx.max(0.0), dy.max(0.0)) + dx.max(dy).min(0.0)
            }
            Outline::Oval(centre, half) => to_oval(at, *centre, *half),
            Outline::Dome((cx, base), half) => to_oval(at, (*cx, *base), *half).max(y - base),
            Outline::Poly(corners) => to_poly(at, corners),
            Outline::Bar(a, b, half) => to_segment(at, *a, *b) - half,
            Outline::Arc(centre, radius, half, from, to) => to_arc(at, *centre, *radius, *from, *to) - half,
            Outline::Cluster(shapes) => {
                shapes.iter().map(|shape| shape.distance(at)).reduce(flow).unwrap_or(1.0)
            }
        } - self.grown;
        self.cuts.iter().fold(distance, |distance, cut| distance.max(-cut.distance(at)))
    }

    /// How far its rounded edge reaches inwards.
    pub fn reach(&self) -> f32 {
        let ((left, top), (right, bottom)) = self.bounds();
        self.bevel.unwrap_or_else(|| ((right - left).min(bottom - top) * 0.3).clamp(0.012, 0.05))
    }
}

fn both((a, b): (Point, Point), (c, d): (Point, Point)) -> (Point, Point) {
    ((a.0.min(c.0), a.1.min(c.1)), (b.0.max(d.0), b.1.max(d.1)))
}

/// The smaller distance, with a soft seam where the two are alike.
fn flow(a: f32, b: f32) -> f32 {
    let near = (0.02 - (a - b).abs()).max(0.0) / 0.02;
    a.min(b) - near * near * 0.005
}

/// Of numbers about 1, which need no care: several times as fast as `hypot`.
pub fn length(x: f32, y: f32) -> f32 {
    (x * x + y * y).sqrt()
}

fn to_oval((x, y): Point, (cx, cy): Point, (w, h): Point) -> f32 {
    let (u, v) = ((x - cx) / w, (y - cy) / h);
    let out = length(u, v);
    // First order: the value over the length of its gradient.
    let slope = length(u / w, v / h) / out.max(1e-4);
    (out - 1.0) / slope.max(1e-4)
}

fn to_segment((x, y): Point, a: Point, b: Point) -> f32 {
    let (bx, by) = (b.0 - a.0, b.1 - a.1);
    let along = ((x - a.0) * bx + (y - a.1) * by) / (bx * bx + by * by).max(1e-9);
    let along = along.clamp(0.0, 1.0);
    length(x - a.0 - along * bx, y - a.1 - along * by)
}

fn to_arc((x, y): Point, (cx, cy): Point, radius: f32, from: f32, to: f32) -> f32 {
    let turn = std::f32::consts::TAU;
    let along = ((y - cy).atan2(x - cx) - from).rem_euclid(turn);
    if to - from >= turn || along <= to - from {
        return (length(x - cx, y - cy) - radius).abs();
    }
    let end = |angle: f32| length(x - cx - radius * angle.cos(), y - cy - radius * angle.sin());
    end(from).min(end(to))
}

fn to_poly(at: Point, corners: &[Point]) -> f32 {
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

#[cfg(test)]
mod tests {
    use super::*;

    fn all() -> Vec<Shape> {
        vec![
            block(0.4, 0.5, 0.3, 0.2),
            block(0.4, 0.5, 0.3, 0.2).turned(0.1, (0.4, 0.5)),
            oval(0.4, 0.5, 0.3, 0.2),
            dome(0.4, 0.6, 0.4, 0.3),
            poly(&[(0.2, 0.2), (0.6, 0.3), (0.4, 0.7)]).round(0.02),
            bar((0.2, 0.2), (0.5, 0.6), 0.1),
            arc(0.4, 0.4, 0.2, 0.06, 0.0, 0.4),
            cluster(&[disc(0.4, 0.4, 0.1), disc(0.5, 0.4, 0.1)]),
            disc(0.4, 0.5, 0.2).without(disc(0.4, 0.5, 0.1)),
        ]
    }

    #[test]
    fn what_is_inside_is_within_the_bounds_and_mirrors() {
        for shape in all() {
            let ((left, top), (right, bottom)) = shape.bounds();
            let mirrored = shape.clone().mirrored();
            let mut solid = 0;
            for at in (0..10_000).map(|at| ((at % 100) as f32 / 100.0, (at / 100) as f32 / 100.0)) {
                let distance = shape.distance(at);
                assert!(
                    (distance - mirrored.distance((1.0 - at.0, at.1))).abs() < 1e-4,
                    "{shape:?} at {at:?}"
                );
                if distance < -0.006 {
                    solid += 1;
                    assert!(
                        at.0 >= left && at.0 <= right && at.1 >= top && at.1 <= bottom,
                        "{shape:?} at {at:?}"
                    );
                }
            }
            assert!(solid > 50, "{shape:?}");
        }
    }
}
