//! What stands tall.

use super::pieces::*;
use super::{Look, Part, part};
use crate::draw::*;

pub static PARTS: &[Part] = &[
    part("tower", &[tower, roofed_tower]),
    part("wizard tower", &[wizard_tower]),
    part("lighthouse", &[lighthouse]),
    part("windmill", &[windmill]),
    part("silo", &[silo]),
    part("water tower", &[water_tower]),
    part("pagoda", &[pagoda]),
];

fn tower_body(c: &mut Canvas) {
    c.add(STONE, &poly(&[(0.33, 0.30), (0.67, 0.30), (0.72, 0.92), (0.28, 0.92)]).round(0.012).bevel(0.09));
    stones(c, DARK_STONE, &[(0.39, 0.45), (0.61, 0.53), (0.37, 0.64), (0.64, 0.74), (0.36, 0.83)]);
    arched(c, COAL, 0.5, 0.58, 0.085, 0.17);
    door(c, WOOD, 0.5, 0.92, 0.15, 0.20);
    c.both(DARK_STONE, &block(0.325, 0.915, 0.17, 0.06).round(0.02));
}

fn tower(c: &mut Canvas, look: Look) {
    pennant(c, look.accent(RED), 0.5, 0.24, 0.20);
    tower_body(c);
    battlements(c, STONE, 0.5, 0.25, 0.52, 4);
    c.add(STONE, &block(0.5, 0.295, 0.52, 0.12).round(0.02));
}

fn roofed_tower(c: &mut Canvas, look: Look) {
    tower_body(c);
    c.add(STONE, &block(0.5, 0.36, 0.48, 0.13).round(0.02));
    c.add(look.accent(BLUE), &poly(&[(0.20, 0.33), (0.5, 0.05), (0.80, 0.33)]).round(0.025).bevel(0.08));
}

fn wizard_tower(c: &mut Canvas, look: Look) {
    let roof = look.accent(PURPLE);
    c.add(STONE, &poly(&[(0.36, 0.40), (0.64, 0.40), (0.70, 0.92), (0.30, 0.92)]).round(0.012).bevel(0.09));
    c.add(STONE, &poly(&[(0.27, 0.36), (0.73, 0.36), (0.66, 0.52), (0.34, 0.52)]).round(0.015));
    c.add(
        roof,
        &poly(&[(0.19, 0.37), (0.42, 0.17), (0.56, 0.04), (0.60, 0.18), (0.81, 0.37)])
            .round(0.02)
            .bevel(0.08),
    );
    c.add(GOLD, &disc(0.58, 0.07, 0.045));
    c.add(GLOW, &disc(0.40, 0.30, 0.03))
        .add(GLOW, &disc(0.58, 0.25, 0.025))
        .add(GLOW, &disc(0.62, 0.33, 0.025));
    arched(c, GLOW, 0.5, 0.50, 0.10, 0.12);
    stones(c, DARK_STONE, &[(0.41, 0.60), (0.60, 0.66), (0.38, 0.78), (0.63, 0.83)]);
    door(c, WOOD, 0.5, 0.92, 0.15, 0.21);
    c.add(GRASS, &block(0.5, 0.925, 0.56, 0.05).round(0.025));
}

fn lighthouse(c: &mut Canvas, look: Look) {
    let stripe = look.accent(RED);
    let edge = |y: f32| 0.14 + 0.10 * (y - 0.30) / 0.58;
    let band = |from: f32, to: f32| {
        poly(&[
            (0.5 - edge(from), from),
            (0.5 + edge(from), from),
            (0.5 + edge(to), to),
            (0.5 - edge(to), to),
        ])
    };
    c.add(WHITE, &band(0.30, 0.88).bevel(0.09));
    for y in [0.36, 0.56, 0.76] {
        c.add(stripe, &band(y, y + 0.10).bevel(0.05));
    }
    c.add(GLOW, &block(0.5, 0.22, 0.19, 0.14).round(0.02));
    c.both(SLATE, &bar((0.405, 0.16), (0.405, 0.28), 0.045));
    c.add(SLATE, &block(0.5, 0.295, 0.38, 0.06).round(0.02));
    c.add(stripe, &dome(0.5, 0.16, 0.30, 0.11)).add(SLATE, &bar((0.5, 0.04), (0.5, 0.07), 0.045));
    door(c, WOOD, 0.5, 0.885, 0.12, 0.16);
    c.add(
        DARK_STONE,
        &cluster(&[oval(0.5, 0.91, 0.76, 0.10), disc(0.24, 0.88, 0.06), disc(0.76, 0.88, 0.07)]),
    );
}

