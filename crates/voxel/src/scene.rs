//! Models placed in space, as a `.vox` scene graph places them.

use crate::{Axis, Palette, VoxelModel};
use glam::{IVec3, UVec3};

/// One of the 48 ways to turn and mirror a box onto the grid: a signed permutation of the axes.
///
/// Row `i` says which source axis becomes axis `i` of the result, and with which sign.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct Rotation {
    /// For each axis of the result, the source axis: a permutation of 0, 1, 2.
    axes: [u8; 3],
    /// For each axis of the result, whether the source axis is negated.
    negative: [bool; 3],
}

impl Rotation {
    /// No turn at all (`_r` is 4 in a `.vox` file).
    pub const IDENTITY: Self = Self { axes: [0, 1, 2], negative: [false; 3] };

    /// The rotation of a `.vox` file's `_r` byte: bits 0-1 name the source axis of row 0, bits 2-3 that of row 1,
    /// bits 4, 5 and 6 negate rows 0, 1 and 2. `None` where the byte names no permutation.
    #[must_use]
    pub fn from_byte(byte: u8) -> Option<Self> {
        let (first, second) = (byte & 3, byte >> 2 & 3);
        if first == 3 || second == 3 || first == second || byte > 0x7f {
            return None;
        }
        let negative = [byte >> 4 & 1 == 1, byte >> 5 & 1 == 1, byte >> 6 & 1 == 1];
        Some(Self { axes: [first, second, 3 - first - second], negative })
    }

    /// A quarter turn about an axis, counterclockwise for somebody towards whom the axis points.
    #[must_use]
    pub fn quarter_turn(axis: Axis) -> Self {
        let (next, last) = ((axis.index() + 1) % 3, (axis.index() + 2) % 3);
        let mut turned = Self::IDENTITY;
        turned.axes.swap(next, last);
        turned.negative[next] = true;
        turned
    }

    /// What a mirror across an axis shows.
    #[must_use]
    pub fn mirror(axis: Axis) -> Self {
        let mut mirrored = Self::IDENTITY;
        mirrored.negative[axis.index()] = true;
        mirrored
    }

    /// The `_r` byte of this rotation.
    #[must_use]
    pub fn to_byte(self) -> u8 {
        let sign = |row: usize| u8::from(self.negative[row]);
        self.axes[0] | self.axes[1] << 2 | sign(0) << 4 | sign(1) << 5 | sign(2) << 6
    }

    /// The vector turned.
    #[must_use]
    pub fn apply(self, vector: IVec3) -> IVec3 {
        let source = vector.to_array();
        let row = |row: usize| {
            let value = source[usize::from(self.axes[row])];
            if self.negative[row] { -value } else { value }
        };
        IVec3::new(row(0), row(1), row(2))
    }

    /// The sides of a box of this size once it is turned.
    #[must_use]
    pub fn apply_size(self, size: UVec3) -> UVec3 {
        let source = size.to_array();
        UVec3::from_array(self.axes.map(|axis| source[usize::from(axis)]))
    }

    /// One rotation that does `first`, then this one.
    #[must_use]
    pub fn after(self, first: Self) -> Self {
        let axes = self.axes.map(|axis| first.axes[usize::from(axis)]);
        let flipped = |row: usize| self.negative[row] != first.negative[usize::from(self.axes[row])];
        Self { axes, negative: [flipped(0), flipped(1), flipped(2)] }
    }

    /// Whether it turns left hands into right ones: 24 of the 48 do. Triangles then turn their backs.
    #[must_use]
    pub fn mirrors(self) -> bool {
        let [x, y, z] = [IVec3::X, IVec3::Y, IVec3::Z].map(|axis| self.apply(axis));
        x.cross(y).dot(z) < 0
    }
}

/// One model standing somewhere in a scene.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Placement {
    /// Which of the scene's models.
    pub model: usize,
    /// How it is turned, about its centre.
    pub rotation: Rotation,
    /// The lowest corner of the turned box, in the scene's voxels.
    pub origin: IVec3,
    /// Whether the file hides it (by itself, by a group or by its layer).
    pub hidden: bool,
}

impl Placement {
    /// What to add to a point of the model, once it is turned, to have it in the scene: `rotation.apply(point) +
    /// shift(size)`, for points in voxel corners (0 to `size`).
    #[must_use]
    pub fn shift(&self, size: UVec3) -> IVec3 {
        self.origin.saturating_sub(self.rotation.apply(size.as_ivec3()).min(IVec3::ZERO))
    }
}

/// What a palette entry is made of, as the MATL chunks of a `.vox` file tell it.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Material {
    /// The kind.
    pub kind: MaterialKind,
    /// Share of the effect, 0 to 1: metalness, transparency or glow.
    pub weight: f32,
    /// Roughness, 0 to 1.
    pub roughness: f32,
    /// Radiant flux of an emissive entry, 0 to 4; 0 elsewhere.
    pub flux: f32,
}

/// The kinds of material that MagicaVoxel knows and we draw.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum MaterialKind {
    /// Plain paint.
    #[default]
    Diffuse,
    /// Metal.
    Metal,
    /// Glass and clouds: let light through.
    Glass,
    /// Gives light.
    Emit,
}

/// Everything that a `.vox` file shows: its models, where they stand, and what did not make sense.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Scene {
    /// The models; all share one palette.
    pub models: Vec<VoxelModel>,
    /// Where they stand. A model can stand in several places, or in none.
    pub placements: Vec<Placement>,
    /// The palette of the file.
    pub palette: Palette,
    /// Materials of the indices 1 to 255, where they are not plain paint.
    pub materials: Vec<(u8, Material)>,
    /// Sentences about what was forgiven while reading, such as a rotation that isn't one.
    pub warnings: Vec<String>,
}

impl Scene {
    /// A scene of one model, standing at the origin.
    #[must_use]
    pub fn of(model: VoxelModel) -> Self {
        Self {
            palette: model.palette().clone(),
            placements: vec![Placement {
                model: 0,
                rotation: Rotation::IDENTITY,
                origin: IVec3::ZERO,
                hidden: false,
            }],
            models: vec![model],
            ..Self::default()
        }
    }

    /// The lowest and highest corners of what is shown; `None` where nothing is.
    #[must_use]
    pub fn bounds(&self) -> Option<(IVec3, IVec3)> {
        let boxes = self.placements.iter().filter(|placement| !placement.hidden).filter_map(|placement| {
            let size = placement.rotation.apply_size(self.models.get(placement.model)?.size());
            Some((placement.origin, placement.origin.saturating_add(size.as_ivec3())))
        });
        boxes.reduce(|(low, high), (other_low, other_high)| (low.min(other_low), high.max(other_high)))
    }

    /// How many voxels are shown, counting a model once for each place where it stands.
    #[must_use]
    pub fn voxel_count(&self) -> usize {
        let counts: Vec<usize> = self.models.iter().map(VoxelModel::voxel_count).collect();
        let shown = self.placements.iter().filter(|placement| !placement.hidden);
        shown.filter_map(|placement| counts.get(placement.model)).sum()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn all_48_bytes_round_trip_and_the_others_are_refused() {
        let valid: Vec<u8> = (0..=255).filter(|&byte| Rotation::from_byte(byte).is_some()).collect();
        assert_eq!(valid.len(), 48);
        for byte in valid {
            assert_eq!(Rotation::from_byte(byte).unwrap().to_byte(), byte);
        }
        assert_eq!(Rotation::from_byte(4), Some(Rotation::IDENTITY));
    }
}
