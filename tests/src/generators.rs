//! Generators for what the built-in ones don't do: keep somebody waiting, and draw what nothing can be built from.

use image::{ImageFormat, RgbaImage};
use service::generators::{
    Cancel, Drawing, ImageGenerator, JobFailure, ReliefGenerator, ShapeGenerator, SketchGenerator,
};
use std::io::Cursor;
use std::sync::{Arc, Condvar, Mutex};
use std::time::Duration;
use voxel::VoxelSize;
use voxelize::TriMesh;
use wire::{Prompt, Seed};

/// Builds as the built-in generator does, but not before it is let.
#[derive(Clone, Default)]
pub struct Held(Arc<(Mutex<bool>, Condvar)>);

impl Held {
    /// Lets every job go on, now and later.
    pub fn let_go(&self) {
        let (free, changed) = &*self.0;
        *free.lock().expect("nobody panicked") = true;
        changed.notify_all();
    }
}

impl ShapeGenerator for Held {
    fn mesh(&self, picture: &[u8], size: VoxelSize, cancel: &Cancel) -> Result<TriMesh, JobFailure> {
        let (free, changed) = &*self.0;
        let mut is_free = free.lock().expect("nobody panicked");
        while !*is_free {
            cancel.check()?;
            (is_free, _) = changed.wait_timeout(is_free, Duration::from_millis(20)).expect("nobody panicked");
        }
        drop(is_free);
        ReliefGenerator.mesh(picture, size, cancel)
    }
}

/// The prompt for which [`Clear`] draws nothing.
pub const NOTHING: &str = "nothing at all";

/// Draws as the built-in generator does, and for [`NOTHING`] three clear pictures: whoever builds from one of those
/// finds nothing there.
#[derive(Clone, Copy, Debug)]
pub struct Clear;

impl ImageGenerator for Clear {
    fn images(&self, prompt: &Prompt, seed: Seed, cancel: &Cancel) -> Result<Drawing, JobFailure> {
        if prompt.as_str() != NOTHING {
            return SketchGenerator.images(prompt, seed, cancel);
        }
        let mut png = Cursor::new(Vec::new());
        RgbaImage::new(32, 32).write_to(&mut png, ImageFormat::Png).expect("a PNG");
        Ok(Drawing { images: vec![png.into_inner(); 3], words: None })
    }
}
