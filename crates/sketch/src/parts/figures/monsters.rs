//! Monsters and fabled beasts.

use super::{Look, Part, part};
use crate::draw::*;
use crate::parts::pieces::{eyes, stones};

pub static PARTS: &[Part] = &[
    part("golem", &[golem]),
    part("slime", &[slime, slime_cube]),
    part("cyclops", &[cyclops]),
    part("phoenix", &[phoenix]),
    part("axolotl", &[axolotl]),
];

fn golem(c: &mut Canvas, look: Look) {
    let stone = look.accent(STONE);
    let glow = Tint::matte(98, 232, 250);
    c.both(stone.darker(0.15), &block(0.37, 0.83, 0.19, 0.20).round(0.045));
    c.both(stone.darker(0.08), &block(0.17, 0.50, 0.18, 0.24).round(0.06))
        .both(stone, &block(0.15, 0.72, 0.23, 0.26).round(0.07));
    c.add(
        stone,
        &poly(&[(0.24, 0.32), (0.76, 0.32), (0.80, 0.46), (0.70, 0.76), (0.30, 0.76), (0.20, 0.46)])
            .round(0.04)
            .bevel(0.08),
    );
    c.both(stone.lighter(0.1), &block(0.19, 0.37, 0.26, 0.19).round(0.07))
        .add(stone.lighter(0.12), &block(0.5, 0.24, 0.34, 0.27).round(0.07));
    c.add(COAL, &block(0.5, 0.24, 0.27, 0.085).round(0.035)).both(glow, &disc(0.435, 0.24, 0.03));
    c.add(glow, &poly(&[(0.5, 0.44), (0.56, 0.52), (0.5, 0.61), (0.44, 0.52)]).round(0.012));
    stones(c, stone.darker(0.28), &[(0.34, 0.62), (0.66, 0.46), (0.64, 0.68)]);
    c.both(LEAF, &disc(0.13, 0.30, 0.05))
        .add(LEAF, &cluster(&[disc(0.42, 0.115, 0.05), disc(0.50, 0.10, 0.055)]));
}

fn slime(c: &mut Canvas, look: Look) {
    let jelly = look.accent(Tint::glossy(112, 214, 92));
    c.add(
        jelly,
        &cluster(&[
            dome(0.5, 0.84, 0.80, 0.64),
            disc(0.5, 0.34, 0.16),
            oval(0.5, 0.80, 0.90, 0.22),
            disc(0.16, 0.82, 0.08),
            disc(0.84, 0.82, 0.08),
        ])
        .bevel(0.14),
    );
    c.add(jelly.lighter(0.55), &oval(0.34, 0.42, 0.10, 0.15).turned(0.08, (0.34, 0.42)))
        .add(jelly.lighter(0.35), &disc(0.74, 0.66, 0.042))
        .add(jelly.lighter(0.35), &disc(0.24, 0.72, 0.036));
    eyes(c, 0.5, 0.58, 0.26, 0.05);
    c.add(COAL, &arc(0.5, 0.65, 0.075, 0.036, 0.04, 0.46).bevel(0.01));
}

fn slime_cube(c: &mut Canvas, look: Look) {
    let jelly = look.accent(Tint::glossy(112, 214, 92));
    c.add(jelly, &block(0.5, 0.52, 0.82, 0.78).round(0.12).bevel(0.14))
        .add(jelly.darker(0.14), &block(0.5, 0.54, 0.52, 0.48).round(0.08));
    c.both(WHITE, &block(0.40, 0.46, 0.12, 0.13).round(0.03))
        .both(COAL, &block(0.405, 0.475, 0.065, 0.085).round(0.02));
    c.add(COAL, &block(0.5, 0.64, 0.20, 0.05).round(0.02))
        .add(jelly.lighter(0.55), &block(0.22, 0.24, 0.13, 0.06).round(0.03));
}

