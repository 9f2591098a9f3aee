//! What holds other things, and what is kept in it.

use super::{Look, Part, part};
use crate::draw::*;

pub static PARTS: &[Part] = &[
    part("treasure chest", &[chest, open_chest]),
    part("mimic", &[mimic]),
    part("crate", &[crate_box, lidded_box]),
    part("barrel", &[barrel]),
    part("cauldron", &[cauldron]),
    part("potion", &[round_potion, tall_potion]),
    part("goblet", &[goblet]),
    part("sack", &[sack]),
    part("minecart", &[minecart]),
    part("trash can", &[trash_can]),
    part("gold pile", &[gold_pile]),
    part("gold bar", &[gold_bar]),
];

fn chest_bands(c: &mut Canvas, trim: Tint, top: f32) {
    let (y, height) = ((top + 0.90) / 2.0, 0.90 - top);
    c.both(trim, &block(0.135, y, 0.11, height).round(0.03));
}

fn lock(c: &mut Canvas, trim: Tint, y: f32) {
    c.add(trim, &block(0.5, y, 0.19, 0.20).round(0.05));
    c.add(COAL, &disc(0.5, y - 0.02, 0.035)).add(COAL, &block(0.5, y + 0.03, 0.04, 0.08));
}

fn chest(c: &mut Canvas, look: Look) {
    let trim = look.accent(GOLD);
    c.add(WOOD, &dome(0.5, 0.50, 0.84, 0.38));
    c.add(WOOD, &block(0.5, 0.68, 0.84, 0.42).round(0.03));
    for y in [0.64, 0.77] {
        c.add(DARK_WOOD, &block(0.5, y, 0.80, 0.022).bevel(0.004));
    }
    c.add(DARK_WOOD, &block(0.5, 0.31, 0.66, 0.022).bevel(0.004));
    chest_bands(c, trim, 0.24);
    c.add(trim, &block(0.5, 0.49, 0.88, 0.075).round(0.02));
    c.add(trim, &block(0.5, 0.875, 0.88, 0.055).round(0.02));
    lock(c, trim, 0.53);
}

fn open_chest(c: &mut Canvas, look: Look) {
    let trim = look.accent(GOLD);
    c.add(WOOD, &dome(0.5, 0.36, 0.84, 0.29));
    c.add(trim, &dome(0.5, 0.36, 0.88, 0.32).without(dome(0.5, 0.37, 0.72, 0.22)));
    c.add(DARK_WOOD, &block(0.5, 0.46, 0.80, 0.20));
    for (x, y, r) in
        [(0.24, 0.46, 0.09), (0.76, 0.46, 0.09), (0.39, 0.40, 0.11), (0.61, 0.40, 0.11), (0.5, 0.36, 0.11)]
    {
        c.add(GOLD, &disc(x, y, r));
    }
    c.add(RED, &disc(0.36, 0.47, 0.055)).add(BLUE, &disc(0.64, 0.47, 0.055));
    c.add(WOOD, &block(0.5, 0.70, 0.84, 0.38).round(0.03));
    c.add(DARK_WOOD, &block(0.5, 0.73, 0.80, 0.022).bevel(0.004));
    chest_bands(c, trim, 0.51);
    c.add(trim, &block(0.5, 0.54, 0.88, 0.075).round(0.02));
    c.add(trim, &block(0.5, 0.875, 0.88, 0.055).round(0.02));
    lock(c, trim, 0.61);
}

