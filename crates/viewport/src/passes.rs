//! The passes of a frame, for one quality of pictures.

use crate::backdrop::Backdrop;
use crate::cover::Cover;
use crate::faces::Faces;
use crate::glass::Glass;
use crate::grid::Grid;
use crate::ground::Ground;
use crate::layouts::Layouts;
use crate::wire::Wire;
use std::sync::{Arc, OnceLock};

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

/// All passes of a frame. Each is made when it is first needed: most pictures need few of them.
///
/// Software adapters work through both sides of every branch, so that what a picture doesn't need costs as much as what it
/// does. Faces and ground come twice, therefore: plain ones for most pictures, and rich ones.
pub struct Passes {
    device: wgpu::Device,
    layouts: Arc<Layouts>,
    effort: Effort,
    backdrop: OnceLock<Backdrop>,
    faces: [OnceLock<Faces>; 2],
    cover: OnceLock<Cover>,
    wire: OnceLock<Wire>,
    grid: OnceLock<Grid>,
    ground: [OnceLock<Ground>; 2],
    glass: OnceLock<Glass>,
}

impl Passes {
    pub fn new(device: &wgpu::Device, layouts: &Arc<Layouts>, effort: Effort) -> Self {
        Self {
            device: device.clone(),
            layouts: Arc::clone(layouts),
            effort,
            backdrop: OnceLock::new(),
            faces: Default::default(),
            cover: OnceLock::new(),
            wire: OnceLock::new(),
            grid: OnceLock::new(),
            ground: Default::default(),
            glass: OnceLock::new(),
        }
    }

    /// Samples a pixel.
    pub fn samples(&self) -> u32 {
        self.effort.samples
    }

    pub fn backdrop(&self) -> &Backdrop {
        self.backdrop.get_or_init(|| Backdrop::new(&self.device, self.effort))
    }

    /// `is_rich` where something glows or is metal, or where voxels have edges.
    pub fn faces(&self, is_rich: bool) -> &Faces {
        let make = || Faces::new(&self.device, &self.layouts, self.effort, !is_rich);
        self.faces[usize::from(is_rich)].get_or_init(make)
    }

    pub fn cover(&self) -> &Cover {
        self.cover.get_or_init(|| Cover::new(&self.device, &self.layouts, self.effort))
    }

    pub fn wire(&self) -> &Wire {
        self.wire.get_or_init(|| Wire::new(&self.device, &self.layouts, self.effort))
    }

    pub fn grid(&self) -> &Grid {
        self.grid.get_or_init(|| Grid::new(&self.device, &self.layouts, self.effort))
    }

    /// `is_rich` where something glows.
    pub fn ground(&self, is_rich: bool) -> &Ground {
        let make = || Ground::new(&self.device, &self.layouts, self.effort, !is_rich);
        self.ground[usize::from(is_rich)].get_or_init(make)
    }

    pub fn glass(&self) -> &Glass {
        self.glass.get_or_init(|| Glass::new(&self.device, &self.layouts, self.effort))
    }
}
