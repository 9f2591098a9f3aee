//! Things that emoji lack, drawn from shapes: front views of one family.

use crate::raster::{Canvas, Point, Shape};
use image::RgbaImage;

/// One thing that can be drawn from shapes.
pub struct Part {
    /// Its English name.
    pub name: &'static str,
    /// What else it is called, in English and German.
    pub also: &'static [&'static str],
    draw: fn(&mut Canvas),
}

impl Part {
    /// Draws it.
    pub fn picture(&self) -> RgbaImage {
        let mut canvas = Canvas::new();
        (self.draw)(&mut canvas);
        canvas.finish()
    }
}

/// All of them.
pub static PARTS: &[Part] = &[
    Part {
        name: "treasure chest",
        also: &["chest", "treasure", "schatztruhe", "truhe", "schatzkiste", "loot box"],
        draw: chest,
    },
    Part {
        name: "tower",
        also: &["turm", "watchtower", "wachturm", "wizard tower", "zauberturm", "keep"],
        draw: tower,
    },
    Part {
        name: "floating island",
        also: &["sky island", "flying island", "schwebende insel", "fliegende insel", "himmelsinsel"],
        draw: island,
    },
    Part {
        name: "crystal",
        also: &["kristall", "crystals", "kristalle", "gem cluster", "quartz", "quarz"],
        draw: crystal,
    },
    Part {
        name: "sword",
        also: &["schwert", "blade", "klinge", "longsword", "broadsword", "langschwert"],
        draw: sword,
    },
    Part { name: "barrel", also: &["fass", "cask", "keg", "tonne", "holzfass"], draw: barrel },
    Part {
        name: "house",
        also: &["haus", "cottage", "hut", "hütte", "cabin", "häuschen", "blockhaus"],
        draw: house,
    },
    Part { name: "crate", also: &["kiste", "wooden box", "holzkiste"], draw: crate_box },
    Part {
        name: "potion",
        also: &["trank", "zaubertrank", "elixir", "elixier", "flask", "potion bottle"],
        draw: potion,
    },
    Part { name: "shield", also: &["schild", "buckler"], draw: shield },
    Part { name: "gravestone", also: &["grabstein", "tombstone", "grave", "grab"], draw: gravestone },
    Part { name: "table", also: &["tisch", "desk", "schreibtisch"], draw: table },
];

const WOOD: [u8; 3] = [158, 98, 52];
const DARK_WOOD: [u8; 3] = [112, 66, 34];
const GOLD: [u8; 3] = [236, 184, 58];
const IRON: [u8; 3] = [120, 128, 140];
const STONE: [u8; 3] = [158, 158, 164];
const DARK_STONE: [u8; 3] = [116, 116, 126];
const GRASS: [u8; 3] = [104, 176, 74];
const SOIL: [u8; 3] = [134, 92, 58];
const GLASS: [u8; 3] = [196, 224, 236];

fn block(x: f32, y: f32, w: f32, h: f32, radius: f32) -> Shape {
    Shape::Box((x, y), (w / 2.0, h / 2.0), radius)
}

fn polygon(corners: &[Point]) -> Shape {
    Shape::Polygon(corners.to_vec())
}

fn chest(canvas: &mut Canvas) {
    canvas
        .paint(&block(0.5, 0.40, 0.84, 0.36, 0.16), WOOD, 0.09)
        .paint(&block(0.5, 0.66, 0.84, 0.40, 0.03), WOOD, 0.03)
        .paint(&block(0.5, 0.60, 0.80, 0.012, 0.0), DARK_WOOD, 0.001)
        .paint(&block(0.5, 0.72, 0.80, 0.012, 0.0), DARK_WOOD, 0.001)
        .paint(&block(0.5, 0.35, 0.74, 0.012, 0.0), DARK_WOOD, 0.001)
        .paint(&block(0.5, 0.49, 0.88, 0.065, 0.015), GOLD, 0.02)
        .paint(&block(0.5, 0.845, 0.88, 0.05, 0.015), GOLD, 0.02);
    for x in [0.13, 0.87] {
        canvas.paint(&block(x, 0.55, 0.085, 0.62, 0.03), GOLD, 0.02);
    }
    canvas
        .paint(&block(0.5, 0.53, 0.17, 0.19, 0.035), GOLD, 0.03)
        .paint(&Shape::Ellipse((0.5, 0.515), (0.028, 0.028)), DARK_WOOD, 0.005)
        .paint(&block(0.5, 0.555, 0.022, 0.07, 0.005), DARK_WOOD, 0.005);
}

