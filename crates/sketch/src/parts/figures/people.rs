//! People in what they are known by.

use super::body::*;
use super::{Look, Part, part};
use crate::draw::*;
use crate::parts::pieces::eyes;

pub static PARTS: &[Part] = &[
    part("knight", &[knight, crusader]),
    part("pirate", &[pirate]),
    part("viking", &[viking]),
    part("samurai", &[samurai]),
    part("king", &[king]),
    part("queen", &[queen]),
    part("archer", &[archer]),
    part("scarecrow", &[scarecrow]),
];

fn plate() -> Body {
    Body { gloves: IRON, trousers: STEEL.darker(0.12), boots: IRON, ..Body::dressed(STEEL) }
}

fn knight(c: &mut Canvas, look: Look) {
    let plume = look.accent(RED);
    cape(c, plume);
    plate().trunk(c);
    c.both(STEEL, &dome(0.29, 0.60, 0.19, 0.12).round(0.01));
    c.add(
        plume,
        &cluster(&[disc(0.46, 0.10, 0.07), disc(0.56, 0.08, 0.07), disc(0.65, 0.13, 0.06)]).bevel(0.04),
    );
    c.add(
        STEEL,
        &cluster(&[dome(0.5, 0.34, 0.46, 0.24), block(0.5, 0.39, 0.46, 0.23).round(0.04)]).bevel(0.08),
    );
    c.add(COAL, &block(0.5, 0.335, 0.36, 0.075).round(0.025))
        .both(WHITE, &disc(0.43, 0.335, 0.022).bevel(0.006));
    c.add(GOLD, &block(0.5, 0.44, 0.06, 0.15).round(0.02))
        .add(GOLD, &block(0.5, 0.275, 0.47, 0.05).round(0.02));
    for (x, y) in [(0.38, 0.43), (0.38, 0.48), (0.62, 0.43), (0.62, 0.48)] {
        c.add(COAL, &block(x, y, 0.09, 0.03).round(0.012).bevel(0.006));
    }
}

fn crusader(c: &mut Canvas, look: Look) {
    let cross = look.accent(RED);
    cape(c, WHITE.darker(0.1));
    Body { coat: WHITE, ..plate() }.trunk(c);
    c.add(cross, &block(0.5, 0.60, 0.06, 0.19).round(0.01))
        .add(cross, &block(0.5, 0.58, 0.18, 0.06).round(0.01));
    c.add(
        STEEL,
        &cluster(&[block(0.5, 0.30, 0.44, 0.40).round(0.05), dome(0.5, 0.16, 0.40, 0.07)]).bevel(0.07),
    );
    c.add(COAL, &block(0.5, 0.295, 0.34, 0.065).round(0.02))
        .add(GOLD, &block(0.5, 0.30, 0.065, 0.38).round(0.015))
        .add(GOLD, &block(0.5, 0.24, 0.45, 0.05).round(0.015));
}

fn pirate(c: &mut Canvas, look: Look) {
    let coat = look.accent(Tint::matte(190, 58, 58));
    Body { trousers: COAL, boots: COAL, ..Body::dressed(coat) }.trunk(c);
    c.add(WHITE, &poly(&[(0.44, 0.50), (0.56, 0.50), (0.5, 0.68)]).round(0.01))
        .both(GOLD, &block(0.39, 0.60, 0.036, 0.15).round(0.012));
    Body::dressed(coat).head(c);
    beard(c, COAL, 0.57);
    c.add(COAL, &disc(0.59, 0.355, 0.055)).add(COAL, &bar((0.31, 0.28), (0.68, 0.33), 0.032).bevel(0.008));
    c.add(
        COAL,
        &poly(&[
            (0.20, 0.28),
            (0.16, 0.20),
            (0.30, 0.14),
            (0.42, 0.06),
            (0.58, 0.06),
            (0.70, 0.14),
            (0.84, 0.20),
            (0.80, 0.28),
            (0.66, 0.245),
            (0.34, 0.245),
        ])
        .round(0.02)
        .bevel(0.05),
    );
    c.both(GOLD, &bar((0.22, 0.275), (0.35, 0.25), 0.036)).add(GOLD, &bar((0.35, 0.25), (0.65, 0.25), 0.036));
    c.add(WHITE, &cluster(&[disc(0.5, 0.145, 0.05), block(0.5, 0.19, 0.055, 0.05).round(0.01)]))
        .both(COAL, &disc(0.48, 0.145, 0.016).bevel(0.006));
}

