//! The outlines of a mask, and their straight sides.

use super::mask::Mask;
use glam::{IVec2, Vec2};

/// The closed outlines along the cells' edges, as corners.
pub fn trace(mask: &Mask) -> Vec<Vec<Vec2>> {
    let at = |cell: IVec2| mask.at(i64::from(cell.x), i64::from(cell.y));
    // Edges that run to the right, with the mask below them: every outline has one.
    let (width, height) = (mask.width as i32, mask.height as i32);
    let mut seen = vec![false; (mask.width + 1) * (mask.height + 1)];
    let mut outlines = Vec::new();
    for y in 0..=height {
        for x in 0..width {
            let start = IVec2::new(x, y);
            let is_edge = at(start) && !at(start - IVec2::Y);
            if !is_edge || seen[(x + (width + 1) * y) as usize] {
                continue;
            }
            let (mut corner, mut way) = (start, IVec2::X);
            let mut outline = Vec::new();
            loop {
                if way == IVec2::X {
                    seen[(corner.x + (width + 1) * corner.y) as usize] = true;
                }
                outline.push(corner.as_vec2());
                corner += way;
                // The mask stays to the right: turn left where a cell is ahead on both sides, right where none is.
                let right = IVec2::new(-way.y, way.x);
                let cell = |side: IVec2| (corner * 2 + way + side - 1).div_euclid(IVec2::splat(2));
                way = match (at(cell(-right)), at(cell(right))) {
                    (true, true) => -right,
                    (false, true) => way,
                    (_, false) => right,
                };
                if corner == start && way == IVec2::X {
                    break;
                }
            }
            outlines.push(outline);
        }
    }
    outlines
}

/// The lengths of the sides of a closed outline, where a side is as long as all of it lies near a line (Douglas and
/// Peucker 1973).
pub fn sides(outline: &[Vec2], near: f32) -> Vec<f32> {
    let Some(&first) = outline.first() else { return Vec::new() };
    let far = |from: Vec2| {
        (0..outline.len()).max_by(|&a, &b| outline[a].distance(from).total_cmp(&outline[b].distance(from)))
    };
    // From one end of the thing to the other and back.
    let Some(one) = far(first) else { return Vec::new() };
    let turned: Vec<Vec2> = outline[one..].iter().chain(&outline[..=one]).copied().collect();
    let other = (0..turned.len())
        .max_by(|&a, &b| turned[a].distance(turned[0]).total_cmp(&turned[b].distance(turned[0])));
    let mut lengths = Vec::new();
    let mut open = vec![(other.unwrap_or(0), turned.len() - 1), (0, other.unwrap_or(0))];
    while let Some((from, to)) = open.pop() {
        let (a, b) = (turned[from], turned[to]);
        let along = (b - a).normalize_or_zero();
        let distance = |at: usize| (turned[at] - a).perp_dot(along).abs();
        let worst = (from + 1..to).max_by(|&a, &b| distance(a).total_cmp(&distance(b)));
        match worst {
            Some(worst) if distance(worst) > near => open.extend([(worst, to), (from, worst)]),
            _ => lengths.push(a.distance(b)),
        }
    }
    lengths
}
