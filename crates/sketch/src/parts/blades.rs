//! What cuts and stabs.

use super::{Look, Part, part};
use crate::draw::*;

pub static PARTS: &[Part] = &[
    part("sword", &[sword, broad_sword]),
    part("katana", &[katana]),
    part("battle axe", &[battle_axe]),
    part("spear", &[spear]),
    part("trident", &[trident]),
    part("scythe", &[scythe]),
    part("shuriken", &[shuriken]),
];

/// A blade that points up: by its tip, its base, and its width.
fn blade(c: &mut Canvas, tip: f32, base: f32, width: f32) {
    let half = width / 2.0;
    let shoulder = tip + width * 1.1;
    c.add(
        STEEL,
        &poly(&[
            (0.5 - half, base),
            (0.5 - half, shoulder),
            (0.5, tip),
            (0.5 + half, shoulder),
            (0.5 + half, base),
        ])
        .round(0.012),
    );
    c.add(
        STEEL.darker(0.22),
        &poly(&[(0.5, base), (0.5, tip + 0.03), (0.5 + half, shoulder), (0.5 + half, base)]).bevel(0.02),
    );
    c.add(STEEL.lighter(0.5), &bar((0.5, shoulder + 0.03), (0.5, base - 0.02), width * 0.2).bevel(0.01));
}

fn sword(c: &mut Canvas, look: Look) {
    blade(c, 0.04, 0.68, 0.17);
    c.add(LEATHER, &bar((0.5, 0.70), (0.5, 0.88), 0.10));
    for y in [0.77, 0.83] {
        c.add(LEATHER.darker(0.35), &block(0.5, y, 0.105, 0.026).round(0.01).bevel(0.006));
    }
    c.add(GOLD, &block(0.5, 0.69, 0.50, 0.09).round(0.045)).both(GOLD, &disc(0.26, 0.675, 0.055));
    c.add(GOLD, &disc(0.5, 0.905, 0.06)).add(look.accent(RED), &disc(0.5, 0.69, 0.042));
}

fn broad_sword(c: &mut Canvas, look: Look) {
    blade(c, 0.04, 0.66, 0.26);
    c.add(look.accent(BLUE).darker(0.1), &bar((0.5, 0.68), (0.5, 0.86), 0.11));
    c.add(
        IRON,
        &poly(&[(0.20, 0.62), (0.34, 0.66), (0.66, 0.66), (0.80, 0.62), (0.76, 0.73), (0.24, 0.73)])
            .round(0.025),
    );
    c.add(IRON, &disc(0.5, 0.885, 0.075))
        .add(look.accent(BLUE), &disc(0.5, 0.885, 0.04))
        .add(look.accent(BLUE), &poly(&[(0.5, 0.63), (0.55, 0.69), (0.5, 0.75), (0.45, 0.69)]).round(0.01));
}

fn katana(c: &mut Canvas, look: Look) {
    let cloth = look.accent(RED);
    c.add(
        STEEL,
        &poly(&[
            (0.44, 0.66),
            (0.43, 0.40),
            (0.47, 0.20),
            (0.60, 0.05),
            (0.58, 0.26),
            (0.555, 0.42),
            (0.56, 0.66),
        ])
        .round(0.012),
    );
    c.add(
        STEEL.darker(0.25),
        &poly(&[
            (0.44, 0.66),
            (0.43, 0.40),
            (0.47, 0.20),
            (0.585, 0.08),
            (0.51, 0.24),
            (0.485, 0.42),
            (0.495, 0.66),
        ])
        .bevel(0.015),
    );
    c.add(COAL, &bar((0.5, 0.69), (0.5, 0.92), 0.095));
    for y in [0.745, 0.81, 0.875] {
        c.add(cloth, &poly(&[(0.5, y - 0.03), (0.54, y), (0.5, y + 0.03), (0.46, y)]).bevel(0.01));
    }
    c.add(GOLD, &block(0.5, 0.675, 0.24, 0.06).round(0.03))
        .add(GOLD, &block(0.5, 0.925, 0.11, 0.045).round(0.02));
}

