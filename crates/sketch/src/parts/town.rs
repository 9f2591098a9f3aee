//! What is built in a town: shops, wells, bridges.

use super::pieces::*;
use super::{Look, Part, part};
use crate::draw::*;

pub static PARTS: &[Part] = &[
    part("shop", &[shop]),
    part("tavern", &[tavern]),
    part("market stall", &[market_stall]),
    part("forge", &[forge]),
    part("gas station", &[gas_station]),
    part("greenhouse", &[greenhouse]),
    part("well", &[well]),
    part("bridge", &[stone_bridge, wooden_bridge]),
];

fn awning(c: &mut Canvas, tint: Tint, top: f32, width: f32) {
    let step = width / 6.0;
    for at in 0..6 {
        let x = 0.5 - width / 2.0 + step * (at as f32 + 0.5);
        let tint = if at % 2 == 0 { tint } else { WHITE };
        c.add(
            tint,
            &cluster(&[block(x, top + 0.06, step, 0.12).round(0.004), disc(x, top + 0.12, step / 2.0)])
                .bevel(0.02),
        );
    }
}

fn shop(c: &mut Canvas, look: Look) {
    let stripes = look.accent(RED);
    c.add(Tint::matte(244, 196, 150), &block(0.5, 0.54, 0.80, 0.78).round(0.02));
    c.add(Tint::matte(206, 142, 98), &block(0.5, 0.15, 0.86, 0.07).round(0.02));
    c.add(CREAM, &block(0.5, 0.29, 0.52, 0.15).round(0.04))
        .add(stripes.darker(0.15), &block(0.5, 0.29, 0.36, 0.05).round(0.02));
    c.add(DARK_WOOD, &block(0.36, 0.69, 0.40, 0.27).round(0.02))
        .add(PANE, &block(0.36, 0.69, 0.33, 0.20).round(0.015));
    c.add(GLOW, &disc(0.29, 0.745, 0.05)).add(PINK, &disc(0.42, 0.745, 0.05));
    door(c, WOOD, 0.73, 0.92, 0.17, 0.36);
    awning(c, stripes, 0.40, 0.92);
    c.add(STONE, &block(0.5, 0.93, 0.90, 0.05).round(0.02));
}

fn tavern(c: &mut Canvas, look: Look) {
    c.add(STONE, &block(0.5, 0.78, 0.66, 0.28).round(0.02));
    c.add(CREAM, &block(0.5, 0.54, 0.78, 0.24).round(0.02));
    for x in [0.13, 0.38, 0.62, 0.87] {
        c.add(DARK_WOOD, &block(x, 0.54, 0.05, 0.24).round(0.012));
    }
    c.add(DARK_WOOD, &block(0.5, 0.655, 0.82, 0.055).round(0.015));
    c.add(CREAM, &poly(&[(0.16, 0.43), (0.5, 0.15), (0.84, 0.43)]));
    slopes(c, look.accent(Tint::matte(172, 72, 60)), 0.5, 0.44, 0.90, 0.34, 0.10);
    window(c, DARK_WOOD, GLOW, 0.25, 0.54, 0.15, 0.14);
    window(c, DARK_WOOD, GLOW, 0.75, 0.54, 0.15, 0.14);
    c.add(DARK_WOOD, &disc(0.5, 0.34, 0.07)).add(GLOW, &disc(0.5, 0.34, 0.042));
    door(c, WOOD, 0.40, 0.92, 0.17, 0.23);
    c.add(DARK_WOOD, &bar((0.60, 0.715), (0.78, 0.715), 0.04));
    c.add(GOLD, &block(0.70, 0.80, 0.15, 0.14).round(0.03))
        .add(WHITE, &block(0.70, 0.745, 0.15, 0.05).round(0.025));
}