fn cyclops(c: &mut Canvas, look: Look) {
    let fur = look.accent(Tint::matte(148, 98, 206));
    c.both(fur.darker(0.15), &block(0.36, 0.88, 0.19, 0.12).round(0.05)).both(
        BONE,
        &poly(&[(0.30, 0.26), (0.18, 0.20), (0.16, 0.04), (0.27, 0.12), (0.38, 0.16)]).round(0.015),
    );
    c.both(fur.darker(0.1), &bar((0.20, 0.56), (0.09, 0.70), 0.13))
        .add(fur, &cluster(&[disc(0.5, 0.42, 0.31), block(0.5, 0.66, 0.62, 0.38).round(0.16)]).bevel(0.13));
    c.add(fur.lighter(0.35), &oval(0.5, 0.72, 0.36, 0.26))
        .add(WHITE, &disc(0.5, 0.36, 0.165).bevel(0.05))
        .add(Tint::matte(70, 170, 110), &disc(0.5, 0.37, 0.095))
        .add(COAL, &disc(0.5, 0.37, 0.05))
        .add(WHITE, &disc(0.47, 0.335, 0.028).bevel(0.008));
    c.add(Tint::matte(86, 30, 60), &block(0.5, 0.59, 0.32, 0.085).round(0.04));
    for x in [0.40, 0.60] {
        c.add(WHITE, &poly(&[(x - 0.04, 0.555), (x + 0.04, 0.555), (x, 0.63)]).round(0.008));
    }
}

fn phoenix(c: &mut Canvas, look: Look) {
    let red = look.accent(Tint::matte(236, 78, 44));
    for (x, low) in [(0.40, 0.90), (0.60, 0.90), (0.5, 0.96)] {
        c.add(
            FLAME,
            &poly(&[(0.47, 0.62), (0.53, 0.62), (x + 0.06, low - 0.08), (x, low), (x - 0.06, low - 0.08)])
                .round(0.012),
        )
        .add(GLOW, &disc(x, low - 0.075, 0.032));
    }
    c.both(
        red.darker(0.1),
        &poly(&[
            (0.42, 0.46),
            (0.28, 0.30),
            (0.10, 0.10),
            (0.05, 0.24),
            (0.04, 0.40),
            (0.09, 0.56),
            (0.18, 0.68),
            (0.30, 0.72),
            (0.42, 0.66),
        ])
        .round(0.015)
        .bevel(0.04),
    );
    c.both(
        FLAME,
        &poly(&[
            (0.42, 0.50),
            (0.28, 0.40),
            (0.14, 0.26),
            (0.12, 0.42),
            (0.20, 0.57),
            (0.32, 0.64),
            (0.42, 0.62),
        ])
        .round(0.01),
    )
    .both(
        GLOW,
        &poly(&[(0.42, 0.54), (0.30, 0.48), (0.21, 0.40), (0.25, 0.52), (0.34, 0.59), (0.42, 0.60)])
            .round(0.01),
    );
    c.add(red, &cluster(&[oval(0.5, 0.56, 0.28, 0.34), disc(0.5, 0.33, 0.13)]).bevel(0.07));
    for (x, tip) in [(0.44, (0.38, 0.09)), (0.5, (0.5, 0.05)), (0.56, (0.62, 0.09))] {
        c.add(FLAME, &poly(&[(x - 0.03, 0.23), tip, (x + 0.03, 0.23)]).round(0.014));
    }
    c.add(GLOW, &oval(0.5, 0.60, 0.16, 0.22))
        .add(GOLD, &poly(&[(0.45, 0.35), (0.55, 0.35), (0.5, 0.44)]).round(0.01));
    eyes(c, 0.5, 0.31, 0.13, 0.024);
}

fn axolotl(c: &mut Canvas, look: Look) {
    let skin = look.accent(Tint::matte(250, 176, 196));
    let gills = skin.darker(0.22);
    for (root, tip) in
        [((0.24, 0.30), (0.12, 0.12)), ((0.18, 0.38), (0.04, 0.28)), ((0.19, 0.47), (0.06, 0.48))]
    {
        c.both(gills, &bar(root, tip, 0.085));
    }
    c.add(
        skin.darker(0.08),
        &poly(&[(0.60, 0.78), (0.78, 0.72), (0.92, 0.56), (0.96, 0.74), (0.84, 0.90), (0.62, 0.90)])
            .round(0.02),
    );
    c.both(skin.darker(0.1), &bar((0.36, 0.80), (0.30, 0.91), 0.10));
    c.add(skin, &oval(0.5, 0.76, 0.46, 0.34).bevel(0.10))
        .add(skin.lighter(0.45), &oval(0.5, 0.79, 0.25, 0.22));
    c.add(skin, &cluster(&[oval(0.5, 0.42, 0.70, 0.42), oval(0.5, 0.48, 0.74, 0.28)]).bevel(0.12));
    eyes(c, 0.5, 0.43, 0.40, 0.038);
    c.add(COAL, &arc(0.5, 0.46, 0.085, 0.032, 0.05, 0.45).bevel(0.008));
    c.both(PINK.darker(0.12), &oval(0.26, 0.51, 0.09, 0.06).bevel(0.015));
}
