//! What was built to last, and what is left of it; and what stands on other worlds.

use super::pieces::*;
use super::{Look, Part, part};
use crate::draw::*;

pub static PARTS: &[Part] = &[
    part("pyramid", &[pyramid, stepped_pyramid]),
    part("ruins", &[ruins]),
    part("pillar", &[pillar]),
    part("portal", &[portal]),
    part("gravestone", &[gravestone, cross_gravestone]),
    part("altar", &[altar]),
    part("dome", &[moon_dome]),
    part("space station", &[space_station]),
    part("sandcastle", &[sandcastle]),
];

fn pyramid(c: &mut Canvas, look: Look) {
    let stone = look.accent(SAND);
    c.add(stone, &poly(&[(0.5, 0.14), (0.93, 0.86), (0.07, 0.86)]).round(0.015));
    c.add(stone.darker(0.20), &poly(&[(0.5, 0.14), (0.93, 0.86), (0.60, 0.86)]).round(0.012).bevel(0.01));
    for (y, half) in [(0.34, 0.11), (0.51, 0.21), (0.68, 0.31)] {
        c.add(stone.darker(0.28), &block(0.5 + 0.01 * half, y, 2.0 * half, 0.024).bevel(0.004));
    }
    arched(c, DARK_WOOD, 0.42, 0.86, 0.13, 0.17);
    c.add(stone.darker(0.08), &block(0.5, 0.875, 0.92, 0.055).round(0.025));
}

fn stepped_pyramid(c: &mut Canvas, look: Look) {
    let stone = look.accent(STONE);
    for (y, width) in [(0.80, 0.90), (0.64, 0.72), (0.48, 0.54)] {
        c.add(stone, &block(0.5, y, width, 0.18).round(0.02));
        c.add(GRASS, &block(0.5 - width * 0.3, y - 0.08, width * 0.22, 0.045).round(0.02));
    }
    c.add(stone, &block(0.5, 0.30, 0.34, 0.20).round(0.015))
        .add(stone.darker(0.12), &block(0.5, 0.19, 0.42, 0.07).round(0.02));
    c.add(COAL, &block(0.5, 0.335, 0.12, 0.13).round(0.015));
    c.add(stone.lighter(0.25), &poly(&[(0.43, 0.40), (0.57, 0.40), (0.62, 0.89), (0.38, 0.89)]));
    for y in [0.48, 0.58, 0.68, 0.78] {
        c.add(stone.darker(0.25), &block(0.5, y, 0.18, 0.024).bevel(0.004));
    }
}

fn column(c: &mut Canvas, stone: Tint, x: f32, top: f32, base: f32, is_whole: bool) {
    let half = 0.07;
    if is_whole {
        c.add(stone, &block(x, (top + base) / 2.0, 2.0 * half, base - top).round(0.01).bevel(0.05));
        c.add(stone.lighter(0.15), &block(x, top, 0.21, 0.06).round(0.02));
    } else {
        c.add(
            stone,
            &poly(&[
                (x - half, top + 0.04),
                (x - 0.02, top),
                (x + 0.02, top + 0.07),
                (x + half, top + 0.03),
                (x + half, base),
                (x - half, base),
            ])
            .round(0.005)
            .bevel(0.05),
        );
    }
    c.add(stone.darker(0.22), &block(x, (top + base) / 2.0 + 0.04, 0.026, base - top - 0.12).bevel(0.006));
    c.add(stone.lighter(0.08), &block(x, base, 0.21, 0.06).round(0.02));
}

fn ruins(c: &mut Canvas, look: Look) {
    let stone = look.accent(Tint::matte(222, 216, 202));
    c.add(stone, &poly(&[(0.06, 0.22), (0.30, 0.10), (0.56, 0.20), (0.55, 0.28), (0.06, 0.28)]).round(0.012));
    column(c, stone, 0.16, 0.29, 0.80, true);
    column(c, stone, 0.42, 0.29, 0.80, true);
    column(c, stone, 0.66, 0.50, 0.80, false);
    column(c, stone, 0.87, 0.66, 0.80, false);
    c.add(stone.darker(0.05), &block(0.5, 0.84, 0.92, 0.08).round(0.02))
        .add(stone.darker(0.15), &block(0.5, 0.905, 0.96, 0.07).round(0.02));
    c.add(LEAF, &disc(0.30, 0.78, 0.055))
        .add(LEAF, &disc(0.77, 0.79, 0.05))
        .add(LEAF, &disc(0.10, 0.30, 0.045));
}