fn viking(c: &mut Canvas, look: Look) {
    let fur = Tint::matte(138, 104, 78);
    let coat = look.accent(Tint::matte(84, 118, 160));
    Body { sleeves: SKIN, trousers: LEATHER, ..Body::dressed(coat) }.trunk(c);
    c.add(
        fur,
        &cluster(&[
            disc(0.36, 0.53, 0.08),
            disc(0.46, 0.55, 0.08),
            disc(0.55, 0.55, 0.08),
            disc(0.64, 0.53, 0.08),
        ])
        .bevel(0.04),
    );
    Body::dressed(coat).head(c);
    let red = Tint::matte(222, 120, 52);
    beard(c, red, 0.66);
    c.both(red, &bar((0.33, 0.48), (0.33, 0.62), 0.06));
    c.both(BONE, &poly(&[(0.28, 0.22), (0.16, 0.18), (0.10, 0.03), (0.19, 0.09), (0.32, 0.12)]).round(0.015));
    c.add(STEEL, &dome(0.5, 0.28, 0.48, 0.20).bevel(0.07))
        .add(GOLD, &block(0.5, 0.275, 0.50, 0.065).round(0.025))
        .add(GOLD, &block(0.5, 0.20, 0.06, 0.22).round(0.02));
}

fn samurai(c: &mut Canvas, look: Look) {
    let lacquer = look.accent(Tint::matte(196, 52, 50));
    Body { sleeves: COAL, gloves: SKIN, trousers: COAL, boots: COAL, belt: GOLD, ..Body::dressed(lacquer) }
        .trunk(c);
    for y in [0.55, 0.615, 0.68] {
        c.add(COAL, &block(0.5, y, 0.33, 0.024).bevel(0.006));
    }
    for x in [0.37, 0.5, 0.63] {
        c.add(lacquer, &block(x, 0.80, 0.115, 0.12).round(0.02));
    }
    c.both(lacquer, &block(0.245, 0.58, 0.14, 0.18).round(0.03).turned(0.06, (0.245, 0.58)));
    Body::dressed(lacquer).head(c);
    c.add(lacquer.darker(0.2), &poly(&[(0.35, 0.42), (0.65, 0.42), (0.60, 0.52), (0.40, 0.52)]).round(0.015))
        .add(WHITE, &block(0.5, 0.455, 0.12, 0.03).round(0.01));
    c.add(
        lacquer,
        &poly(&[
            (0.20, 0.40),
            (0.26, 0.26),
            (0.30, 0.16),
            (0.42, 0.10),
            (0.58, 0.10),
            (0.70, 0.16),
            (0.74, 0.26),
            (0.80, 0.40),
            (0.70, 0.30),
            (0.30, 0.30),
        ])
        .round(0.02)
        .bevel(0.06),
    );
    c.add(COAL, &block(0.5, 0.285, 0.44, 0.05).round(0.02));
    c.both(GOLD, &poly(&[(0.5, 0.24), (0.40, 0.17), (0.32, 0.03), (0.42, 0.11), (0.5, 0.16)]).round(0.012))
        .add(GOLD, &disc(0.5, 0.215, 0.05));
}

fn king(c: &mut Canvas, look: Look) {
    let velvet = look.accent(Tint::matte(176, 50, 72));
    cape(c, velvet);
    Body { sleeves: velvet, gloves: SKIN, belt: GOLD, ..Body::dressed(BLUE) }.robe(c);
    c.both(WHITE, &poly(&[(0.36, 0.50), (0.43, 0.50), (0.36, 0.88), (0.26, 0.88)]).round(0.015));
    for (x, y) in [(0.355, 0.64), (0.325, 0.76)] {
        c.both(COAL, &disc(x, y, 0.018).bevel(0.006));
    }
    Body::dressed(BLUE).head(c);
    beard(c, WHITE, 0.62);
    crown(c, RED, 0.25, 0.38);
}

fn queen(c: &mut Canvas, look: Look) {
    let gown = look.accent(Tint::matte(150, 92, 214));
    let locks = Tint::matte(242, 196, 96);
    c.add(locks, &block(0.5, 0.38, 0.52, 0.42).round(0.18));
    c.both(SKIN, &bar((0.37, 0.53), (0.28, 0.68), 0.075)).add(
        gown,
        &poly(&[(0.41, 0.48), (0.59, 0.48), (0.57, 0.64), (0.80, 0.92), (0.20, 0.92), (0.43, 0.64)])
            .round(0.03)
            .bevel(0.08),
    );
    c.both(gown.lighter(0.2), &disc(0.375, 0.53, 0.062))
        .add(GOLD, &block(0.5, 0.645, 0.19, 0.05).round(0.02))
        .add(
            gown.lighter(0.45),
            &poly(&[(0.46, 0.69), (0.54, 0.69), (0.61, 0.92), (0.39, 0.92)]).round(0.01).bevel(0.03),
        );
    Body::dressed(gown).head(c);
    c.add(locks, &dome(0.5, 0.27, 0.44, 0.13).round(0.012))
        .both(locks, &bar((0.29, 0.30), (0.27, 0.50), 0.075));
    c.both(PINK, &disc(0.37, 0.42, 0.032).bevel(0.012))
        .add(RED, &block(0.5, 0.445, 0.085, 0.032).round(0.015).bevel(0.008));
    crown(c, look.accent(PINK), 0.215, 0.30);
}

