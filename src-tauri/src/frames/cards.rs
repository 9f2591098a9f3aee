//! The graphics card, and what stands on it: one viewport for each place of the stage.

use super::pane::Place;
use super::renderer::RendererError;
use std::sync::Arc;
use viewport::{
    Background, Bounds, Camera, Exposure, Frame, Gpu, Look, Quality, RenderRequest, Tracer, View, Viewport,
};
use voxel::Scene;

/// Pixels along each side of a history thumbnail.
const THUMBNAIL_SIDE: u32 = 256;

/// An open card.
pub struct Cards {
    gpu: Arc<Gpu>,
    main: Viewport,
    /// Made when two models are compared, and dropped after that.
    beside: Option<Viewport>,
    /// Made for the first beauty render.
    tracer: Option<Arc<Tracer>>,
}

impl Cards {
    /// Opens the best adapter there is.
    pub fn open() -> Result<Self, RendererError> {
        let gpu = Arc::new(Gpu::new().map_err(|error| RendererError::NoAdapter(error.to_string()))?);
        let main = Viewport::new(Arc::clone(&gpu)).map_err(RendererError::failed)?;
        Ok(Self { gpu, main, beside: None, tracer: None })
    }

    /// Whether the adapter is a processor.
    pub fn is_software(&self) -> bool {
        self.gpu.is_software()
    }

    /// Whether the driver gave up on the adapter.
    pub fn is_lost(&self) -> bool {
        self.gpu.is_lost()
    }

    /// Puts a scene there, or nothing.
    pub fn show(&mut self, place: Place, scene: Option<&Scene>) -> Result<(), RendererError> {
        let viewport = match (place, scene) {
            (Place::Main, _) => &mut self.main,
            (Place::Beside, None) => {
                self.beside = None;
                return Ok(());
            }
            (Place::Beside, Some(_)) => self.beside()?,
        };
        match scene {
            Some(scene) => viewport.show(scene).map_err(RendererError::failed),
            None => {
                viewport.clear();
                Ok(())
            }
        }
    }

    /// Draws what stands there.
    pub fn render(&mut self, place: Place, request: &RenderRequest) -> Result<Frame, RendererError> {
        let viewport = match place {
            Place::Main => &mut self.main,
            Place::Beside => self.beside()?,
        };
        viewport.render(request).map_err(RendererError::failed)
    }

    /// Begins to trace paths of light through a scene.
    pub fn expose(&mut self, scene: &Scene, request: &RenderRequest) -> Result<Exposure, RendererError> {
        let tracer = match &self.tracer {
            Some(tracer) => Arc::clone(tracer),
            None => Tracer::new(Arc::clone(&self.gpu)).map_err(RendererError::failed)?,
        };
        self.tracer.insert(tracer).expose(scene, request).map_err(RendererError::failed)
    }

    /// A small picture of a scene for the history: PNG on a transparent ground.
    pub fn thumbnail(&self, scene: &Scene) -> Result<Vec<u8>, RendererError> {
        // A viewport of its own, so that the page's stays as it is.
        let mut viewport = Viewport::new(Arc::clone(&self.gpu)).map_err(RendererError::failed)?;
        viewport.show(scene).map_err(RendererError::failed)?;
        let bounds = Bounds::of(scene).ok_or_else(|| RendererError::failed("the model is empty"))?;
        let request = RenderRequest {
            size: (THUMBNAIL_SIDE, THUMBNAIL_SIDE),
            camera: Camera::framing(bounds, View::Iso, 1.0),
            quality: Quality::Full,
            background: Background::Transparent,
            look: Look::default(),
        };
        let frame = viewport.render(&request).map_err(RendererError::failed)?;
        frame.to_png().map_err(RendererError::failed)
    }

    fn beside(&mut self) -> Result<&mut Viewport, RendererError> {
        let viewport = match self.beside.take() {
            Some(viewport) => viewport,
            None => Viewport::new(Arc::clone(&self.gpu)).map_err(RendererError::failed)?,
        };
        Ok(self.beside.insert(viewport))
    }
}
