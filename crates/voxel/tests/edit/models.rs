//! Models to edit.

use glam::UVec3;
use proptest::prelude::*;
use voxel::{Palette, Rgb, VoxelModel};

/// Eight colours that nobody takes for one another.
pub fn palette() -> Palette {
    let colors: [[u8; 3]; 8] = [
        [200, 30, 30],
        [30, 160, 40],
        [40, 60, 200],
        [240, 220, 60],
        [250, 250, 250],
        [20, 20, 20],
        [150, 90, 40],
        [180, 80, 200],
    ];
    Palette::new(colors.map(Rgb::from).to_vec()).unwrap()
}

pub fn of(size: UVec3, cells: &[u8]) -> VoxelModel {
    VoxelModel::new(size, cells.to_vec(), palette()).unwrap()
}

/// A model of the cells for which `index` isn't 0.
pub fn from_fn(size: UVec3, index: impl Fn(UVec3) -> u8) -> VoxelModel {
    let mut cells = Vec::new();
    for z in 0..size.z {
        for y in 0..size.y {
            cells.extend((0..size.x).map(|x| index(UVec3::new(x, y, z))));
        }
    }
    of(size, &cells)
}

/// Small models of any kind: dust, sponges, full blocks.
pub fn small() -> impl Strategy<Value = VoxelModel> {
    let size = (1..7_u32, 1..7_u32, 1..7_u32).prop_map(|(x, y, z)| UVec3::new(x, y, z));
    (size, 0.0..1.0_f64).prop_flat_map(|(size, share)| {
        let cell = prop_oneof![1 => Just(0), 2 => 1..=8_u8];
        let cells =
            prop::collection::vec((prop::bool::weighted(share), cell), size.element_product() as usize);
        cells.prop_map(move |cells| {
            let cells: Vec<u8> =
                cells.into_iter().map(|(is_filled, index)| if is_filled { index } else { 0 }).collect();
            of(size, &cells)
        })
    })
}

/// Models of boxes, bars and sheets, as artists build them, that have at least one voxel.
pub fn built() -> impl Strategy<Value = VoxelModel> {
    let thin = prop::array::uniform3(prop::bool::weighted(0.4));
    let part = (prop::array::uniform3(0..24_u32), prop::array::uniform3(1..20_u32), 1..=8_u8, thin);
    prop::collection::vec(part, 1..6).prop_map(|parts| {
        let mut boxes: Vec<(UVec3, UVec3, u8)> = Vec::new();
        for (low, length, index, thin) in parts {
            let mut length = UVec3::from_array(length);
            thin.iter().enumerate().filter(|&(_, &is_thin)| is_thin).for_each(|(axis, _)| length[axis] = 1);
            let low = UVec3::from_array(low);
            boxes.push((low, (low + length).min(UVec3::splat(24)), index));
        }
        from_fn(UVec3::splat(24), |at| {
            let inside = |&&(low, high, _): &&(UVec3, UVec3, u8)| at.cmpge(low).all() && at.cmplt(high).all();
            boxes.iter().rfind(inside).map_or(0, |&(_, _, index)| index)
        })
    })
}

/// All positions of a model.
pub fn positions(model: &VoxelModel) -> impl Iterator<Item = UVec3> {
    let size = model.size();
    (0..size.z)
        .flat_map(move |z| (0..size.y).flat_map(move |y| (0..size.x).map(move |x| UVec3::new(x, y, z))))
}

pub fn index(model: &VoxelModel, at: UVec3) -> u8 {
    model.at(at.x as i32, at.y as i32, at.z as i32)
}