fn tower(canvas: &mut Canvas) {
    canvas.paint(&polygon(&[(0.32, 0.34), (0.68, 0.34), (0.74, 0.93), (0.26, 0.93)]), STONE, 0.09).paint(
        &block(0.5, 0.335, 0.50, 0.10, 0.015),
        STONE,
        0.03,
    );
    for x in [0.285, 0.43, 0.57, 0.715] {
        canvas.paint(&block(x, 0.255, 0.085, 0.10, 0.012), STONE, 0.02);
    }
    for (x, y) in [(0.40, 0.46), (0.60, 0.52), (0.37, 0.66), (0.63, 0.70), (0.36, 0.84), (0.66, 0.86)] {
        canvas.paint(&block(x, y, 0.09, 0.045, 0.012), DARK_STONE, 0.012);
    }
    canvas
        .paint(&Shape::Line((0.5, 0.50), (0.5, 0.57), 0.035), [58, 54, 66], 0.01)
        .paint(&Shape::Line((0.5, 0.80), (0.5, 0.86), 0.07), DARK_WOOD, 0.02)
        .paint(&block(0.5, 0.945, 0.56, 0.04, 0.012), DARK_STONE, 0.015)
        .paint(&block(0.5, 0.16, 0.018, 0.20, 0.004), DARK_WOOD, 0.006)
        .paint(&polygon(&[(0.508, 0.07), (0.68, 0.115), (0.508, 0.16)]), [206, 58, 52], 0.015);
}

fn island(canvas: &mut Canvas) {
    let underside = [
        (0.07, 0.52),
        (0.93, 0.52),
        (0.84, 0.64),
        (0.74, 0.66),
        (0.66, 0.80),
        (0.58, 0.78),
        (0.49, 0.95),
        (0.41, 0.79),
        (0.31, 0.77),
        (0.23, 0.65),
        (0.14, 0.62),
    ];
    canvas
        .paint(&polygon(&underside), SOIL, 0.07)
        .paint(&polygon(&[(0.36, 0.62), (0.47, 0.60), (0.45, 0.74), (0.40, 0.72)]), DARK_STONE, 0.03)
        .paint(&polygon(&[(0.60, 0.62), (0.70, 0.60), (0.64, 0.70)]), DARK_STONE, 0.03)
        .paint(&Shape::Ellipse((0.5, 0.51), (0.45, 0.085)), GRASS, 0.03)
        .paint(&block(0.64, 0.39, 0.05, 0.20, 0.01), DARK_WOOD, 0.015)
        .paint(&Shape::Ellipse((0.64, 0.22), (0.15, 0.15)), [70, 146, 66], 0.07)
        .paint(&Shape::Ellipse((0.55, 0.29), (0.09, 0.085)), [82, 160, 72], 0.05)
        .paint(&Shape::Ellipse((0.74, 0.30), (0.085, 0.08)), [82, 160, 72], 0.05)
        .paint(&block(0.30, 0.40, 0.19, 0.15, 0.008), [226, 208, 172], 0.015)
        .paint(&polygon(&[(0.17, 0.34), (0.30, 0.20), (0.43, 0.34)]), [196, 72, 58], 0.03)
        .paint(&block(0.30, 0.43, 0.05, 0.09, 0.01), DARK_WOOD, 0.01);
}

fn crystal(canvas: &mut Canvas) {
    let spike = |x: f32, low: f32, high: f32, lean: f32, half: f32| {
        [
            (x - half, low),
            (x - half + lean * 0.7, high + half * 1.3),
            (x + lean, high),
            (x + half + lean * 0.7, high + half * 1.3),
            (x + half, low),
        ]
    };
    let facet = |x: f32, low: f32, high: f32, lean: f32, half: f32| {
        [
            (x, low),
            (x + lean * 0.7, high + half * 1.8),
            (x + lean, high),
            (x + half + lean * 0.7, high + half * 1.3),
            (x + half, low),
        ]
    };
    let (bright, deep) = ([126, 214, 240], [74, 162, 214]);
    for (x, low, high, lean, half) in
        [(0.30, 0.86, 0.36, -0.13, 0.085), (0.70, 0.86, 0.30, 0.13, 0.09), (0.5, 0.88, 0.07, 0.0, 0.125)]
    {
        canvas.paint(&polygon(&spike(x, low, high, lean, half)), bright, 0.03).paint(
            &polygon(&facet(x, low, high, lean, half)),
            deep,
            0.02,
        );
    }
    for (x, high, lean) in [(0.40, 0.60, -0.06), (0.61, 0.58, 0.07)] {
        canvas.paint(&polygon(&spike(x, 0.90, high, lean, 0.065)), bright, 0.02).paint(
            &polygon(&facet(x, 0.90, high, lean, 0.065)),
            deep,
            0.02,
        );
    }
    canvas.paint(&Shape::Ellipse((0.5, 0.89), (0.34, 0.065)), DARK_STONE, 0.04);
}

