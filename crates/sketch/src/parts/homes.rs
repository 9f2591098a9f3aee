//! Where people, hobbits and animals live.

use super::pieces::*;
use super::{Look, Part, part};
use crate::draw::*;

pub static PARTS: &[Part] = &[
    part("cottage", &[cottage]),
    part("log cabin", &[log_cabin]),
    part("hobbit house", &[hobbit_house]),
    part("mushroom house", &[mushroom_house]),
    part("treehouse", &[treehouse]),
    part("igloo", &[igloo]),
    part("barn", &[barn]),
    part("skyscraper", &[skyscraper, stepped_skyscraper]),
];

fn cottage(c: &mut Canvas, look: Look) {
    let thatch = look.accent(Tint::matte(222, 172, 92));
    c.add(STONE, &block(0.74, 0.26, 0.13, 0.30).round(0.02));
    c.add(CREAM, &block(0.5, 0.70, 0.70, 0.44).round(0.02));
    c.both(DARK_WOOD, &block(0.18, 0.70, 0.06, 0.44).round(0.012));
    c.add(DARK_WOOD, &block(0.5, 0.56, 0.68, 0.05).round(0.012));
    c.add(thatch, &poly(&[(0.06, 0.52), (0.26, 0.17), (0.74, 0.17), (0.94, 0.52)]).round(0.04).bevel(0.08));
    c.both(thatch.darker(0.14), &bar((0.33, 0.26), (0.24, 0.47), 0.03).bevel(0.008));
    c.add(thatch.darker(0.14), &bar((0.5, 0.26), (0.5, 0.47), 0.03).bevel(0.008));
    door(c, WOOD, 0.40, 0.92, 0.17, 0.29);
    window(c, DARK_WOOD, PANE, 0.66, 0.73, 0.18, 0.17);
    c.add(GRASS, &block(0.5, 0.925, 0.86, 0.05).round(0.025));
}

fn log_cabin(c: &mut Canvas, look: Look) {
    c.add(STONE, &block(0.73, 0.24, 0.13, 0.28).round(0.02));
    for y in [0.50, 0.59, 0.68, 0.77, 0.86] {
        c.add(WOOD, &block(0.5, y, 0.80, 0.095).round(0.045).bevel(0.045));
        c.both(PALE_WOOD, &disc(0.13, y, 0.036));
    }
    c.add(WOOD, &poly(&[(0.16, 0.46), (0.5, 0.16), (0.84, 0.46)]).round(0.01));
    slopes(c, look.accent(Tint::matte(96, 140, 92)), 0.5, 0.46, 0.88, 0.36, 0.11);
    door(c, DARK_WOOD, 0.5, 0.90, 0.17, 0.30);
    c.both(DARK_WOOD, &block(0.28, 0.66, 0.15, 0.15).round(0.02))
        .both(GLOW, &block(0.28, 0.66, 0.09, 0.09).round(0.01));
    c.add(GLOW, &disc(0.5, 0.36, 0.06));
}

fn hobbit_house(c: &mut Canvas, look: Look) {
    c.add(STONE, &block(0.73, 0.26, 0.11, 0.22).round(0.02));
    c.add(GRASS, &dome(0.5, 0.90, 0.92, 0.66).bevel(0.10));
    c.add(GRASS.darker(0.12), &block(0.5, 0.895, 0.92, 0.06).round(0.03));
    c.add(CREAM, &dome(0.5, 0.88, 0.66, 0.45));
    c.add(STONE, &disc(0.5, 0.68, 0.205));
    c.add(look.accent(Tint::matte(64, 156, 84)), &disc(0.5, 0.68, 0.16));
    c.add(look.accent(Tint::matte(64, 156, 84)).darker(0.25), &block(0.5, 0.68, 0.028, 0.28).bevel(0.006));
    c.add(GOLD, &disc(0.5, 0.68, 0.036));
    c.both(DARK_WOOD, &disc(0.225, 0.76, 0.065)).both(GLOW, &disc(0.225, 0.76, 0.04));
    c.both(PINK, &disc(0.13, 0.86, 0.035)).both(GLOW, &disc(0.20, 0.88, 0.028));
}

fn mushroom_house(c: &mut Canvas, look: Look) {
    let cap = look.accent(RED);
    c.add(CREAM, &poly(&[(0.31, 0.48), (0.69, 0.48), (0.76, 0.90), (0.24, 0.90)]).round(0.03).bevel(0.08));
    c.add(CREAM.darker(0.12), &oval(0.5, 0.515, 0.70, 0.12));
    c.add(cap, &dome(0.5, 0.52, 0.90, 0.43).round(0.015).bevel(0.12));
    for (x, y, r) in [
        (0.5, 0.25, 0.085),
        (0.26, 0.38, 0.065),
        (0.74, 0.38, 0.065),
        (0.62, 0.44, 0.035),
        (0.38, 0.45, 0.032),
    ] {
        c.add(WHITE, &disc(x, y, r).bevel(0.02));
    }
    door(c, WOOD, 0.43, 0.90, 0.17, 0.27);
    c.add(DARK_WOOD, &disc(0.64, 0.70, 0.075)).add(GLOW, &disc(0.64, 0.70, 0.048));
    c.add(GRASS, &block(0.5, 0.915, 0.72, 0.06).round(0.03));
}

