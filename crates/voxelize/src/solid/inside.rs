//! Which cells a shell encloses.

use super::shell::Shell;
use crate::mesh::TriMesh;
use glam::{UVec3, Vec3};
use std::collections::HashMap;

/// A mesh with more open edges than this is taken for a sheet, not for a body that leaks.
const OPEN_EDGES: f32 = 0.1;

/// The cells inside, shell not counted. A tight shell is found by a flood from outside; one that leaks by counting
/// crossings along three axes and letting them vote; an open sheet encloses nothing.
pub fn inside(shell: &Shell, mesh: &TriMesh, positions: &[Vec3]) -> Vec<bool> {
    let outside = flood(shell);
    let enclosed: Vec<bool> =
        outside.iter().zip(&shell.solid).map(|(&outside, &solid)| !outside && !solid).collect();
    if enclosed.contains(&true) || open_edges(mesh, positions) > OPEN_EDGES {
        return enclosed;
    }
    vote(shell, mesh, positions)
}

/// The cells that can be reached from outside through faces of empty cells.
fn flood(shell: &Shell) -> Vec<bool> {
    let size = shell.size;
    let mut outside = vec![false; shell.solid.len()];
    let mut open = Vec::new();
    let enter = |at: UVec3, outside: &mut Vec<bool>, open: &mut Vec<UVec3>| {
        let offset = shell.offset(at);
        if !outside[offset] && !shell.solid[offset] {
            outside[offset] = true;
            open.push(at);
        }
    };
    for axis in 0..3 {
        let (u, v) = ((axis + 1) % 3, (axis + 2) % 3);
        for row in 0..size[v] {
            for column in 0..size[u] {
                for end in [0, size[axis] - 1] {
                    let mut at = UVec3::ZERO;
                    (at[u], at[v], at[axis]) = (column, row, end);
                    enter(at, &mut outside, &mut open);
                }
            }
        }
    }
    while let Some(at) = open.pop() {
        for axis in 0..3 {
            let mut next = at;
            if at[axis] > 0 {
                next[axis] = at[axis] - 1;
                enter(next, &mut outside, &mut open);
            }
            if at[axis] + 1 < size[axis] {
                next[axis] = at[axis] + 1;
                enter(next, &mut outside, &mut open);
            }
        }
    }
    outside
}

/// The share of edges that belong to one triangle only; vertices at the same place count as one.
fn open_edges(mesh: &TriMesh, positions: &[Vec3]) -> f32 {
    let mut welded = HashMap::new();
    let places: Vec<usize> = positions
        .iter()
        .map(|at| {
            let key = (*at * 1024.0).round().as_ivec3();
            let next = welded.len();
            *welded.entry(key).or_insert(next)
        })
        .collect();
    let mut edges: HashMap<(usize, usize), u32> = HashMap::new();
    for triangle in &mesh.triangles {
        let [a, b, c] = triangle.vertices.map(|vertex| places[vertex as usize]);
        for (from, to) in [(a, b), (b, c), (c, a)] {
            if from != to {
                *edges.entry((from.min(to), from.max(to))).or_default() += 1;
            }
        }
    }
    let single = edges.values().filter(|&&count| count == 1).count();
    single as f32 / edges.len().max(1) as f32
}

/// Along each axis a cell is inside where the line to it crosses the surface an odd number of times; two of three
/// axes decide.
fn vote(shell: &Shell, mesh: &TriMesh, positions: &[Vec3]) -> Vec<bool> {
    let mut votes = vec![0u8; shell.solid.len()];
    for axis in 0..3 {
        let (u, v) = ((axis + 1) % 3, (axis + 2) % 3);
        let mut crossings = vec![Vec::new(); (shell.size[u] * shell.size[v]) as usize];
        for triangle in &mesh.triangles {
            let corners = triangle.vertices.map(|vertex| positions[vertex as usize]);
            cross(corners, [axis, u, v], shell.size, &mut crossings);
        }
        for (line, at) in crossings.iter_mut().zip(0u32..) {
            line.sort_by(f32::total_cmp);
            for pair in line.chunks_exact(2) {
                let from = (pair[0] - 0.5).ceil().max(0.0) as u32;
                let to = (pair[1] - 0.5).floor().min(shell.size[axis] as f32 - 1.0);
                for depth in from..(to + 1.0).max(0.0) as u32 {
                    let mut cell = UVec3::ZERO;
                    (cell[u], cell[v], cell[axis]) = (at % shell.size[u], at / shell.size[u], depth);
                    votes[shell.offset(cell)] += 1;
                }
            }
        }
    }
    votes.iter().zip(&shell.solid).map(|(&votes, &solid)| votes >= 2 && !solid).collect()
}

/// Where the centre lines along an axis cross a triangle. Edges belong to one of their two triangles.
fn cross([a, b, c]: [Vec3; 3], [axis, u, v]: [usize; 3], size: UVec3, crossings: &mut [Vec<f32>]) {
    let area = (b[u] - a[u]) * (c[v] - a[v]) - (b[v] - a[v]) * (c[u] - a[u]);
    if area == 0.0 {
        return;
    }
    let range = |along: usize| {
        let low = a[along].min(b[along]).min(c[along]);
        let high = a[along].max(b[along]).max(c[along]);
        (low - 0.5).ceil().max(0.0) as u32..((high - 0.5).floor() + 1.0).clamp(0.0, size[along] as f32) as u32
    };
    for row in range(v) {
        for column in range(u) {
            let (x, y) = (column as f32 + 0.5, row as f32 + 0.5);
            let weight = |p: Vec3, q: Vec3| {
                let side = ((q[u] - p[u]) * (y - p[v]) - (q[v] - p[v]) * (x - p[u])) / area;
                let forward = (q - p) * area.signum();
                let owns = forward[v] > 0.0 || (forward[v] == 0.0 && forward[u] < 0.0);
                (side > 0.0 || (side == 0.0 && owns)).then_some(side)
            };
            if let (Some(to_c), Some(to_a), Some(to_b)) = (weight(a, b), weight(b, c), weight(c, a)) {
                let depth = a[axis] * to_a + b[axis] * to_b + c[axis] * to_c;
                crossings[(column + size[u] * row) as usize].push(depth);
            }
        }
    }
}
