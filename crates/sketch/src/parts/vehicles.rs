//! What drives and rolls.

use super::pieces::*;
use super::{Look, Part, part};
use crate::draw::*;

pub static PARTS: &[Part] = &[
    part("tank", &[tank]),
    part("monster truck", &[monster_truck]),
    part("excavator", &[excavator]),
    part("forklift", &[forklift]),
    part("wagon", &[wagon, covered_wagon]),
    part("carriage", &[carriage]),
    part("rover", &[rover]),
];

fn tank(c: &mut Canvas, look: Look) {
    let green = look.accent(Tint::matte(112, 138, 84));
    c.add(green.darker(0.15), &bar((0.52, 0.36), (0.93, 0.31), 0.075))
        .add(green.darker(0.25), &block(0.91, 0.312, 0.09, 0.12).round(0.03));
    c.add(
        green,
        &poly(&[(0.24, 0.50), (0.28, 0.30), (0.38, 0.24), (0.58, 0.24), (0.66, 0.34), (0.68, 0.50)])
            .round(0.03)
            .bevel(0.07),
    );
    c.add(green.darker(0.15), &block(0.42, 0.22, 0.19, 0.08).round(0.03))
        .add(SLATE, &bar((0.30, 0.12), (0.30, 0.27), 0.042));
    c.add(green, &poly(&[(0.08, 0.48), (0.88, 0.48), (0.95, 0.58), (0.90, 0.68), (0.06, 0.68)]).round(0.02));
    c.add(
        WHITE,
        &poly(&[
            (0.46, 0.31),
            (0.48, 0.36),
            (0.53, 0.36),
            (0.49, 0.395),
            (0.505, 0.445),
            (0.46, 0.415),
            (0.415, 0.445),
            (0.43, 0.395),
            (0.39, 0.36),
            (0.44, 0.36),
        ])
        .round(0.006)
        .bevel(0.012),
    );
    c.add(COAL, &block(0.5, 0.75, 0.92, 0.25).round(0.125).bevel(0.03));
    for x in [0.17, 0.34, 0.5, 0.66, 0.83] {
        c.add(IRON, &disc(x, 0.76, 0.078)).add(green.darker(0.3), &disc(x, 0.76, 0.036));
    }
}

fn monster_truck(c: &mut Canvas, look: Look) {
    let paint = look.accent(PURPLE);
    c.add(IRON, &block(0.5, 0.60, 0.66, 0.07).round(0.025))
        .both(IRON, &bar((0.34, 0.58), (0.26, 0.74), 0.06));
    c.add(paint, &poly(&[(0.30, 0.32), (0.36, 0.14), (0.62, 0.14), (0.70, 0.32)]).round(0.025))
        .add(PANE, &poly(&[(0.37, 0.31), (0.41, 0.19), (0.49, 0.19), (0.49, 0.31)]).round(0.01))
        .add(PANE, &poly(&[(0.53, 0.31), (0.53, 0.19), (0.60, 0.19), (0.65, 0.31)]).round(0.01));
    c.add(paint, &poly(&[(0.06, 0.34), (0.90, 0.32), (0.95, 0.40), (0.94, 0.54), (0.06, 0.54)]).round(0.02));
    flame_stripe(c, 0.30, 0.46);
    c.add(GLOW, &disc(0.91, 0.42, 0.04)).add(IRON, &block(0.5, 0.555, 0.90, 0.045).round(0.02));
    for x in [0.24, 0.76] {
        wheel(c, COAL, STEEL, x, 0.72, 0.21);
        for turn in 0..8 {
            c.add(
                COAL.darker(0.3),
                &block(x, 0.535, 0.075, 0.05).round(0.012).turned((turn as f32 + 0.5) / 8.0, (x, 0.72)),
            );
        }
    }
}

/// Flames painted along a side.
fn flame_stripe(c: &mut Canvas, x: f32, y: f32) {
    for at in 0..3 {
        let x = x + 0.16 * at as f32;
        c.add(
            FLAME,
            &poly(&[
                (x + 0.14, y - 0.05),
                (x, y - 0.02),
                (x + 0.06, y + 0.005),
                (x - 0.04, y + 0.05),
                (x + 0.14, y + 0.05),
            ])
            .round(0.008)
            .bevel(0.015),
        );
    }
}

