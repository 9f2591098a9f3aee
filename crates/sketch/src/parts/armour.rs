//! What protects, and what is worn on the head.

use super::{Look, Part, part};
use crate::draw::*;

pub static PARTS: &[Part] = &[
    part("shield", &[shield, crested_shield]),
    part("round shield", &[round_shield]),
    part("helmet", &[helmet]),
    part("viking helmet", &[viking_helmet]),
    part("armour", &[armour]),
    part("wizard hat", &[wizard_hat]),
];

/// The outline of a shield, so far within its edge.
fn outline(inset: f32) -> Shape {
    let i = inset;
    poly(&[
        (0.15 + i, 0.13 + i),
        (0.34, 0.12 + i),
        (0.5, 0.06 + i),
        (0.66, 0.12 + i),
        (0.85 - i, 0.13 + i),
        (0.85 - i, 0.48),
        (0.77 - i, 0.70),
        (0.64, 0.85 - i),
        (0.5, 0.94 - 1.2 * i),
        (0.36, 0.85 - i),
        (0.23 + i, 0.70),
        (0.15 + i, 0.48),
    ])
}

fn shield(c: &mut Canvas, look: Look) {
    c.add(STEEL, &outline(0.0).round(0.01)).add(look.accent(BLUE), &outline(0.075).bevel(0.06));
    c.add(WHITE, &block(0.5, 0.48, 0.12, 0.66).round(0.015))
        .add(WHITE, &block(0.5, 0.42, 0.53, 0.12).round(0.015));
    c.add(GOLD, &disc(0.5, 0.42, 0.10));
}

fn crested_shield(c: &mut Canvas, look: Look) {
    c.add(GOLD, &outline(0.0).round(0.01)).add(look.accent(RED), &outline(0.075).bevel(0.06));
    c.add(
        look.accent(RED).darker(0.35),
        &poly(&[(0.5, 0.14), (0.775, 0.20), (0.775, 0.48), (0.70, 0.68), (0.5, 0.85)]).bevel(0.02),
    );
    c.add(
        GOLD,
        &poly(&[
            (0.5, 0.24),
            (0.56, 0.40),
            (0.72, 0.42),
            (0.59, 0.52),
            (0.63, 0.69),
            (0.5, 0.60),
            (0.37, 0.69),
            (0.41, 0.52),
            (0.28, 0.42),
            (0.44, 0.40),
        ])
        .round(0.012),
    );
}

fn round_shield(c: &mut Canvas, look: Look) {
    let paint = look.accent(RED);
    c.add(IRON, &disc(0.5, 0.5, 0.43)).add(PALE_WOOD, &disc(0.5, 0.5, 0.355).bevel(0.06));
    let quarter = |x: f32, y: f32| {
        disc(0.5, 0.5, 0.355)
            .without(block(x, 0.5, 0.72, 1.0).round(0.0))
            .without(block(0.5, y, 1.0, 0.72).round(0.0))
    };
    c.add(paint, &quarter(0.14, 0.14).bevel(0.03)).add(paint, &quarter(0.86, 0.86).bevel(0.03));
    c.add(IRON, &block(0.5, 0.5, 0.06, 0.72).round(0.02)).add(IRON, &block(0.5, 0.5, 0.72, 0.06).round(0.02));
    c.add(STEEL, &disc(0.5, 0.5, 0.125).bevel(0.08));
    for turn in 0..8 {
        c.add(STEEL, &disc(0.5, 0.11, 0.03).turned((turn as f32 + 0.5) / 8.0, (0.5, 0.5)));
    }
}

fn helmet(c: &mut Canvas, look: Look) {
    let plume = look.accent(RED);
    c.add(
        plume,
        &cluster(&[
            disc(0.40, 0.15, 0.10),
            disc(0.53, 0.12, 0.10),
            disc(0.66, 0.18, 0.10),
            disc(0.75, 0.29, 0.085),
        ])
        .bevel(0.05),
    );
    c.add(
        STEEL,
        &cluster(&[dome(0.5, 0.52, 0.66, 0.34), block(0.5, 0.66, 0.66, 0.36).round(0.03)]).bevel(0.10),
    );
    c.add(
        STEEL,
        &poly(&[(0.22, 0.60), (0.78, 0.60), (0.72, 0.86), (0.5, 0.95), (0.28, 0.86)])
            .round(0.012)
            .bevel(0.06),
    );
    c.add(COAL, &block(0.5, 0.50, 0.56, 0.085).round(0.03));
    c.add(GOLD, &block(0.5, 0.54, 0.085, 0.66).round(0.03))
        .add(GOLD, &block(0.5, 0.605, 0.68, 0.06).round(0.02));
    for (x, y) in [(0.33, 0.70), (0.33, 0.79), (0.67, 0.70), (0.67, 0.79)] {
        c.add(COAL, &block(x, y, 0.10, 0.045).round(0.02).bevel(0.008));
    }
}

