//! What becomes of a hundred sprites: the gates that every body built from a picture passes.

#![allow(clippy::unwrap_used, reason = "a test that fails may do so anywhere")]

use glam::{IVec3, Mat3, Vec3};
use image::{Rgba, RgbaImage, imageops};
use std::sync::atomic::{AtomicUsize, Ordering};
use std::sync::{LazyLock, Mutex};
use voxel::{PaletteSize, VoxelModel, VoxelSize, VoxelizeOptions};
use voxelize::{TriMesh, reconstruct, voxelize};

const SPRITES: [&str; 112] = [
    "castle",
    "dragon",
    "house",
    "office building",
    "bus",
    "ambulance",
    "fire engine",
    "automobile",
    "tractor",
    "locomotive",
    "bicycle",
    "rocket",
    "airplane",
    "helicopter",
    "sailboat",
    "anchor",
    "tent",
    "church",
    "ferris wheel",
    "volcano",
    "mushroom",
    "evergreen tree",
    "palm tree",
    "cactus",
    "potted plant",
    "sunflower",
    "tulip",
    "maple leaf",
    "grapes",
    "banana",
    "pineapple",
    "red apple",
    "cherries",
    "strawberry",
    "carrot",
    "broccoli",
    "hamburger",
    "pizza",
    "doughnut",
    "birthday cake",
    "cupcake",
    "ice cream",
    "lollipop",
    "honey pot",
    "teapot",
    "wine glass",
    "beer mug",
    "hot beverage",
    "cat",
    "dog",
    "fox",
    "lion",
    "tiger face",
    "unicorn",
    "cow",
    "pig face",
    "rabbit",
    "panda",
    "penguin",
    "owl",
    "parrot",
    "duck",
    "frog",
    "crocodile",
    "turtle",
    "snake",
    "t-rex",
    "sauropod",
    "whale",
    "octopus",
    "crab",
    "snail",
    "butterfly",
    "honeybee",
    "spider",
    "scorpion",
    "ghost",
    "alien",
    "robot",
    "teddy bear",
    "snowman",
    "jack-o-lantern",
    "crown",
    "gem stone",
    "ring",
    "key",
    "hammer",
    "axe",
    "dagger",
    "shield",
    "bomb",
    "magnet",
    "gear",
    "candle",
    "light bulb",
    "lipstick",
    "guitar",
    "trumpet",
    "violin",
    "drum",
    "camera",
    "television",
    "telephone",
    "alarm clock",
    "hourglass done",
    "book",
    "scroll",
    "backpack",
    "umbrella",
    "balloon",
    "soccer ball",
    "trophy",
];

/// The size at which pictures and models are compared.
const SIZE: i64 = 64;

fn sprite(name: &str) -> RgbaImage {
    let sketch = sketch::draw(name, 1).unwrap_or_else(|unknown| panic!("{name}: {unknown}"));
    image::load_from_memory(&sketch.candidates[0].png).unwrap().into_rgba8()
}

fn filled(size: i64) -> VoxelizeOptions {
    VoxelizeOptions {
        voxel_size: VoxelSize::new(size).unwrap(),
        palette_size: PaletteSize::new(256).unwrap(),
        fill: true,
        ..VoxelizeOptions::default()
    }
}

fn body(picture: &RgbaImage, size: i64) -> TriMesh {
    reconstruct(picture, VoxelSize::new(size).unwrap()).unwrap()
}

/// What `work` makes of every sprite, on all cores.
fn with_all<R: Send>(work: impl Fn(usize, &str) -> R + Sync) -> Vec<(R, &'static str)> {
    let next = AtomicUsize::new(0);
    let done = Mutex::new(Vec::new());
    std::thread::scope(|scope| {
        for _ in 0..std::thread::available_parallelism().unwrap().get() {
            scope.spawn(|| {
                loop {
                    let number = next.fetch_add(1, Ordering::Relaxed);
                    let Some(name) = SPRITES.get(number) else { break };
                    let result = work(number, name);
                    done.lock().unwrap().push((number, (result, *name)));
                }
            });
        }
    });
    let mut done = done.into_inner().unwrap();
    done.sort_by_key(|&(number, _)| number);
    done.into_iter().map(|(_, result)| result).collect()
}

static PICTURES: LazyLock<Vec<RgbaImage>> =
    LazyLock::new(|| with_all(|_, name| sprite(name)).into_iter().map(|(picture, _)| picture).collect());

/// Gives marks to what becomes of every sprite, and prints the worst.
fn each(what: &str, mark: impl Fn(usize, &str, &RgbaImage) -> f32 + Sync) {
    let mut marks = with_all(|number, name| mark(number, name, &PICTURES[number]));
    marks.sort_by(|a, b| b.0.total_cmp(&a.0).then(a.1.cmp(b.1)));
    let mean = marks.iter().map(|(mark, _)| mark).sum::<f32>() / marks.len() as f32;
    println!("{what}: mean {mean:.4}, worst {:?}", &marks[..8]);
}

