//! Qubicle's binary exchange format.

use super::ExportOptions;
use crate::VoxelModel;

/// 1.1.0.0, a byte each.
const VERSION: [u8; 4] = [1, 1, 0, 0];
/// Bytes in the order red, green, blue, alpha.
const RGBA: u32 = 0;
/// x to the right, y up, z towards the eye.
const RIGHT_HANDED: u32 = 1;
/// Each voxel on its own: not every reader knows the compression.
const UNCOMPRESSED: u32 = 0;
/// Alpha tells whether there is a voxel, and not which of its sides are seen.
const NO_MASK: u32 = 0;

/// A `.qb` file of one matrix, Y up, the model's front towards +z. Its place is the pivot's, in whole voxels; the other
/// options mean nothing to the format. Four bytes a cell: at most 64 MiB.
#[must_use]
pub fn qb(model: &VoxelModel, options: &ExportOptions) -> Vec<u8> {
    let size = model.size();
    let mut file = Vec::with_capacity(64 + 4 * model.cells().len());
    file.extend_from_slice(&VERSION);
    for number in [RGBA, RIGHT_HANDED, UNCOMPRESSED, NO_MASK, 1] {
        file.extend_from_slice(&number.to_le_bytes());
    }
    let name = b"model";
    file.push(name.len() as u8);
    file.extend_from_slice(name);
    for side in [size.x, size.z, size.y] {
        file.extend_from_slice(&side.to_le_bytes());
    }
    // The lowest corner as the file sees it is the left, lower, back one.
    let pivot = options.pivot.of(size).floor().as_ivec3();
    for place in [-pivot.x, -pivot.z, pivot.y - size.y as i32] {
        file.extend_from_slice(&place.to_le_bytes());
    }
    for y in (0..size.y).rev() {
        for z in 0..size.z {
            let row = model.offset(0, y, z);
            for &index in &model.cells()[row..row + size.x as usize] {
                let voxel =
                    model.palette().get(index).map_or([0; 4], |color| [color.r, color.g, color.b, 255]);
                file.extend_from_slice(&voxel);
            }
        }
    }
    file
}