fn excavator(c: &mut Canvas, look: Look) {
    let yellow = look.accent(Tint::matte(250, 188, 48));
    c.add(yellow.darker(0.15), &bar((0.48, 0.48), (0.30, 0.16), 0.09))
        .add(yellow.darker(0.15), &bar((0.30, 0.16), (0.13, 0.44), 0.075));
    c.add(IRON, &bar((0.42, 0.50), (0.33, 0.30), 0.045)).add(IRON, &disc(0.30, 0.16, 0.045));
    c.add(IRON, &poly(&[(0.05, 0.42), (0.21, 0.42), (0.25, 0.58), (0.12, 0.64), (0.04, 0.56)]).round(0.02));
    c.add(yellow, &poly(&[(0.40, 0.46), (0.92, 0.46), (0.94, 0.68), (0.40, 0.68)]).round(0.04))
        .add(yellow, &poly(&[(0.46, 0.22), (0.70, 0.22), (0.74, 0.48), (0.46, 0.48)]).round(0.03));
    c.add(PANE, &poly(&[(0.50, 0.28), (0.66, 0.28), (0.68, 0.44), (0.50, 0.44)]).round(0.015))
        .add(SLATE, &block(0.83, 0.57, 0.13, 0.10).round(0.02));
    c.add(COAL, &block(0.62, 0.80, 0.66, 0.21).round(0.105).bevel(0.03));
    for x in [0.40, 0.55, 0.70, 0.84] {
        c.add(IRON, &disc(x, 0.80, 0.06));
    }
}

fn forklift(c: &mut Canvas, look: Look) {
    let yellow = look.accent(Tint::matte(250, 188, 48));
    c.add(IRON, &bar((0.27, 0.12), (0.27, 0.84), 0.085))
        .add(IRON, &block(0.14, 0.80, 0.24, 0.055).round(0.02));
    c.add(WOOD, &block(0.13, 0.64, 0.20, 0.24).round(0.02))
        .add(DARK_WOOD, &block(0.13, 0.64, 0.18, 0.03).bevel(0.006));
    c.add(SLATE, &bar((0.40, 0.24), (0.36, 0.52), 0.05)).add(SLATE, &bar((0.76, 0.24), (0.80, 0.52), 0.05));
    c.add(SLATE, &block(0.58, 0.44, 0.19, 0.24).round(0.05))
        .add(yellow, &block(0.58, 0.225, 0.50, 0.075).round(0.03));
    c.add(
        yellow,
        &poly(&[(0.32, 0.52), (0.50, 0.58), (0.66, 0.50), (0.92, 0.50), (0.94, 0.76), (0.32, 0.76)])
            .round(0.03),
    )
    .add(COAL, &block(0.82, 0.64, 0.12, 0.12).round(0.02))
    .add(COAL, &bar((0.46, 0.52), (0.42, 0.42), 0.045));
    wheel(c, COAL, STEEL, 0.44, 0.81, 0.115);
    wheel(c, COAL, STEEL, 0.80, 0.81, 0.115);
}

fn wagon(c: &mut Canvas, look: Look) {
    let wood = look.accent(WOOD);
    c.add(
        Tint::matte(238, 196, 92),
        &cluster(&[oval(0.5, 0.40, 0.66, 0.28), disc(0.34, 0.34, 0.10), disc(0.62, 0.32, 0.12)]).bevel(0.05),
    );
    c.add(wood, &poly(&[(0.08, 0.40), (0.92, 0.40), (0.86, 0.68), (0.14, 0.68)]).round(0.015));
    planks(c, 0.5, 0.74, &[0.50, 0.59]);
    c.add(wood.lighter(0.15), &block(0.5, 0.41, 0.90, 0.075).round(0.025));
    for x in [0.10, 0.36, 0.64, 0.90] {
        c.add(wood.darker(0.2), &bar((x, 0.38), (0.5 + (x - 0.5) * 0.92, 0.67), 0.05));
    }
    spoked(c, wood.darker(0.05), 0.29, 0.74, 0.17);
    spoked(c, wood.darker(0.05), 0.71, 0.74, 0.17);
}

