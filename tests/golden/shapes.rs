//! Models of uncommon shapes and colours, and pictures of uncommon shapes.

use crate::gallery::Picture;
use crate::models::{self, built};
use crate::views::{SIZE, in_studio, picture, seen};
use viewport::View;
use voxel::{Rgb, Scene};

pub fn pictures() -> Vec<Picture> {
    let tan = Rgb::new(190, 150, 104);
    let one = built([1, 1, 1], &[Rgb::new(204, 92, 62)], |_| 1);
    let beam = built([120, 2, 2], &[tan, Rgb::new(96, 128, 88)], |[x, ..]| 1 + (x / 8 % 2) as u8);
    let mast = built([2, 2, 120], &[tan, Rgb::new(96, 128, 88)], |[.., z]| 1 + (z / 8 % 2) as u8);
    let lettered = models::lettered();
    vec![
        in_studio(seen("one-voxel", &one, SIZE)),
        picture("one-voxel-front", &one, View::Front, SIZE),
        seen("long-beam", &beam, SIZE),
        seen("tall-mast", &mast, SIZE),
        picture("tall-mast-iso", &mast, View::Iso, (96, 256)),
        in_studio(seen("wide-picture", &lettered, (400, 80))),
        in_studio(seen("narrow-picture", &lettered, (80, 300))),
        picture("odd-picture", &lettered, View::Iso, (151, 97)),
        seen("palette-ramps", &ramps(), SIZE),
        seen("palette-black-and-white", &board(), SIZE),
        seen("nooks", &nooks(), SIZE),
    ]
}

/// Sixteen steps of grey and of six colours on stairs: every palette entry shows a top and a front.
fn ramps() -> Scene {
    let hues: [[u32; 3]; 7] = [[1, 1, 1], [1, 0, 0], [1, 1, 0], [0, 1, 0], [0, 1, 1], [0, 0, 1], [1, 0, 1]];
    let step = |level: u32| hues.map(|hue| hue.map(|on| if on == 1 { (level * 17) as u8 } else { 0 }));
    let colors: Vec<Rgb> = (0..16).flat_map(step).map(Rgb::from).collect();
    built([32, 14, 7], &colors, |[x, y, z]| {
        let row = y / 2;
        if z <= row { 1 + (x / 2 * 7 + row) as u8 } else { 0 }
    })
}

/// A chess board of the darkest and the brightest colour there are, with a man of each.
fn board() -> Scene {
    let colors = [Rgb::new(0, 0, 0), Rgb::new(255, 255, 255)];
    built([16, 16, 7], &colors, |[x, y, z]| {
        let square = 1 + ((x / 2 + y / 2) % 2) as u8;
        let man = |left: u32, front: u32| (left..left + 2).contains(&x) && (front..front + 2).contains(&y);
        match z {
            0 => square,
            _ if man(4, 4) => 1,
            _ if man(10, 6) => 2,
            _ => 0,
        }
    })
}

/// A court with walls, a gate, a pit and a bridge: light has to find its way in.
fn nooks() -> Scene {
    let colors = [Rgb::new(178, 172, 160), Rgb::new(150, 108, 72)];
    built([24, 24, 14], &colors, |[x, y, z]| {
        let wall = x < 2 || y < 2 || x >= 22 || y >= 22;
        let gate = (9..15).contains(&x) && y < 2 && (3..9).contains(&z);
        let pit = (6..12).contains(&x) && (12..18).contains(&y);
        let bridge = (14..17).contains(&x) && z == 9;
        match z {
            0..3 if pit => 0,
            0..3 => 1,
            _ if bridge && !wall => 2,
            _ if wall && !gate && z < 12 => 1,
            12..14 if wall && (x / 2 + y / 2) % 2 == 0 => 1,
            _ => 0,
        }
    })
}
