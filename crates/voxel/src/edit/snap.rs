//! Onto a given palette.

use super::EditError;
use crate::color::{ciede2000, lab_of};
use crate::{Palette, Rgb, VoxelModel};

/// The model in the colours of `palette`, which it then has as it is, order and all: each colour becomes the one that
/// looks most like it (CIEDE2000), and of several the first.
///
/// # Errors
/// [`EditError::NoColors`] where the palette is empty.
pub fn snap(model: &VoxelModel, palette: &Palette) -> Result<VoxelModel, EditError> {
    if palette.is_empty() {
        return Err(EditError::NoColors);
    }
    let labs: Vec<_> = palette.colors().iter().copied().map(lab_of).collect();
    let nearest = |color: &Rgb| {
        let lab = lab_of(*color);
        let indices = (1..=u8::MAX).zip(&labs);
        let differences = indices.map(|(index, other)| (ciede2000(lab, *other), index));
        differences.min_by(|a, b| a.0.total_cmp(&b.0)).map_or(0, |(_, index)| index)
    };
    let mut indices = vec![0];
    indices.extend(model.palette().colors().iter().map(nearest));
    let cells = model.cells().iter().map(|&index| indices[usize::from(index)]).collect();
    Ok(VoxelModel::new(model.size(), cells, palette.clone())?)
}
