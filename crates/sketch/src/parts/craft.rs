//! What sails, dives and flies.

use super::pieces::*;
use super::{Look, Part, part};
use crate::draw::*;

pub static PARTS: &[Part] = &[
    part("pirate ship", &[pirate_ship]),
    part("viking ship", &[viking_ship]),
    part("rowboat", &[rowboat]),
    part("submarine", &[submarine]),
    part("hot air balloon", &[hot_air_balloon]),
    part("airship", &[airship]),
    part("biplane", &[biplane]),
    part("spaceship", &[spaceship, fighter]),
];

fn hull(c: &mut Canvas, wood: Tint, trim: Tint) {
    c.add(
        wood,
        &poly(&[
            (0.05, 0.58),
            (0.26, 0.66),
            (0.72, 0.66),
            (0.94, 0.52),
            (0.90, 0.72),
            (0.78, 0.90),
            (0.22, 0.90),
            (0.10, 0.76),
        ])
        .round(0.015)
        .bevel(0.06),
    );
    c.add(wood.darker(0.35), &bar((0.12, 0.745), (0.88, 0.745), 0.03).bevel(0.008));
    c.add(trim, &bar((0.06, 0.585), (0.26, 0.665), 0.05))
        .add(trim, &bar((0.26, 0.665), (0.72, 0.665), 0.05))
        .add(trim, &bar((0.72, 0.665), (0.93, 0.535), 0.05));
}

fn pirate_ship(c: &mut Canvas, look: Look) {
    let sail = look.accent(COAL);
    c.add(DARK_WOOD, &bar((0.48, 0.06), (0.48, 0.70), 0.06))
        .add(DARK_WOOD, &bar((0.76, 0.22), (0.76, 0.66), 0.05));
    c.add(COAL, &poly(&[(0.48, 0.05), (0.30, 0.09), (0.48, 0.14)]).round(0.01));
    c.add(
        sail,
        &poly(&[(0.24, 0.18), (0.64, 0.18), (0.68, 0.40), (0.64, 0.58), (0.24, 0.58), (0.20, 0.40)])
            .round(0.02)
            .bevel(0.07),
    );
    c.add(CREAM, &poly(&[(0.68, 0.28), (0.86, 0.28), (0.90, 0.42), (0.86, 0.54), (0.70, 0.54)]).round(0.015));
    c.add(WHITE, &cluster(&[disc(0.44, 0.35, 0.095), block(0.44, 0.43, 0.11, 0.10).round(0.02)]))
        .both(COAL, &disc(0.40, 0.355, 0.001))
        .add(COAL, &disc(0.40, 0.355, 0.03))
        .add(COAL, &disc(0.48, 0.355, 0.03));
    hull(c, WOOD, GOLD);
    for x in [0.30, 0.5, 0.70] {
        c.add(COAL, &disc(x, 0.81, 0.042));
    }
}

fn viking_ship(c: &mut Canvas, look: Look) {
    let stripe = look.accent(RED);
    c.add(DARK_WOOD, &bar((0.5, 0.08), (0.5, 0.74), 0.06))
        .add(DARK_WOOD, &bar((0.20, 0.16), (0.80, 0.16), 0.05));
    for (at, tint) in [stripe, WHITE, stripe, WHITE, stripe].into_iter().enumerate() {
        c.add(tint, &block(0.262 + 0.119 * at as f32, 0.36, 0.122, 0.38).round(0.006).bevel(0.02));
    }
    c.add(
        WOOD,
        &poly(&[
            (0.20, 0.84),
            (0.08, 0.70),
            (0.05, 0.54),
            (0.07, 0.44),
            (0.13, 0.46),
            (0.12, 0.56),
            (0.16, 0.66),
            (0.28, 0.74),
        ])
        .round(0.015),
    );
    c.add(
        WOOD,
        &poly(&[
            (0.80, 0.84),
            (0.90, 0.72),
            (0.91, 0.56),
            (0.88, 0.46),
            (0.78, 0.46),
            (0.76, 0.40),
            (0.86, 0.32),
            (0.95, 0.38),
            (0.97, 0.56),
            (0.95, 0.72),
        ])
        .round(0.015),
    )
    .add(GOLD, &disc(0.87, 0.39, 0.024));
    c.add(
        WOOD,
        &poly(&[(0.10, 0.68), (0.90, 0.68), (0.84, 0.82), (0.70, 0.90), (0.30, 0.90), (0.16, 0.82)])
            .round(0.02)
            .bevel(0.06),
    );
    for (x, tint) in [(0.26, stripe), (0.42, GOLD), (0.58, stripe), (0.74, GOLD)] {
        c.add(tint, &disc(x, 0.71, 0.07)).add(IRON, &disc(x, 0.71, 0.026));
    }
}