fn battle_axe(c: &mut Canvas, look: Look) {
    c.add(WOOD, &bar((0.5, 0.10), (0.5, 0.92), 0.085));
    let half = poly(&[
        (0.48, 0.22),
        (0.34, 0.16),
        (0.20, 0.08),
        (0.12, 0.22),
        (0.10, 0.36),
        (0.14, 0.50),
        (0.22, 0.60),
        (0.34, 0.50),
        (0.48, 0.44),
    ]);
    c.both(STEEL, &half.round(0.012));
    c.both(
        STEEL.lighter(0.55),
        &poly(&[
            (0.20, 0.08),
            (0.12, 0.22),
            (0.10, 0.36),
            (0.14, 0.50),
            (0.22, 0.60),
            (0.18, 0.48),
            (0.16, 0.35),
            (0.175, 0.22),
        ])
        .bevel(0.012),
    );
    c.add(IRON, &block(0.5, 0.33, 0.16, 0.28).round(0.03));
    c.add(look.accent(RED), &disc(0.5, 0.33, 0.05));
    c.add(GOLD, &poly(&[(0.46, 0.14), (0.5, 0.04), (0.54, 0.14)]).round(0.015));
    c.add(LEATHER, &block(0.5, 0.76, 0.115, 0.17).round(0.03))
        .add(IRON, &block(0.5, 0.915, 0.12, 0.07).round(0.03));
}

fn spear(c: &mut Canvas, look: Look) {
    c.add(WOOD, &bar((0.5, 0.26), (0.5, 0.95), 0.085));
    c.add(STEEL, &poly(&[(0.5, 0.03), (0.63, 0.19), (0.57, 0.32), (0.43, 0.32), (0.37, 0.19)]).round(0.012));
    c.add(STEEL.darker(0.25), &poly(&[(0.5, 0.04), (0.63, 0.19), (0.57, 0.32), (0.5, 0.32)]).bevel(0.02));
    let feather = look.accent(RED);
    c.both(feather, &poly(&[(0.47, 0.37), (0.36, 0.44), (0.37, 0.60), (0.46, 0.50)]).round(0.015));
    c.add(GOLD, &block(0.5, 0.345, 0.17, 0.06).round(0.025))
        .add(LEATHER, &block(0.5, 0.66, 0.095, 0.15).round(0.03));
}

fn trident(c: &mut Canvas, look: Look) {
    let metal = look.accent(GOLD);
    c.add(metal.darker(0.12), &bar((0.5, 0.30), (0.5, 0.94), 0.075));
    c.add(metal, &arc(0.5, 0.28, 0.21, 0.075, 0.0, 0.5));
    c.both(metal, &bar((0.29, 0.20), (0.29, 0.30), 0.075)).add(metal, &bar((0.5, 0.14), (0.5, 0.50), 0.075));
    c.both(metal.lighter(0.25), &poly(&[(0.22, 0.22), (0.29, 0.07), (0.36, 0.22)]).round(0.012));
    c.add(metal.lighter(0.25), &poly(&[(0.42, 0.18), (0.5, 0.03), (0.58, 0.18)]).round(0.012));
    c.add(BLUE, &disc(0.5, 0.49, 0.06)).add(metal.darker(0.2), &block(0.5, 0.60, 0.12, 0.05).round(0.02));
}

fn scythe(c: &mut Canvas, look: Look) {
    c.add(WOOD, &bar((0.60, 0.12), (0.46, 0.94), 0.075));
    c.add(
        STEEL,
        &poly(&[
            (0.66, 0.08),
            (0.52, 0.06),
            (0.34, 0.10),
            (0.20, 0.20),
            (0.10, 0.38),
            (0.26, 0.27),
            (0.42, 0.22),
            (0.62, 0.22),
        ])
        .round(0.014),
    );
    c.add(
        STEEL.darker(0.25),
        &poly(&[
            (0.10, 0.38),
            (0.20, 0.28),
            (0.34, 0.19),
            (0.50, 0.16),
            (0.62, 0.17),
            (0.62, 0.22),
            (0.42, 0.22),
            (0.26, 0.27),
        ])
        .bevel(0.012),
    );
    c.add(look.accent(IRON), &block(0.595, 0.155, 0.15, 0.19).round(0.03).turned(0.027, (0.595, 0.155)));
    c.add(WOOD, &bar((0.53, 0.54), (0.39, 0.50), 0.06));
}

fn shuriken(c: &mut Canvas, look: Look) {
    let metal = look.accent(Tint::glossy(150, 160, 178));
    for turn in 0..4 {
        let turns = turn as f32 / 4.0;
        c.add(
            metal,
            &poly(&[(0.5, 0.05), (0.62, 0.38), (0.5, 0.50), (0.38, 0.38)])
                .round(0.012)
                .turned(turns, (0.5, 0.5)),
        );
        c.add(
            metal.darker(0.3),
            &poly(&[(0.5, 0.05), (0.62, 0.38), (0.5, 0.50)]).bevel(0.02).turned(turns, (0.5, 0.5)),
        );
    }
    c.add(metal, &disc(0.5, 0.5, 0.16)).add(COAL, &disc(0.5, 0.5, 0.075));
}