fn treehouse(c: &mut Canvas, look: Look) {
    c.add(
        LEAF,
        &cluster(&[
            disc(0.5, 0.24, 0.20),
            disc(0.28, 0.34, 0.17),
            disc(0.72, 0.34, 0.17),
            disc(0.22, 0.22, 0.12),
            disc(0.78, 0.22, 0.12),
        ])
        .bevel(0.08),
    );
    c.add(
        DARK_WOOD,
        &poly(&[(0.42, 0.40), (0.58, 0.40), (0.60, 0.80), (0.68, 0.92), (0.32, 0.92), (0.40, 0.80)])
            .round(0.015)
            .bevel(0.06),
    );
    c.add(WOOD, &block(0.5, 0.50, 0.44, 0.26).round(0.015));
    slopes(c, look.accent(Tint::matte(214, 88, 64)), 0.5, 0.37, 0.56, 0.16, 0.08);
    c.add(WOOD, &poly(&[(0.30, 0.40), (0.5, 0.27), (0.70, 0.40)]));
    slopes(c, look.accent(Tint::matte(214, 88, 64)), 0.5, 0.37, 0.56, 0.16, 0.08);
    c.add(PALE_WOOD, &block(0.5, 0.65, 0.64, 0.07).round(0.02));
    door(c, DARK_WOOD, 0.42, 0.62, 0.12, 0.18);
    window(c, DARK_WOOD, GLOW, 0.61, 0.49, 0.14, 0.13);
    c.both(PALE_WOOD, &bar((0.43, 0.66), (0.43, 0.91), 0.04));
    for y in [0.73, 0.80, 0.87] {
        c.add(PALE_WOOD, &block(0.5, y, 0.16, 0.035).round(0.012));
    }
}

fn igloo(c: &mut Canvas, look: Look) {
    let snow = look.accent(Tint::matte(214, 236, 252));
    c.add(snow, &dome(0.5, 0.84, 0.88, 0.64).bevel(0.12));
    for (y, half) in [(0.40, 0.30), (0.56, 0.39), (0.71, 0.42)] {
        c.add(snow.darker(0.16), &block(0.5, y, 2.0 * half, 0.022).bevel(0.004));
    }
    for (x, y) in [(0.5, 0.30), (0.32, 0.48), (0.68, 0.48), (0.5, 0.48), (0.20, 0.64), (0.80, 0.64)] {
        c.add(snow.darker(0.16), &block(x, y, 0.022, 0.14).bevel(0.004));
    }
    c.add(snow.lighter(0.3), &dome(0.5, 0.86, 0.44, 0.36).bevel(0.05));
    c.add(SLATE, &dome(0.5, 0.86, 0.27, 0.25));
    c.add(SNOW, &block(0.5, 0.86, 0.94, 0.07).round(0.035));
}

fn barn(c: &mut Canvas, look: Look) {
    let red = look.accent(Tint::matte(206, 62, 56));
    c.add(
        red,
        &poly(&[
            (0.13, 0.90),
            (0.13, 0.46),
            (0.24, 0.24),
            (0.5, 0.12),
            (0.76, 0.24),
            (0.87, 0.46),
            (0.87, 0.90),
        ])
        .round(0.01),
    );
    c.both(red.darker(0.2), &block(0.30, 0.62, 0.022, 0.52).bevel(0.004));
    c.both(SLATE, &bar((0.09, 0.48), (0.22, 0.225), 0.075))
        .both(SLATE, &bar((0.22, 0.225), (0.5, 0.10), 0.075));
    c.add(WHITE, &block(0.5, 0.73, 0.40, 0.36).round(0.02));
    c.add(red.darker(0.1), &block(0.5, 0.745, 0.31, 0.31).round(0.01));
    c.add(WHITE, &bar((0.37, 0.61), (0.63, 0.88), 0.05)).add(WHITE, &bar((0.63, 0.61), (0.37, 0.88), 0.05));
    window(c, WHITE, DARK_WOOD, 0.5, 0.38, 0.19, 0.19);
    c.add(GRASS, &block(0.5, 0.91, 0.88, 0.05).round(0.025));
}

fn skyscraper(c: &mut Canvas, look: Look) {
    let wall = look.accent(Tint::matte(124, 146, 178));
    c.add(wall.darker(0.2), &block(0.5, 0.085, 0.05, 0.12).round(0.02));
    c.add(wall.darker(0.15), &block(0.5, 0.17, 0.28, 0.10).round(0.02));
    c.add(wall, &block(0.5, 0.57, 0.52, 0.74).round(0.02));
    for row in 0..6 {
        for column in 0..3 {
            let lit = (row * 5 + column * 3) % 4 == 0;
            let pane = if lit { GLOW } else { PANE };
            c.add(
                pane,
                &block(0.36 + 0.14 * column as f32, 0.27 + 0.105 * row as f32, 0.095, 0.068)
                    .round(0.012)
                    .bevel(0.014),
            );
        }
    }
    c.add(SLATE, &block(0.5, 0.93, 0.60, 0.06).round(0.02));
    c.add(SLATE, &block(0.5, 0.88, 0.14, 0.10).round(0.015));
}

fn stepped_skyscraper(c: &mut Canvas, look: Look) {
    let wall = look.accent(Tint::matte(206, 178, 140));
    c.add(wall.darker(0.2), &bar((0.5, 0.04), (0.5, 0.18), 0.05));
    for (top, width) in [(0.14, 0.22), (0.28, 0.40), (0.48, 0.58)] {
        c.add(wall, &block(0.5, (top + 0.93) / 2.0, width, 0.93 - top).round(0.02));
        c.add(wall.lighter(0.35), &block(0.5, top + 0.02, width + 0.03, 0.05).round(0.015));
    }
    for (y, xs) in
        [(0.38, &[0.42, 0.58][..]), (0.60, &[0.30, 0.43, 0.57, 0.70]), (0.74, &[0.30, 0.43, 0.57, 0.70])]
    {
        for x in xs {
            c.add(SLATE, &block(*x, y, 0.07, 0.10).round(0.015).bevel(0.012));
        }
    }
    arched(c, DARK_WOOD, 0.5, 0.93, 0.14, 0.13);
}