fn rowboat(c: &mut Canvas, look: Look) {
    let wood = look.accent(WOOD);
    c.both(PALE_WOOD, &bar((0.44, 0.36), (0.16, 0.30), 0.055))
        .both(PALE_WOOD, &oval(0.11, 0.285, 0.17, 0.10).turned(0.03, (0.11, 0.285)));
    c.add(wood.darker(0.4), &poly(&[(0.08, 0.46), (0.92, 0.46), (0.82, 0.58), (0.18, 0.58)]).round(0.01));
    c.add(PALE_WOOD, &block(0.5, 0.46, 0.40, 0.09).round(0.025))
        .add(PALE_WOOD, &block(0.5, 0.38, 0.10, 0.12).round(0.03));
    c.add(
        wood,
        &poly(&[
            (0.05, 0.42),
            (0.20, 0.54),
            (0.80, 0.54),
            (0.95, 0.42),
            (0.88, 0.68),
            (0.74, 0.82),
            (0.26, 0.82),
            (0.12, 0.68),
        ])
        .round(0.015)
        .bevel(0.06),
    );
    c.add(wood.darker(0.3), &bar((0.15, 0.665), (0.85, 0.665), 0.03).bevel(0.008));
    c.both(wood.lighter(0.3), &bar((0.05, 0.425), (0.20, 0.545), 0.06))
        .add(wood.lighter(0.3), &bar((0.20, 0.545), (0.80, 0.545), 0.06));
}

fn submarine(c: &mut Canvas, look: Look) {
    let body = look.accent(Tint::matte(250, 196, 52));
    c.add(SLATE, &bar((0.54, 0.10), (0.54, 0.30), 0.05))
        .add(SLATE, &bar((0.54, 0.105), (0.66, 0.105), 0.065));
    c.add(body.darker(0.12), &poly(&[(0.40, 0.26), (0.66, 0.26), (0.70, 0.44), (0.36, 0.44)]).round(0.03));
    c.add(RED, &poly(&[(0.04, 0.44), (0.14, 0.46), (0.20, 0.58), (0.14, 0.72), (0.04, 0.74)]).round(0.02))
        .add(GOLD, &block(0.06, 0.59, 0.06, 0.30).round(0.03));
    c.add(body, &oval(0.53, 0.59, 0.82, 0.46).bevel(0.13));
    c.add(
        RED,
        &poly(&[(0.20, 0.69), (0.86, 0.69), (0.76, 0.79), (0.60, 0.83), (0.46, 0.83), (0.30, 0.79)])
            .round(0.005)
            .bevel(0.03),
    );
    for x in [0.34, 0.53, 0.72] {
        c.add(IRON, &disc(x, 0.56, 0.085)).add(PANE, &disc(x, 0.56, 0.05));
    }
}

fn hot_air_balloon(c: &mut Canvas, look: Look) {
    let paint = look.accent(RED);
    c.both(DARK_WOOD, &bar((0.38, 0.62), (0.42, 0.84), 0.036)).add(FLAME, &oval(0.5, 0.715, 0.07, 0.10));
    c.add(
        paint,
        &cluster(&[disc(0.5, 0.36, 0.33), poly(&[(0.22, 0.50), (0.78, 0.50), (0.61, 0.70), (0.39, 0.70)])])
            .bevel(0.12),
    );
    c.add(GLOW, &oval(0.5, 0.37, 0.40, 0.64).bevel(0.03))
        .add(paint, &oval(0.5, 0.37, 0.19, 0.65).bevel(0.03));
    c.add(paint.darker(0.2), &block(0.5, 0.69, 0.26, 0.055).round(0.02));
    c.add(WOOD, &block(0.5, 0.88, 0.22, 0.15).round(0.03))
        .add(PALE_WOOD, &block(0.5, 0.815, 0.26, 0.05).round(0.02));
}