fn market_stall(c: &mut Canvas, look: Look) {
    c.both(WOOD, &bar((0.15, 0.26), (0.15, 0.92), 0.06));
    c.add(DARK_WOOD, &block(0.5, 0.48, 0.66, 0.34).round(0.01));
    for (x, tint) in [(0.26, RED), (0.42, GLOW), (0.58, GREEN), (0.74, Tint::matte(250, 150, 60))] {
        for shift in [-0.05, 0.05] {
            c.add(tint, &disc(x + shift, 0.60, 0.058));
        }
        c.add(tint, &disc(x, 0.53, 0.058));
    }
    c.add(WOOD, &block(0.5, 0.78, 0.82, 0.26).round(0.02));
    planks(c, 0.5, 0.78, &[0.74, 0.83]);
    c.add(PALE_WOOD, &block(0.5, 0.65, 0.88, 0.075).round(0.02));
    awning(c, look.accent(BLUE), 0.12, 0.92);
}

fn forge(c: &mut Canvas, look: Look) {
    c.add(DARK_STONE, &block(0.5, 0.17, 0.24, 0.24).round(0.02))
        .add(STONE, &block(0.5, 0.09, 0.30, 0.075).round(0.02));
    c.add(
        STONE,
        &poly(&[(0.32, 0.24), (0.68, 0.24), (0.88, 0.50), (0.88, 0.92), (0.12, 0.92), (0.12, 0.50)])
            .round(0.02)
            .bevel(0.07),
    );
    stones(
        c,
        DARK_STONE,
        &[(0.40, 0.34), (0.60, 0.38), (0.22, 0.56), (0.78, 0.60), (0.20, 0.76), (0.80, 0.80)],
    );
    arched(c, COAL, 0.5, 0.84, 0.40, 0.36);
    flame(c, 0.5, 0.82, 0.28);
    flame(c, 0.41, 0.82, 0.18);
    flame(c, 0.59, 0.82, 0.18);
    c.add(look.accent(IRON), &block(0.5, 0.86, 0.56, 0.07).round(0.02));
}

fn gas_station(c: &mut Canvas, look: Look) {
    let trim = look.accent(RED);
    c.both(WHITE, &bar((0.14, 0.26), (0.14, 0.90), 0.065));
    for x in [0.34, 0.66] {
        c.add(trim, &block(x, 0.68, 0.20, 0.42).round(0.04));
        c.add(WHITE, &block(x, 0.57, 0.13, 0.12).round(0.015));
        c.add(WHITE, &block(x, 0.75, 0.13, 0.05).round(0.015));
        c.add(SLATE, &arc(x + 0.10, 0.66, 0.06, 0.04, 0.75, 1.25));
    }
    c.add(WHITE, &block(0.5, 0.24, 0.92, 0.15).round(0.03))
        .add(trim, &block(0.5, 0.275, 0.92, 0.06).round(0.02));
    c.add(GLOW, &disc(0.5, 0.15, 0.09)).add(trim, &disc(0.5, 0.15, 0.05));
    c.add(STONE, &block(0.5, 0.905, 0.92, 0.07).round(0.025));
}

fn greenhouse(c: &mut Canvas, look: Look) {
    let frame = look.accent(WHITE);
    c.add(GLASS, &poly(&[(0.12, 0.88), (0.12, 0.44), (0.5, 0.14), (0.88, 0.44), (0.88, 0.88)]).round(0.01));
    for (x, r) in [(0.26, 0.09), (0.40, 0.075), (0.64, 0.08), (0.77, 0.09)] {
        c.add(LEAF, &disc(x, 0.74, r)).add(CLAY, &block(x, 0.84, 0.11, 0.09).round(0.02));
    }
    c.add(RED, &disc(0.26, 0.70, 0.03)).add(PINK, &disc(0.77, 0.69, 0.03)).add(GLOW, &disc(0.64, 0.71, 0.03));
    for x in [0.12, 0.33, 0.67, 0.88] {
        c.add(frame, &bar((x, 0.45), (x, 0.89), 0.045));
    }
    c.add(frame, &block(0.5, 0.46, 0.80, 0.05).round(0.015))
        .add(frame, &bar((0.5, 0.15), (0.5, 0.46), 0.045));
    slopes(c, frame, 0.5, 0.45, 0.80, 0.31, 0.055);
    c.add(frame, &block(0.5, 0.68, 0.20, 0.42).round(0.02))
        .add(PANE, &block(0.5, 0.68, 0.12, 0.34).round(0.01));
    c.add(STONE, &block(0.5, 0.905, 0.90, 0.06).round(0.02));
}