fn mimic(c: &mut Canvas, look: Look) {
    let trim = look.accent(GOLD);
    c.add(WOOD, &dome(0.5, 0.38, 0.86, 0.30));
    c.add(trim, &block(0.5, 0.37, 0.90, 0.075).round(0.02));
    c.both(trim, &block(0.14, 0.26, 0.10, 0.20).round(0.03));
    c.add(Tint::matte(92, 26, 48), &block(0.5, 0.49, 0.80, 0.22));
    c.add(
        Tint::matte(232, 88, 110),
        &poly(&[(0.40, 0.50), (0.62, 0.50), (0.68, 0.80), (0.56, 0.86), (0.48, 0.78)]).round(0.02),
    );
    c.add(WOOD, &block(0.5, 0.74, 0.84, 0.30).round(0.03));
    c.add(trim, &block(0.5, 0.885, 0.88, 0.055).round(0.02));
    c.both(trim, &block(0.14, 0.74, 0.10, 0.30).round(0.03));
    c.add(Tint::matte(232, 88, 110), &bar((0.56, 0.56), (0.62, 0.76), 0.15));
    for x in [0.22, 0.36, 0.50, 0.64, 0.78] {
        c.add(WHITE, &poly(&[(x - 0.05, 0.40), (x + 0.05, 0.40), (x, 0.52)]).round(0.008));
    }
    for x in [0.29, 0.43, 0.71] {
        c.add(WHITE, &poly(&[(x - 0.05, 0.62), (x + 0.05, 0.62), (x, 0.50)]).round(0.008));
    }
    c.both(GLOW, &oval(0.34, 0.24, 0.13, 0.11)).both(COAL, &oval(0.345, 0.245, 0.045, 0.09));
}

fn crate_box(c: &mut Canvas, look: Look) {
    c.add(WOOD, &block(0.5, 0.5, 0.84, 0.84).round(0.03));
    for y in [0.31, 0.5, 0.69] {
        c.add(DARK_WOOD, &block(0.5, y, 0.78, 0.024).bevel(0.004));
    }
    c.add(PALE_WOOD, &bar((0.20, 0.80), (0.80, 0.20), 0.11));
    c.add(PALE_WOOD, &block(0.5, 0.135, 0.86, 0.13).round(0.025))
        .add(PALE_WOOD, &block(0.5, 0.865, 0.86, 0.13).round(0.025));
    c.both(PALE_WOOD, &block(0.135, 0.5, 0.13, 0.86).round(0.025));
    for y in [0.135, 0.865] {
        c.both(look.accent(IRON), &disc(0.135, y, 0.032));
    }
}

fn lidded_box(c: &mut Canvas, look: Look) {
    c.add(WOOD, &block(0.5, 0.58, 0.80, 0.68).round(0.03));
    c.add(DARK_WOOD, &block(0.5, 0.50, 0.76, 0.024).bevel(0.004))
        .add(DARK_WOOD, &block(0.5, 0.70, 0.76, 0.024).bevel(0.004));
    c.both(look.accent(IRON), &block(0.20, 0.58, 0.09, 0.68).round(0.015));
    c.add(PALE_WOOD, &block(0.5, 0.25, 0.90, 0.16).round(0.035));
    c.both(look.accent(IRON), &block(0.20, 0.25, 0.10, 0.17).round(0.02));
}

fn barrel(c: &mut Canvas, look: Look) {
    let side = poly(&[
        (0.29, 0.09),
        (0.71, 0.09),
        (0.79, 0.28),
        (0.82, 0.5),
        (0.79, 0.72),
        (0.71, 0.91),
        (0.29, 0.91),
        (0.21, 0.72),
        (0.18, 0.5),
        (0.21, 0.28),
    ]);
    c.add(WOOD, &side.round(0.02).bevel(0.12));
    for (x, bend) in [(0.5, 0.0), (0.37, -0.03), (0.63, 0.03)] {
        c.add(DARK_WOOD, &bar((x, 0.10), (x + bend, 0.5), 0.022).bevel(0.004));
        c.add(DARK_WOOD, &bar((x + bend, 0.5), (x, 0.90), 0.022).bevel(0.004));
    }
    for (y, width) in [(0.16, 0.53), (0.36, 0.655), (0.64, 0.655), (0.84, 0.53)] {
        c.add(look.accent(IRON), &block(0.5, y, width, 0.075).round(0.025));
    }
}

fn cauldron(c: &mut Canvas, look: Look) {
    let brew = look.accent(Tint::glossy(126, 220, 76));
    c.both(COAL, &bar((0.28, 0.80), (0.22, 0.93), 0.09));
    c.add(COAL, &oval(0.5, 0.60, 0.80, 0.62).bevel(0.16));
    c.add(brew, &oval(0.5, 0.34, 0.66, 0.16));
    c.add(brew, &disc(0.40, 0.25, 0.085))
        .add(brew, &disc(0.58, 0.20, 0.10))
        .add(brew, &disc(0.66, 0.30, 0.06));
    c.add(brew.lighter(0.4), &disc(0.55, 0.17, 0.03));
    c.add(IRON, &block(0.5, 0.385, 0.84, 0.10).round(0.05));
    c.both(IRON, &ring(0.09, 0.55, 0.065, 0.045));
    c.add(brew, &bar((0.32, 0.40), (0.32, 0.52), 0.07)).add(brew, &bar((0.68, 0.40), (0.68, 0.47), 0.06));
}

