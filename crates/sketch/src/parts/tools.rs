//! What one works with, reads, and lights the way with.

use super::pieces::*;
use super::{Look, Part, part};
use crate::draw::*;

pub static PARTS: &[Part] = &[
    part("torch", &[torch, wall_torch]),
    part("lantern", &[lantern]),
    part("anvil", &[anvil]),
    part("shovel", &[shovel]),
    part("wagon wheel", &[wagon_wheel, ships_wheel]),
    part("spell book", &[spell_book]),
];

fn torch(c: &mut Canvas, _: Look) {
    flame(c, 0.5, 0.50, 0.46);
    c.add(WOOD, &poly(&[(0.43, 0.46), (0.57, 0.46), (0.54, 0.94), (0.46, 0.94)]).round(0.02));
    c.add(LEATHER.darker(0.3), &block(0.5, 0.48, 0.20, 0.12).round(0.03))
        .add(IRON, &block(0.5, 0.56, 0.18, 0.05).round(0.02));
}

fn wall_torch(c: &mut Canvas, _: Look) {
    c.add(IRON, &block(0.5, 0.74, 0.22, 0.36).round(0.04));
    flame(c, 0.5, 0.46, 0.42);
    c.add(WOOD, &poly(&[(0.40, 0.42), (0.60, 0.42), (0.55, 0.80), (0.45, 0.80)]).round(0.02));
    c.add(IRON, &block(0.5, 0.46, 0.26, 0.075).round(0.03))
        .add(IRON, &block(0.5, 0.66, 0.26, 0.075).round(0.03));
}

fn lantern(c: &mut Canvas, look: Look) {
    let metal = look.accent(Tint::glossy(92, 84, 92));
    c.add(metal, &arc(0.5, 0.22, 0.15, 0.05, 0.5, 1.0));
    c.add(GLOW, &block(0.5, 0.57, 0.42, 0.42).round(0.06));
    flame(c, 0.5, 0.74, 0.30);
    for x in [0.29, 0.71] {
        c.add(metal, &bar((x, 0.34), (x, 0.80), 0.055));
    }
    c.add(metal, &poly(&[(0.24, 0.36), (0.38, 0.20), (0.62, 0.20), (0.76, 0.36)]).round(0.025))
        .add(metal, &block(0.5, 0.19, 0.18, 0.07).round(0.025));
    c.add(metal, &block(0.5, 0.81, 0.54, 0.085).round(0.03))
        .add(metal, &block(0.5, 0.89, 0.40, 0.08).round(0.03));
}

fn anvil(c: &mut Canvas, look: Look) {
    let metal = look.accent(Tint::glossy(96, 104, 122));
    c.add(
        metal,
        &poly(&[
            (0.36, 0.46),
            (0.74, 0.46),
            (0.64, 0.60),
            (0.66, 0.74),
            (0.80, 0.80),
            (0.80, 0.88),
            (0.26, 0.88),
            (0.26, 0.80),
            (0.40, 0.74),
            (0.44, 0.60),
        ])
        .round(0.015)
        .bevel(0.06),
    );
    c.add(
        metal,
        &poly(&[
            (0.30, 0.24),
            (0.92, 0.24),
            (0.92, 0.40),
            (0.76, 0.50),
            (0.36, 0.50),
            (0.24, 0.44),
            (0.06, 0.32),
            (0.06, 0.26),
        ])
        .round(0.02)
        .bevel(0.06),
    );
    c.add(metal.lighter(0.35), &block(0.61, 0.25, 0.62, 0.055).round(0.015));
}

fn shovel(c: &mut Canvas, look: Look) {
    c.add(WOOD, &bar((0.5, 0.14), (0.5, 0.60), 0.08));
    c.add(look.accent(RED), &block(0.5, 0.10, 0.30, 0.09).round(0.04))
        .both(look.accent(RED), &bar((0.39, 0.10), (0.49, 0.22), 0.05));
    c.add(
        STEEL,
        &poly(&[
            (0.33, 0.54),
            (0.67, 0.54),
            (0.69, 0.74),
            (0.62, 0.86),
            (0.5, 0.94),
            (0.38, 0.86),
            (0.31, 0.74),
        ])
        .round(0.02)
        .bevel(0.07),
    );
    c.add(STEEL.darker(0.25), &bar((0.5, 0.58), (0.5, 0.78), 0.05).bevel(0.015))
        .add(IRON, &block(0.5, 0.53, 0.14, 0.12).round(0.03));
}

fn wagon_wheel(c: &mut Canvas, look: Look) {
    spoked(c, look.accent(WOOD), 0.5, 0.5, 0.42);
    c.add(IRON, &ring(0.5, 0.5, 0.425, 0.045)).add(IRON, &disc(0.5, 0.5, 0.05));
}

fn ships_wheel(c: &mut Canvas, look: Look) {
    let wood = look.accent(WOOD);
    for turn in 0..4 {
        let turns = turn as f32 / 8.0;
        c.add(wood, &bar((0.5, 0.07), (0.5, 0.93), 0.06).turned(turns, (0.5, 0.5)));
        c.add(wood.lighter(0.15), &bar((0.5, 0.07), (0.5, 0.16), 0.085).turned(turns, (0.5, 0.5)))
            .add(wood.lighter(0.15), &bar((0.5, 0.84), (0.5, 0.93), 0.085).turned(turns, (0.5, 0.5)));
    }
    c.add(wood.darker(0.2), &ring(0.5, 0.5, 0.27, 0.10))
        .add(GOLD, &disc(0.5, 0.5, 0.10))
        .add(wood.darker(0.3), &disc(0.5, 0.5, 0.045));
}

fn spell_book(c: &mut Canvas, look: Look) {
    let cover = look.accent(Tint::matte(112, 66, 168));
    c.add(CREAM, &block(0.53, 0.51, 0.68, 0.76).round(0.03));
    c.add(cover, &block(0.49, 0.49, 0.70, 0.80).round(0.05));
    c.add(cover.darker(0.35), &block(0.19, 0.49, 0.11, 0.80).round(0.03));
    for (x, y) in [(0.785, 0.145), (0.785, 0.835), (0.28, 0.145), (0.28, 0.835)] {
        c.add(GOLD, &block(x, y, 0.12, 0.12).round(0.03));
    }
    c.add(GOLD, &disc(0.53, 0.48, 0.19)).add(cover.darker(0.3), &disc(0.53, 0.48, 0.135));
    c.add(
        GLOW,
        &poly(&[
            (0.53, 0.36),
            (0.565, 0.445),
            (0.64, 0.45),
            (0.58, 0.50),
            (0.60, 0.58),
            (0.53, 0.535),
            (0.46, 0.58),
            (0.48, 0.50),
            (0.42, 0.45),
            (0.495, 0.445),
        ])
        .round(0.006)
        .bevel(0.015),
    );
    c.add(GOLD, &block(0.82, 0.49, 0.13, 0.10).round(0.03));
}
