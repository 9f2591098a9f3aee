//! Pieces of land, and what lies on it.

use super::pieces::*;
use super::{Look, Part, part};
use crate::draw::*;

pub static PARTS: &[Part] = &[
    part("floating island", &[house_island, tree_island]),
    part("grass block", &[grass_block]),
    part("crystal", &[crystal]),
    part("waterfall", &[waterfall]),
    part("iceberg", &[iceberg]),
    part("lava pool", &[lava_pool]),
    part("cave", &[cave]),
    part("campfire", &[campfire]),
];

fn underside(c: &mut Canvas) {
    c.add(
        SOIL,
        &poly(&[
            (0.08, 0.54),
            (0.92, 0.54),
            (0.84, 0.66),
            (0.74, 0.68),
            (0.66, 0.82),
            (0.58, 0.80),
            (0.5, 0.95),
            (0.42, 0.80),
            (0.32, 0.79),
            (0.24, 0.67),
            (0.15, 0.64),
        ])
        .round(0.012)
        .bevel(0.06),
    );
    c.add(STONE, &poly(&[(0.34, 0.62), (0.46, 0.60), (0.45, 0.76), (0.39, 0.74)]).round(0.01))
        .add(STONE, &poly(&[(0.60, 0.62), (0.72, 0.60), (0.66, 0.72)]).round(0.01));
    c.add(GRASS, &oval(0.5, 0.53, 0.90, 0.17));
    for (x, r) in [(0.14, 0.05), (0.30, 0.055), (0.52, 0.055), (0.70, 0.05), (0.86, 0.05)] {
        c.add(GRASS, &disc(x, 0.575, r));
    }
}

fn small_tree(c: &mut Canvas, leaf: Tint, x: f32, base: f32, size: f32) {
    c.add(DARK_WOOD, &block(x, base - 0.25 * size, 0.14 * size, 0.5 * size).round(0.01));
    c.add(
        leaf,
        &cluster(&[
            disc(x, base - 0.78 * size, 0.30 * size),
            disc(x - 0.22 * size, base - 0.58 * size, 0.24 * size),
            disc(x + 0.22 * size, base - 0.58 * size, 0.24 * size),
        ])
        .bevel(0.06),
    );
}

fn house_island(c: &mut Canvas, look: Look) {
    underside(c);
    small_tree(c, LEAF, 0.70, 0.51, 0.42);
    c.add(CREAM, &block(0.34, 0.41, 0.28, 0.20).round(0.01));
    gable(c, look.accent(RED), 0.34, 0.33, 0.38, 0.18);
    arched(c, DARK_WOOD, 0.34, 0.51, 0.09, 0.14);
}

fn tree_island(c: &mut Canvas, look: Look) {
    underside(c);
    small_tree(c, look.accent(LEAF), 0.46, 0.52, 0.50);
    c.add(STONE, &disc(0.76, 0.49, 0.07)).add(DARK_STONE, &disc(0.68, 0.51, 0.045));
    c.add(RED, &disc(0.22, 0.49, 0.04)).add(GLOW, &disc(0.29, 0.51, 0.032));
    c.add(WATER, &poly(&[(0.80, 0.54), (0.89, 0.54), (0.88, 0.78), (0.82, 0.78)]).round(0.015));
}

fn grass_block(c: &mut Canvas, look: Look) {
    let grass = look.accent(GRASS);
    c.add(SOIL, &block(0.5, 0.58, 0.84, 0.68).round(0.04));
    for (x, y) in [(0.22, 0.62), (0.44, 0.72), (0.68, 0.60), (0.80, 0.78), (0.28, 0.82), (0.58, 0.84)] {
        c.add(SOIL.darker(0.25), &block(x, y, 0.075, 0.055).round(0.02).bevel(0.012));
    }
    c.add(STONE, &disc(0.55, 0.66, 0.045)).add(STONE, &disc(0.18, 0.74, 0.036));
    for (x, low) in [(0.17, 0.42), (0.34, 0.36), (0.5, 0.44), (0.66, 0.36), (0.83, 0.42)] {
        c.add(grass, &block(x, (0.20 + low) / 2.0, 0.17, low - 0.20 + 0.06).round(0.04).bevel(0.02));
    }
    c.add(grass, &block(0.5, 0.24, 0.88, 0.16).round(0.045));
    c.add(grass.lighter(0.3), &bar((0.24, 0.10), (0.26, 0.20), 0.045))
        .add(grass.lighter(0.3), &bar((0.34, 0.12), (0.31, 0.20), 0.045));
    c.add(PINK, &disc(0.72, 0.13, 0.05)).add(GLOW, &disc(0.72, 0.13, 0.024).bevel(0.01));
}

