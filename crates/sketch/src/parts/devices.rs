//! Machines that stand still.

use super::{Look, Part, part};
use crate::draw::*;

pub static PARTS: &[Part] = &[
    part("arcade machine", &[arcade_machine]),
    part("vending machine", &[vending_machine]),
    part("refrigerator", &[refrigerator]),
    part("gumball machine", &[gumball_machine]),
    part("handheld console", &[handheld_console]),
    part("puzzle cube", &[puzzle_cube]),
    part("toy robot", &[toy_robot]),
    part("mech", &[mech]),
];

fn arcade_machine(c: &mut Canvas, look: Look) {
    let body = look.accent(Tint::matte(92, 72, 190));
    c.add(
        body,
        &poly(&[
            (0.22, 0.07),
            (0.78, 0.07),
            (0.80, 0.54),
            (0.84, 0.62),
            (0.78, 0.93),
            (0.22, 0.93),
            (0.16, 0.62),
            (0.20, 0.54),
        ])
        .round(0.02),
    );
    c.add(GLOW, &block(0.5, 0.145, 0.50, 0.12).round(0.03))
        .add(RED, &block(0.5, 0.145, 0.34, 0.05).round(0.02));
    c.add(COAL, &block(0.5, 0.38, 0.50, 0.32).round(0.03))
        .add(Tint::glossy(44, 120, 150), &block(0.5, 0.38, 0.42, 0.25).round(0.02));
    c.add(GLOW, &block(0.42, 0.33, 0.06, 0.06).round(0.01))
        .add(PINK, &block(0.56, 0.36, 0.10, 0.06).round(0.01))
        .add(GREEN, &block(0.5, 0.45, 0.14, 0.05).round(0.01));
    c.add(SLATE, &poly(&[(0.20, 0.58), (0.80, 0.58), (0.86, 0.68), (0.14, 0.68)]).round(0.015));
    c.add(COAL, &bar((0.32, 0.63), (0.30, 0.54), 0.04)).add(RED, &disc(0.30, 0.53, 0.045));
    c.add(GLOW, &disc(0.55, 0.63, 0.036)).add(Tint::matte(80, 200, 250), &disc(0.68, 0.63, 0.036));
    c.add(body.darker(0.3), &block(0.5, 0.81, 0.26, 0.16).round(0.02))
        .both(GLOW, &block(0.45, 0.80, 0.045, 0.07).round(0.012));
}

fn vending_machine(c: &mut Canvas, look: Look) {
    let body = look.accent(RED);
    c.both(COAL, &block(0.27, 0.93, 0.12, 0.05).round(0.015))
        .add(body, &block(0.5, 0.49, 0.68, 0.86).round(0.04));
    c.add(COAL, &block(0.42, 0.42, 0.42, 0.54).round(0.025));
    for (row, tints) in [[BLUE, GREEN, GLOW], [GLOW, PINK, BLUE], [GREEN, BLUE, RED]].iter().enumerate() {
        let y = 0.245 + 0.175 * row as f32;
        for (column, tint) in tints.iter().enumerate() {
            c.add(*tint, &block(0.30 + 0.12 * column as f32, y, 0.085, 0.11).round(0.025));
        }
        c.add(STEEL, &block(0.42, y + 0.075, 0.40, 0.036).round(0.01));
    }
    c.add(COAL, &block(0.735, 0.27, 0.13, 0.12).round(0.02))
        .add(GREEN, &block(0.735, 0.27, 0.09, 0.05).round(0.01));
    c.add(WHITE, &block(0.735, 0.44, 0.11, 0.13).round(0.02))
        .add(COAL, &block(0.735, 0.44, 0.045, 0.08).round(0.01));
    c.add(COAL, &block(0.5, 0.81, 0.54, 0.13).round(0.025))
        .add(WHITE, &block(0.5, 0.085, 0.5, 0.045).round(0.02));
}

fn refrigerator(c: &mut Canvas, look: Look) {
    let body = look.accent(Tint::glossy(196, 226, 228));
    c.both(COAL, &block(0.33, 0.93, 0.10, 0.05).round(0.015));
    c.add(body, &block(0.5, 0.23, 0.56, 0.32).round(0.05))
        .add(body, &block(0.5, 0.65, 0.56, 0.54).round(0.05));
    c.add(STEEL.darker(0.2), &bar((0.31, 0.21), (0.31, 0.31), 0.05))
        .add(STEEL.darker(0.2), &bar((0.31, 0.47), (0.31, 0.66), 0.05));
    c.add(RED, &block(0.58, 0.52, 0.10, 0.09).round(0.02))
        .add(GLOW, &block(0.66, 0.64, 0.09, 0.09).round(0.02));
}

fn gumball_machine(c: &mut Canvas, look: Look) {
    let body = look.accent(RED);
    c.add(body, &poly(&[(0.36, 0.58), (0.64, 0.58), (0.72, 0.90), (0.28, 0.90)]).round(0.02))
        .add(body, &block(0.5, 0.91, 0.54, 0.075).round(0.03));
    c.add(GLASS, &disc(0.5, 0.37, 0.28).bevel(0.12));
    for (x, y, tint) in [
        (0.34, 0.42, BLUE),
        (0.45, 0.36, GLOW),
        (0.57, 0.36, GREEN),
        (0.67, 0.43, PINK),
        (0.39, 0.52, RED),
        (0.50, 0.47, PURPLE),
        (0.61, 0.53, BLUE),
        (0.50, 0.57, GLOW),
    ] {
        c.add(tint, &disc(x, y, 0.066));
    }
    c.add(body, &block(0.5, 0.61, 0.42, 0.075).round(0.03))
        .add(body, &dome(0.5, 0.15, 0.30, 0.085))
        .add(GOLD, &disc(0.5, 0.07, 0.04));
    c.add(STEEL, &disc(0.5, 0.735, 0.075)).add(IRON, &block(0.5, 0.735, 0.045, 0.11).round(0.015));
}

