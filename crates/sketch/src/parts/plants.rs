//! What grows.

use super::{Look, Part, part};
use crate::draw::*;

pub static PARTS: &[Part] = &[
    part("pine tree", &[pine_tree, snowy_pine]),
    part("dead tree", &[dead_tree]),
    part("cherry tree", &[cherry_tree]),
    part("bonsai", &[bonsai]),
    part("crystal tree", &[crystal_tree]),
    part("tree stump", &[tree_stump]),
    part("bush", &[bush]),
    part("bamboo", &[bamboo]),
    part("carnivorous plant", &[carnivorous_plant]),
    part("pumpkin", &[pumpkin]),
    part("hay bale", &[hay_bale, haystack]),
];

fn tiers(c: &mut Canvas, tint: Tint, snow: Option<Tint>) {
    c.add(DARK_WOOD, &block(0.5, 0.86, 0.14, 0.18).round(0.02));
    for (base, half, height) in [(0.80, 0.36, 0.34), (0.60, 0.29, 0.30), (0.40, 0.21, 0.34)] {
        let tier = poly(&[
            (0.5, base - height),
            (0.5 + half, base),
            (0.5 + half * 0.5, base - 0.025),
            (0.5, base + 0.015),
            (0.5 - half * 0.5, base - 0.025),
            (0.5 - half, base),
        ]);
        c.add(tint, &tier.round(0.02).bevel(0.07));
        if let Some(snow) = snow {
            let (w, h) = (half * 0.62, height * 0.58);
            c.add(
                snow,
                &poly(&[
                    (0.5, base - height),
                    (0.5 + w, base - height + h),
                    (0.5 + w * 0.4, base - height + h * 0.8),
                    (0.5, base - height + h * 1.1),
                    (0.5 - w * 0.4, base - height + h * 0.8),
                    (0.5 - w, base - height + h),
                ])
                .round(0.012),
            );
        }
    }
}

fn pine_tree(c: &mut Canvas, look: Look) {
    tiers(c, look.accent(DARK_LEAF), None);
}

fn snowy_pine(c: &mut Canvas, look: Look) {
    tiers(c, look.accent(DARK_LEAF), Some(SNOW));
}

fn dead_tree(c: &mut Canvas, look: Look) {
    let bark = look.accent(Tint::matte(128, 104, 94));
    for (from, to, width) in [
        ((0.5, 0.46), (0.30, 0.24), 0.075),
        ((0.36, 0.31), (0.34, 0.12), 0.055),
        ((0.30, 0.26), (0.14, 0.22), 0.05),
        ((0.5, 0.42), (0.68, 0.18), 0.075),
        ((0.63, 0.25), (0.84, 0.20), 0.055),
        ((0.66, 0.22), (0.66, 0.08), 0.05),
        ((0.5, 0.56), (0.76, 0.44), 0.06),
        ((0.70, 0.46), (0.86, 0.50), 0.045),
        ((0.48, 0.60), (0.24, 0.50), 0.055),
    ] {
        c.add(bark, &bar(from, to, width));
    }
    c.add(
        bark,
        &poly(&[
            (0.44, 0.36),
            (0.56, 0.36),
            (0.57, 0.74),
            (0.70, 0.92),
            (0.56, 0.88),
            (0.5, 0.93),
            (0.43, 0.88),
            (0.30, 0.92),
            (0.42, 0.74),
        ])
        .round(0.015)
        .bevel(0.06),
    );
    c.add(COAL, &oval(0.5, 0.62, 0.075, 0.11));
}

