//! What stands in a room.

use super::pieces::*;
use super::{Look, Part, part};
use crate::draw::*;

pub static PARTS: &[Part] = &[
    part("table", &[table, round_table]),
    part("throne", &[throne]),
    part("bookshelf", &[bookshelf]),
    part("wardrobe", &[wardrobe]),
    part("grandfather clock", &[grandfather_clock]),
    part("armchair", &[armchair]),
    part("bunk bed", &[bunk_bed]),
    part("bench", &[bench]),
    part("fireplace", &[fireplace]),
    part("candelabra", &[candelabra]),
    part("piano", &[piano]),
];

fn table(c: &mut Canvas, look: Look) {
    let wood = look.accent(WOOD);
    c.both(wood.darker(0.2), &poly(&[(0.12, 0.44), (0.24, 0.44), (0.22, 0.88), (0.14, 0.88)]).round(0.015));
    c.add(wood.darker(0.2), &block(0.5, 0.50, 0.70, 0.12).round(0.02)).both(GOLD, &disc(0.42, 0.50, 0.024));
    c.add(wood.lighter(0.1), &block(0.5, 0.39, 0.92, 0.12).round(0.04));
}

fn round_table(c: &mut Canvas, look: Look) {
    let wood = look.accent(WOOD);
    c.add(
        wood.darker(0.2),
        &poly(&[(0.44, 0.44), (0.56, 0.44), (0.56, 0.72), (0.74, 0.88), (0.26, 0.88), (0.44, 0.72)])
            .round(0.02),
    );
    c.add(wood.darker(0.15), &oval(0.5, 0.41, 0.92, 0.24))
        .add(wood.lighter(0.12), &oval(0.5, 0.37, 0.92, 0.22));
}

fn throne(c: &mut Canvas, look: Look) {
    let velvet = look.accent(RED);
    c.both(GOLD, &bar((0.27, 0.18), (0.27, 0.60), 0.085)).both(GOLD, &disc(0.27, 0.15, 0.065));
    c.add(
        GOLD,
        &poly(&[
            (0.29, 0.20),
            (0.40, 0.13),
            (0.5, 0.04),
            (0.60, 0.13),
            (0.71, 0.20),
            (0.71, 0.62),
            (0.29, 0.62),
        ])
        .round(0.02),
    );
    c.add(velvet, &block(0.5, 0.41, 0.33, 0.38).round(0.05))
        .add(Tint::glossy(80, 150, 250), &disc(0.5, 0.135, 0.045));
    for (x, y) in [(0.42, 0.34), (0.58, 0.34), (0.5, 0.43)] {
        c.add(velvet.darker(0.3), &disc(x, y, 0.024).bevel(0.008));
    }
    c.both(GOLD, &block(0.23, 0.79, 0.11, 0.28).round(0.03))
        .add(GOLD, &block(0.5, 0.78, 0.50, 0.14).round(0.02));
    c.add(velvet, &block(0.5, 0.665, 0.50, 0.11).round(0.045));
    c.both(GOLD, &block(0.20, 0.60, 0.15, 0.11).round(0.045))
        .both(GOLD, &block(0.20, 0.90, 0.16, 0.07).round(0.03));
}

fn bookshelf(c: &mut Canvas, look: Look) {
    let wood = look.accent(WOOD);
    c.add(wood, &block(0.5, 0.5, 0.76, 0.88).round(0.02))
        .add(wood.darker(0.5), &block(0.5, 0.49, 0.62, 0.74).round(0.01));
    let rows: [&[(f32, f32, Tint)]; 3] = [
        &[
            (0.24, 0.20, RED),
            (0.325, 0.18, BLUE),
            (0.41, 0.20, GREEN),
            (0.52, 0.17, GOLD),
            (0.61, 0.20, PURPLE),
            (0.71, 0.19, RED),
        ],
        &[(0.24, 0.18, GREEN), (0.33, 0.20, GOLD), (0.43, 0.20, RED), (0.53, 0.18, BLUE), (0.70, 0.15, CLAY)],
        &[
            (0.25, 0.19, BLUE),
            (0.35, 0.17, CREAM),
            (0.46, 0.20, PURPLE),
            (0.56, 0.19, RED),
            (0.645, 0.20, GREEN),
            (0.73, 0.18, BLUE),
        ],
    ];
    for (row, floor) in rows.iter().zip([0.345, 0.60, 0.855]) {
        for (x, height, tint) in *row {
            c.add(*tint, &block(x + 0.015, floor - height / 2.0, 0.082, *height).round(0.014).bevel(0.018));
        }
        c.add(wood.lighter(0.12), &block(0.5, floor + 0.015, 0.66, 0.05).round(0.012));
    }
    c.both(wood, &block(0.145, 0.5, 0.07, 0.88).round(0.02))
        .add(wood.lighter(0.1), &block(0.5, 0.085, 0.86, 0.08).round(0.025));
}

