//! Where triangles meet the lines through the cells' centres.

use glam::{DVec3, UVec3, Vec3};

/// Whom a line belongs to that meets an edge.
#[derive(Clone, Copy, PartialEq, Eq)]
pub enum Edges {
    /// Both triangles of the edge.
    Shared,
    /// One of them, so that crossings can be counted.
    Owned,
}

/// Calls `meet(line, depth)` for each line along `axis` that meets a triangle: with the line's first cell, and how far
/// along it the triangle is, in cells.
pub fn meetings(
    corners: [Vec3; 3],
    size: UVec3,
    axis: usize,
    edges: Edges,
    mut meet: impl FnMut(UVec3, f64),
) {
    let (u, v) = ((axis + 1) % 3, (axis + 2) % 3);
    let [a, b, c] = corners.map(Vec3::as_dvec3);
    let area = (b[u] - a[u]) * (c[v] - a[v]) - (b[v] - a[v]) * (c[u] - a[u]);
    if area == 0.0 {
        return;
    }
    // In doubles these come out alike for both triangles of an edge, but for the sign.
    let weight = |p: DVec3, q: DVec3, x: f64, y: f64| {
        let side = ((q[u] - p[u]) * (y - p[v]) - (q[v] - p[v]) * (x - p[u])) * area.signum();
        let forward = (q - p) * area.signum();
        let owns = forward[v] > 0.0 || (forward[v] == 0.0 && forward[u] < 0.0);
        let counts = side > 0.0 || (side == 0.0 && (edges == Edges::Shared || owns));
        counts.then_some(side / area.abs())
    };
    let range = |along: usize| {
        let (low, high) = (a[along].min(b[along]).min(c[along]), a[along].max(b[along]).max(c[along]));
        (low - 0.5).ceil().max(0.0) as u32
            ..((high - 0.5).floor() + 1.0).clamp(0.0, f64::from(size[along])) as u32
    };
    for row in range(v) {
        for column in range(u) {
            let (x, y) = (f64::from(column) + 0.5, f64::from(row) + 0.5);
            let weights = (weight(b, c, x, y), weight(c, a, x, y), weight(a, b, x, y));
            if let (Some(of_a), Some(of_b), Some(of_c)) = weights {
                let mut line = UVec3::ZERO;
                (line[u], line[v]) = (column, row);
                meet(line, a[axis] * of_a + b[axis] * of_b + c[axis] * of_c);
            }
        }
    }
}
