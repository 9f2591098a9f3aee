//! Folk of tales.

use super::body::*;
use super::{Look, Part, part};
use crate::draw::*;
use crate::parts::pieces::eyes;

pub static PARTS: &[Part] = &[
    part("wizard", &[wizard]),
    part("witch", &[witch]),
    part("dwarf", &[dwarf]),
    part("orc", &[orc]),
    part("goblin", &[goblin]),
    part("skeleton", &[skeleton]),
    part("mummy", &[mummy]),
];

fn pointed_hat(c: &mut Canvas, cloth: Tint, band: Tint) {
    c.add(cloth.darker(0.12), &oval(0.5, 0.245, 0.66, 0.12));
    c.add(
        cloth,
        &poly(&[(0.31, 0.24), (0.41, 0.12), (0.50, 0.03), (0.64, 0.04), (0.60, 0.12), (0.69, 0.24)])
            .round(0.02)
            .bevel(0.05),
    );
    c.add(band, &poly(&[(0.32, 0.195), (0.68, 0.195), (0.70, 0.25), (0.30, 0.25)]).round(0.008));
}

fn wizard(c: &mut Canvas, look: Look) {
    let cloth = look.accent(Tint::matte(86, 92, 206));
    Body { belt: GOLD, ..Body::dressed(cloth) }.robe(c);
    c.add(WOOD, &bar((0.17, 0.40), (0.19, 0.93), 0.055))
        .add(Tint::glossy(110, 220, 255), &disc(0.17, 0.36, 0.075));
    c.add(SKIN, &disc(0.20, 0.74, 0.062));
    for (x, y) in [(0.42, 0.80), (0.60, 0.77), (0.55, 0.58)] {
        c.add(GLOW, &disc(x, y, 0.025).bevel(0.01));
    }
    Body::dressed(cloth).head(c);
    beard(c, WHITE, 0.74);
    pointed_hat(c, cloth, GOLD);
}

fn witch(c: &mut Canvas, look: Look) {
    let cloth = look.accent(Tint::matte(98, 62, 130));
    let green = Tint::matte(150, 200, 110);
    c.add(Tint::matte(232, 120, 60), &block(0.5, 0.40, 0.54, 0.36).round(0.12));
    Body { skin: green, gloves: green, belt: Tint::matte(232, 150, 60), ..Body::dressed(cloth) }.robe(c);
    c.add(WOOD, &bar((0.80, 0.40), (0.80, 0.78), 0.05))
        .add(
            Tint::matte(238, 196, 92),
            &poly(&[(0.77, 0.74), (0.83, 0.74), (0.90, 0.93), (0.70, 0.93)]).round(0.015),
        )
        .add(green, &disc(0.80, 0.72, 0.06));
    Body { skin: green, ..Body::dressed(cloth) }.head(c);
    c.add(green.darker(0.12), &poly(&[(0.47, 0.36), (0.53, 0.36), (0.55, 0.45), (0.5, 0.45)]).round(0.012))
        .add(COAL, &arc(0.5, 0.42, 0.10, 0.028, 0.08, 0.42).bevel(0.008));
    pointed_hat(c, cloth.darker(0.2), Tint::matte(232, 150, 60));
    c.add(GOLD, &block(0.5, 0.22, 0.075, 0.06).round(0.015));
}

fn dwarf(c: &mut Canvas, look: Look) {
    let cap = look.accent(Tint::matte(206, 62, 56));
    c.both(LEATHER, &block(0.40, 0.84, 0.16, 0.12).round(0.03))
        .both(DARK_WOOD, &block(0.38, 0.905, 0.22, 0.09).round(0.035));
    c.both(BLUE, &bar((0.30, 0.60), (0.20, 0.74), 0.14)).both(SKIN, &disc(0.185, 0.77, 0.07));
    c.add(BLUE, &block(0.5, 0.69, 0.48, 0.30).round(0.08).bevel(0.08))
        .add(DARK_WOOD, &block(0.5, 0.78, 0.49, 0.07).round(0.02))
        .add(GOLD, &block(0.5, 0.78, 0.11, 0.09).round(0.02));
    Body::dressed(BLUE).head(c);
    beard(c, Tint::matte(240, 236, 228), 0.76);
    c.add(SKIN.darker(0.1), &disc(0.5, 0.40, 0.055));
    c.add(
        cap,
        &poly(&[(0.27, 0.29), (0.36, 0.14), (0.50, 0.03), (0.64, 0.14), (0.73, 0.29)])
            .round(0.025)
            .bevel(0.07),
    )
    .add(cap.darker(0.25), &block(0.5, 0.285, 0.50, 0.065).round(0.03));
}

fn orc(c: &mut Canvas, look: Look) {
    let green = look.accent(Tint::matte(110, 156, 82));
    Body {
        skin: green,
        sleeves: green,
        gloves: green,
        trousers: LEATHER.darker(0.2),
        ..Body::dressed(LEATHER)
    }
    .trunk(c);
    c.both(IRON, &dome(0.27, 0.58, 0.24, 0.13).round(0.01))
        .both(BONE, &poly(&[(0.20, 0.48), (0.24, 0.36), (0.29, 0.48)]).round(0.01));
    c.both(green, &poly(&[(0.30, 0.30), (0.14, 0.26), (0.28, 0.42)]).round(0.015));
    c.add(
        green,
        &cluster(&[block(0.5, 0.33, 0.42, 0.36).round(0.14), block(0.5, 0.43, 0.46, 0.19).round(0.08)])
            .bevel(0.09),
    );
    eyes(c, 0.5, 0.32, 0.19, 0.028);
    c.both(green.darker(0.35), &bar((0.35, 0.255), (0.46, 0.285), 0.045))
        .add(COAL, &block(0.5, 0.45, 0.25, 0.045).round(0.02));
    c.both(WHITE, &poly(&[(0.375, 0.475), (0.44, 0.475), (0.40, 0.37)]).round(0.01));
    c.add(COAL, &poly(&[(0.42, 0.18), (0.46, 0.04), (0.5, 0.10), (0.54, 0.03), (0.58, 0.18)]).round(0.02));
}