fn archer(c: &mut Canvas, look: Look) {
    let hood = look.accent(Tint::matte(70, 132, 78));
    c.add(LEATHER, &block(0.66, 0.50, 0.13, 0.36).round(0.04).turned(0.06, (0.66, 0.50)));
    for x in [0.66, 0.73] {
        c.add(WHITE, &poly(&[(x, 0.28), (x + 0.06, 0.16), (x + 0.10, 0.30)]).round(0.012));
    }
    Body { trousers: LEATHER, gloves: LEATHER, ..Body::dressed(hood) }.trunk(c);
    c.add(WOOD, &arc(0.26, 0.66, 0.26, 0.05, 0.30, 0.70))
        .add(CREAM, &bar((0.18, 0.42), (0.18, 0.90), 0.024).bevel(0.008));
    c.add(LEATHER, &bar((0.36, 0.54), (0.62, 0.72), 0.05));
    Body::dressed(hood).head(c);
    c.both(SKIN, &poly(&[(0.31, 0.32), (0.17, 0.26), (0.28, 0.42)]).round(0.012));
    let locks = Tint::matte(236, 190, 96);
    c.add(
        locks,
        &poly(&[(0.30, 0.33), (0.32, 0.22), (0.68, 0.22), (0.70, 0.33), (0.60, 0.27), (0.44, 0.29)])
            .round(0.012),
    );
    c.add(
        hood,
        &poly(&[
            (0.28, 0.29),
            (0.30, 0.16),
            (0.48, 0.07),
            (0.68, 0.04),
            (0.70, 0.18),
            (0.72, 0.29),
            (0.5, 0.215),
        ])
        .round(0.02)
        .bevel(0.06),
    )
    .add(RED, &poly(&[(0.62, 0.18), (0.82, 0.05), (0.74, 0.22)]).round(0.015));
}

fn scarecrow(c: &mut Canvas, look: Look) {
    let shirt = look.accent(Tint::matte(200, 74, 62));
    let straw = Tint::matte(238, 196, 92);
    c.add(WOOD, &bar((0.5, 0.60), (0.5, 0.95), 0.075)).add(WOOD, &bar((0.08, 0.54), (0.92, 0.54), 0.065));
    for x in [0.08, 0.92] {
        for y in [0.48, 0.54, 0.60] {
            let reach = if x < 0.5 { -0.03 } else { 0.03 };
            c.add(straw, &bar((x, 0.54), (x + reach, y), 0.042));
        }
    }
    c.both(shirt, &bar((0.38, 0.54), (0.17, 0.54), 0.15));
    c.add(
        Tint::matte(74, 104, 160),
        &poly(&[
            (0.34, 0.72),
            (0.66, 0.72),
            (0.68, 0.90),
            (0.56, 0.86),
            (0.5, 0.90),
            (0.44, 0.86),
            (0.32, 0.90),
        ])
        .round(0.012),
    );
    c.add(shirt, &poly(&[(0.35, 0.46), (0.65, 0.46), (0.67, 0.74), (0.33, 0.74)]).round(0.03))
        .add(GOLD, &block(0.42, 0.64, 0.10, 0.10).round(0.015));
    c.add(
        straw,
        &poly(&[
            (0.38, 0.46),
            (0.42, 0.53),
            (0.47, 0.48),
            (0.5, 0.54),
            (0.53, 0.48),
            (0.58, 0.53),
            (0.62, 0.46),
        ])
        .round(0.015),
    );
    c.add(Tint::matte(226, 190, 140), &disc(0.5, 0.33, 0.17).bevel(0.07));
    eyes(c, 0.5, 0.315, 0.13, 0.024);
    c.add(Tint::matte(246, 140, 44), &poly(&[(0.47, 0.35), (0.53, 0.35), (0.5, 0.40)]).round(0.01))
        .add(COAL, &arc(0.5, 0.37, 0.085, 0.028, 0.08, 0.42).bevel(0.008));
    c.add(straw.darker(0.15), &oval(0.5, 0.215, 0.56, 0.10))
        .add(straw.darker(0.05), &poly(&[(0.36, 0.21), (0.40, 0.06), (0.60, 0.06), (0.64, 0.21)]).round(0.02))
        .add(shirt.darker(0.2), &block(0.5, 0.18, 0.27, 0.05).round(0.012));
}