fn round_potion(c: &mut Canvas, look: Look) {
    let liquid = look.accent(Tint::glossy(230, 62, 128));
    c.add(GLASS, &disc(0.5, 0.62, 0.33).bevel(0.12));
    c.add(GLASS, &block(0.5, 0.29, 0.21, 0.24).round(0.03));
    c.add(liquid, &disc(0.5, 0.635, 0.275).without(block(0.5, 0.38, 0.8, 0.24).round(0.0)).bevel(0.12));
    c.add(WOOD, &block(0.5, 0.12, 0.17, 0.14).round(0.03));
    c.add(GLASS.darker(0.12), &block(0.5, 0.21, 0.29, 0.075).round(0.035));
    c.add(liquid.lighter(0.5), &disc(0.42, 0.62, 0.045)).add(liquid.lighter(0.5), &disc(0.58, 0.74, 0.036));
    c.add(WHITE, &bar((0.27, 0.56), (0.32, 0.47), 0.05));
}

fn tall_potion(c: &mut Canvas, look: Look) {
    let liquid = look.accent(Tint::glossy(92, 140, 250));
    c.add(GLASS, &block(0.5, 0.60, 0.50, 0.66).round(0.09).bevel(0.10));
    c.add(GLASS, &block(0.5, 0.24, 0.22, 0.16).round(0.03));
    c.add(liquid, &block(0.5, 0.66, 0.41, 0.46).round(0.06).bevel(0.10));
    c.add(WOOD, &block(0.5, 0.11, 0.18, 0.13).round(0.03));
    c.add(GLASS.darker(0.12), &block(0.5, 0.18, 0.30, 0.075).round(0.035));
    c.add(CREAM, &block(0.5, 0.68, 0.54, 0.20).round(0.02));
    c.add(liquid.darker(0.2), &poly(&[(0.5, 0.60), (0.56, 0.68), (0.5, 0.76), (0.44, 0.68)]).round(0.01));
    c.add(WHITE, &bar((0.33, 0.52), (0.33, 0.40), 0.045));
}

fn goblet(c: &mut Canvas, look: Look) {
    let gem = look.accent(Tint::glossy(220, 48, 72));
    c.add(GOLD, &block(0.5, 0.90, 0.46, 0.09).round(0.045));
    c.add(
        GOLD,
        &poly(&[(0.44, 0.56), (0.56, 0.56), (0.55, 0.74), (0.66, 0.88), (0.34, 0.88), (0.45, 0.74)])
            .round(0.01),
    );
    c.add(
        GOLD,
        &poly(&[(0.21, 0.12), (0.79, 0.12), (0.76, 0.38), (0.62, 0.58), (0.38, 0.58), (0.24, 0.38)])
            .round(0.03)
            .bevel(0.10),
    );
    c.add(Tint::matte(150, 40, 60), &oval(0.5, 0.115, 0.52, 0.085));
    c.add(GOLD, &ring(0.5, 0.115, 0.001, 0.001)).add(GOLD, &block(0.5, 0.165, 0.66, 0.07).round(0.035));
    c.add(GOLD, &disc(0.5, 0.70, 0.08));
    c.add(gem, &disc(0.5, 0.36, 0.075)).both(Tint::glossy(64, 140, 240), &disc(0.33, 0.34, 0.05));
}

