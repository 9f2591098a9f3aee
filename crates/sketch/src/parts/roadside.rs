//! What stands along walls and roads.

use super::pieces::*;
use super::{Look, Part, part};
use crate::draw::*;

pub static PARTS: &[Part] = &[
    part("wall", &[wall]),
    part("gate", &[gate]),
    part("fence", &[fence]),
    part("signpost", &[signpost, signboard]),
    part("street lamp", &[street_lamp]),
    part("traffic cone", &[traffic_cone]),
    part("fire hydrant", &[fire_hydrant]),
    part("flag", &[flag, hanging_banner]),
];

fn wall(c: &mut Canvas, look: Look) {
    let stone = look.accent(STONE);
    battlements(c, stone, 0.5, 0.34, 0.90, 4);
    c.add(stone, &block(0.5, 0.61, 0.90, 0.58).round(0.02));
    let light = stone.lighter(0.12);
    for (row, shift) in [(0, 0.0), (1, 0.11), (2, 0.0), (3, 0.11)] {
        for at in 0..4 {
            let x = 0.16 + shift + 0.22 * at as f32;
            let width = if x > 0.80 { 0.12 } else { 0.18 };
            c.add(
                light,
                &block(x.min(0.85), 0.42 + 0.13 * row as f32, width, 0.095).round(0.025).bevel(0.02),
            );
        }
    }
}

fn gate(c: &mut Canvas, look: Look) {
    let stone = look.accent(STONE);
    battlements(c, stone, 0.5, 0.30, 0.44, 3);
    c.add(stone, &block(0.5, 0.60, 0.52, 0.62).round(0.015));
    arched(c, stone.darker(0.35), 0.5, 0.92, 0.44, 0.50);
    arched(c, DARK_WOOD, 0.5, 0.92, 0.36, 0.45);
    for x in [0.41, 0.5, 0.59] {
        c.add(IRON, &bar((x, 0.54), (x, 0.90), 0.036));
    }
    for y in [0.64, 0.78] {
        c.add(IRON, &block(0.5, y, 0.34, 0.036).round(0.012));
    }
    for (x, w) in [(0.17, 0.26), (0.83, 0.26)] {
        battlements(c, stone, x, 0.19, w, 3);
        c.add(stone, &block(x, 0.56, w, 0.74).round(0.015).bevel(0.06));
        arched(c, COAL, x, 0.52, 0.075, 0.15);
        stones(c, stone.darker(0.25), &[(x - 0.03, 0.66), (x + 0.03, 0.78), (x - 0.02, 0.30)]);
    }
}

fn fence(c: &mut Canvas, look: Look) {
    let wood = look.accent(PALE_WOOD);
    for y in [0.48, 0.72] {
        c.add(wood.darker(0.18), &block(0.5, y, 0.92, 0.09).round(0.02));
    }
    for x in [0.13, 0.315, 0.5, 0.685, 0.87] {
        c.add(
            wood,
            &poly(&[(x - 0.06, 0.36), (x, 0.25), (x + 0.06, 0.36), (x + 0.06, 0.88), (x - 0.06, 0.88)])
                .round(0.012),
        );
    }
}

fn signpost(c: &mut Canvas, look: Look) {
    let board = look.accent(PALE_WOOD);
    c.add(DARK_WOOD, &bar((0.5, 0.09), (0.5, 0.90), 0.10));
    c.add(board, &poly(&[(0.28, 0.16), (0.80, 0.16), (0.92, 0.25), (0.80, 0.34), (0.28, 0.34)]).round(0.015));
    c.add(board, &poly(&[(0.72, 0.43), (0.22, 0.43), (0.10, 0.52), (0.22, 0.61), (0.72, 0.61)]).round(0.015));
    c.add(board.darker(0.4), &block(0.55, 0.25, 0.36, 0.045).round(0.015))
        .add(board.darker(0.4), &block(0.45, 0.52, 0.36, 0.045).round(0.015));
    c.add(GRASS, &dome(0.5, 0.93, 0.40, 0.10));
}

fn signboard(c: &mut Canvas, look: Look) {
    let board = look.accent(PALE_WOOD);
    c.both(DARK_WOOD, &bar((0.22, 0.16), (0.22, 0.90), 0.085));
    c.add(board, &block(0.5, 0.38, 0.86, 0.40).round(0.03));
    planks(c, 0.5, 0.82, &[0.31, 0.45]);
    c.add(board.darker(0.45), &block(0.5, 0.245, 0.5, 0.045).round(0.015))
        .add(board.darker(0.45), &block(0.5, 0.38, 0.58, 0.045).round(0.015))
        .add(board.darker(0.45), &block(0.5, 0.51, 0.4, 0.045).round(0.015));
}

