//! Discs: round things with a rim are flat, however much they look like balls from the front.

use super::mask::Mask;
use crate::oklab::oklab_of;
use glam::{Vec2, Vec3};
use std::f32::consts::{PI, TAU};

/// How much a round outline's width, height and area may be off.
const ROUND: f32 = 0.08;

/// Directions in which a rim is looked for, and how many of them must find it at the same distance.
const WAYS: u32 = 90;
const MOST: f32 = 0.65;

/// A rim begins so far from the middle, in radii, and stands out so much, in Oklab.
const FROM: f32 = 0.6;
const EDGE: f32 = 0.05;

/// How many cells the distances may differ.
const LOOSE: f32 = 2.5;

/// Whether the mask is a disc with a rim of another colour or shade.
pub fn is_disc(mask: &Mask, colors: &[Vec3]) -> bool {
    let (width, height) = (mask.width as f32, mask.height as f32);
    let area = mask.count() as f32 / (PI / 4.0 * width * height);
    if (width / height - 1.0).abs() > ROUND || (area - 1.0).abs() > ROUND {
        return false;
    }
    let mut edges: Vec<f32> =
        (0..WAYS).filter_map(|way| edge(mask, colors, way as f32 * TAU / WAYS as f32)).collect();
    edges.sort_by(f32::total_cmp);
    let Some(&middle) = edges.get(edges.len() / 2) else { return false };
    edges.iter().filter(|&edge| (edge - middle).abs() <= LOOSE).count() as f32 >= WAYS as f32 * MOST
}

/// How far from the middle the strongest edge lies in a direction, in cells, if there is one.
fn edge(mask: &Mask, colors: &[Vec3], angle: f32) -> Option<f32> {
    let middle = Vec2::new(mask.width as f32, mask.height as f32) / 2.0;
    let radius = middle.min_element();
    let look = |distance: f32| {
        let at = (middle + Vec2::from_angle(angle) * distance).floor().as_i64vec2();
        mask.at(at.x, at.y).then(|| oklab_of(colors[at.x as usize + mask.width * at.y as usize]))
    };
    let mut best = (EDGE, None);
    let mut distance = radius * FROM;
    while let (Some(inner), Some(outer)) = (look(distance - 1.5), look(distance + 1.5)) {
        let step = inner.distance(outer);
        if step > best.0 {
            best = (step, Some(distance));
        }
        distance += 1.0;
    }
    best.1
}