fn pillar(c: &mut Canvas, look: Look) {
    let stone = look.accent(Tint::matte(226, 220, 208));
    c.add(stone, &block(0.5, 0.50, 0.36, 0.66).round(0.01).bevel(0.10));
    for x in [0.40, 0.5, 0.60] {
        c.add(stone.darker(0.20), &block(x, 0.50, 0.036, 0.56).round(0.018).bevel(0.012));
    }
    c.add(stone, &block(0.5, 0.19, 0.50, 0.08).round(0.03))
        .add(stone.lighter(0.2), &block(0.5, 0.105, 0.60, 0.10).round(0.02));
    c.add(stone, &block(0.5, 0.81, 0.48, 0.08).round(0.03))
        .add(stone.darker(0.06), &block(0.5, 0.895, 0.62, 0.10).round(0.02));
}

fn portal(c: &mut Canvas, look: Look) {
    let glow = look.accent(Tint::matte(150, 84, 240));
    c.add(glow.darker(0.25), &oval(0.5, 0.50, 0.58, 0.74));
    c.add(glow, &oval(0.5, 0.50, 0.44, 0.58).bevel(0.06))
        .add(glow.lighter(0.3), &oval(0.49, 0.49, 0.28, 0.38).bevel(0.05));
    c.add(WHITE, &oval(0.5, 0.49, 0.11, 0.16).bevel(0.03));
    c.add(DARK_STONE, &oval(0.5, 0.50, 0.80, 0.92).without(oval(0.5, 0.50, 0.54, 0.68)).bevel(0.05));
    for (x, y) in
        [(0.5, 0.10), (0.23, 0.22), (0.77, 0.22), (0.135, 0.48), (0.865, 0.48), (0.20, 0.74), (0.80, 0.74)]
    {
        c.add(glow.lighter(0.25), &disc(x, y, 0.038));
    }
    c.add(STONE, &block(0.5, 0.90, 0.76, 0.10).round(0.03))
        .add(STONE, &block(0.5, 0.83, 0.52, 0.07).round(0.025));
}

fn gravestone(c: &mut Canvas, look: Look) {
    let stone = look.accent(STONE);
    c.add(stone, &cluster(&[disc(0.5, 0.38, 0.28), block(0.5, 0.62, 0.56, 0.50).round(0.01)]).bevel(0.05));
    for (y, width) in [(0.36, 0.26), (0.48, 0.36), (0.60, 0.30)] {
        c.add(stone.darker(0.35), &block(0.5, y, width, 0.052).round(0.02).bevel(0.014));
    }
    c.add(stone.darker(0.18), &block(0.5, 0.845, 0.70, 0.09).round(0.03));
    c.add(
        GRASS,
        &cluster(&[
            oval(0.5, 0.90, 0.86, 0.10),
            disc(0.18, 0.86, 0.06),
            disc(0.82, 0.87, 0.055),
            disc(0.70, 0.88, 0.05),
        ]),
    );
}

fn cross_gravestone(c: &mut Canvas, look: Look) {
    let stone = look.accent(STONE);
    c.add(stone, &block(0.5, 0.48, 0.18, 0.78).round(0.03))
        .add(stone, &block(0.5, 0.34, 0.54, 0.17).round(0.03));
    c.add(stone.darker(0.15), &ring(0.5, 0.34, 0.17, 0.055));
    c.add(stone.darker(0.12), &block(0.5, 0.83, 0.44, 0.12).round(0.03));
    c.add(GRASS, &cluster(&[oval(0.5, 0.905, 0.74, 0.10), disc(0.24, 0.87, 0.06), disc(0.76, 0.87, 0.055)]));
}

