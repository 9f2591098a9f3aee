//! The lines through the cells' centres: where they meet the surface, and what that says of inside and outside.

use super::cells::Cells;
use super::cut::{HAIR, Placed, ceil, normal};
use crate::mesh::Triangle;
use crate::parallel;
use glam::{DVec3, UVec3, Vec3};

/// Triangles are worked on in this many portions.
const PORTIONS: usize = 2;

/// What the lines along the three axes met.
pub struct Lines {
    /// The cells in which a line meets a triangle. No way through faces leads from one side of a closed surface to the
    /// other without crossing one of them.
    pub met: Cells,
    /// The cells that at least two lines take for inside: an odd number of triangles lies before them. Lines that don't
    /// leave the mesh as often as they enter it say nothing.
    pub inside: Cells,
    /// The cells that less than two lines agree on.
    pub undecided: Cells,
}

impl Lines {
    pub fn of(placed: &Placed<'_>, triangles: &[Triangle]) -> Self {
        let portion = triangles.len().div_ceil(PORTIONS).max(1);
        let jobs = (0..3).flat_map(|axis| triangles.chunks(portion).map(move |part| (axis, part))).collect();
        let walks = parallel::each(jobs, |(axis, part)| (axis, Walk::along(placed, part, axis)));
        let mut met = Cells::none(placed.size);
        let mut axes = [0, 1, 2].map(|_| (Cells::none(placed.size), Cells::none(placed.size)));
        for (axis, walk) in walks {
            met = met.or(&walk.met);
            let (turns, odd) = &mut axes[axis];
            (*turns, *odd) = (turns.xor(&walk.turns), odd.xor(&walk.odd));
        }
        let mut axis = 0;
        let answers = axes.map(|(turns, odd)| {
            let (inside, silent) = (turns.sums_along(axis), odd.sums_along(axis));
            axis += 1;
            (inside.without(&silent), inside.or(&silent).not())
        });
        let inside = two_of(answers.each_ref().map(|(yes, _)| yes));
        let outside = two_of(answers.each_ref().map(|(_, no)| no));
        Self { met, undecided: inside.or(&outside).not(), inside }
    }
}

fn two_of([a, b, c]: [&Cells; 3]) -> Cells {
    a.and(b).or(&b.and(c)).or(&c.and(a))
}

/// What the lines along one axis met of some triangles.
struct Walk {
    met: Cells,
    /// The first cells whose centres lie behind a triangle; those behind an even number of them cancel out.
    turns: Cells,
    /// The first cells of lines that met an odd number of triangles.
    odd: Cells,
}

impl Walk {
    fn along(placed: &Placed<'_>, triangles: &[Triangle], axis: usize) -> Self {
        let size = placed.size;
        let none = Cells::none(size);
        let mut walk = Self { met: none.clone(), turns: none.clone(), odd: none };
        for triangle in triangles {
            let corners = placed.corners(triangle);
            let inwards = -f64::from(HAIR * normal(corners)[axis].signum());
            meetings(corners, size, axis, |line, depth, is_owner| {
                let mut at = line;
                at[axis] = ((depth + inwards).max(0.0) as u32).min(size[axis] - 1);
                walk.met.insert(at);
                if is_owner {
                    walk.odd.flip(line);
                    at[axis] = (depth - 0.5).ceil().max(0.0) as u32;
                    if at[axis] < size[axis] {
                        walk.turns.flip(at);
                    }
                }
            });
        }
        walk
    }
}

/// Calls `meet(line, depth, is_owner)` for each line along `axis` that meets a triangle: with the line's first cell, how
/// far along it the triangle is, in cells, and whether the meeting counts for this triangle: one at an edge counts for
/// one of its two.
fn meetings(corners: [Vec3; 3], size: UVec3, axis: usize, mut meet: impl FnMut(UVec3, f64, bool)) {
    let (u, v) = ((axis + 1) % 3, (axis + 2) % 3);
    let [a, b, c] = corners;
    let range = |along: usize| {
        let (low, high) = (a[along].min(b[along]).min(c[along]), a[along].max(b[along]).max(c[along]));
        ceil(low - 0.5)..((high + 0.5) as u32).min(size[along])
    };
    let (columns, rows) = (range(u), range(v));
    if columns.is_empty() || rows.is_empty() {
        return;
    }
    let [a, b, c] = corners.map(Vec3::as_dvec3);
    let area = (b[u] - a[u]) * (c[v] - a[v]) - (b[v] - a[v]) * (c[u] - a[u]);
    if area == 0.0 {
        return;
    }
    // In doubles these come out alike for both triangles of an edge, but for the sign.
    let side = |p: DVec3, q: DVec3, x: f64, y: f64| {
        ((q[u] - p[u]) * (y - p[v]) - (q[v] - p[v]) * (x - p[u])) * area.signum()
    };
    let owns = |p: DVec3, q: DVec3| {
        let forward = (q - p) * area.signum();
        forward[v] > 0.0 || (forward[v] == 0.0 && forward[u] < 0.0)
    };
    for row in rows {
        for column in columns.clone() {
            let (x, y) = (f64::from(column) + 0.5, f64::from(row) + 0.5);
            let sides = [side(b, c, x, y), side(c, a, x, y), side(a, b, x, y)];
            if sides.iter().any(|&side| side < 0.0) {
                continue;
            }
            let is_owner =
                [(b, c), (c, a), (a, b)].iter().zip(sides).all(|(&(p, q), side)| side > 0.0 || owns(p, q));
            let mut line = UVec3::ZERO;
            (line[u], line[v]) = (column, row);
            let depth = a[axis] * sides[0] + b[axis] * sides[1] + c[axis] * sides[2];
            meet(line, depth / area.abs(), is_owner);
        }
    }
}
