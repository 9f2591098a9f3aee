//! Meshes that are formulas: surfaces over a square, coloured by vertex. None of them is closed at its seams.

use glam::{Vec3, Vec4};
use std::f32::consts::{PI, TAU};
use voxelize::{Material, TriMesh, Triangle};

/// A tube around a trefoil, in all hues.
pub fn knot() -> TriMesh {
    let path = |t: f32| {
        let (round, twist) = (2.0 * t, 3.0 * t);
        Vec3::new((2.0 + twist.cos()) * round.cos(), (2.0 + twist.cos()) * round.sin(), twist.sin())
    };
    surface([400, 40], |u, v| {
        let (t, turn) = (u * TAU, v * TAU);
        let ahead = (path(t + 0.001) - path(t)).normalize();
        let side = ahead.cross(Vec3::Z).normalize();
        let at = path(t) + 0.48 * (side * turn.cos() + side.cross(ahead) * turn.sin());
        (at, hue(u * 3.0))
    })
}

/// A spiral that widens, banded like a snail's.
pub fn shell() -> TriMesh {
    surface([400, 60], |u, v| {
        let (turn, around) = (u * 7.0 * PI, v * TAU);
        let width = 0.88_f32.powf((1.0 - u) * 30.0);
        let out = 1.0 + 0.95 * around.cos();
        let at = width * Vec3::new(out * turn.cos(), 0.95 * around.sin(), out * turn.sin());
        let at = at + Vec3::Y * (-3.0 * width);
        let band = 0.5 + 0.5 * (around * 3.0 + turn).sin();
        (at, Vec3::new(0.91, 0.76, 0.58).lerp(Vec3::new(0.55, 0.2, 0.11), band * band))
    })
}

/// Klein's: its neck goes through its side and comes out at its bottom.
pub fn bottle() -> TriMesh {
    surface([300, 80], |u, v| {
        let (t, around) = (u * TAU, v * TAU);
        let width = 4.0 * (1.0 - t.cos() / 2.0);
        let (x, y) = (6.0 * t.cos() * (1.0 + t.sin()), 16.0 * t.sin());
        let at = if t < PI {
            Vec3::new(
                x + width * t.cos() * around.cos(),
                y + width * t.sin() * around.cos(),
                width * around.sin(),
            )
        } else {
            Vec3::new(x + width * (around + PI).cos(), y, width * around.sin())
        };
        (at, Vec3::new(0.1, 0.42, 0.4).lerp(Vec3::new(0.85, 0.93, 0.7), (0.5 + 0.5 * t.sin()).powi(2)))
    })
}

/// Petals in a spiral, as one sheet.
pub fn rose() -> TriMesh {
    surface([90, 1200], |u, v| {
        let turn = v * 15.0 * PI;
        let petal = (3.6 * turn).rem_euclid(TAU) / PI;
        let edge = 1.0 - 0.5 * (1.25 * (1.0 - petal).powi(2) - 0.25).powi(2);
        let lean = PI / 2.0 * (-turn / (8.0 * PI)).exp();
        let curl = 1.95 * u * u * (1.27 * u - 1.0).powi(2) * lean.sin();
        let out = edge * (u * lean.sin() + curl * lean.cos());
        let up = edge * (u * lean.cos() - curl * lean.sin());
        let shade = (u * u * edge * (0.35 + 0.65 * v)).min(1.0);
        (
            Vec3::new(out * turn.sin(), up, out * turn.cos()),
            Vec3::new(0.3, 0.0, 0.03).lerp(Vec3::new(0.95, 0.24, 0.3), shade),
        )
    })
}

/// A grid of quads over the square from 0 to 1, with what `at` says of place and linear colour.
fn surface(steps: [u32; 2], at: impl Fn(f32, f32) -> (Vec3, Vec3)) -> TriMesh {
    let [columns, rows] = steps;
    let mut mesh = TriMesh { materials: vec![Material::default()], ..TriMesh::default() };
    for row in 0..=rows {
        for column in 0..=columns {
            let (place, color) = at(column as f32 / columns as f32, row as f32 / rows as f32);
            mesh.positions.push(place);
            mesh.colors.push(Vec4::from((color, 1.0)));
        }
    }
    for row in 0..rows {
        for column in 0..columns {
            let corner = |x: u32, y: u32| column + x + (columns + 1) * (row + y);
            let [a, b, c, d] = [corner(0, 0), corner(1, 0), corner(1, 1), corner(0, 1)];
            mesh.triangles.extend([[a, b, c], [a, c, d]].map(|vertices| Triangle { vertices, material: 0 }));
        }
    }
    mesh
}

/// A vivid linear colour; a whole turn of hues is 1.
fn hue(turn: f32) -> Vec3 {
    let wave = |shift: f32| (0.5 + 0.5 * (TAU * (turn + shift)).cos()).powf(1.6);
    Vec3::new(wave(0.0), wave(0.67), wave(0.33)) * 0.9 + 0.02
}
