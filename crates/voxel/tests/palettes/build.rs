//! Files with the palette of [`COLORS`], one for each kind.

use voxel::{Palette, Rgb, VoxelModel, vox};

pub const COLORS: [Rgb; 4] =
    [Rgb::new(255, 0, 77), Rgb::new(41, 173, 255), Rgb::new(0, 0, 0), Rgb::new(194, 195, 199)];

pub fn palette() -> Palette {
    Palette::new(COLORS.to_vec()).unwrap()
}

/// As Lospec writes them, on Windows.
pub const HEX: &str = include_str!("../data/palettes/four.hex");

/// As GIMP writes them.
pub const GPL: &str = include_str!("../data/palettes/four.gpl");

/// As Paint Shop Pro and Aseprite write them.
pub const JASC: &str = include_str!("../data/palettes/four.pal");

/// A swatch exchange file: a group around one swatch of each model.
pub fn ase() -> Vec<u8> {
    let mut file = b"ASEF\x00\x01\x00\x00".to_vec();
    let mut blocks = vec![block(0xc001, name("Four"))];
    blocks.push(swatch(*b"RGB ", &[1.0, 0.0, 77.0 / 255.0]));
    blocks.push(swatch(*b"CMYK", &[1.0 - 41.0 / 255.0, 1.0 - 173.0 / 255.0, 0.0, 0.0]));
    blocks.push(swatch(*b"Gray", &[0.0]));
    let [lightness, a, b] = voxel::color::lab_of(COLORS[3]).as_vec3().to_array();
    blocks.push(swatch(*b"LAB ", &[lightness / 100.0, a, b]));
    blocks.push(block(0xc002, Vec::new()));
    file.extend((blocks.len() as u32).to_be_bytes());
    file.extend(blocks.concat());
    file
}

pub fn swatch(model: [u8; 4], values: &[f32]) -> Vec<u8> {
    let mut content = name("A swatch");
    content.extend(model);
    content.extend(values.iter().flat_map(|value| value.to_be_bytes()));
    // Global, spot or normal.
    content.extend([0, 2]);
    block(1, content)
}

fn block(kind: u16, content: Vec<u8>) -> Vec<u8> {
    let mut block = kind.to_be_bytes().to_vec();
    block.extend((content.len() as u32).to_be_bytes());
    block.extend(content);
    block
}

/// A name with a zero at its end.
fn name(text: &str) -> Vec<u8> {
    let units: Vec<u16> = text.encode_utf16().chain([0]).collect();
    let mut bytes = (units.len() as u16).to_be_bytes().to_vec();
    bytes.extend(units.iter().flat_map(|unit| unit.to_be_bytes()));
    bytes
}

pub fn vox() -> Vec<u8> {
    vox::write(&VoxelModel::new(glam::UVec3::ONE, vec![2], palette()).unwrap())
}
