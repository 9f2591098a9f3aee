//! What strikes and shoots.

use super::pieces::*;
use super::{Look, Part, part};
use crate::draw::*;

pub static PARTS: &[Part] = &[
    part("mace", &[mace]),
    part("war hammer", &[war_hammer]),
    part("crossbow", &[crossbow]),
    part("cannon", &[cannon]),
    part("catapult", &[catapult]),
    part("staff", &[orb_staff, crystal_staff]),
    part("ray gun", &[ray_gun]),
    part("grenade", &[grenade]),
];

fn mace(c: &mut Canvas, look: Look) {
    c.add(WOOD, &bar((0.5, 0.36), (0.5, 0.92), 0.09));
    for turn in 0..8 {
        let spike = poly(&[(0.44, 0.14), (0.5, 0.03), (0.56, 0.14)]).round(0.012);
        c.add(STEEL, &spike.turned(turn as f32 / 8.0, (0.5, 0.30)));
    }
    c.add(look.accent(IRON), &disc(0.5, 0.30, 0.185).bevel(0.08));
    for (x, y) in [(0.43, 0.24), (0.57, 0.24), (0.5, 0.36)] {
        c.add(STEEL, &disc(x, y, 0.036));
    }
    c.add(IRON, &block(0.5, 0.51, 0.15, 0.07).round(0.03))
        .add(LEATHER, &block(0.5, 0.78, 0.12, 0.18).round(0.03))
        .add(IRON, &disc(0.5, 0.92, 0.06));
}

fn war_hammer(c: &mut Canvas, look: Look) {
    c.add(WOOD, &bar((0.5, 0.20), (0.5, 0.92), 0.09));
    c.add(STEEL, &block(0.5, 0.25, 0.70, 0.28).round(0.04).bevel(0.06));
    c.both(IRON, &block(0.185, 0.25, 0.13, 0.33).round(0.04));
    c.add(GOLD, &block(0.5, 0.25, 0.18, 0.31).round(0.03)).add(look.accent(BLUE), &disc(0.5, 0.25, 0.06));
    c.add(LEATHER, &block(0.5, 0.72, 0.12, 0.24).round(0.03));
    for y in [0.66, 0.73, 0.80] {
        c.add(LEATHER.darker(0.35), &block(0.5, y, 0.122, 0.026).round(0.01).bevel(0.006));
    }
    c.add(GOLD, &disc(0.5, 0.92, 0.06));
}

fn crossbow(c: &mut Canvas, look: Look) {
    c.both(Tint::matte(232, 224, 206), &bar((0.10, 0.42), (0.5, 0.58), 0.036));
    c.both(
        look.accent(IRON),
        &poly(&[
            (0.5, 0.20),
            (0.30, 0.24),
            (0.16, 0.34),
            (0.08, 0.45),
            (0.13, 0.47),
            (0.22, 0.39),
            (0.34, 0.32),
            (0.5, 0.30),
        ])
        .round(0.014),
    );
    c.add(
        WOOD,
        &poly(&[(0.44, 0.14), (0.56, 0.14), (0.56, 0.70), (0.62, 0.93), (0.38, 0.93), (0.44, 0.70)])
            .round(0.02),
    );
    c.add(PALE_WOOD, &bar((0.5, 0.16), (0.5, 0.58), 0.05))
        .add(STEEL, &poly(&[(0.44, 0.14), (0.5, 0.03), (0.56, 0.14)]).round(0.012));
    c.add(IRON, &block(0.5, 0.25, 0.18, 0.09).round(0.03))
        .add(IRON, &block(0.5, 0.59, 0.16, 0.07).round(0.025))
        .add(GOLD, &disc(0.5, 0.76, 0.04));
}

fn cannon(c: &mut Canvas, look: Look) {
    let metal = look.accent(COAL);
    let about = (0.42, 0.52);
    c.add(
        metal,
        &poly(&[(0.20, 0.38), (0.80, 0.42), (0.80, 0.62), (0.20, 0.66)])
            .round(0.03)
            .turned(-0.06, about)
            .bevel(0.09),
    );
    c.add(metal.lighter(0.12), &block(0.83, 0.52, 0.12, 0.29).round(0.03).turned(-0.06, about));
    for x in [0.34, 0.62] {
        c.add(metal.lighter(0.15), &block(x, 0.52, 0.06, 0.29).round(0.025).turned(-0.06, about));
    }
    c.add(metal, &disc(0.13, 0.60, 0.075));
    c.add(WOOD, &poly(&[(0.12, 0.74), (0.34, 0.56), (0.62, 0.66), (0.70, 0.80), (0.16, 0.86)]).round(0.02));
    spoked(c, WOOD, 0.44, 0.74, 0.19);
}