fn spike(c: &mut Canvas, gem: Tint, x: f32, high: f32, half: f32, turns: f32) {
    let (low, about) = (0.88, (x, 0.88));
    let shoulder = high + half * 1.4;
    c.add(
        gem,
        &poly(&[
            (x, high),
            (x + half, shoulder),
            (x + half * 0.8, low),
            (x - half * 0.8, low),
            (x - half, shoulder),
        ])
        .round(0.01)
        .turned(turns, about),
    );
    c.add(
        gem.darker(0.24),
        &poly(&[
            (x + half * 0.1, high + 0.03),
            (x + half, shoulder),
            (x + half * 0.8, low),
            (x + half * 0.1, low),
        ])
        .bevel(0.015)
        .turned(turns, about),
    );
    c.add(
        gem.lighter(0.45),
        &poly(&[
            (x - half * 0.75, shoulder + 0.02),
            (x - half * 0.35, shoulder + 0.01),
            (x - half * 0.4, low - 0.16),
            (x - half * 0.68, low - 0.18),
        ])
        .bevel(0.012)
        .turned(turns, about),
    );
}

fn crystal(c: &mut Canvas, look: Look) {
    let gem = look.accent(Tint::glossy(104, 200, 250));
    spike(c, gem, 0.36, 0.32, 0.095, -0.075);
    spike(c, gem, 0.64, 0.28, 0.10, 0.075);
    spike(c, gem, 0.5, 0.07, 0.14, 0.0);
    spike(c, gem, 0.34, 0.58, 0.075, -0.03);
    spike(c, gem, 0.66, 0.56, 0.08, 0.04);
    c.add(
        DARK_STONE,
        &cluster(&[
            oval(0.5, 0.89, 0.72, 0.11),
            disc(0.22, 0.87, 0.06),
            disc(0.78, 0.87, 0.065),
            disc(0.48, 0.87, 0.06),
        ]),
    );
}

fn waterfall(c: &mut Canvas, look: Look) {
    let water = look.accent(WATER);
    c.add(
        STONE,
        &poly(&[(0.08, 0.24), (0.30, 0.16), (0.70, 0.14), (0.92, 0.22), (0.94, 0.88), (0.06, 0.88)])
            .round(0.025)
            .bevel(0.06),
    );
    stones(
        c,
        DARK_STONE,
        &[(0.18, 0.40), (0.20, 0.58), (0.80, 0.36), (0.82, 0.56), (0.16, 0.72), (0.84, 0.72)],
    );
    c.both(GRASS, &cluster(&[oval(0.18, 0.20, 0.30, 0.13), disc(0.10, 0.24, 0.06), disc(0.26, 0.25, 0.05)]));
    c.add(water, &poly(&[(0.32, 0.15), (0.68, 0.15), (0.70, 0.86), (0.30, 0.86)]).round(0.02));
    for (x, top, low) in [(0.39, 0.26, 0.66), (0.5, 0.34, 0.76), (0.61, 0.24, 0.60)] {
        c.add(water.lighter(0.55), &bar((x, top), (x, low), 0.045));
    }
    c.add(water.darker(0.15), &oval(0.5, 0.88, 0.92, 0.14));
    c.add(
        WHITE,
        &cluster(&[
            disc(0.32, 0.85, 0.065),
            disc(0.44, 0.87, 0.07),
            disc(0.57, 0.87, 0.07),
            disc(0.68, 0.85, 0.06),
        ]),
    );
}

