//! What is told of a scene beside its picture.

use crate::view::SwatchView;
use voxel::{Scene, vox};

/// Facts of a scene.
pub struct Facts {
    /// Voxels along x, y and z.
    pub size: [u32; 3],
    pub voxels: u32,
    /// The colours that are worn, most worn first.
    pub swatches: Vec<SwatchView>,
}

/// Reads a file as it was received.
pub fn of(bytes: &[u8]) -> Result<Facts, String> {
    of_scene(&vox::read(bytes).map_err(|error| error.to_string())?)
}

/// Reads a scene.
pub fn of_scene(scene: &Scene) -> Result<Facts, String> {
    let (low, high) = scene.bounds().ok_or("the file shows no model")?;
    let counts = worn(scene);
    if counts[1..].iter().all(|count| *count == 0) {
        return Err("the file holds no voxels to show".to_owned());
    }
    let mut swatches: Vec<SwatchView> = (1..=255u8)
        .filter(|&index| counts[usize::from(index)] > 0)
        .filter_map(|index| {
            let color = scene.palette.get(index)?.to_string();
            let voxels = u32::try_from(counts[usize::from(index)]).unwrap_or(u32::MAX);
            Some(SwatchView { color, index, voxels })
        })
        .collect();
    swatches.sort_by_key(|swatch| (std::cmp::Reverse(swatch.voxels), swatch.index));
    Ok(Facts {
        size: (high - low).to_array().map(i32::unsigned_abs),
        voxels: u32::try_from(scene.voxel_count()).unwrap_or(u32::MAX),
        swatches,
    })
}

/// How many of the voxels that are shown wear each index.
fn worn(scene: &Scene) -> [usize; 256] {
    let mut counts = [0; 256];
    for placement in scene.placements.iter().filter(|placement| !placement.hidden) {
        if let Some(model) = scene.models.get(placement.model) {
            for (sum, count) in counts.iter_mut().zip(model.histogram()) {
                *sum += count;
            }
        }
    }
    counts
}