fn sack(c: &mut Canvas, look: Look) {
    let cloth = Tint::matte(214, 176, 122);
    c.add(
        cloth,
        &cluster(&[
            oval(0.5, 0.64, 0.78, 0.56),
            block(0.5, 0.80, 0.74, 0.26).round(0.12),
            oval(0.5, 0.42, 0.44, 0.34),
        ])
        .bevel(0.14),
    );
    c.add(
        cloth.darker(0.1),
        &poly(&[
            (0.34, 0.10),
            (0.45, 0.15),
            (0.5, 0.09),
            (0.56, 0.15),
            (0.67, 0.10),
            (0.60, 0.30),
            (0.40, 0.30),
        ])
        .round(0.025),
    );
    c.add(look.accent(RED), &block(0.5, 0.30, 0.30, 0.08).round(0.04));
    c.add(cloth.darker(0.35), &ring(0.5, 0.63, 0.11, 0.05));
    c.add(cloth.darker(0.35), &block(0.5, 0.63, 0.05, 0.30));
}

fn minecart(c: &mut Canvas, look: Look) {
    let ore = look.accent(GOLD);
    for (x, y, r) in [(0.30, 0.33, 0.12), (0.70, 0.33, 0.12), (0.42, 0.24, 0.12), (0.59, 0.25, 0.13)] {
        c.add(ore, &disc(x, y, r));
    }
    c.add(WOOD, &poly(&[(0.08, 0.36), (0.92, 0.36), (0.83, 0.76), (0.17, 0.76)]).round(0.02));
    c.add(DARK_WOOD, &block(0.5, 0.56, 0.74, 0.024).bevel(0.004));
    c.both(IRON, &poly(&[(0.07, 0.36), (0.17, 0.36), (0.24, 0.76), (0.16, 0.76)]).round(0.012));
    c.add(IRON, &block(0.5, 0.38, 0.90, 0.085).round(0.03))
        .add(IRON, &block(0.5, 0.755, 0.70, 0.075).round(0.03));
    c.both(COAL, &disc(0.29, 0.83, 0.125)).both(STEEL, &disc(0.29, 0.83, 0.055));
}

fn trash_can(c: &mut Canvas, look: Look) {
    let metal = look.accent(Tint::glossy(150, 162, 178));
    c.add(metal, &poly(&[(0.22, 0.28), (0.78, 0.28), (0.72, 0.93), (0.28, 0.93)]).round(0.02).bevel(0.10));
    for x in [0.37, 0.5, 0.63] {
        c.add(metal.darker(0.28), &bar((x, 0.40), (0.5 + (x - 0.5) * 0.8, 0.82), 0.05));
    }
    c.add(metal.darker(0.1), &block(0.5, 0.235, 0.72, 0.11).round(0.045));
    c.add(metal.darker(0.2), &ring(0.5, 0.16, 0.075, 0.05));
}

fn gold_pile(c: &mut Canvas, look: Look) {
    let gold = look.accent(GOLD);
    c.add(
        gold.darker(0.15),
        &cluster(&[oval(0.5, 0.78, 0.88, 0.28), oval(0.5, 0.60, 0.62, 0.42), oval(0.52, 0.42, 0.34, 0.36)])
            .bevel(0.1),
    );
    for (x, y) in [
        (0.16, 0.80),
        (0.33, 0.84),
        (0.50, 0.82),
        (0.67, 0.85),
        (0.84, 0.80),
        (0.28, 0.66),
        (0.45, 0.66),
        (0.62, 0.68),
        (0.75, 0.64),
        (0.40, 0.50),
        (0.57, 0.51),
        (0.50, 0.34),
    ] {
        c.add(gold, &oval(x, y, 0.20, 0.15)).add(gold.darker(0.18), &oval(x, y, 0.10, 0.065).bevel(0.01));
    }
    c.add(
        Tint::glossy(222, 48, 76),
        &poly(&[(0.62, 0.36), (0.70, 0.30), (0.78, 0.36), (0.70, 0.47)]).round(0.015),
    );
}

fn gold_bar(c: &mut Canvas, look: Look) {
    let gold = look.accent(GOLD);
    c.add(gold.lighter(0.3), &poly(&[(0.24, 0.30), (0.76, 0.30), (0.84, 0.46), (0.16, 0.46)]).round(0.02));
    c.add(gold, &poly(&[(0.14, 0.46), (0.86, 0.46), (0.95, 0.76), (0.05, 0.76)]).round(0.02).bevel(0.05));
    c.add(gold.darker(0.22), &block(0.5, 0.61, 0.40, 0.13).round(0.03).bevel(0.012));
}