fn iceberg(c: &mut Canvas, look: Look) {
    let ice = look.accent(ICE);
    c.add(
        ice.darker(0.30),
        &poly(&[(0.10, 0.60), (0.90, 0.60), (0.78, 0.80), (0.60, 0.94), (0.40, 0.90), (0.22, 0.78)])
            .round(0.02),
    );
    c.add(
        ice,
        &poly(&[
            (0.14, 0.62),
            (0.24, 0.36),
            (0.36, 0.30),
            (0.46, 0.08),
            (0.62, 0.22),
            (0.72, 0.20),
            (0.86, 0.62),
        ])
        .round(0.02),
    );
    c.add(
        ice.darker(0.16),
        &poly(&[(0.46, 0.08), (0.62, 0.22), (0.72, 0.20), (0.86, 0.62), (0.56, 0.62), (0.60, 0.40)])
            .bevel(0.015),
    );
    c.add(WHITE, &poly(&[(0.46, 0.08), (0.62, 0.22), (0.54, 0.28), (0.46, 0.22), (0.39, 0.26)]).round(0.01))
        .add(WHITE, &poly(&[(0.24, 0.36), (0.36, 0.30), (0.34, 0.40), (0.22, 0.44)]).round(0.01));
    c.add(WATER, &block(0.5, 0.63, 0.94, 0.075).round(0.035));
}

fn lava_pool(c: &mut Canvas, look: Look) {
    let lava = look.accent(Tint::matte(255, 112, 32));
    c.add(
        COAL,
        &cluster(&[
            oval(0.5, 0.64, 0.92, 0.44),
            disc(0.14, 0.66, 0.10),
            disc(0.86, 0.66, 0.10),
            disc(0.26, 0.80, 0.10),
            disc(0.72, 0.81, 0.11),
            disc(0.28, 0.48, 0.09),
            disc(0.74, 0.48, 0.09),
        ])
        .bevel(0.06),
    );
    c.add(lava.darker(0.2), &oval(0.5, 0.63, 0.72, 0.29))
        .add(lava, &oval(0.5, 0.63, 0.62, 0.23))
        .add(GLOW, &oval(0.47, 0.62, 0.36, 0.11).bevel(0.02));
    c.add(COAL, &oval(0.64, 0.66, 0.15, 0.065))
        .add(lava, &disc(0.34, 0.58, 0.065))
        .add(lava, &disc(0.56, 0.55, 0.085));
    c.add(GLOW, &disc(0.54, 0.53, 0.03));
    flame(c, 0.42, 0.52, 0.26);
}

fn cave(c: &mut Canvas, look: Look) {
    c.add(
        STONE,
        &poly(&[
            (0.06, 0.88),
            (0.12, 0.56),
            (0.22, 0.34),
            (0.38, 0.16),
            (0.58, 0.12),
            (0.76, 0.26),
            (0.88, 0.50),
            (0.94, 0.88),
        ])
        .round(0.025)
        .bevel(0.08),
    );
    c.add(COAL, &cluster(&[dome(0.5, 0.88, 0.46, 0.44), block(0.5, 0.80, 0.46, 0.15).round(0.0)]));
    c.both(WOOD, &bar((0.27, 0.50), (0.27, 0.88), 0.075)).add(WOOD, &bar((0.22, 0.46), (0.78, 0.46), 0.085));
    stones(
        c,
        DARK_STONE,
        &[(0.40, 0.28), (0.62, 0.32), (0.17, 0.62), (0.83, 0.64), (0.16, 0.80), (0.84, 0.80)],
    );
    c.add(
        look.accent(Tint::glossy(104, 200, 250)),
        &poly(&[(0.40, 0.86), (0.44, 0.72), (0.49, 0.86)]).round(0.012),
    )
    .add(
        look.accent(Tint::glossy(104, 200, 250)),
        &poly(&[(0.49, 0.86), (0.55, 0.66), (0.60, 0.86)]).round(0.012),
    );
    c.add(GRASS, &cluster(&[oval(0.5, 0.90, 0.94, 0.075), disc(0.12, 0.87, 0.06), disc(0.88, 0.87, 0.06)]))
        .add(GRASS, &oval(0.52, 0.145, 0.26, 0.10));
}

fn campfire(c: &mut Canvas, _: Look) {
    flame(c, 0.34, 0.74, 0.40);
    flame(c, 0.66, 0.74, 0.40);
    flame(c, 0.5, 0.78, 0.70);
    c.add(WOOD, &bar((0.18, 0.72), (0.80, 0.86), 0.11)).add(WOOD, &bar((0.82, 0.72), (0.20, 0.86), 0.11));
    c.both(PALE_WOOD, &disc(0.18, 0.72, 0.05));
    for (x, y) in [(0.10, 0.86), (0.26, 0.90), (0.42, 0.91), (0.58, 0.91), (0.74, 0.90), (0.90, 0.86)] {
        c.add(STONE, &oval(x, y, 0.17, 0.13));
    }
}
