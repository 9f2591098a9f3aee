//! From a model or a scene to bytes: always the same ones.

use super::{limits, material, place};
use crate::{Material, Palette, Placement, Scene, VoxelModel};
use glam::{IVec3, UVec3};

/// The version that every reader of the format knows.
const VERSION: u32 = 150;
/// Cells that are passed over together where all are empty.
const PORTION: usize = 16;
/// No layer, and the value of reserved fields.
const NONE: i32 = -1;

/// A `.vox` file of one model, standing on the ground over the origin, every colour plain paint. The same model gives
/// the same bytes. Voxels are ordered z, y, x.
#[must_use]
pub fn write(model: &VoxelModel) -> Vec<u8> {
    write_with_materials(model, &[])
}

/// As [`write()`], with what its colours are made of: indices 1 to 255 that are not plain paint.
#[must_use]
pub fn write_with_materials(model: &VoxelModel, materials: &[(u8, Material)]) -> Vec<u8> {
    let mut file = File::new(4 * model.voxel_count() + (32 << 10));
    file.model(model);
    let standing = place::standing(model.size());
    file.root(1);
    file.instance(0, 0, standing.translation, 4, false);
    file.layer();
    file.rgba(model.palette());
    file.materials(model.palette(), materials);
    file.finish()
}

/// A `.vox` file of a whole scene: every model once, every placement as an instance of its own under one group. What
/// [`super::read`] gives back is this scene; warnings aren't written.
///
/// # Errors
/// Where a model's palette isn't the scene's, a placement names no model, or the file would exceed [`limits`].
pub fn write_scene(scene: &Scene) -> Result<Vec<u8>, VoxWriteError> {
    let voxels: usize = scene.models.iter().map(VoxelModel::voxel_count).sum();
    if scene.models.len() > limits::MODELS || scene.placements.len() > limits::PLACEMENTS {
        return Err(VoxWriteError::TooLarge);
    }
    let about = 4 * voxels + 512 * (scene.models.len() + scene.placements.len()) + (32 << 10);
    if about > limits::FILE_BYTES {
        return Err(VoxWriteError::TooLarge);
    }
    if let Some(model) = scene.models.iter().position(|model| model.palette() != &scene.palette) {
        return Err(VoxWriteError::Palette(model));
    }
    let mut file = File::new(about);
    scene.models.iter().for_each(|model| file.model(model));
    file.root(scene.placements.len());
    for (number, placement) in scene.placements.iter().enumerate() {
        let model = scene.models.get(placement.model).ok_or(VoxWriteError::NoModel(placement.model))?;
        let translation = translation_of(placement, model.size())?;
        file.instance(number, placement.model, translation, placement.rotation.to_byte(), placement.hidden);
    }
    file.layer();
    file.rgba(&scene.palette);
    file.materials(&scene.palette, &scene.materials);
    Ok(file.finish())
}

fn translation_of(placement: &Placement, size: UVec3) -> Result<IVec3, VoxWriteError> {
    let translation = place::translation(placement.rotation, placement.origin, size);
    let limit = IVec3::splat(limits::DISTANCE);
    let is_near = translation.cmple(limit).all() && translation.cmpge(-limit).all();
    is_near.then_some(translation).ok_or(VoxWriteError::TooFar(placement.origin.to_array()))
}

/// Why a scene can't be written.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum VoxWriteError {
    /// A file has one palette.
    #[error("model {0} has another palette than its scene, and a .vox file holds one")]
    Palette(usize),
    /// A placement names a model that the scene doesn't have.
    #[error("model {0} is placed, and the scene doesn't have it")]
    NoModel(usize),
    /// A placement lies beyond what a reader accepts.
    #[error("a model at {0:?} stands too far out for a .vox file")]
    TooFar([i32; 3]),
    /// More than a reader accepts.
    #[error("the scene is too large for one .vox file")]
    TooLarge,
}

/// A file that grows chunk by chunk.
struct File {
    bytes: Vec<u8>,
}

impl File {
    /// The header and the head of MAIN; room for `capacity` bytes.
    fn new(capacity: usize) -> Self {
        let mut file = Self { bytes: Vec::with_capacity(capacity) };
        file.bytes.extend_from_slice(b"VOX ");
        file.u32(VERSION);
        file.bytes.extend_from_slice(b"MAIN");
        file.u32(0);
        // The length of all chunks, once it is known.
        file.u32(0);
        file
    }

    fn finish(mut self) -> Vec<u8> {
        let children = (self.bytes.len() - 20) as u32;
        self.bytes[16..20].copy_from_slice(&children.to_le_bytes());
        self.bytes
    }

    fn u32(&mut self, number: u32) {
        self.bytes.extend_from_slice(&number.to_le_bytes());
    }

    fn i32(&mut self, number: i32) {
        self.bytes.extend_from_slice(&number.to_le_bytes());
    }

    fn string(&mut self, text: &str) {
        self.u32(text.len() as u32);
        self.bytes.extend_from_slice(text.as_bytes());
    }

