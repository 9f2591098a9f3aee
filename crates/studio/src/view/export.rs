//! What a model is exported as.

use crate::Error;
use serde::{Deserialize, Serialize};
use ts_rs::TS;
use voxel::export::{ExportOptions, Faces, Format, Paint, Pivot, VoxelScale};

/// A file to make of a model.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
#[ts(export)]
pub struct ExportOrder {
    /// What for.
    pub format: FormatView,
    /// Which point of the model the file's origin is.
    pub pivot: PivotView,
    /// How long a voxel's side is in the file's units (metres in glTF), 0.0001 to 1000.
    pub scale: f32,
    /// Whether `.glb` and `.obj` are coloured by a picture of the palette, not by a material for each colour.
    pub texture: bool,
    /// Whether neighbouring faces of one colour are one rectangle.
    pub merged: bool,
}

/// A format.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
#[ts(export)]
pub enum FormatView {
    /// MagicaVoxel, everything as one model.
    Vox,
    /// MagicaVoxel, the file as it was received: each model of a scene on its own.
    VoxScene,
    /// Binary glTF.
    Glb,
    /// Wavefront, with its materials beside it.
    Obj,
    /// Stanford polygons.
    Ply,
    /// Qubicle.
    Qb,
}

impl From<FormatView> for Format {
    fn from(view: FormatView) -> Self {
        match view {
            FormatView::Vox => Self::Vox,
            FormatView::VoxScene => Self::VoxScene,
            FormatView::Glb => Self::Glb,
            FormatView::Obj => Self::Obj,
            FormatView::Ply => Self::Ply,
            FormatView::Qb => Self::Qb,
        }
    }
}

/// A point of a model's box.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
#[ts(export)]
pub enum PivotView {
    /// The middle of the underside.
    Base,
    /// The middle.
    Center,
    /// The lowest corner.
    Corner,
}

impl ExportOrder {
    /// How the names of its files end, without the dot.
    #[must_use]
    pub fn ending(&self) -> &'static str {
        Format::from(self.format).ending()
    }

    /// The checked options.
    pub(crate) fn options(&self) -> Result<ExportOptions, Error> {
        Ok(ExportOptions {
            pivot: match self.pivot {
                PivotView::Base => Pivot::Base,
                PivotView::Center => Pivot::Center,
                PivotView::Corner => Pivot::Corner,
            },
            scale: VoxelScale::new(self.scale).map_err(|error| Error::Refused(error.to_string()))?,
            paint: if self.texture { Paint::Texture } else { Paint::Materials },
            faces: if self.merged { Faces::Merged } else { Faces::Squares },
        })
    }
}