fn leafy(c: &mut Canvas, tint: Tint, dots: Tint) {
    c.add(
        DARK_WOOD,
        &poly(&[(0.44, 0.50), (0.56, 0.50), (0.57, 0.80), (0.66, 0.92), (0.34, 0.92), (0.43, 0.80)])
            .round(0.015)
            .bevel(0.05),
    );
    c.add(DARK_WOOD, &bar((0.5, 0.68), (0.66, 0.54), 0.06))
        .add(DARK_WOOD, &bar((0.5, 0.66), (0.34, 0.54), 0.06));
    c.add(
        tint.darker(0.12),
        &cluster(&[disc(0.22, 0.48, 0.16), disc(0.78, 0.48, 0.16), disc(0.5, 0.50, 0.17)]).bevel(0.07),
    );
    c.add(
        tint,
        &cluster(&[disc(0.5, 0.26, 0.20), disc(0.30, 0.36, 0.17), disc(0.70, 0.36, 0.17)]).bevel(0.08),
    );
    for (x, y) in [
        (0.44, 0.18),
        (0.60, 0.26),
        (0.30, 0.34),
        (0.50, 0.38),
        (0.72, 0.40),
        (0.20, 0.50),
        (0.80, 0.51),
        (0.58, 0.52),
        (0.40, 0.53),
    ] {
        c.add(dots, &disc(x, y, 0.026).bevel(0.01));
    }
}

fn cherry_tree(c: &mut Canvas, look: Look) {
    let pink = look.accent(Tint::matte(250, 166, 200));
    leafy(c, pink, pink.lighter(0.6));
}

fn crystal_tree(c: &mut Canvas, look: Look) {
    let gem = look.accent(Tint::glossy(112, 206, 250));
    c.add(
        Tint::matte(132, 116, 150),
        &poly(&[(0.44, 0.50), (0.56, 0.50), (0.57, 0.80), (0.66, 0.92), (0.34, 0.92), (0.43, 0.80)])
            .round(0.015)
            .bevel(0.05),
    );
    for (turns, length, half) in [
        (-0.19, 0.36, 0.085),
        (0.19, 0.36, 0.085),
        (-0.10, 0.42, 0.095),
        (0.10, 0.42, 0.095),
        (0.0, 0.50, 0.11),
    ] {
        let (low, high) = (0.56, 0.56 - length);
        let spike = poly(&[
            (0.5, high),
            (0.5 + half, high + half * 1.3),
            (0.5 + half * 0.6, low),
            (0.5 - half * 0.6, low),
            (0.5 - half, high + half * 1.3),
        ]);
        c.add(gem, &spike.round(0.01).turned(turns, (0.5, 0.58)));
        c.add(
            gem.darker(0.22),
            &poly(&[
                (0.5, high + 0.01),
                (0.5 + half, high + half * 1.3),
                (0.5 + half * 0.6, low),
                (0.5, low),
            ])
            .bevel(0.015)
            .turned(turns, (0.5, 0.58)),
        );
    }
}

fn bonsai(c: &mut Canvas, look: Look) {
    let pot = look.accent(Tint::matte(72, 108, 164));
    for (from, to, width) in [
        ((0.44, 0.76), (0.56, 0.60), 0.10),
        ((0.56, 0.62), (0.46, 0.46), 0.085),
        ((0.48, 0.50), (0.56, 0.28), 0.065),
        ((0.54, 0.60), (0.76, 0.52), 0.055),
        ((0.48, 0.48), (0.26, 0.42), 0.055),
    ] {
        c.add(DARK_WOOD, &bar(from, to, width));
    }
    for (x, y, w) in [(0.78, 0.48, 0.32), (0.24, 0.38, 0.36), (0.55, 0.21, 0.46)] {
        c.add(
            LEAF,
            &cluster(&[
                oval(x, y, w, w * 0.48),
                disc(x - w * 0.22, y - w * 0.14, w * 0.2),
                disc(x + w * 0.2, y - w * 0.16, w * 0.2),
            ])
            .bevel(0.06),
        );
    }
    c.add(pot, &poly(&[(0.20, 0.78), (0.80, 0.78), (0.72, 0.92), (0.28, 0.92)]).round(0.02))
        .add(pot.darker(0.12), &block(0.5, 0.775, 0.68, 0.08).round(0.03));
    c.add(Tint::matte(112, 168, 72), &oval(0.46, 0.735, 0.36, 0.055).bevel(0.015));
}