fn sword(canvas: &mut Canvas) {
    canvas
        .paint(
            &polygon(&[(0.435, 0.68), (0.435, 0.16), (0.5, 0.04), (0.565, 0.16), (0.565, 0.68)]),
            [206, 214, 224],
            0.03,
        )
        .paint(&polygon(&[(0.5, 0.68), (0.5, 0.06), (0.565, 0.16), (0.565, 0.68)]), [168, 178, 192], 0.02)
        .paint(&block(0.5, 0.69, 0.42, 0.06, 0.025), GOLD, 0.025)
        .paint(&block(0.5, 0.79, 0.072, 0.16, 0.015), DARK_WOOD, 0.02)
        .paint(&block(0.5, 0.77, 0.08, 0.02, 0.005), GOLD, 0.008)
        .paint(&block(0.5, 0.82, 0.08, 0.02, 0.005), GOLD, 0.008)
        .paint(&Shape::Ellipse((0.5, 0.90), (0.062, 0.062)), GOLD, 0.03)
        .paint(&Shape::Ellipse((0.5, 0.69), (0.034, 0.034)), [204, 50, 66], 0.015);
}

fn barrel(canvas: &mut Canvas) {
    let side = [
        (0.27, 0.09),
        (0.73, 0.09),
        (0.80, 0.26),
        (0.83, 0.50),
        (0.80, 0.74),
        (0.73, 0.92),
        (0.27, 0.92),
        (0.20, 0.74),
        (0.17, 0.50),
        (0.20, 0.26),
    ];
    canvas.paint(&polygon(&side), WOOD, 0.10);
    for (x, bend) in [(0.5, 0.0), (0.38, -0.03), (0.62, 0.03), (0.285, -0.055), (0.715, 0.055)] {
        canvas.paint(&Shape::Line((x, 0.11), (x + bend, 0.5), 0.005), DARK_WOOD, 0.002);
        canvas.paint(&Shape::Line((x + bend, 0.5), (x, 0.90), 0.005), DARK_WOOD, 0.002);
    }
    for (y, half) in [(0.15, 0.250), (0.33, 0.316), (0.67, 0.316), (0.86, 0.250)] {
        canvas.paint(&block(0.5, y, half * 2.0, 0.055, 0.012), IRON, 0.02);
    }
}

fn house(canvas: &mut Canvas) {
    canvas
        .paint(&block(0.72, 0.26, 0.10, 0.22, 0.01), [176, 84, 66], 0.02)
        .paint(&block(0.5, 0.68, 0.68, 0.48, 0.01), [236, 218, 182], 0.03)
        .paint(&polygon(&[(0.06, 0.47), (0.5, 0.09), (0.94, 0.47)]), [190, 72, 58], 0.04)
        .paint(&block(0.5, 0.915, 0.74, 0.04, 0.01), STONE, 0.015)
        .paint(&block(0.5, 0.77, 0.17, 0.29, 0.02), DARK_WOOD, 0.02)
        .paint(&Shape::Ellipse((0.555, 0.78), (0.014, 0.014)), GOLD, 0.006);
    for x in [0.28, 0.72] {
        canvas
            .paint(&block(x, 0.66, 0.17, 0.17, 0.012), DARK_WOOD, 0.012)
            .paint(&block(x, 0.66, 0.13, 0.13, 0.005), [132, 196, 232], 0.012)
            .paint(&block(x, 0.66, 0.014, 0.13, 0.0), DARK_WOOD, 0.003)
            .paint(&block(x, 0.66, 0.13, 0.014, 0.0), DARK_WOOD, 0.003);
    }
    canvas.paint(&Shape::Ellipse((0.5, 0.33), (0.055, 0.055)), [132, 196, 232], 0.012);
}

