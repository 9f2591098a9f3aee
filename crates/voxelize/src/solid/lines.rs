//! The lines through the cells' centres: where they meet the surface, and what that says of inside and outside.

use super::cells::Cells;
use super::cut::{HAIR, Placed, ceil};
use crate::mesh::Triangle;
use glam::{DVec3, UVec2, UVec3, Vec2, Vec3, Vec3Swizzles as _};
use rayon::prelude::*;

/// What the lines along the three axes met.
pub struct Lines {
    walks: [Walk; 3],
}

/// What the lines say of the cells.
pub struct Votes([Counts; 3]);

impl Votes {
    /// The cells that at least two lines take for inside: an odd number of triangles lies before them. Lines that don't
    /// leave the mesh as often as they enter it say nothing.
    pub fn inside(&self) -> Cells {
        self.each_row(|odd, silent| two_of([0, 1, 2].map(|axis| odd[axis] & !silent[axis])))
    }

    /// The cells that less than two lines agree on.
    pub fn undecided(&self) -> Cells {
        self.each_row(|odd, silent| {
            let inside = two_of([0, 1, 2].map(|axis| odd[axis] & !silent[axis]));
            let outside = two_of([0, 1, 2].map(|axis| !odd[axis] & !silent[axis]));
            !inside & !outside
        })
    }

    /// What `rule` makes of the three lines' rows: of `odd` ones and of `silent` ones.
    fn each_row(&self, rule: impl Fn([u128; 3], [u128; 3]) -> u128) -> Cells {
        let [x, y, z] = &self.0;
        x.odd.each_row(|y_at, z_at| {
            let rows = |cells: [&Cells; 3]| cells.map(|cells| cells.row(y_at, z_at));
            rule(rows([&x.odd, &y.odd, &z.odd]), rows([&x.silent, &y.silent, &z.silent]))
        })
    }
}

fn two_of([a, b, c]: [u128; 3]) -> u128 {
    a & b | (a | b) & c
}

impl Lines {
    pub fn of(placed: &Placed<'_>, triangles: &[Triangle]) -> Self {
        let mut lines = Self { walks: [0, 1, 2].map(|axis| Walk::along(axis, placed.size)) };
        lines.pass(placed, triangles);
        lines
    }

    /// Lets triangles that were met count no more: what is met twice cancels out.
    pub fn discount(&mut self, placed: &Placed<'_>, triangles: &[Triangle]) {
        self.pass(placed, triangles);
    }

    fn pass(&mut self, placed: &Placed<'_>, triangles: &[Triangle]) {
        self.walks.par_iter_mut().for_each(|walk| walk.pass(placed, triangles));
    }

    /// The cells in which a line met a triangle. No way through faces leads from one side of a closed surface to the
    /// other without crossing one of them.
    pub fn met(&self) -> Cells {
        let [x, y, z] = &self.walks;
        x.met.or(&y.met).or(&z.met)
    }

    pub fn votes(&self) -> Votes {
        let [x, y, z] = &self.walks;
        let ((x, y), z) = rayon::join(|| (x.counts(), y.counts()), || z.counts());
        Votes([x, y, z])
    }
}

/// What the lines along one axis met.
struct Walk {
    axis: usize,
    /// The cells in which they met a triangle.
    met: Cells,
    /// The first cells whose centres lie behind a triangle; those behind an even number of them cancel out.
    turns: Cells,
    /// The first cells of lines that met an odd number of triangles.
    odd: Cells,
}

impl Walk {
    fn along(axis: usize, size: UVec3) -> Self {
        Self { axis, met: Cells::none(size), turns: Cells::none(size), odd: Cells::none(size) }
    }

    fn pass(&mut self, placed: &Placed<'_>, triangles: &[Triangle]) {
        let Self { axis, met, turns, odd } = self;
        let axis = *axis;
        let lines = upright(placed.size, axis);
        for triangle in triangles {
            let corners = placed.corners(triangle).map(|corner| upright_point(corner, axis));
            meetings(corners, lines.truncate(), |meeting| {
                let cell = |depth: f64| upright_back(meeting.line.extend(depth.max(0.0) as u32), axis);
                let inner = meeting.depth - f64::from(HAIR) * meeting.facing;
                met.insert(cell(inner.min(f64::from(lines.z - 1))));
                if meeting.counts {
                    odd.flip(cell(0.0));
                    let behind = (meeting.depth - 0.5).ceil();
                    if behind < f64::from(lines.z) {
                        turns.flip(cell(behind));
                    }
                }
            });
        }
    }

    fn counts(&self) -> Counts {
        Counts { odd: self.turns.sums_along(self.axis), silent: self.odd.sums_along(self.axis) }
    }
}

/// What the lines along one axis say.
struct Counts {
    /// The cells with an odd number of triangles before them.
    odd: Cells,
    /// Those on lines that met an odd number in all.
    silent: Cells,
}

/// Turned so that lines along `axis` go along z.
fn upright(cell: UVec3, axis: usize) -> UVec3 {
    [cell.yzx(), cell.zxy(), cell][axis]
}

fn upright_point(at: Vec3, axis: usize) -> Vec3 {
    [at.yzx(), at.zxy(), at][axis]
}

/// And back.
fn upright_back(cell: UVec3, axis: usize) -> UVec3 {
    [cell.zxy(), cell.yzx(), cell][axis]
}

/// A line along z through a column of cells meets a triangle.
struct Meeting {
    line: UVec2,
    /// How far along the line, in cells.
    depth: f64,
    /// 1 where the triangle faces up, -1 where it faces down.
    facing: f64,
    /// Whether it counts for this triangle: a meeting at an edge counts for one of the edge's two.
    counts: bool,
}

/// Calls `meet` for each line along z, through one of so many columns, that meets a triangle.
fn meetings(corners: [Vec3; 3], columns: UVec2, mut meet: impl FnMut(Meeting)) {
    let [a, b, c] = corners.map(Vec3::truncate);
    let (low, high) = (a.min(b).min(c) - 0.5, a.max(b).max(c) + 0.5);
    let (xs, ys) = (ceil(low.x)..(high.x as u32).min(columns.x), ceil(low.y)..(high.y as u32).min(columns.y));
    if xs.is_empty() || ys.is_empty() {
        return;
    }
    // In doubles sides come out alike for both triangles of an edge, but for the sign.
    let [a, b, c] = [a, b, c].map(Vec2::as_dvec2);
    let area = (b - a).perp_dot(c - a);
    if area == 0.0 {
        return;
    }
    let facing = area.signum();
    let edges = [(b, (c - b) * facing), (c, (a - c) * facing), (a, (b - a) * facing)];
    let owns = edges.map(|(_, way)| way.y > 0.0 || (way.y == 0.0 && way.x < 0.0));
    let depths = DVec3::from_array(corners.map(|corner| f64::from(corner.z))) / area.abs();
    for y in ys {
        for x in xs.clone() {
            let line = UVec2::new(x, y);
            let sides = edges.map(|(from, way)| way.perp_dot(line.as_dvec2() + 0.5 - from));
            if sides.iter().all(|&side| side >= 0.0) {
                let counts = sides.iter().zip(owns).all(|(&side, owns)| side > 0.0 || owns);
                meet(Meeting { line, depth: depths.dot(DVec3::from_array(sides)), facing, counts });
            }
        }
    }
}