fn handheld_console(c: &mut Canvas, look: Look) {
    let body = look.accent(Tint::matte(206, 206, 214));
    c.add(body, &block(0.5, 0.5, 0.60, 0.90).round(0.06))
        .add(SLATE, &block(0.5, 0.30, 0.48, 0.36).round(0.04));
    c.add(Tint::matte(158, 190, 92), &block(0.5, 0.30, 0.33, 0.26).round(0.015))
        .add(Tint::matte(70, 106, 62), &block(0.45, 0.33, 0.09, 0.09).round(0.01))
        .add(Tint::matte(70, 106, 62), &block(0.57, 0.25, 0.07, 0.05).round(0.01));
    c.add(COAL, &block(0.34, 0.66, 0.19, 0.065).round(0.015))
        .add(COAL, &block(0.34, 0.66, 0.065, 0.19).round(0.015));
    c.add(RED, &disc(0.70, 0.62, 0.055)).add(RED, &disc(0.58, 0.69, 0.055));
    c.add(SLATE, &bar((0.40, 0.855), (0.47, 0.835), 0.04))
        .add(SLATE, &bar((0.54, 0.855), (0.61, 0.835), 0.04));
}

fn puzzle_cube(c: &mut Canvas, look: Look) {
    c.add(COAL, &block(0.5, 0.5, 0.86, 0.86).round(0.05));
    let orange = Tint::matte(255, 146, 48);
    let rows = [[RED, WHITE, BLUE], [GLOW, look.accent(GREEN), RED], [BLUE, orange, WHITE]];
    for (row, tints) in rows.iter().enumerate() {
        for (column, tint) in tints.iter().enumerate() {
            let at = |step: usize| 0.225 + 0.275 * step as f32;
            c.add(*tint, &block(at(column), at(row), 0.24, 0.24).round(0.045).bevel(0.03));
        }
    }
}

fn toy_robot(c: &mut Canvas, look: Look) {
    let metal = Tint::glossy(150, 172, 196);
    c.add(SLATE, &bar((0.5, 0.08), (0.5, 0.18), 0.045)).add(look.accent(RED), &disc(0.5, 0.075, 0.05));
    c.both(SLATE, &block(0.39, 0.86, 0.13, 0.14).round(0.02))
        .both(metal.darker(0.15), &block(0.37, 0.91, 0.20, 0.08).round(0.03));
    c.both(SLATE, &bar((0.28, 0.56), (0.18, 0.66), 0.075))
        .both(metal, &block(0.165, 0.70, 0.14, 0.13).round(0.045));
    c.add(metal, &block(0.5, 0.66, 0.46, 0.36).round(0.05).bevel(0.07));
    c.add(SLATE, &block(0.5, 0.47, 0.18, 0.07).round(0.02))
        .add(metal, &block(0.5, 0.30, 0.50, 0.30).round(0.07).bevel(0.07));
    c.both(look.accent(RED), &disc(0.235, 0.30, 0.055)).add(COAL, &block(0.5, 0.29, 0.39, 0.17).round(0.06));
    c.both(Tint::matte(92, 230, 250), &disc(0.41, 0.29, 0.052));
    c.add(WHITE, &block(0.5, 0.64, 0.30, 0.18).round(0.03))
        .add(RED, &disc(0.42, 0.64, 0.036))
        .add(GLOW, &disc(0.5, 0.64, 0.036))
        .add(GREEN, &disc(0.58, 0.64, 0.036));
}

fn mech(c: &mut Canvas, look: Look) {
    let plate = look.accent(Tint::matte(214, 92, 58));
    c.both(SLATE, &bar((0.40, 0.62), (0.32, 0.80), 0.11))
        .both(plate, &poly(&[(0.22, 0.74), (0.40, 0.74), (0.42, 0.88), (0.20, 0.88)]).round(0.02))
        .both(SLATE, &block(0.30, 0.90, 0.26, 0.08).round(0.025));
    c.both(SLATE, &bar((0.20, 0.40), (0.14, 0.58), 0.10))
        .both(IRON, &block(0.135, 0.65, 0.17, 0.20).round(0.04));
    c.both(COAL, &disc(0.135, 0.75, 0.05)).add(SLATE, &block(0.5, 0.60, 0.26, 0.16).round(0.03));
    c.add(
        plate,
        &poly(&[(0.26, 0.26), (0.74, 0.26), (0.78, 0.42), (0.64, 0.58), (0.36, 0.58), (0.22, 0.42)])
            .round(0.025)
            .bevel(0.06),
    );
    c.both(
        plate.darker(0.15),
        &poly(&[(0.04, 0.30), (0.16, 0.20), (0.30, 0.24), (0.30, 0.44), (0.08, 0.44)]).round(0.025),
    );
    c.both(IRON, &bar((0.20, 0.10), (0.20, 0.22), 0.065))
        .add(SLATE, &block(0.5, 0.23, 0.24, 0.18).round(0.05));
    c.add(Tint::matte(98, 232, 250), &block(0.5, 0.22, 0.17, 0.06).round(0.025))
        .add(GLOW, &disc(0.5, 0.42, 0.065));
}