fn wardrobe(c: &mut Canvas, look: Look) {
    let wood = look.accent(WOOD);
    c.both(wood.darker(0.3), &block(0.25, 0.91, 0.12, 0.08).round(0.02))
        .add(wood, &block(0.5, 0.51, 0.68, 0.78).round(0.02));
    c.both(wood.lighter(0.14), &block(0.34, 0.45, 0.28, 0.56).round(0.02))
        .both(wood, &block(0.34, 0.45, 0.17, 0.44).round(0.02));
    c.both(GOLD, &disc(0.455, 0.47, 0.03))
        .add(wood.lighter(0.14), &block(0.5, 0.82, 0.60, 0.12).round(0.02))
        .add(GOLD, &block(0.5, 0.82, 0.12, 0.045).round(0.02));
    c.add(wood.lighter(0.1), &block(0.5, 0.11, 0.78, 0.09).round(0.03))
        .add(wood.lighter(0.05), &dome(0.5, 0.09, 0.42, 0.055));
}

fn grandfather_clock(c: &mut Canvas, look: Look) {
    let wood = look.accent(WOOD);
    c.add(wood, &block(0.5, 0.57, 0.34, 0.46).round(0.02))
        .add(wood.darker(0.45), &block(0.5, 0.58, 0.21, 0.36).round(0.03));
    c.add(GOLD, &bar((0.5, 0.44), (0.5, 0.66), 0.036)).add(GOLD, &disc(0.5, 0.68, 0.065));
    c.add(wood, &block(0.5, 0.865, 0.48, 0.15).round(0.02))
        .add(wood.lighter(0.12), &block(0.5, 0.80, 0.52, 0.05).round(0.02));
    c.add(wood, &cluster(&[disc(0.5, 0.25, 0.19), block(0.5, 0.29, 0.46, 0.22).round(0.02)]));
    c.add(GOLD, &disc(0.5, 0.25, 0.155)).add(WHITE, &disc(0.5, 0.25, 0.12));
    c.add(COAL, &bar((0.5, 0.25), (0.5, 0.17), 0.032)).add(COAL, &bar((0.5, 0.25), (0.555, 0.28), 0.032));
}

fn armchair(c: &mut Canvas, look: Look) {
    let cloth = look.accent(Tint::matte(206, 84, 74));
    c.both(DARK_WOOD, &block(0.22, 0.89, 0.09, 0.10).round(0.02));
    c.add(cloth, &cluster(&[block(0.5, 0.42, 0.60, 0.56).round(0.12), disc(0.5, 0.24, 0.16)]).bevel(0.08));
    for (x, y) in [(0.39, 0.33), (0.61, 0.33), (0.5, 0.44)] {
        c.add(cloth.darker(0.3), &disc(x, y, 0.026).bevel(0.008));
    }
    c.add(cloth.darker(0.1), &block(0.5, 0.77, 0.62, 0.20).round(0.04))
        .add(cloth.lighter(0.1), &block(0.5, 0.64, 0.52, 0.16).round(0.06));
    c.both(cloth, &block(0.17, 0.68, 0.21, 0.38).round(0.09).bevel(0.07));
}

fn bunk_bed(c: &mut Canvas, look: Look) {
    let blanket = look.accent(BLUE);
    for y in [0.36, 0.74] {
        c.add(WHITE, &block(0.24, y - 0.10, 0.22, 0.11).round(0.05))
            .add(blanket, &block(0.56, y - 0.07, 0.60, 0.14).round(0.05));
        c.add(WOOD, &block(0.5, y, 0.84, 0.11).round(0.02));
    }
    for x in [0.09, 0.91] {
        c.add(PALE_WOOD, &bar((x, 0.14), (x, 0.92), 0.085));
    }
    c.add(PALE_WOOD, &bar((0.66, 0.26), (0.66, 0.92), 0.045))
        .add(PALE_WOOD, &bar((0.82, 0.26), (0.82, 0.92), 0.045));
    for y in [0.46, 0.57, 0.68, 0.80] {
        c.add(PALE_WOOD, &block(0.74, y, 0.18, 0.045).round(0.015));
    }
}