/// For each column of the front view the first voxel's palette index, or 0: rows from the top.
fn front(model: &VoxelModel) -> Vec<u8> {
    let [width, depth, height] = model.size().as_ivec3().to_array();
    let first = |x, z| (0..depth).map(|y| model.at(x, y, z)).find(|&index| index != 0).unwrap_or(0);
    (0..height).rev().flat_map(|z| (0..width).map(move |x| first(x, z))).collect()
}

/// The box around the opaque pixels: left, top, width, height.
fn crop(picture: &RgbaImage) -> (u32, u32, u32, u32) {
    let opaque = || picture.enumerate_pixels().filter(|(_, _, pixel)| pixel.0[3] >= 128);
    let (left, right) = (opaque().map(|at| at.0).min().unwrap(), opaque().map(|at| at.0).max().unwrap());
    let (top, bottom) = (opaque().map(|at| at.1).min().unwrap(), opaque().map(|at| at.1).max().unwrap());
    (left, top, right - left + 1, bottom - top + 1)
}

/// The pixels of each cell of the front view.
fn pixels(picture: &RgbaImage, model: &VoxelModel) -> Vec<Vec<Rgba<u8>>> {
    let (left, top, width, height) = crop(picture);
    let mut cells = vec![Vec::new(); (model.size().x * model.size().z) as usize];
    for y in 0..height {
        for x in 0..width {
            let (column, row) = (x * model.size().x / width, y * model.size().z / height);
            let cell = &mut cells[(column + model.size().x * row) as usize];
            cell.push(*picture.get_pixel(left + x, top + y));
        }
    }
    cells
}

/// How much of the opaque pixels and of the pixels in cells that are built is both.
fn overlap(cells: &[Vec<Rgba<u8>>], is_built: impl Fn(usize) -> bool) -> f32 {
    let (mut both, mut either) = (0u32, 0u32);
    for (cell, pixels) in cells.iter().enumerate() {
        for pixel in pixels {
            let (drawn, built) = (pixel.0[3] >= 128, is_built(cell));
            both += u32::from(drawn && built);
            either += u32::from(drawn || built);
        }
    }
    both as f32 / either as f32
}

#[test]
fn the_front_of_a_model_has_the_outline_of_its_picture() {
    each("outlines, 1 - IoU against the full alpha", |_, name, picture| {
        let mesh = body(picture, SIZE);
        let model = voxelize(&mesh, &filled(SIZE)).unwrap();
        let (front, width) = (front(&model), model.size().x as usize);
        let mut cells = vec![false; front.len()];
        for triangle in &mesh.triangles {
            let [a, b, c] = triangle.vertices.map(|vertex| mesh.positions[vertex as usize]);
            if (b - a).cross(c - a).z > 0.0 {
                let middle = (a + b + c) / 3.0;
                cells[middle.x as usize + width * (model.size().z as usize - 1 - middle.y as usize)] = true;
            }
        }
        assert!(
            front.iter().zip(&cells).all(|(&index, &cell)| (index != 0) == cell),
            "{name}: the model's outline is not the body's"
        );
        let pixels = pixels(picture, &model);
        let overlap = overlap(&pixels, |cell| front[cell] != 0);
        // Spokes and whiskers that are thinner than a voxel can't have their outline at this size, and parts that hang
        // in the air are held by struts.
        let best = self::overlap(&pixels, |cell| {
            pixels[cell].iter().filter(|pixel| pixel.0[3] >= 128).count() * 2 >= pixels[cell].len()
        });
        assert!(overlap >= f32::min(0.97, best - 0.02), "{name}: {overlap} of {best}");
        1.0 - overlap
    });
}

/// Linear light to Oklab (Björn Ottosson, 2020).
fn oklab(light: Vec3) -> Vec3 {
    let lms = Mat3::from_cols_array(&[
        0.412_221_47,
        0.211_903_5,
        0.088_302_46,
        0.536_332_55,
        0.680_699_5,
        0.281_718_85,
        0.051_445_995,
        0.107_396_96,
        0.629_978_7,
    ]) * light;
    let root = Vec3::from_array(lms.to_array().map(f32::cbrt));
    Mat3::from_cols_array(&[
        0.210_454_26,
        1.977_998_5,
        0.025_904_037,
        0.793_617_8,
        -2.428_592_2,
        0.782_771_77,
        -0.004_072_047,
        0.450_593_7,
        -0.808_675_77,
    ]) * root
}

fn light(color: [u8; 3]) -> Vec3 {
    Vec3::from_array(color.map(|byte| {
        let value = f32::from(byte) / 255.0;
        if value <= 0.040_45 { value / 12.92 } else { ((value + 0.055) / 1.055).powf(2.4) }
    }))
}

