//! Models made for looking at.

use std::fs;
use std::path::Path;
use voxel::{Palette, Rgb, Scene, VoxelModel, vox};

/// A scene of a file, by its path from the root of the repository.
pub fn file(path: &str) -> Scene {
    let bytes =
        fs::read(Path::new(env!("CARGO_MANIFEST_DIR")).join("..").join(path)).expect("the file is there");
    vox::read(&bytes).expect("the file can be read")
}

/// A scene of one model: the palette index of each cell, 0 for none.
pub fn built(size: [u32; 3], colors: &[Rgb], index: impl Fn([u32; 3]) -> u8) -> Scene {
    let [width, depth, height] = size;
    let places = (0..height).flat_map(|z| (0..depth).flat_map(move |y| (0..width).map(move |x| [x, y, z])));
    let cells = places.map(index).collect();
    let palette = Palette::new(colors.to_vec()).expect("few enough colours");
    Scene::of(VoxelModel::new(size.into(), cells, palette).expect("a model"))
}

/// Letters of 5 x 7, rows from the top. None of them looks the same from behind and upside down at once.
const F: [&str; 7] = ["#####", "#....", "#....", "####.", "#....", "#....", "#...."];
const R: [&str; 7] = ["####.", "#...#", "#...#", "####.", "#.#..", "#..#.", "#...#"];
const B: [&str; 7] = ["####.", "#...#", "#...#", "####.", "#...#", "#...#", "####."];
const L: [&str; 7] = ["#....", "#....", "#....", "#....", "#....", "#....", "#####"];
const T: [&str; 7] = ["#####", "..#..", "..#..", "..#..", "..#..", "..#..", "..#.."];
const D: [&str; 7] = ["####.", "#...#", "#...#", "#...#", "#...#", "#...#", "####."];

/// The sides of the lettered block, in voxels.
const BLOCK: [u32; 3] = [13, 11, 13];

/// A pale block with a letter on each side: Front, Right, Back, Left, Top, Down. A post stands on its front right
/// corner.
pub fn lettered() -> Scene {
    let [width, depth, height] = BLOCK;
    let colors = [
        Rgb::new(222, 214, 196),
        Rgb::new(196, 62, 58),
        Rgb::new(66, 138, 74),
        Rgb::new(54, 96, 176),
        Rgb::new(214, 158, 52),
        Rgb::new(128, 78, 156),
        Rgb::new(70, 70, 78),
    ];
    built([width, depth, height + 4], &colors, |[x, y, z]| {
        if z >= height {
            let is_post = (x == width - 2 || x == width - 3) && (y == 1 || y == 2);
            return if is_post { 7 } else { 0 };
        }
        // For each side: whether the voxel lies on it, and its place there from the lower left corner.
        let (last_x, last_y, last_z) = (width - 1 - x, depth - 1 - y, height - 1 - z);
        let sides = [
            (F, y == 0, [x, z], [width, height]),
            (R, last_x == 0, [y, z], [depth, height]),
            (B, last_y == 0, [last_x, z], [width, height]),
            (L, x == 0, [last_y, z], [depth, height]),
            (T, last_z == 0, [x, y], [width, depth]),
            (D, z == 0, [x, last_y], [width, depth]),
        ];
        let inked =
            sides.iter().position(|&(letter, is_there, at, side)| is_there && covers(letter, at, side));
        inked.map_or(1, |side| side as u8 + 2)
    })
}

/// Whether a letter in the middle of a side covers a place there.
fn covers(letter: [&str; 7], [column, row]: [u32; 2], [columns, rows]: [u32; 2]) -> bool {
    let line = row.checked_sub((rows - 7) / 2).and_then(|row| 6_usize.checked_sub(row as usize));
    let place = column.checked_sub((columns - 5) / 2);
    let cell = line.zip(place).and_then(|(line, place)| letter[line].as_bytes().get(place as usize));
    cell == Some(&b'#')
}