fn well(c: &mut Canvas, look: Look) {
    c.both(WOOD, &bar((0.22, 0.30), (0.22, 0.66), 0.065));
    c.add(DARK_WOOD, &bar((0.16, 0.43), (0.84, 0.43), 0.055));
    c.add(CREAM.darker(0.2), &bar((0.5, 0.43), (0.5, 0.54), 0.045));
    c.add(PALE_WOOD, &poly(&[(0.42, 0.52), (0.58, 0.52), (0.56, 0.64), (0.44, 0.64)]).round(0.012));
    c.add(
        look.accent(Tint::matte(196, 92, 62)),
        &poly(&[(0.08, 0.34), (0.30, 0.10), (0.70, 0.10), (0.92, 0.34)]).round(0.02).bevel(0.06),
    );
    c.add(STONE, &block(0.5, 0.77, 0.72, 0.30).round(0.05).bevel(0.08));
    stones(
        c,
        DARK_STONE,
        &[(0.27, 0.74), (0.44, 0.80), (0.62, 0.73), (0.75, 0.82), (0.30, 0.86), (0.58, 0.87)],
    );
    c.add(STONE.lighter(0.15), &block(0.5, 0.635, 0.82, 0.085).round(0.03));
}

fn stone_bridge(c: &mut Canvas, look: Look) {
    let stone = look.accent(STONE);
    let arch = |x: f32, w: f32, h: f32| oval(x, 0.84, w, 2.0 * h);
    let deck = poly(&[(0.04, 0.50), (0.30, 0.38), (0.70, 0.38), (0.96, 0.50), (0.96, 0.84), (0.04, 0.84)]);
    c.add(stone, &deck.round(0.015).without(arch(0.5, 0.46, 0.26)).bevel(0.04));
    for (x, y) in
        [(0.14, 0.62), (0.86, 0.62), (0.20, 0.74), (0.80, 0.74), (0.36, 0.49), (0.64, 0.49), (0.5, 0.47)]
    {
        stones(c, stone.darker(0.25), &[(x, y)]);
    }
    c.both(stone.lighter(0.15), &bar((0.05, 0.47), (0.31, 0.345), 0.085))
        .add(stone.lighter(0.15), &bar((0.31, 0.345), (0.69, 0.345), 0.085));
    for x in [0.08, 0.32, 0.68, 0.92] {
        let y = if (0.2..0.8).contains(&x) { 0.30 } else { 0.42 };
        c.add(stone, &block(x, y, 0.09, 0.13).round(0.02));
    }
    c.add(WATER, &block(0.5, 0.86, 0.92, 0.07).round(0.035));
}

fn wooden_bridge(c: &mut Canvas, look: Look) {
    let wood = look.accent(WOOD);
    c.both(DARK_WOOD, &bar((0.22, 0.60), (0.22, 0.90), 0.07));
    c.add(DARK_WOOD, &bar((0.22, 0.86), (0.5, 0.64), 0.05))
        .add(DARK_WOOD, &bar((0.78, 0.86), (0.5, 0.64), 0.05));
    for x in [0.08, 0.36, 0.64, 0.92] {
        c.add(wood, &bar((x, 0.32), (x, 0.60), 0.065));
    }
    c.add(wood.lighter(0.25), &bar((0.06, 0.36), (0.94, 0.36), 0.06))
        .add(wood.lighter(0.25), &bar((0.06, 0.48), (0.94, 0.48), 0.045));
    c.add(wood, &block(0.5, 0.62, 0.92, 0.10).round(0.02));
    for x in [0.17, 0.28, 0.39, 0.5, 0.61, 0.72, 0.83] {
        c.add(DARK_WOOD, &block(x, 0.62, 0.022, 0.09).bevel(0.004));
    }
}
