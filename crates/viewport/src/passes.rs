//! The passes of a frame, for one quality of pictures.

use crate::backdrop::Backdrop;
use crate::cover::Cover;
use crate::faces::Faces;
use crate::glass::Glass;
use crate::grid::Grid;
use crate::ground::Ground;
use crate::layouts::Layouts;
use crate::wire::Wire;

/// How much work a picture is worth.
#[derive(Clone, Copy)]
pub struct Effort {
    /// Samples a pixel.
    pub samples: u32,
    /// Constants of light.wgsl: how often a point looks for what stands before the sun, and for how much of the sun it
    /// sees.
    pub constants: &'static [(&'static str, f64)],
}

/// While something moves.
pub const DRAFT: Effort = Effort { samples: 1, constants: &[("SEARCHES", 4.0), ("TAPS", 6.0)] };

/// At rest.
pub const FULL: Effort = Effort { samples: 4, constants: &[("SEARCHES", 8.0), ("TAPS", 16.0)] };

impl Effort {
    /// The same for shaders that know nothing of light.
    pub fn unlit(self) -> Self {
        Self { constants: &[], ..self }
    }
}

/// All passes of a frame.
pub struct Passes {
    pub samples: u32,
    pub backdrop: Backdrop,
    pub faces: Faces,
    pub cover: Cover,
    pub wire: Wire,
    pub grid: Grid,
    pub ground: Ground,
    pub glass: Glass,
}

impl Passes {
    pub fn new(device: &wgpu::Device, layouts: &Layouts, effort: Effort) -> Self {
        Self {
            samples: effort.samples,
            backdrop: Backdrop::new(device, effort),
            faces: Faces::new(device, layouts, effort),
            cover: Cover::new(device, layouts, effort),
            wire: Wire::new(device, layouts, effort),
            grid: Grid::new(device, layouts, effort),
            ground: Ground::new(device, layouts, effort),
            glass: Glass::new(device, layouts, effort),
        }
    }
}