fn catapult(c: &mut Canvas, look: Look) {
    c.add(WOOD, &bar((0.56, 0.72), (0.20, 0.20), 0.075));
    c.add(DARK_WOOD, &poly(&[(0.08, 0.20), (0.30, 0.10), (0.29, 0.24), (0.20, 0.30)]).round(0.03))
        .add(look.accent(STONE), &disc(0.185, 0.145, 0.085));
    c.add(WOOD, &bar((0.60, 0.34), (0.46, 0.76), 0.075)).add(WOOD, &bar((0.60, 0.34), (0.80, 0.76), 0.075));
    c.add(PALE_WOOD, &bar((0.50, 0.36), (0.70, 0.36), 0.085)).add(IRON, &disc(0.56, 0.72, 0.06));
    c.add(PALE_WOOD, &block(0.5, 0.76, 0.80, 0.11).round(0.025));
    spoked(c, WOOD, 0.23, 0.83, 0.115);
    spoked(c, WOOD, 0.77, 0.83, 0.115);
}

fn orb_staff(c: &mut Canvas, look: Look) {
    let orb = look.accent(Tint::glossy(96, 168, 255));
    c.add(WOOD, &bar((0.5, 0.36), (0.5, 0.94), 0.085));
    c.add(orb, &disc(0.5, 0.22, 0.15).bevel(0.09));
    c.add(orb.lighter(0.6), &disc(0.45, 0.17, 0.042));
    c.both(
        DARK_WOOD,
        &poly(&[
            (0.47, 0.44),
            (0.36, 0.36),
            (0.29, 0.22),
            (0.34, 0.10),
            (0.37, 0.20),
            (0.42, 0.32),
            (0.5, 0.37),
        ])
        .round(0.018),
    );
    c.add(GOLD, &block(0.5, 0.43, 0.14, 0.055).round(0.025))
        .add(LEATHER, &block(0.5, 0.66, 0.105, 0.14).round(0.03));
}

fn crystal_staff(c: &mut Canvas, look: Look) {
    let gem = look.accent(Tint::glossy(178, 96, 250));
    c.add(WOOD, &bar((0.5, 0.34), (0.5, 0.94), 0.085));
    c.add(gem, &poly(&[(0.5, 0.04), (0.63, 0.18), (0.5, 0.38), (0.37, 0.18)]).round(0.012));
    c.add(gem.darker(0.25), &poly(&[(0.5, 0.04), (0.63, 0.18), (0.5, 0.38)]).bevel(0.015));
    c.add(gem.lighter(0.4), &poly(&[(0.5, 0.04), (0.37, 0.18), (0.5, 0.18)]).bevel(0.015));
    c.add(GOLD, &arc(0.5, 0.30, 0.155, 0.06, 0.0, 0.5)).both(GOLD, &disc(0.345, 0.28, 0.045));
    c.add(GOLD, &block(0.5, 0.46, 0.15, 0.06).round(0.025))
        .add(GOLD, &block(0.5, 0.92, 0.12, 0.06).round(0.025));
}

fn ray_gun(c: &mut Canvas, look: Look) {
    let body = look.accent(RED);
    c.add(body.darker(0.25), &poly(&[(0.64, 0.50), (0.82, 0.50), (0.88, 0.90), (0.70, 0.90)]).round(0.03));
    c.add(SLATE, &ring(0.58, 0.60, 0.09, 0.05));
    c.add(STEEL, &bar((0.10, 0.38), (0.36, 0.38), 0.085)).add(GLOW, &disc(0.09, 0.38, 0.07));
    for (x, r) in [(0.21, 0.115), (0.29, 0.135)] {
        c.add(PANE, &block(x, 0.38, 0.05, 2.0 * r).round(0.025));
    }
    c.add(
        body,
        &cluster(&[block(0.58, 0.38, 0.50, 0.26).round(0.11), oval(0.70, 0.42, 0.38, 0.30)]).bevel(0.09),
    );
    c.add(GLOW, &disc(0.66, 0.39, 0.075))
        .add(WHITE, &poly(&[(0.60, 0.26), (0.86, 0.18), (0.80, 0.28)]).round(0.02));
    c.add(STEEL, &block(0.42, 0.38, 0.05, 0.28).round(0.02));
}

fn grenade(c: &mut Canvas, look: Look) {
    let shell = look.accent(Tint::matte(92, 128, 76));
    c.add(shell, &oval(0.46, 0.62, 0.58, 0.64).bevel(0.12));
    for x in [0.34, 0.46, 0.58] {
        c.add(shell.darker(0.35), &block(x, 0.62, 0.03, 0.52).bevel(0.006));
    }
    for y in [0.50, 0.62, 0.74] {
        c.add(shell.darker(0.35), &block(0.46, y, 0.50, 0.03).bevel(0.006));
    }
    c.add(IRON, &block(0.46, 0.26, 0.22, 0.13).round(0.025))
        .add(IRON, &block(0.46, 0.17, 0.15, 0.09).round(0.02));
    c.add(
        STEEL,
        &poly(&[
            (0.42, 0.13),
            (0.72, 0.15),
            (0.84, 0.28),
            (0.82, 0.62),
            (0.76, 0.62),
            (0.75, 0.32),
            (0.66, 0.23),
            (0.42, 0.21),
        ])
        .round(0.012),
    );
    c.add(GOLD, &ring(0.25, 0.22, 0.095, 0.045));
}