fn tree_stump(c: &mut Canvas, look: Look) {
    let bark = look.accent(WOOD);
    c.add(
        bark,
        &poly(&[
            (0.22, 0.34),
            (0.78, 0.34),
            (0.80, 0.66),
            (0.94, 0.86),
            (0.74, 0.82),
            (0.60, 0.90),
            (0.46, 0.83),
            (0.28, 0.90),
            (0.22, 0.82),
            (0.06, 0.86),
            (0.20, 0.66),
        ])
        .round(0.02)
        .bevel(0.08),
    );
    for (x, top, low) in [(0.33, 0.54, 0.74), (0.5, 0.58, 0.70), (0.67, 0.52, 0.76)] {
        c.add(bark.darker(0.35), &bar((x, top), (x, low), 0.036).bevel(0.01));
    }
    c.add(PALE_WOOD, &oval(0.5, 0.33, 0.60, 0.26));
    c.add(
        PALE_WOOD.darker(0.25),
        &oval(0.5, 0.33, 0.38, 0.155).without(oval(0.5, 0.33, 0.28, 0.09)).bevel(0.006),
    )
    .add(PALE_WOOD.darker(0.25), &oval(0.5, 0.33, 0.10, 0.04).bevel(0.008));
    c.add(LEAF, &disc(0.80, 0.42, 0.05)).add(LEAF, &disc(0.86, 0.36, 0.042));
}

fn bush(c: &mut Canvas, look: Look) {
    c.add(
        LEAF.darker(0.14),
        &cluster(&[disc(0.22, 0.68, 0.18), disc(0.78, 0.68, 0.18), block(0.5, 0.74, 0.60, 0.24).round(0.08)])
            .bevel(0.07),
    );
    c.add(
        LEAF,
        &cluster(&[
            disc(0.5, 0.42, 0.22),
            disc(0.31, 0.54, 0.18),
            disc(0.69, 0.54, 0.18),
            disc(0.5, 0.64, 0.19),
        ])
        .bevel(0.08),
    );
    for (x, y) in [
        (0.44, 0.36),
        (0.62, 0.46),
        (0.32, 0.54),
        (0.50, 0.58),
        (0.74, 0.62),
        (0.22, 0.70),
        (0.62, 0.72),
        (0.40, 0.73),
    ] {
        c.add(look.accent(RED), &disc(x, y, 0.038));
    }
}

fn bamboo(c: &mut Canvas, look: Look) {
    let green = look.accent(Tint::matte(132, 190, 84));
    for (x, top) in [(0.27, 0.20), (0.73, 0.26), (0.5, 0.06)] {
        c.add(green, &block(x, (top + 0.90) / 2.0, 0.13, 0.90 - top).round(0.025).bevel(0.045));
        let mut y = top + 0.16;
        while y < 0.86 {
            c.add(green.darker(0.22), &block(x, y, 0.155, 0.042).round(0.018));
            y += 0.19;
        }
    }
    for (x, y, flip) in
        [(0.34, 0.30, 1.0), (0.66, 0.40, -1.0), (0.57, 0.20, 1.0), (0.20, 0.52, -1.0), (0.80, 0.55, 1.0)]
    {
        c.add(
            LEAF,
            &poly(&[
                (x, y + 0.03),
                (x + flip * 0.07, y - 0.05),
                (x + flip * 0.20, y - 0.02),
                (x + flip * 0.10, y + 0.05),
            ])
            .round(0.01),
        );
    }
    c.add(SOIL, &oval(0.5, 0.91, 0.76, 0.09));
}