fn covered_wagon(c: &mut Canvas, look: Look) {
    let cloth = look.accent(CREAM);
    c.add(
        cloth,
        &cluster(&[dome(0.5, 0.54, 0.80, 0.40), block(0.5, 0.48, 0.80, 0.14).round(0.02)]).bevel(0.09),
    );
    for x in [0.28, 0.5, 0.72] {
        c.add(cloth.darker(0.16), &bar((x, 0.20 + (x - 0.5).abs() * 0.2), (x, 0.52), 0.036).bevel(0.012));
    }
    c.add(WOOD, &poly(&[(0.08, 0.52), (0.92, 0.52), (0.88, 0.70), (0.12, 0.70)]).round(0.015))
        .add(PALE_WOOD, &block(0.5, 0.53, 0.90, 0.065).round(0.025));
    spoked(c, WOOD, 0.28, 0.76, 0.16);
    spoked(c, WOOD, 0.72, 0.76, 0.16);
}

fn carriage(c: &mut Canvas, look: Look) {
    let paint = look.accent(PURPLE);
    c.add(GOLD, &cluster(&[block(0.5, 0.125, 0.18, 0.06).round(0.02), disc(0.5, 0.085, 0.05)]))
        .add(GOLD, &bar((0.12, 0.66), (0.88, 0.66), 0.05));
    c.add(
        paint,
        &cluster(&[oval(0.5, 0.42, 0.64, 0.56), block(0.5, 0.30, 0.50, 0.30).round(0.08)]).bevel(0.10),
    );
    c.add(GOLD, &block(0.5, 0.16, 0.54, 0.06).round(0.025))
        .add(GOLD, &block(0.5, 0.42, 0.25, 0.44).round(0.05))
        .add(paint, &block(0.5, 0.42, 0.18, 0.37).round(0.03));
    c.add(PANE, &block(0.5, 0.34, 0.13, 0.14).round(0.02))
        .add(GOLD, &disc(0.555, 0.50, 0.024))
        .both(GOLD, &oval(0.29, 0.36, 0.17, 0.21))
        .both(PANE, &oval(0.29, 0.36, 0.11, 0.15));
    spoked(c, GOLD, 0.25, 0.77, 0.165);
    spoked(c, GOLD, 0.75, 0.77, 0.165);
}

fn rover(c: &mut Canvas, look: Look) {
    c.add(SLATE, &bar((0.30, 0.26), (0.30, 0.50), 0.055))
        .add(WHITE, &block(0.30, 0.20, 0.22, 0.13).round(0.04))
        .add(PANE, &disc(0.25, 0.20, 0.036))
        .add(PANE, &disc(0.35, 0.20, 0.036));
    c.add(SLATE, &bar((0.76, 0.36), (0.76, 0.48), 0.05))
        .add(STEEL, &poly(&[(0.62, 0.22), (0.66, 0.34), (0.78, 0.40), (0.90, 0.36)]).round(0.025));
    c.add(look.accent(GOLD), &block(0.5, 0.57, 0.62, 0.18).round(0.03)).add(
        Tint::glossy(54, 104, 200),
        &poly(&[(0.10, 0.42), (0.90, 0.42), (0.84, 0.50), (0.16, 0.50)]).round(0.012),
    );
    for x in [0.36, 0.5, 0.64] {
        c.add(Tint::matte(150, 190, 250), &block(x, 0.46, 0.026, 0.07).bevel(0.006));
    }
    c.both(IRON, &bar((0.5, 0.66), (0.18, 0.76), 0.055)).add(IRON, &bar((0.5, 0.62), (0.5, 0.78), 0.055));
    for x in [0.17, 0.5, 0.83] {
        wheel(c, COAL, STEEL, x, 0.80, 0.125);
    }
}
