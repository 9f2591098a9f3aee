//! The picture drawn, and nothing else.

use std::sync::Arc;
use std::time::{Duration, Instant};
use tests::desktop::Failure;
use viewport::{Background, Bounds, Camera, Gpu, Look, Quality, RenderRequest, Viewport};
use voxel::{Scene, VoxelModel};

/// One model on the adapter that the app takes too, seen as the app shows it.
pub struct Floor {
    viewport: Viewport,
    scene: Scene,
    bounds: Bounds,
}

impl Floor {
    pub fn of(model: VoxelModel) -> Result<Self, Failure> {
        let scene = Scene::of(model);
        let bounds = Bounds::of(&scene).ok_or("the model is empty")?;
        let viewport = Viewport::new(Arc::new(Gpu::new()?))?;
        Ok(Self { viewport, scene, bounds })
    }

    /// How long each picture of a turn takes.
    pub fn times(
        &mut self,
        size: (u32, u32),
        quality: Quality,
        rounds: usize,
    ) -> Result<Vec<Duration>, Failure> {
        self.viewport.show(&self.scene)?;
        let mut camera = Camera::default();
        camera.frame(self.bounds, size.0 as f32 / size.1 as f32);
        let mut times = Vec::with_capacity(rounds);
        for _ in 0..=rounds {
            camera.orbit(0.01, 0.0);
            let look = Look::default();
            let background = Background::Studio;
            let request = RenderRequest { size, camera: camera.clone(), quality, background, look };
            let since = Instant::now();
            self.viewport.render(&request)?;
            times.push(since.elapsed());
        }
        // The first one draws the shadow's map as well.
        Ok(times.split_off(1))
    }
}