fn carnivorous_plant(c: &mut Canvas, look: Look) {
    let head = look.accent(RED);
    c.add(LEAF, &bar((0.5, 0.46), (0.5, 0.76), 0.085));
    c.both(LEAF, &poly(&[(0.48, 0.72), (0.36, 0.58), (0.18, 0.56), (0.26, 0.70), (0.44, 0.76)]).round(0.015));
    c.add(head, &disc(0.5, 0.30, 0.25).bevel(0.10));
    for (x, y, r) in [(0.34, 0.19, 0.05), (0.56, 0.12, 0.05), (0.66, 0.24, 0.042), (0.42, 0.45, 0.042)] {
        c.add(WHITE, &disc(x, y, r).bevel(0.015));
    }
    c.add(Tint::matte(96, 26, 48), &oval(0.5, 0.33, 0.40, 0.17));
    for x in [0.37, 0.5, 0.63] {
        c.add(WHITE, &poly(&[(x - 0.05, 0.26), (x + 0.05, 0.26), (x, 0.345)]).round(0.008));
    }
    for x in [0.435, 0.565] {
        c.add(WHITE, &poly(&[(x - 0.045, 0.40), (x + 0.045, 0.40), (x, 0.33)]).round(0.008));
    }
    c.add(CLAY, &poly(&[(0.26, 0.76), (0.74, 0.76), (0.66, 0.94), (0.34, 0.94)]).round(0.015))
        .add(CLAY.lighter(0.12), &block(0.5, 0.755, 0.56, 0.095).round(0.03));
}

fn pumpkin(c: &mut Canvas, look: Look) {
    let orange = look.accent(Tint::matte(246, 140, 44));
    c.add(
        LEAF.darker(0.15),
        &poly(&[(0.46, 0.30), (0.47, 0.14), (0.60, 0.08), (0.62, 0.15), (0.55, 0.19), (0.56, 0.30)])
            .round(0.02),
    );
    c.both(orange.darker(0.16), &oval(0.24, 0.58, 0.38, 0.54).bevel(0.09));
    c.both(orange.darker(0.06), &oval(0.36, 0.58, 0.36, 0.60).bevel(0.09));
    c.add(orange, &oval(0.5, 0.585, 0.32, 0.62).bevel(0.10));
    c.add(LEAF, &poly(&[(0.56, 0.24), (0.70, 0.18), (0.80, 0.26), (0.70, 0.31)]).round(0.015));
}

fn hay_bale(c: &mut Canvas, look: Look) {
    let straw = Tint::matte(238, 196, 92);
    c.add(straw, &block(0.5, 0.56, 0.88, 0.56).round(0.05));
    for (x, y, w) in [
        (0.22, 0.40, 0.16),
        (0.52, 0.36, 0.18),
        (0.80, 0.44, 0.12),
        (0.20, 0.56, 0.12),
        (0.50, 0.52, 0.14),
        (0.80, 0.62, 0.14),
        (0.48, 0.66, 0.18),
        (0.22, 0.72, 0.14),
        (0.55, 0.78, 0.14),
    ] {
        c.add(straw.darker(0.18), &block(x, y, w, 0.03).round(0.012).bevel(0.006));
    }
    c.both(look.accent(RED), &block(0.34, 0.56, 0.06, 0.58).round(0.015));
    c.add(straw, &bar((0.12, 0.26), (0.20, 0.32), 0.045)).add(straw, &bar((0.62, 0.24), (0.56, 0.32), 0.045));
}

fn haystack(c: &mut Canvas, _: Look) {
    let straw = Tint::matte(238, 196, 92);
    c.add(straw, &cluster(&[dome(0.5, 0.90, 0.86, 0.62), disc(0.5, 0.34, 0.16)]).bevel(0.10));
    for (x, y, lean) in [
        (0.5, 0.24, 0.0),
        (0.40, 0.40, -0.04),
        (0.60, 0.42, 0.04),
        (0.28, 0.60, -0.05),
        (0.50, 0.58, 0.0),
        (0.72, 0.62, 0.05),
        (0.20, 0.80, -0.03),
        (0.40, 0.78, -0.02),
        (0.60, 0.80, 0.02),
        (0.80, 0.82, 0.03),
    ] {
        c.add(straw.darker(0.2), &bar((x, y), (x + lean, y + 0.09), 0.036).bevel(0.01));
    }
}
