//! The pipelines for one quality of pictures.

use crate::backdrop::Backdrop;
use crate::faces::Faces;
use crate::ground::Ground;
use crate::scene::Layouts;

/// How much work a picture is worth.
#[derive(Clone, Copy)]
pub struct Effort {
    /// Samples a pixel.
    pub samples: u32,
    /// How often a point looks for what stands before the sun, and for how much of the sun it sees: `SEARCHES` and `TAPS`
    /// of light.wgsl.
    pub sun: [u32; 2],
}

/// While something moves.
pub const DRAFT: Effort = Effort { samples: 1, sun: [4, 6] };

/// At rest.
pub const FULL: Effort = Effort { samples: 4, sun: [8, 16] };

impl Effort {
    /// The shaders' constants.
    pub fn constants(&self) -> [(&'static str, f64); 2] {
        let [searches, taps] = self.sun.map(f64::from);
        [("SEARCHES", searches), ("TAPS", taps)]
    }
}

/// All passes of a frame.
pub struct Passes {
    pub samples: u32,
    pub backdrop: Backdrop,
    pub faces: Faces,
    pub ground: Ground,
}

impl Passes {
    pub fn new(
        device: &wgpu::Device,
        view_layout: &wgpu::BindGroupLayout,
        layouts: &Layouts,
        effort: Effort,
    ) -> Self {
        Self {
            samples: effort.samples,
            backdrop: Backdrop::new(device, effort.samples),
            faces: Faces::new(device, view_layout, layouts, effort),
            ground: Ground::new(device, view_layout, effort),
        }
    }
}
