//! Palette entries that are not plain paint.

use crate::gallery::Picture;
use crate::models::{built, file};
use crate::views::{SIZE, seen};
use viewport::{Background, Look, Quality, Slices};
use voxel::{Material, MaterialKind, Rgb, Scene};

pub fn pictures() -> Vec<Picture> {
    let shelf = shelf();
    let lantern = lantern();
    let mut pictures = vec![
        seen("matter-shelf", &shelf, SIZE),
        seen("matter-lantern", &lantern, SIZE),
        seen("matter-file", &file("crates/voxel/tests/data/materials.vox"), SIZE),
    ];
    let mut with = |name: &str, from: usize, change: &dyn Fn(&mut viewport::RenderRequest)| {
        let mut picture = Picture { name: name.to_owned(), ..pictures[from].clone() };
        change(&mut picture.request);
        pictures.push(picture);
    };
    with("matter-shelf-draft", 0, &|request| request.quality = Quality::Draft);
    with("matter-shelf-transparent", 0, &|request| request.background = Background::Transparent);
    with("matter-shelf-from-behind", 0, &|request| request.camera.yaw += 3.0);
    with("matter-lantern-at-night", 1, &|request| request.background = Background::Color([10, 11, 16]));
    with("matter-lantern-cut", 1, &|request| {
        let all = Slices::default();
        request.look = Look { slices: Slices { low: all.low.with_y(8), ..all }, ..Look::default() };
    });
    pictures
}

/// Each kind of material in a block of its own, weak before and strong behind, on a striped board.
pub fn shelf() -> Scene {
    let paint = Rgb::new(196, 148, 84);
    let colors = [
        Rgb::new(208, 204, 196),
        Rgb::new(92, 96, 104),
        paint,
        paint,
        paint,
        Rgb::new(86, 170, 196),
        Rgb::new(86, 170, 196),
        Rgb::new(255, 196, 92),
        Rgb::new(255, 196, 92),
    ];
    let mut scene = built([34, 16, 7], &colors, |[x, y, z]| {
        if z == 0 {
            return 1 + (x / 2 % 2) as u8;
        }
        let (column, row) = (x / 8, y / 8);
        let is_block = (2..8).contains(&(x % 8)) && (2..7).contains(&(y % 8)) && column < 4;
        let kinds = [[3, 4, 6, 8], [3, 5, 7, 9]];
        if is_block { kinds[row as usize][column as usize] } else { 0 }
    });
    let material = |kind, weight, roughness, flux| Material { kind, weight, roughness, flux };
    scene.materials = vec![
        (4, material(MaterialKind::Metal, 1.0, 0.6, 0.0)),
        (5, material(MaterialKind::Metal, 1.0, 0.05, 0.0)),
        (6, material(MaterialKind::Glass, 0.4, 0.1, 0.0)),
        (7, material(MaterialKind::Glass, 0.9, 0.0, 0.0)),
        (8, material(MaterialKind::Emit, 0.3, 0.0, 0.0)),
        (9, material(MaterialKind::Emit, 1.0, 0.0, 2.0)),
    ];
    scene
}

/// A lamp behind glass in an iron frame, between walls that catch its light.
pub fn lantern() -> Scene {
    let colors =
        [Rgb::new(148, 144, 140), Rgb::new(70, 72, 80), Rgb::new(210, 226, 224), Rgb::new(255, 170, 70)];
    let mut scene = built([16, 16, 16], &colors, |[x, y, z]| {
        let edge = |at: u32| at == 4 || at == 11;
        let inside = |at: u32| (4..12).contains(&at);
        if z == 0 || (y == 15 && z < 14) || (x == 15 && z < 10) {
            return 1;
        }
        if !inside(x) || !inside(y) || z > 12 {
            return 0;
        }
        let frame = [edge(x), edge(y), z == 1 || z == 12].into_iter().filter(|&on| on).count();
        match frame {
            2.. => 2,
            1 if z == 1 || z == 12 => 2,
            1 => 3,
            _ if (6..10).contains(&x) && (6..10).contains(&y) && (3..9).contains(&z) => 4,
            _ => 0,
        }
    });
    let material = |kind, weight, roughness, flux| Material { kind, weight, roughness, flux };
    scene.materials = vec![
        (2, material(MaterialKind::Metal, 0.7, 0.4, 0.0)),
        (3, material(MaterialKind::Glass, 0.85, 0.0, 0.0)),
        (4, material(MaterialKind::Emit, 1.0, 0.0, 3.0)),
    ];
    scene
}