fn crate_box(canvas: &mut Canvas) {
    canvas.paint(&block(0.5, 0.5, 0.84, 0.84, 0.02), WOOD, 0.02);
    for y in [0.29, 0.5, 0.71] {
        canvas.paint(&block(0.5, y, 0.80, 0.012, 0.0), DARK_WOOD, 0.002);
    }
    canvas.paint(&Shape::Line((0.17, 0.83), (0.83, 0.17), 0.05), [182, 120, 68], 0.02);
    for (x, y, w, h) in
        [(0.5, 0.13, 0.84, 0.10), (0.5, 0.87, 0.84, 0.10), (0.13, 0.5, 0.10, 0.84), (0.87, 0.5, 0.10, 0.84)]
    {
        canvas.paint(&block(x, y, w, h, 0.015), [182, 120, 68], 0.02);
    }
    for (x, y) in [(0.13, 0.13), (0.87, 0.13), (0.13, 0.87), (0.87, 0.87)] {
        canvas.paint(&Shape::Ellipse((x, y), (0.024, 0.024)), IRON, 0.012);
    }
}

fn potion(canvas: &mut Canvas) {
    canvas
        .paint(&block(0.5, 0.27, 0.20, 0.32, 0.02), GLASS, 0.04)
        .paint(&Shape::Ellipse((0.5, 0.64), (0.31, 0.30)), GLASS, 0.09)
        .paint(&Shape::Ellipse((0.5, 0.67), (0.26, 0.24)), [206, 58, 132], 0.12)
        .paint(&block(0.5, 0.14, 0.15, 0.14, 0.02), WOOD, 0.02)
        .paint(&block(0.5, 0.225, 0.26, 0.05, 0.02), GLASS, 0.02);
    for (x, y, r) in [(0.40, 0.60, 0.035), (0.56, 0.72, 0.028), (0.60, 0.56, 0.022)] {
        canvas.paint(&Shape::Ellipse((x, y), (r, r)), [240, 170, 206], 0.015);
    }
}

fn shield(canvas: &mut Canvas) {
    let outline = |inset: f32| {
        polygon(&[
            (0.14 + inset, 0.12 + inset),
            (0.5, 0.06 + inset),
            (0.86 - inset, 0.12 + inset),
            (0.86 - inset, 0.50),
            (0.76 - inset, 0.74 - inset * 0.6),
            (0.5, 0.95 - inset * 1.2),
            (0.24 + inset, 0.74 - inset * 0.6),
            (0.14 + inset, 0.50),
        ])
    };
    canvas
        .paint(&outline(0.0), GOLD, 0.04)
        .paint(&outline(0.07), [62, 104, 190], 0.06)
        .paint(&block(0.5, 0.46, 0.085, 0.58, 0.01), [236, 236, 240], 0.015)
        .paint(&block(0.5, 0.40, 0.46, 0.085, 0.01), [236, 236, 240], 0.015);
}

fn gravestone(canvas: &mut Canvas) {
    canvas
        .paint(&Shape::Ellipse((0.5, 0.89), (0.40, 0.07)), GRASS, 0.04)
        .paint(&block(0.5, 0.50, 0.54, 0.76, 0.25), STONE, 0.05)
        .paint(&block(0.5, 0.76, 0.54, 0.26, 0.01), STONE, 0.04)
        .paint(&block(0.5, 0.44, 0.055, 0.34, 0.008), DARK_STONE, 0.012)
        .paint(&block(0.5, 0.38, 0.22, 0.055, 0.008), DARK_STONE, 0.012)
        .paint(&block(0.5, 0.89, 0.66, 0.06, 0.02), DARK_STONE, 0.02);
}

fn table(canvas: &mut Canvas) {
    for x in [0.17, 0.83] {
        canvas.paint(&block(x, 0.66, 0.10, 0.50, 0.015), DARK_WOOD, 0.025);
    }
    canvas.paint(&block(0.5, 0.47, 0.72, 0.09, 0.01), DARK_WOOD, 0.02).paint(
        &block(0.5, 0.38, 0.92, 0.10, 0.025),
        WOOD,
        0.03,
    );
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_part_stands_free_on_clear_ground_and_fills_it() {
        for part in PARTS {
            let picture = part.picture();
            let edge =
                picture.enumerate_pixels().filter(|(x, y, _)| *x == 0 || *y == 0 || *x == 511 || *y == 511);
            assert!(edge.clone().all(|(_, _, pixel)| pixel.0[3] == 0), "{} touches the edge", part.name);
            let solid = picture.pixels().filter(|pixel| pixel.0[3] > 127).count();
            assert!(solid > 20_000, "{} has {solid} pixels", part.name);
        }
    }
}