fn altar(c: &mut Canvas, look: Look) {
    c.add(STONE, &block(0.5, 0.64, 0.50, 0.40).round(0.02).bevel(0.06));
    c.add(STONE.lighter(0.12), &block(0.5, 0.43, 0.84, 0.11).round(0.03))
        .add(STONE.darker(0.08), &block(0.5, 0.87, 0.80, 0.11).round(0.03));
    c.add(
        look.accent(RED),
        &poly(&[(0.38, 0.40), (0.62, 0.40), (0.62, 0.70), (0.5, 0.79), (0.38, 0.70)]).round(0.012),
    );
    c.add(GOLD, &disc(0.5, 0.57, 0.06));
    for x in [0.18, 0.82] {
        c.add(CREAM, &block(x, 0.32, 0.08, 0.13).round(0.02));
        flame(c, x, 0.26, 0.15);
    }
}

fn moon_dome(c: &mut Canvas, look: Look) {
    c.add(SLATE, &bar((0.5, 0.14), (0.5, 0.26), 0.045)).add(RED, &disc(0.5, 0.12, 0.045));
    c.add(look.accent(Tint::glossy(126, 204, 240)), &dome(0.5, 0.72, 0.72, 0.50).bevel(0.14));
    c.both(WHITE, &arc(0.5, 0.72, 0.22, 0.04, 0.5, 0.75))
        .add(WHITE, &bar((0.5, 0.24), (0.5, 0.70), 0.04))
        .add(WHITE, &block(0.5, 0.53, 0.64, 0.04).round(0.012));
    c.add(WHITE, &block(0.5, 0.75, 0.84, 0.13).round(0.03));
    c.add(SLATE, &dome(0.5, 0.83, 0.24, 0.26)).add(GLOW, &dome(0.5, 0.83, 0.14, 0.19));
    c.add(STONE, &cluster(&[oval(0.5, 0.87, 0.94, 0.13), disc(0.16, 0.86, 0.05)]));
    c.both(DARK_STONE, &oval(0.20, 0.88, 0.14, 0.05).bevel(0.01));
}

fn space_station(c: &mut Canvas, look: Look) {
    let panel = look.accent(Tint::glossy(54, 104, 200));
    c.add(STEEL, &bar((0.10, 0.5), (0.90, 0.5), 0.06));
    for x in [0.15, 0.85] {
        for y in [0.355, 0.645] {
            c.add(panel, &block(x, y, 0.21, 0.30).round(0.02));
            c.add(panel.lighter(0.4), &block(x, y, 0.19, 0.03).bevel(0.006))
                .add(panel.lighter(0.4), &block(x, y, 0.03, 0.28).bevel(0.006));
        }
    }
    c.add(WHITE, &block(0.5, 0.50, 0.24, 0.70).round(0.10).bevel(0.09));
    c.add(STEEL, &block(0.5, 0.50, 0.44, 0.18).round(0.06));
    c.add(RED, &block(0.5, 0.30, 0.25, 0.055).round(0.015))
        .add(RED, &block(0.5, 0.70, 0.25, 0.055).round(0.015));
    for x in [0.37, 0.5, 0.63] {
        c.add(PANE, &disc(x, 0.50, 0.045));
    }
    c.add(SLATE, &bar((0.5, 0.05), (0.5, 0.16), 0.05)).add(GLOW, &disc(0.5, 0.06, 0.042));
}

fn sandcastle(c: &mut Canvas, look: Look) {
    let sand = SAND;
    pennant(c, look.accent(RED), 0.5, 0.28, 0.22);
    c.add(sand, &block(0.5, 0.46, 0.28, 0.40).round(0.02).bevel(0.06));
    battlements(c, sand, 0.5, 0.28, 0.32, 3);
    c.add(sand, &block(0.5, 0.70, 0.70, 0.36).round(0.02));
    for x in [0.19, 0.81] {
        c.add(sand, &block(x, 0.66, 0.25, 0.44).round(0.02).bevel(0.06));
        battlements(c, sand, x, 0.46, 0.28, 3);
        arched(c, sand.darker(0.45), x, 0.66, 0.075, 0.13);
    }
    arched(c, sand.darker(0.45), 0.5, 0.88, 0.18, 0.24);
    arched(c, sand.darker(0.45), 0.5, 0.48, 0.075, 0.13);
    c.add(
        sand.darker(0.08),
        &cluster(&[oval(0.5, 0.89, 0.94, 0.11), disc(0.16, 0.87, 0.07), disc(0.84, 0.87, 0.06)]),
    );
    c.add(PINK, &disc(0.30, 0.88, 0.042));
}
