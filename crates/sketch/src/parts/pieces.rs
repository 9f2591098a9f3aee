//! Pieces that many parts have: windows, doors, flames, wheels, stones.

use crate::draw::*;

/// What glass at day looks like.
pub const PANE: Tint = Tint::glossy(120, 200, 246);

/// A window in a frame, by its centre and size.
pub fn window(c: &mut Canvas, frame: Tint, pane: Tint, x: f32, y: f32, width: f32, height: f32) {
    c.add(frame, &block(x, y, width, height).round(0.02));
    c.add(pane, &block(x, y, width - 0.07, height - 0.07).round(0.01).bevel(0.015));
}

/// A window with an arch over it, by the middle of its sill.
pub fn arched(c: &mut Canvas, tint: Tint, x: f32, sill: f32, width: f32, height: f32) {
    let top = sill - height + width / 2.0;
    let shape =
        cluster(&[block(x, (top + sill) / 2.0, width, sill - top).round(0.004), disc(x, top, width / 2.0)]);
    c.add(tint, &shape.bevel(0.018));
}

/// A door with an arch and a knob, by the middle of its sill.
pub fn door(c: &mut Canvas, tint: Tint, x: f32, sill: f32, width: f32, height: f32) {
    arched(c, tint.darker(0.35), x, sill, width + 0.06, height + 0.03);
    arched(c, tint, x, sill, width, height);
    c.add(GOLD, &disc(x + width * 0.26, sill - height * 0.42, 0.022));
}

/// A triangle of a roof, by the middle of its eaves.
pub fn gable(c: &mut Canvas, tint: Tint, x: f32, eaves: f32, width: f32, height: f32) {
    let half = width / 2.0;
    c.add(tint, &poly(&[(x - half, eaves), (x, eaves - height), (x + half, eaves)]).round(0.025));
}

/// The two slopes of a roof as beams, over what is inside.
pub fn slopes(c: &mut Canvas, tint: Tint, x: f32, eaves: f32, width: f32, height: f32, thick: f32) {
    let half = width / 2.0;
    c.add(tint, &bar((x + half, eaves), (x, eaves - height), thick));
    c.add(tint, &bar((x - half, eaves), (x, eaves - height), thick));
}

/// Battlements on a wall, `count` of them, by the middle of its upper edge.
pub fn battlements(c: &mut Canvas, tint: Tint, x: f32, top: f32, width: f32, count: u32) {
    let step = width / (2 * count - 1) as f32;
    for at in 0..count {
        let left = x - width / 2.0 + step * (2 * at) as f32;
        c.add(tint, &block(left + step / 2.0, top - 0.035, step, 0.11).round(0.015));
    }
}

/// Stones that stand out of a wall.
pub fn stones(c: &mut Canvas, tint: Tint, places: &[Point]) {
    for (x, y) in places {
        c.add(tint, &block(*x, *y, 0.10, 0.055).round(0.022).bevel(0.014));
    }
}

/// Thin lines across wood, by their heights.
pub fn planks(c: &mut Canvas, x: f32, width: f32, heights: &[f32]) {
    for y in heights {
        c.add(DARK_WOOD, &block(x, *y, width, 0.024).round(0.01).bevel(0.004));
    }
}

/// A flame by the middle of its base and its height.
pub fn flame(c: &mut Canvas, x: f32, base: f32, height: f32) {
    let shape = |scale: f32, lift: f32| {
        let (w, h) = (height * 0.30 * scale, height * scale);
        let low = base - lift;
        let tip = poly(&[
            (x - w, low - h * 0.36),
            (x - w * 0.25, low - h * 0.72),
            (x + w * 0.1, low - h),
            (x + w * 0.55, low - h * 0.62),
            (x + w, low - h * 0.36),
        ]);
        cluster(&[oval(x, low - h * 0.3, 2.0 * w, h * 0.6), tip.round(height * 0.02)])
    };
    c.add(Tint::matte(244, 84, 40), &shape(1.0, 0.0));
    c.add(FLAME, &shape(0.76, height * 0.02));
    c.add(GLOW, &shape(0.48, height * 0.04));
}

/// A wheel with a hub, by its centre and radius.
pub fn wheel(c: &mut Canvas, tyre: Tint, hub: Tint, x: f32, y: f32, radius: f32) {
    c.add(tyre, &disc(x, y, radius));
    c.add(hub, &disc(x, y, radius * 0.52));
    c.add(hub.darker(0.35), &disc(x, y, radius * 0.2));
}

/// A wooden wheel with spokes, by its centre and radius.
pub fn spoked(c: &mut Canvas, tint: Tint, x: f32, y: f32, radius: f32) {
    // Dark instead of open: gaps between spokes don't survive in a small model.
    c.add(tint.darker(0.6), &disc(x, y, radius * 0.9));
    for turn in 0..4 {
        let angle = turn as f32 * std::f32::consts::PI / 4.0;
        let (dx, dy) = (angle.cos() * radius * 0.85, angle.sin() * radius * 0.85);
        c.add(tint, &bar((x - dx, y - dy), (x + dx, y + dy), radius * 0.17));
    }
    c.add(tint.darker(0.15), &ring(x, y, radius * 0.88, radius * 0.26));
    c.add(tint.darker(0.3), &disc(x, y, radius * 0.26));
}

/// Two eyes, by the middle between them, how far they are apart, and their radius.
pub fn eyes(c: &mut Canvas, x: f32, y: f32, apart: f32, radius: f32) {
    for side in [-0.5, 0.5] {
        let at = x + side * apart;
        c.add(COAL, &oval(at, y, radius * 1.8, radius * 2.2).bevel(0.006));
        c.add(WHITE, &disc(at - radius * 0.25, y - radius * 0.4, radius * 0.36).bevel(0.004));
    }
}

/// A flag on a pole, by the pole's foot and its height.
pub fn pennant(c: &mut Canvas, tint: Tint, x: f32, foot: f32, height: f32) {
    c.add(DARK_WOOD, &bar((x, foot), (x, foot - height), 0.045));
    let top = foot - height;
    c.add(tint, &poly(&[(x + 0.01, top), (x + 0.20, top + 0.06), (x + 0.01, top + 0.12)]).round(0.012));
}