fn street_lamp(c: &mut Canvas, look: Look) {
    c.add(COAL, &block(0.5, 0.905, 0.30, 0.08).round(0.025))
        .add(COAL, &block(0.5, 0.82, 0.15, 0.13).round(0.03));
    c.add(COAL, &bar((0.5, 0.40), (0.5, 0.88), 0.075));
    c.add(COAL, &bar((0.38, 0.47), (0.62, 0.47), 0.05));
    c.add(look.accent(GLOW), &poly(&[(0.37, 0.16), (0.63, 0.16), (0.58, 0.39), (0.42, 0.39)]).round(0.01));
    c.both(COAL, &bar((0.36, 0.16), (0.415, 0.40), 0.042));
    c.add(COAL, &poly(&[(0.31, 0.17), (0.5, 0.06), (0.69, 0.17)]).round(0.015))
        .add(COAL, &block(0.5, 0.405, 0.22, 0.05).round(0.015));
}

fn traffic_cone(c: &mut Canvas, look: Look) {
    let orange = look.accent(Tint::matte(252, 118, 44));
    c.add(orange, &poly(&[(0.43, 0.10), (0.57, 0.10), (0.76, 0.84), (0.24, 0.84)]).round(0.03).bevel(0.09));
    c.add(WHITE, &poly(&[(0.385, 0.31), (0.615, 0.31), (0.655, 0.46), (0.345, 0.46)]).bevel(0.05));
    c.add(WHITE, &poly(&[(0.31, 0.61), (0.69, 0.61), (0.715, 0.71), (0.285, 0.71)]).bevel(0.05));
    c.add(orange.darker(0.15), &block(0.5, 0.86, 0.76, 0.11).round(0.04));
}

fn fire_hydrant(c: &mut Canvas, look: Look) {
    let red = look.accent(RED);
    c.both(red.darker(0.12), &block(0.22, 0.50, 0.20, 0.17).round(0.03))
        .both(GOLD, &block(0.14, 0.50, 0.09, 0.21).round(0.03));
    c.add(red, &block(0.5, 0.58, 0.40, 0.54).round(0.03).bevel(0.10));
    c.add(red, &dome(0.5, 0.29, 0.38, 0.16).bevel(0.07))
        .add(GOLD, &block(0.5, 0.115, 0.11, 0.09).round(0.025));
    c.add(red.darker(0.15), &block(0.5, 0.31, 0.50, 0.085).round(0.03))
        .add(red.darker(0.15), &block(0.5, 0.865, 0.54, 0.11).round(0.03));
    c.add(GOLD, &disc(0.5, 0.52, 0.115))
        .add(red.darker(0.3), &disc(0.5, 0.52, 0.065))
        .add(GOLD, &disc(0.5, 0.52, 0.03));
}

fn flag(c: &mut Canvas, look: Look) {
    let cloth = look.accent(RED);
    c.add(
        cloth,
        &poly(&[
            (0.24, 0.13),
            (0.42, 0.17),
            (0.62, 0.11),
            (0.88, 0.16),
            (0.84, 0.35),
            (0.88, 0.55),
            (0.64, 0.50),
            (0.44, 0.56),
            (0.24, 0.52),
        ])
        .round(0.015),
    );
    c.add(
        WHITE,
        &poly(&[
            (0.24, 0.27),
            (0.43, 0.31),
            (0.63, 0.25),
            (0.86, 0.29),
            (0.86, 0.41),
            (0.63, 0.37),
            (0.43, 0.43),
            (0.24, 0.39),
        ])
        .bevel(0.015),
    );
    c.add(WOOD, &bar((0.22, 0.10), (0.22, 0.92), 0.07)).add(GOLD, &disc(0.22, 0.085, 0.05));
    c.add(STONE, &block(0.22, 0.92, 0.24, 0.06).round(0.02));
}

fn hanging_banner(c: &mut Canvas, look: Look) {
    let cloth = look.accent(BLUE);
    c.add(cloth, &poly(&[(0.24, 0.16), (0.76, 0.16), (0.76, 0.78), (0.5, 0.92), (0.24, 0.78)]).round(0.012));
    c.both(GOLD, &bar((0.27, 0.18), (0.27, 0.77), 0.05)).both(GOLD, &bar((0.265, 0.775), (0.5, 0.895), 0.05));
    c.add(GOLD, &poly(&[(0.5, 0.32), (0.61, 0.46), (0.5, 0.64), (0.39, 0.46)]).round(0.02));
    c.add(WOOD, &bar((0.14, 0.14), (0.86, 0.14), 0.075)).both(GOLD, &disc(0.12, 0.14, 0.05));
}