fn windmill(c: &mut Canvas, look: Look) {
    c.add(CREAM, &poly(&[(0.36, 0.34), (0.64, 0.34), (0.74, 0.92), (0.26, 0.92)]).round(0.015).bevel(0.09));
    c.add(look.accent(Tint::matte(196, 92, 62)), &dome(0.5, 0.38, 0.40, 0.20));
    window(c, DARK_WOOD, PANE, 0.5, 0.62, 0.13, 0.13);
    door(c, WOOD, 0.5, 0.92, 0.15, 0.18);
    for turn in 0..4 {
        let turns = 0.125 + turn as f32 / 4.0;
        let about = (0.5, 0.36);
        c.add(WHITE, &block(0.5 + 0.055, 0.16, 0.11, 0.30).round(0.012).turned(turns, about));
        c.add(WOOD, &bar((0.5, 0.03), (0.5, 0.36), 0.045).turned(turns, about));
    }
    c.add(DARK_WOOD, &disc(0.5, 0.36, 0.055));
    c.add(GRASS, &block(0.5, 0.925, 0.66, 0.05).round(0.025));
}

fn silo(c: &mut Canvas, look: Look) {
    let metal = look.accent(Tint::glossy(184, 196, 208));
    c.add(Tint::matte(206, 62, 56), &dome(0.5, 0.28, 0.50, 0.21).bevel(0.08));
    c.add(metal, &block(0.5, 0.60, 0.46, 0.66).round(0.02).bevel(0.12));
    for y in [0.40, 0.54, 0.68, 0.82] {
        c.add(metal.darker(0.2), &block(0.5, y, 0.48, 0.045).round(0.015));
    }
    c.both(metal.darker(0.4), &bar((0.45, 0.32), (0.45, 0.92), 0.036));
    for y in [0.38, 0.47, 0.56, 0.65, 0.74, 0.83] {
        c.add(metal.darker(0.4), &block(0.5, y, 0.11, 0.03).round(0.01));
    }
    c.add(GRASS, &block(0.5, 0.93, 0.58, 0.05).round(0.025));
}

fn water_tower(c: &mut Canvas, look: Look) {
    let tank = look.accent(WOOD);
    c.both(SLATE, &bar((0.30, 0.56), (0.22, 0.94), 0.06))
        .both(SLATE, &bar((0.42, 0.56), (0.40, 0.94), 0.055));
    c.add(SLATE, &block(0.5, 0.76, 0.50, 0.05).round(0.015));
    c.add(tank, &block(0.5, 0.40, 0.56, 0.38).round(0.03).bevel(0.12));
    for x in [0.36, 0.5, 0.64] {
        c.add(tank.darker(0.3), &block(x, 0.40, 0.024, 0.36).bevel(0.004));
    }
    for y in [0.29, 0.50] {
        c.add(IRON, &block(0.5, y, 0.58, 0.05).round(0.015));
    }
    c.add(SLATE, &poly(&[(0.18, 0.23), (0.5, 0.05), (0.82, 0.23)]).round(0.02));
    c.add(SLATE, &block(0.5, 0.60, 0.62, 0.06).round(0.02));
}

fn pagoda(c: &mut Canvas, look: Look) {
    let roof = look.accent(Tint::matte(62, 112, 106));
    let wall = Tint::matte(212, 70, 58);
    c.add(GOLD, &bar((0.5, 0.05), (0.5, 0.16), 0.045)).add(GOLD, &disc(0.5, 0.06, 0.035));
    for (top, width) in [(0.14, 0.44), (0.38, 0.60), (0.62, 0.76)] {
        c.add(wall, &block(0.5, top + 0.16, width * 0.62, 0.18).round(0.012));
        c.add(CREAM, &block(0.5, top + 0.175, width * 0.42, 0.10).round(0.012));
        let half = width / 2.0;
        let eaves = poly(&[
            (0.5 - half, top + 0.08),
            (0.5 - half * 0.55, top + 0.06),
            (0.5 - half * 0.35, top),
            (0.5 + half * 0.35, top),
            (0.5 + half * 0.55, top + 0.06),
            (0.5 + half, top + 0.08),
            (0.5 + half * 0.8, top + 0.12),
            (0.5 - half * 0.8, top + 0.12),
        ]);
        c.add(roof, &eaves.round(0.012));
    }
    arched(c, DARK_WOOD, 0.5, 0.89, 0.12, 0.12);
    c.add(STONE, &block(0.5, 0.905, 0.72, 0.07).round(0.02));
}