fn goblin(c: &mut Canvas, look: Look) {
    let green = look.accent(Tint::matte(122, 190, 78));
    Body {
        skin: green,
        sleeves: green,
        gloves: green,
        trousers: LEATHER,
        boots: green.darker(0.12),
        ..Body::dressed(Tint::matte(150, 96, 62))
    }
    .trunk(c);
    c.both(green, &poly(&[(0.32, 0.28), (0.03, 0.22), (0.12, 0.34), (0.32, 0.44)]).round(0.015)).both(
        PINK.darker(0.15),
        &poly(&[(0.28, 0.32), (0.11, 0.26), (0.17, 0.33), (0.28, 0.38)]).round(0.006).bevel(0.012),
    );
    c.add(green, &cluster(&[oval(0.5, 0.30, 0.46, 0.38), oval(0.5, 0.42, 0.34, 0.20)]).bevel(0.09));
    c.both(GLOW, &oval(0.405, 0.30, 0.13, 0.12)).both(COAL, &disc(0.415, 0.305, 0.032).bevel(0.008));
    c.both(green.darker(0.3), &bar((0.33, 0.215), (0.45, 0.25), 0.04)).add(
        green.darker(0.15),
        &poly(&[(0.46, 0.33), (0.54, 0.33), (0.57, 0.41), (0.5, 0.43), (0.43, 0.41)]).round(0.01),
    );
    c.add(COAL, &arc(0.5, 0.40, 0.10, 0.034, 0.04, 0.46).bevel(0.008))
        .both(WHITE, &poly(&[(0.42, 0.455), (0.47, 0.475), (0.45, 0.42)]).round(0.006));
}

fn skeleton(c: &mut Canvas, look: Look) {
    let bone = look.accent(BONE);
    c.both(bone, &bar((0.43, 0.74), (0.41, 0.88), 0.07))
        .both(bone, &block(0.39, 0.915, 0.16, 0.06).round(0.028));
    c.both(bone, &bar((0.37, 0.55), (0.22, 0.62), 0.06))
        .both(bone, &bar((0.22, 0.62), (0.20, 0.74), 0.055))
        .both(bone, &disc(0.20, 0.765, 0.055));
    c.add(bone, &bar((0.5, 0.48), (0.5, 0.74), 0.075));
    for (y, w) in [(0.545, 0.32), (0.61, 0.29), (0.675, 0.23)] {
        c.add(bone, &block(0.5, y, w, 0.045).round(0.022));
    }
    c.add(bone, &block(0.5, 0.745, 0.24, 0.075).round(0.035));
    c.add(bone, &cluster(&[disc(0.5, 0.26, 0.20), block(0.5, 0.40, 0.26, 0.16).round(0.05)]).bevel(0.09));
    c.both(COAL, &disc(0.415, 0.285, 0.065))
        .add(COAL, &poly(&[(0.5, 0.33), (0.525, 0.375), (0.475, 0.375)]).round(0.008));
    for x in [0.44, 0.5, 0.56] {
        c.add(COAL, &block(x, 0.445, 0.024, 0.065).round(0.01).bevel(0.005));
    }
}

fn mummy(c: &mut Canvas, look: Look) {
    let cloth = look.accent(Tint::matte(232, 220, 190));
    let dark = cloth.darker(0.22);
    Body {
        coat: cloth,
        sleeves: cloth,
        gloves: cloth,
        trousers: cloth,
        boots: cloth,
        belt: cloth,
        ..Body::dressed(cloth)
    }
    .trunk(c);
    c.add(cloth, &block(0.5, 0.70, 0.40, 0.10).round(0.03));
    c.add(cloth, &block(0.5, 0.30, 0.44, 0.42).round(0.16).bevel(0.09))
        .add(COAL, &block(0.5, 0.30, 0.35, 0.10).round(0.04));
    c.both(GLOW, &disc(0.415, 0.30, 0.034));
    for (from, to) in [
        ((0.31, 0.20), (0.66, 0.14)),
        ((0.33, 0.44), (0.68, 0.39)),
        ((0.36, 0.57), (0.66, 0.53)),
        ((0.33, 0.66), (0.67, 0.62)),
        ((0.33, 0.755), (0.68, 0.72)),
        ((0.22, 0.64), (0.29, 0.68)),
        ((0.72, 0.66), (0.79, 0.62)),
        ((0.34, 0.84), (0.48, 0.82)),
        ((0.53, 0.84), (0.67, 0.82)),
    ] {
        c.add(dark, &bar(from, to, 0.026).bevel(0.006));
    }
    c.add(cloth, &poly(&[(0.66, 0.42), (0.82, 0.46), (0.86, 0.58), (0.78, 0.52), (0.66, 0.49)]).round(0.012));
}