fn bench(c: &mut Canvas, look: Look) {
    let wood = look.accent(WOOD);
    c.both(COAL, &bar((0.16, 0.30), (0.16, 0.88), 0.065));
    for y in [0.31, 0.43] {
        c.add(wood, &block(0.5, y, 0.90, 0.09).round(0.03));
    }
    c.add(wood.lighter(0.1), &block(0.5, 0.60, 0.94, 0.10).round(0.035))
        .add(wood.darker(0.15), &block(0.5, 0.68, 0.90, 0.07).round(0.025));
    c.both(COAL, &block(0.16, 0.875, 0.17, 0.06).round(0.025));
    c.both(COAL, &bar((0.09, 0.52), (0.20, 0.52), 0.055));
}

fn fireplace(c: &mut Canvas, look: Look) {
    let stone = look.accent(Tint::matte(190, 104, 82));
    c.add(stone, &block(0.5, 0.60, 0.80, 0.58).round(0.02));
    for (row, shift) in [(0, 0.0), (1, 0.08), (2, 0.0), (3, 0.08)] {
        let y = 0.44 + 0.125 * row as f32;
        c.both(stone.lighter(0.15), &block(0.19 + shift * 0.3, y, 0.12, 0.075).round(0.02).bevel(0.016));
        c.both(stone.darker(0.12), &block(0.5 - 0.12 - shift, 0.38, 0.10, 0.06).round(0.02).bevel(0.016));
    }
    arched(c, COAL, 0.5, 0.86, 0.44, 0.40);
    c.add(DARK_WOOD, &bar((0.36, 0.82), (0.64, 0.79), 0.065))
        .add(WOOD, &bar((0.36, 0.78), (0.64, 0.83), 0.065));
    flame(c, 0.5, 0.80, 0.26);
    c.add(WOOD, &block(0.5, 0.30, 0.92, 0.09).round(0.025))
        .add(STONE, &block(0.5, 0.885, 0.92, 0.075).round(0.025));
    c.add(GOLD, &disc(0.5, 0.20, 0.085)).add(WHITE, &disc(0.5, 0.20, 0.055));
    c.both(CREAM, &block(0.24, 0.205, 0.07, 0.12).round(0.02)).both(FLAME, &oval(0.24, 0.125, 0.045, 0.065));
}

fn candelabra(c: &mut Canvas, look: Look) {
    let metal = look.accent(GOLD);
    c.add(metal, &dome(0.5, 0.94, 0.44, 0.10)).add(metal, &bar((0.5, 0.44), (0.5, 0.88), 0.075));
    c.add(metal, &disc(0.5, 0.74, 0.065)).add(metal, &arc(0.5, 0.40, 0.32, 0.06, 0.0, 0.5));
    for x in [0.18, 0.5, 0.82] {
        c.add(WHITE, &block(x, 0.295, 0.09, 0.20).round(0.025));
        flame(c, x, 0.20, 0.17);
        c.add(metal, &block(x, 0.405, 0.17, 0.06).round(0.028));
    }
}

fn piano(c: &mut Canvas, look: Look) {
    let wood = look.accent(Tint::glossy(76, 58, 62));
    c.both(wood.darker(0.2), &block(0.15, 0.75, 0.10, 0.34).round(0.02))
        .add(wood, &block(0.5, 0.44, 0.86, 0.56).round(0.03));
    c.add(wood.darker(0.3), &block(0.5, 0.80, 0.64, 0.20).round(0.02)).both(GOLD, &disc(0.45, 0.87, 0.03));
    c.add(wood.lighter(0.12), &block(0.5, 0.16, 0.92, 0.07).round(0.025))
        .add(WHITE, &poly(&[(0.36, 0.24), (0.64, 0.24), (0.65, 0.44), (0.35, 0.44)]).round(0.012));
    c.add(wood.lighter(0.1), &block(0.5, 0.70, 0.94, 0.075).round(0.025))
        .add(WHITE, &block(0.5, 0.605, 0.82, 0.13).round(0.012));
    for x in [0.16, 0.25, 0.38, 0.47, 0.56, 0.69, 0.78, 0.85] {
        c.add(COAL, &block(x, 0.58, 0.042, 0.08).round(0.01).bevel(0.01));
    }
}