fn viking_helmet(c: &mut Canvas, look: Look) {
    c.both(
        BONE,
        &poly(&[
            (0.26, 0.56),
            (0.12, 0.46),
            (0.05, 0.28),
            (0.09, 0.10),
            (0.14, 0.26),
            (0.22, 0.36),
            (0.32, 0.40),
        ])
        .round(0.02)
        .bevel(0.05),
    );
    c.add(look.accent(STEEL), &dome(0.5, 0.64, 0.60, 0.46).bevel(0.12));
    c.add(GOLD, &block(0.5, 0.44, 0.09, 0.42).round(0.03));
    c.add(GOLD, &block(0.5, 0.67, 0.70, 0.13).round(0.035))
        .add(STEEL, &poly(&[(0.44, 0.70), (0.56, 0.70), (0.54, 0.92), (0.46, 0.92)]).round(0.015));
    c.both(GOLD, &disc(0.24, 0.50, 0.07));
    for x in [0.24, 0.37, 0.63, 0.76] {
        c.add(IRON, &disc(x, 0.67, 0.032));
    }
    c.both(look.accent(STEEL), &poly(&[(0.18, 0.73), (0.34, 0.73), (0.31, 0.92), (0.22, 0.86)]).round(0.015));
}

fn armour(c: &mut Canvas, look: Look) {
    let metal = look.accent(STEEL);
    c.add(LEATHER, &block(0.5, 0.80, 0.50, 0.24).round(0.02));
    for x in [0.32, 0.5, 0.68] {
        c.add(
            metal,
            &poly(&[(x - 0.085, 0.72), (x + 0.085, 0.72), (x + 0.075, 0.90), (x, 0.94), (x - 0.075, 0.90)])
                .round(0.012),
        );
    }
    c.add(
        metal,
        &poly(&[
            (0.34, 0.12),
            (0.66, 0.12),
            (0.78, 0.24),
            (0.74, 0.54),
            (0.69, 0.70),
            (0.31, 0.70),
            (0.26, 0.54),
            (0.22, 0.24),
        ])
        .round(0.02)
        .bevel(0.09),
    );
    c.add(COAL, &oval(0.5, 0.13, 0.26, 0.12));
    c.both(metal, &oval(0.385, 0.37, 0.24, 0.24).bevel(0.08))
        .add(metal.darker(0.25), &block(0.5, 0.43, 0.026, 0.46).bevel(0.006));
    c.add(GOLD, &block(0.5, 0.70, 0.46, 0.08).round(0.03)).add(GOLD, &disc(0.5, 0.70, 0.06));
    c.both(metal.lighter(0.1), &dome(0.19, 0.38, 0.28, 0.24).round(0.01).bevel(0.08))
        .both(GOLD, &block(0.19, 0.385, 0.29, 0.055).round(0.02));
}

fn wizard_hat(c: &mut Canvas, look: Look) {
    let cloth = look.accent(Tint::matte(104, 82, 196));
    c.add(cloth.darker(0.15), &oval(0.5, 0.80, 0.92, 0.24));
    c.add(
        cloth,
        &poly(&[
            (0.24, 0.78),
            (0.36, 0.44),
            (0.46, 0.22),
            (0.66, 0.06),
            (0.72, 0.18),
            (0.62, 0.28),
            (0.68, 0.50),
            (0.76, 0.78),
        ])
        .round(0.025)
        .bevel(0.10),
    );
    c.add(GOLD, &poly(&[(0.245, 0.68), (0.755, 0.68), (0.775, 0.79), (0.225, 0.79)]).round(0.012))
        .add(cloth.darker(0.4), &block(0.5, 0.735, 0.13, 0.10).round(0.02));
    c.add(
        GLOW,
        &poly(&[
            (0.5, 0.36),
            (0.53, 0.44),
            (0.61, 0.45),
            (0.55, 0.51),
            (0.57, 0.59),
            (0.5, 0.55),
            (0.43, 0.59),
            (0.45, 0.51),
            (0.39, 0.45),
            (0.47, 0.44),
        ])
        .round(0.006)
        .bevel(0.015),
    );
    c.add(GLOW, &disc(0.55, 0.25, 0.032));
}
