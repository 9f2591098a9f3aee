//! What makes images from words and shapes from images. One file a backend.

mod relief;
mod sketch;

pub use relief::ReliefGenerator;
pub use sketch::SketchGenerator;

use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};
use voxel::VoxelSize;
use voxelize::TriMesh;
use wire::{DrawnWords, Prompt, Seed};

/// Makes three images from words. The same prompt, seed and version make the same bytes.
pub trait ImageGenerator: Send + Sync {
    /// Draws; long work looks at `cancel` now and then.
    fn images(&self, prompt: &Prompt, seed: Seed, cancel: &Cancel) -> Result<Drawing, JobFailure>;
}

/// Makes a textured mesh from an encoded picture.
pub trait ShapeGenerator: Send + Sync {
    /// Builds what will be voxelized at `size`; long work looks at `cancel` now and then.
    fn mesh(&self, picture: &[u8], size: VoxelSize, cancel: &Cancel) -> Result<TriMesh, JobFailure>;
}

/// What an image generator made.
#[derive(Clone, Debug)]
pub struct Drawing {
    /// The encoded candidates, in order.
    pub images: Vec<Vec<u8>>,
    /// What became of the words, where the generator knows.
    pub words: Option<DrawnWords>,
}

/// Why a job failed: a sentence that a person can act on.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error("{0}")]
pub struct JobFailure(pub String);

/// Whether somebody wants the work to stop.
#[derive(Clone, Debug, Default)]
pub struct Cancel(Arc<AtomicBool>);

impl Cancel {
    /// Asks for it.
    pub fn cancel(&self) {
        self.0.store(true, Ordering::Relaxed);
    }

    /// Whether it was asked for.
    #[must_use]
    pub fn is_cancelled(&self) -> bool {
        self.0.load(Ordering::Relaxed)
    }

    /// An error if it was asked for.
    pub fn check(&self) -> Result<(), JobFailure> {
        if self.is_cancelled() { Err(JobFailure("cancelled".to_owned())) } else { Ok(()) }
    }
}

/// The generators of a service.
#[derive(Clone)]
pub struct Generators {
    /// Words to images.
    pub images: Arc<dyn ImageGenerator>,
    /// Images to shapes.
    pub shapes: Arc<dyn ShapeGenerator>,
}

impl Generators {
    /// Those that need no GPU, network or download.
    #[must_use]
    pub fn built_in() -> Self {
        Self { images: Arc::new(SketchGenerator), shapes: Arc::new(ReliefGenerator) }
    }
}