fn airship(c: &mut Canvas, look: Look) {
    let cloth = look.accent(Tint::matte(204, 150, 96));
    c.both(SLATE, &bar((0.36, 0.56), (0.40, 0.74), 0.042));
    c.add(RED.darker(0.1), &poly(&[(0.05, 0.18), (0.20, 0.28), (0.20, 0.50), (0.05, 0.60)]).round(0.02));
    c.add(cloth, &oval(0.52, 0.39, 0.86, 0.46).bevel(0.13));
    for (x, h) in [(0.30, 0.37), (0.52, 0.46), (0.74, 0.37)] {
        c.add(cloth.darker(0.3), &oval(x, 0.39, 0.045, h).bevel(0.01));
    }
    c.add(GOLD, &disc(0.945, 0.39, 0.036));
    c.add(WOOD, &poly(&[(0.26, 0.72), (0.78, 0.72), (0.72, 0.88), (0.34, 0.88)]).round(0.02))
        .add(GOLD, &block(0.52, 0.725, 0.58, 0.06).round(0.025));
    for x in [0.40, 0.52, 0.64] {
        c.add(PANE, &disc(x, 0.80, 0.036));
    }
    c.add(DARK_WOOD, &bar((0.24, 0.80), (0.34, 0.80), 0.045)).add(GOLD, &oval(0.22, 0.80, 0.06, 0.22));
}

fn biplane(c: &mut Canvas, look: Look) {
    let paint = look.accent(RED);
    c.both(SLATE, &bar((0.38, 0.62), (0.32, 0.80), 0.05)).both(COAL, &disc(0.315, 0.82, 0.075));
    c.add(paint.darker(0.1), &block(0.5, 0.63, 0.80, 0.10).round(0.045));
    c.both(WOOD, &bar((0.22, 0.32), (0.22, 0.62), 0.045)).both(WOOD, &bar((0.36, 0.32), (0.40, 0.46), 0.042));
    c.add(paint, &disc(0.5, 0.53, 0.18).bevel(0.08)).add(paint, &block(0.5, 0.31, 0.92, 0.11).round(0.05));
    c.both(WHITE, &block(0.14, 0.31, 0.11, 0.112).round(0.01));
    c.add(STEEL, &disc(0.5, 0.54, 0.115))
        .add(DARK_WOOD, &bar((0.40, 0.36), (0.60, 0.72), 0.055))
        .add(GOLD, &disc(0.5, 0.54, 0.055));
}

fn spaceship(c: &mut Canvas, look: Look) {
    let trim = look.accent(Tint::matte(236, 84, 66));
    for x in [0.38, 0.5, 0.62] {
        c.add(FLAME, &poly(&[(x - 0.05, 0.82), (x + 0.05, 0.82), (x, 0.95)]).round(0.015))
            .add(GLOW, &poly(&[(x - 0.025, 0.82), (x + 0.025, 0.82), (x, 0.89)]).round(0.008));
    }
    c.both(trim, &poly(&[(0.36, 0.44), (0.06, 0.72), (0.06, 0.86), (0.36, 0.76)]).round(0.02))
        .both(STEEL, &block(0.075, 0.70, 0.07, 0.34).round(0.03));
    c.add(
        WHITE,
        &poly(&[
            (0.5, 0.04),
            (0.58, 0.14),
            (0.66, 0.36),
            (0.68, 0.82),
            (0.32, 0.82),
            (0.34, 0.36),
            (0.42, 0.14),
        ])
        .round(0.02)
        .bevel(0.09),
    );
    c.add(PANE, &poly(&[(0.5, 0.22), (0.57, 0.30), (0.58, 0.44), (0.42, 0.44), (0.43, 0.30)]).round(0.02));
    c.add(trim, &block(0.5, 0.56, 0.345, 0.07).round(0.015))
        .add(SLATE, &block(0.5, 0.79, 0.40, 0.09).round(0.03))
        .add(STEEL, &block(0.5, 0.68, 0.16, 0.08).round(0.025));
}

fn fighter(c: &mut Canvas, look: Look) {
    let trim = look.accent(BLUE);
    c.both(GLOW, &disc(0.40, 0.83, 0.055))
        .both(STEEL.darker(0.15), &block(0.40, 0.72, 0.13, 0.22).round(0.04));
    c.both(STEEL, &poly(&[(0.42, 0.40), (0.10, 0.66), (0.08, 0.78), (0.42, 0.72)]).round(0.015))
        .both(trim, &poly(&[(0.25, 0.555), (0.17, 0.62), (0.16, 0.77), (0.25, 0.755)]).bevel(0.015));
    c.both(SLATE, &bar((0.095, 0.42), (0.095, 0.76), 0.05));
    c.add(
        STEEL,
        &poly(&[
            (0.5, 0.05),
            (0.56, 0.20),
            (0.61, 0.48),
            (0.60, 0.78),
            (0.40, 0.78),
            (0.39, 0.48),
            (0.44, 0.20),
        ])
        .round(0.015)
        .bevel(0.07),
    );
    c.add(trim.darker(0.2), &oval(0.5, 0.43, 0.12, 0.24))
        .add(trim, &block(0.5, 0.66, 0.17, 0.09).round(0.025));
}