    fn attributes<'a>(&mut self, entries: impl ExactSizeIterator<Item = (&'a str, &'a str)>) {
        self.u32(entries.len() as u32);
        for (name, value) in entries {
            self.string(name);
            self.string(value);
        }
    }

    fn chunk(&mut self, name: &[u8; 4], content: impl FnOnce(&mut Self)) {
        self.bytes.extend_from_slice(name);
        let head = self.bytes.len();
        self.u32(0);
        self.u32(0);
        content(self);
        let length = (self.bytes.len() - head - 8) as u32;
        self.bytes[head..head + 4].copy_from_slice(&length.to_le_bytes());
    }

    fn model(&mut self, model: &VoxelModel) {
        self.chunk(b"SIZE", |file| model.size().to_array().into_iter().for_each(|side| file.u32(side)));
        self.chunk(b"XYZI", |file| {
            let count = model.voxel_count();
            file.u32(count as u32);
            let (width, depth) = (model.size().x as usize, model.size().y as usize);
            let mut line = [[0; 4]; VoxelModel::MAX_SIDE as usize];
            for (row, cells) in model.cells().chunks_exact(width).enumerate() {
                // At most 255 along each axis, as a model is at most 256 long.
                let (y, z) = ((row % depth) as u8, (row / depth) as u8);
                let mut filled = 0;
                for (part, cells) in cells.chunks(PORTION).enumerate() {
                    if cells.iter().fold(0, |all, &index| all | index) == 0 {
                        continue;
                    }
                    for (at, &index) in cells.iter().enumerate() {
                        line[filled] = [(PORTION * part + at) as u8, y, z, index];
                        filled += usize::from(index != 0);
                    }
                }
                file.bytes.extend_from_slice(line[..filled].as_flattened());
            }
        });
    }

    /// nTRN 0 and nGRP 1, the parent of `instances` instances.
    fn root(&mut self, instances: usize) {
        self.chunk(b"nTRN", |file| {
            file.i32(0);
            file.attributes([].into_iter());
            [1, NONE, NONE, 1].into_iter().for_each(|number| file.i32(number));
            file.attributes([].into_iter());
        });
        self.chunk(b"nGRP", |file| {
            file.i32(1);
            file.attributes([].into_iter());
            file.u32(instances as u32);
            (0..instances).for_each(|number| file.i32(instance_id(number)));
        });
    }

    /// An nTRN and its nSHP.
    fn instance(&mut self, number: usize, model: usize, translation: IVec3, rotation: u8, hidden: bool) {
        let id = instance_id(number);
        self.chunk(b"nTRN", |file| {
            file.i32(id);
            let hidden: &[_] = if hidden { &[("_hidden", "1")] } else { &[] };
            file.attributes(hidden.iter().copied());
            [id + 1, NONE, 0, 1].into_iter().for_each(|number| file.i32(number));
            let IVec3 { x, y, z } = translation;
            let (place, turn) = (format!("{x} {y} {z}"), rotation.to_string());
            let frame = [("_t", place.as_str()), ("_r", turn.as_str())];
            // MagicaVoxel leaves the identity out, too.
            let entries = if rotation == 4 { 1 } else { 2 };
            file.attributes(frame[..entries].iter().copied());
        });
        self.chunk(b"nSHP", |file| {
            file.i32(id + 1);
            file.attributes([].into_iter());
            file.u32(1);
            file.u32(model as u32);
            file.attributes([].into_iter());
        });
    }

    /// The one layer that all instances lie in.
    fn layer(&mut self) {
        self.chunk(b"LAYR", |file| {
            file.i32(0);
            file.attributes([("_name", "0")].into_iter());
            file.i32(NONE);
        });
    }

    /// 256 entries, the first for index 1; entries past the palette are zero.
    fn rgba(&mut self, palette: &Palette) {
        self.chunk(b"RGBA", |file| {
            let end = file.bytes.len() + 1024;
            for color in palette.colors() {
                file.bytes.extend_from_slice(&[color.r, color.g, color.b, 255]);
            }
            file.bytes.resize(end, 0);
        });
    }

    /// One material for each colour of the palette, and for each index that has one without a colour.
    fn materials(&mut self, palette: &Palette, materials: &[(u8, Material)]) {
        let last = materials.iter().map(|&(index, _)| usize::from(index)).max().unwrap_or(0);
        for index in 1..=palette.len().max(last) {
            let material = materials.iter().find(|(of, _)| usize::from(*of) == index);
            self.chunk(b"MATL", |file| {
                file.i32(index as i32);
                let attributes = material::attributes(material.map(|(_, material)| material));
                file.attributes(attributes.iter().map(|(name, value)| (*name, value.as_str())));
            });
        }
    }
}

/// The id of an instance's nTRN; its nSHP has the next.
fn instance_id(number: usize) -> i32 {
    2 + 2 * number as i32
}