#[test]
fn the_front_of_a_model_has_the_colours_of_its_picture() {
    each("colours of the front, Oklab x 100", |_, name, picture| {
        let model = voxelize(&body(picture, SIZE), &filled(SIZE)).unwrap();
        let mut errors = Vec::new();
        for (pixels, index) in pixels(picture, &model).iter().zip(front(&model)) {
            let opaque: Vec<_> = pixels.iter().filter(|pixel| pixel.0[3] >= 128).collect();
            if let (Some(color), false) = (model.palette().get(index), opaque.is_empty()) {
                let alpha: f32 = opaque.iter().map(|pixel| f32::from(pixel.0[3])).sum();
                let sum: Vec3 = opaque
                    .iter()
                    .map(|pixel| light([pixel.0[0], pixel.0[1], pixel.0[2]]) * f32::from(pixel.0[3]))
                    .sum();
                errors.push(oklab(sum / alpha).distance(oklab(light(color.into()))) * 100.0);
            }
        }
        let mean = errors.iter().sum::<f32>() / errors.len() as f32;
        assert!(mean <= 2.0, "{name}: {mean}");
        mean
    });
}

const FACES: [IVec3; 6] = [IVec3::X, IVec3::NEG_X, IVec3::Y, IVec3::NEG_Y, IVec3::Z, IVec3::NEG_Z];

/// How many cells a walk through faces from `start` finds, among those of a box from -1 to `side` where `is_open`.
fn walk(start: IVec3, side: IVec3, is_open: impl Fn(IVec3) -> bool) -> usize {
    let size = side + 2;
    let mut seen = vec![false; size.element_product() as usize];
    let offset = |at: IVec3| (at.x + 1 + size.x * (at.y + 1 + size.y * (at.z + 1))) as usize;
    seen[offset(start)] = true;
    let mut open = vec![start];
    let mut count = 0;
    while let Some(at) = open.pop() {
        count += 1;
        for next in FACES.map(|face| at + face) {
            let fits = next.min_element() >= -1 && next.cmple(side).all();
            if fits && is_open(next) && !std::mem::replace(&mut seen[offset(next)], true) {
                open.push(next);
            }
        }
    }
    count
}

#[test]
fn a_model_is_one_solid_body_of_two_voxels_at_least() {
    each("depth over height", |number, name, picture| {
        let size = [8, 16, 23, 32, 48][number % 5];
        let model = voxelize(&body(picture, size), &filled(size)).unwrap();
        let is_solid = |at: IVec3| model.at(at.x, at.y, at.z) != 0;
        let first = model.voxels().next().unwrap().0.as_ivec3();
        let side = model.size().as_ivec3();
        assert_eq!(walk(first, side, is_solid), model.voxel_count(), "{name} at {size} falls apart");
        let outside = (side + 2).element_product() as usize - model.voxel_count();
        let reached = walk(IVec3::NEG_ONE, side, |at| !is_solid(at));
        assert_eq!(reached, outside, "{name} at {size} has a hole inside");
        for z in 0..side.z {
            for x in 0..side.x {
                let column: Vec<bool> = (0..side.y).map(|y| is_solid(IVec3::new(x, y, z))).collect();
                for run in column.chunk_by(|a, b| a == b).filter(|run| run[0]) {
                    assert!(run.len() >= 2, "{name} at {size} is thin at {x}, {z}");
                }
            }
        }
        side.y as f32 / side.z as f32
    });
}

#[test]
fn without_fill_a_model_lacks_just_what_is_buried() {
    each("share of the hollow", |number, name, picture| {
        let size = [48, 32, 20, 12, 8][number % 5];
        let mesh = body(picture, size);
        let full = voxelize(&mesh, &filled(size)).unwrap();
        let hollow = voxelize(&mesh, &VoxelizeOptions { fill: false, ..filled(size) }).unwrap();
        assert_eq!(full.size(), hollow.size());
        assert_eq!(full.palette(), hollow.palette());
        for (at, index) in full.voxels() {
            let at = at.as_ivec3();
            let around = (0..27).map(|n| at + IVec3::new(n % 3, n / 3 % 3, n / 9) - 1);
            let is_buried = around.into_iter().all(|at| full.at(at.x, at.y, at.z) != 0);
            let expected = if is_buried { 0 } else { index };
            assert_eq!(hollow.at(at.x, at.y, at.z), expected, "{name} at {size}: {at}");
        }
        1.0 - hollow.voxel_count() as f32 / full.voxel_count() as f32
    });
}

#[test]
fn symmetric_pictures_make_symmetric_models_and_the_same_ones_each_time() {
    each("colours", |number, name, picture| {
        let size = [32, 17, 24, 40, 8][number % 5];
        let mut picture = picture.clone();
        let half = imageops::crop_imm(&picture, 0, 0, picture.width() / 2, picture.height()).to_image();
        imageops::replace(&mut picture, &imageops::flip_horizontal(&half), i64::from(half.width()), 0);
        let model = voxelize(&body(&picture, size), &filled(size)).unwrap();
        for (at, index) in model.voxels() {
            let mirrored = model.at((model.size().x - 1 - at.x) as i32, at.y as i32, at.z as i32);
            assert_eq!(index, mirrored, "{name} at {size}: {at}");
        }
        let again = voxelize(&body(&picture, size), &filled(size)).unwrap();
        assert_eq!(voxel::vox::write(&model), voxel::vox::write(&again), "{name} at {size}");
        model.used_colors() as f32
    });
}
