//! A scene, a camera, a picture.

use crate::MAX_SIDE;
use crate::band::Band;
use crate::bounds::Bounds;
use crate::camera::Camera;
use crate::color::{linear, straighten};
use crate::frame::Frame;
use crate::gpu::Gpu;
use crate::layouts::Layouts;
use crate::look::Look;
use crate::materials::entries;
use crate::passes::{DRAFT, FULL, Passes};
use crate::scene::SceneDraw;
use crate::shadow::{Shadow, SunView};
use crate::sky::Volume;
use crate::slices::Slices;
use crate::target::Target;
use crate::uniforms::sun_direction;
use crate::view::View;
use glam::Vec3;
use std::sync::Arc;
use voxel::Scene;

/// How far from the origin voxels may be. Up to there, numbers on the card tell each voxel from the next.
const FARTHEST_VOXEL: f32 = 4e6;

/// The most pixels that are drawn at once.
const PIXELS_AT_ONCE: u32 = 8 << 20;

/// What to draw.
#[derive(Clone, Debug, PartialEq)]
pub struct RenderRequest {
    /// Width and height in pixels, each 1 to [`MAX_SIDE`].
    pub size: (u32, u32),
    /// Where the eye is.
    pub camera: Camera,
    /// How well to draw.
    pub quality: Quality,
    /// What is behind the scene.
    pub background: Background,
    /// What of the scene is drawn, and what beside it.
    pub look: Look,
}

/// How well to draw.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Quality {
    /// While something moves: one sample a pixel.
    Draft,
    /// At rest: four samples a pixel.
    Full,
}

/// What is behind the scene.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Background {
    /// A calm wall, and the scene's shadow on the ground.
    Studio,
    /// Nothing: alpha 0.
    Transparent,
    /// One sRGB colour, and the scene's shadow on the ground.
    Color([u8; 3]),
    /// Two sRGB colours that run into each other, and the scene's shadow on the ground.
    Gradient {
        /// That at the top of the picture.
        top: [u8; 3],
        /// That at the bottom.
        bottom: [u8; 3],
    },
}

/// Draws one scene at a time into pictures.
pub struct Viewport {
    gpu: Arc<Gpu>,
    layouts: Arc<Layouts>,
    shadow: Shadow,
    view: View,
    draft: Passes,
    full: Passes,
    target: Option<Target>,
    shown: Option<Shown>,
}

/// A scene, and what of it is on the card.
struct Shown {
    scene: Scene,
    bounds: Bounds,
    slices: Slices,
    card: Card,
}

/// What the card holds of a scene.
struct Card {
    draw: SceneDraw,
    sky: Volume,
    view_group: wgpu::BindGroup,
    /// Where the sun stood when its map was drawn.
    shadow_of: Option<Vec3>,
}

impl Viewport {
    /// A viewport that shows nothing yet.
    pub fn new(gpu: Arc<Gpu>) -> Result<Self, RenderError> {
        let device = &gpu.device;
        let layouts = Arc::new(Layouts::new(device));
        let shadow = Shadow::new(device, &layouts);
        let view = View::new(device);
        let (draft, full) = (Passes::new(device, &layouts, DRAFT), Passes::new(device, &layouts, FULL));
        check(&gpu)?;
        Ok(Self { gpu, layouts, shadow, view, draft, full, target: None, shown: None })
    }

    /// Shows a scene in place of the one before. Where it can't be shown, nothing is.
    pub fn show(&mut self, scene: &Scene) -> Result<(), RenderError> {
        self.shown = None;
        let Some(bounds) = Bounds::of(scene) else { return Ok(()) };
        let reach = bounds.low.abs().max(bounds.high.abs()).max_element();
        if reach > FARTHEST_VOXEL {
            return Err(RenderError::TooFar(reach as u64));
        }
        let slices = Slices::default();
        let card = self.prepare(scene, bounds, slices)?;
        self.shown = Some(Shown { scene: scene.clone(), bounds, slices, card });
        Ok(())
    }

    /// Puts on the card what slices leave of a scene.
    fn prepare(&self, scene: &Scene, bounds: Bounds, slices: Slices) -> Result<Card, RenderError> {
        let cut = slices.of(scene)?;
        let entries = entries(&cut);
        let draw = SceneDraw::new(&self.gpu, &self.layouts, &cut, &entries)?;
        let sky = Volume::of(&cut, bounds, &entries);
        let volumes = sky.upload(&self.gpu);
        let view_group = self.view.group(&self.gpu.device, &self.layouts, &self.shadow, &volumes);
        check(&self.gpu)?;
        Ok(Card { draw, sky, view_group, shadow_of: None })
    }

    /// Cuts the scene anew where the slices have moved.
    fn cut(&mut self, slices: Slices) -> Result<(), RenderError> {
        let Some(shown) = self.shown.as_ref().filter(|shown| shown.slices != slices) else { return Ok(()) };
        let card = self.prepare(&shown.scene, shown.bounds, slices)?;
        if let Some(shown) = &mut self.shown {
            (shown.card, shown.slices) = (card, slices);
        }
        Ok(())
    }

    /// Shows nothing.
    pub fn clear(&mut self) {
        self.shown = None;
    }

    /// Draws a picture. The same scene and request give the same pixels on the same adapter.
    pub fn render(&mut self, request: &RenderRequest) -> Result<Frame, RenderError> {
        let (width, height) = request.size;
        let mut frame = Frame { width, height, rgba: Vec::new() };
        self.render_bands(request, rows_at_once(request.size), |band| {
            if band.height == height {
                frame = band;
            } else {
                frame.rgba.reserve_exact(4 * width as usize * height as usize - frame.rgba.len());
                frame.rgba.extend_from_slice(&band.rgba);
            }
            Ok::<_, RenderError>(())
        })?;
        Ok(frame)
    }

    /// Draws a picture in bands of so many rows, from the top down, so that no more memory is taken than a band needs.
    /// Together they are the picture that [`Self::render`] draws. The first error ends it.
    pub fn render_bands<E: From<RenderError>>(
        &mut self,
        request: &RenderRequest,
        rows: u32,
        mut take: impl FnMut(Frame) -> Result<(), E>,
    ) -> Result<(), E> {
        self.check_size(request.size)?;
        let height = request.size.1;
        self.cut(request.look.slices)?;
        let rows = rows.clamp(1, height);
        for top in (0..height).step_by(rows as usize) {
            take(self.render_band(request, Band { top, rows, of: height })?)?;
        }
        Ok(())
    }

    /// Refuses sizes that can't be drawn, before anything is made of them.
    pub(crate) fn check_size(&self, (width, height): (u32, u32)) -> Result<(), RenderError> {
        let longest = MAX_SIDE.min(self.gpu.max_side());
        if width == 0 || height == 0 || width > longest || height > longest {
            return Err(RenderError::Size { width, height, longest });
        }
        Ok(())
    }

    fn render_band(&mut self, request: &RenderRequest, band: Band) -> Result<Frame, RenderError> {
        let size = (request.size.0, band.rows);
        let passes = if request.quality == Quality::Full { &self.full } else { &self.draft };
        let target = match self.target.take() {
            Some(target) if target.size == size && target.samples == passes.samples() => target,
            _ => Target::new(&self.gpu, size, passes.samples()),
        };
        check(&self.gpu)?;
        let mut encoder = self.gpu.device.create_command_encoder(&wgpu::CommandEncoderDescriptor::default());
        if let Some(Shown { bounds, card, .. }) = &mut self.shown {
            self.view.write(&self.gpu, request, band, *bounds, &card.sky);
            let sun = sun_direction(request.look.sun_turn);
            if card.shadow_of != Some(sun) {
                self.shadow.draw(&self.gpu.queue, &mut encoder, &SunView::of(*bounds, sun), &card.draw);
                card.shadow_of = Some(sun);
            }
        }
        self.draw(&mut encoder, passes, &target, request, band);
        target.copy_back(&mut encoder);
        self.gpu.queue.submit([encoder.finish()]);
        let frame = target.read(&self.gpu, band.inside());
        check(&self.gpu)?;
        let mut frame = frame?;
        if request.background == Background::Transparent {
            straighten(&mut frame.rgba);
        }
        self.target = Some(target);
        Ok(frame)
    }

    fn draw(
        &self,
        encoder: &mut wgpu::CommandEncoder,
        passes: &Passes,
        target: &Target,
        request: &RenderRequest,
        band: Band,
    ) {
        let clear = match request.background {
            Background::Color(color) => {
                let [r, g, b] = linear(color).map(f64::from);
                wgpu::Color { r, g, b, a: 1.0 }
            }
            _ => wgpu::Color::TRANSPARENT,
        };
        let mut pass = target.begin(encoder, clear);
        passes.backdrop().draw(&self.gpu, &mut pass, request.background, band);
        let Some(shown) = &self.shown else { return };
        let Card { draw, sky, view_group, .. } = &shown.card;
        pass.set_bind_group(0, view_group, &[]);
        let look = &request.look;
        if look.wireframe {
            passes.wire().draw(&mut pass, draw, passes.cover());
        } else {
            let is_rich = sky.glows() || draw.has_metal() || look.edges;
            passes.faces(is_rich).draw(&mut pass, draw);
        }
        if look.grid {
            passes.grid().draw(&mut pass);
        }
        if look.ground && !look.wireframe && request.background != Background::Transparent {
            passes.ground(sky.glows()).draw(&mut pass);
        }
        if !look.wireframe && draw.has_glass() {
            passes.glass().draw(&mut pass, draw, passes.cover());
        }
    }
}

/// How many rows of a picture of this size are drawn at once: all of them up to 3840 x 2160, at 40 bytes a pixel.
pub fn rows_at_once((width, height): (u32, u32)) -> u32 {
    (PIXELS_AT_ONCE / width.max(1)).min(height)
}

/// An error that the driver told on the way.
pub fn check(gpu: &Gpu) -> Result<(), RenderError> {
    // A loss is told only to whoever asks. What else polling may say comes as an error as well.
    let _ = gpu.device.poll(wgpu::PollType::Poll);
    if gpu.is_lost() {
        return Err(RenderError::Lost);
    }
    gpu.take_error().map_or(Ok(()), |error| Err(RenderError::Driver(error)))
}

/// Why there is no picture.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum RenderError {
    /// A side is 0 or too long.
    #[error("a picture is 1 to {longest} pixels along each side, not {width} x {height}")]
    Size {
        /// Pixels asked for.
        width: u32,
        /// Pixels asked for.
        height: u32,
        /// The longest side on this adapter.
        longest: u32,
    },
    /// More faces than fit on the card.
    #[error("the model has {0} faces, more than can be drawn; export it in parts")]
    TooManyFaces(u64),
    /// More models in one scene than we draw.
    #[error("the scene shows {0} models; 1,000 can be drawn at most")]
    TooManyPlacements(usize),
    /// A scene that reaches farther than numbers on the card are exact.
    #[error("the scene reaches {0} voxels from the origin; up to 4,000,000 can be drawn")]
    TooFar(u64),
    /// Slices cut through more models than fit into memory.
    #[error("too many models are cut through at once; move the slices")]
    TooManyCuts,
    /// A beauty render of no or too many pixels.
    #[error("a beauty render has 1 to {most} pixels, not {width} x {height}")]
    Pixels {
        /// Pixels asked for.
        width: u32,
        /// Pixels asked for.
        height: u32,
        /// The most pixels on this adapter.
        most: u32,
    },
    /// More voxels than the card's memory takes for a beauty render.
    #[error("the scene has more voxels than a beauty render can hold; export it in parts")]
    TooManyVoxels,
    /// An adapter that only draws.
    #[error(
        "this graphics adapter can't compute, so that there is no beauty render; plain pictures can be drawn"
    )]
    CannotCompute,
    /// The driver gave up on the adapter.
    #[error("the graphics adapter was lost; it is opened again with the next picture")]
    Lost,
    /// The driver said no.
    #[error("the graphics driver failed: {0}")]
    Driver(String),
}

#[cfg(test)]
mod tests {
    use super::*;
    use glam::UVec3;
    use voxel::{Palette, Rgb, VoxelModel};

    #[test]
    fn an_adapter_that_is_gone_is_told_in_a_sentence() {
        let gpu = Arc::new(Gpu::software().unwrap());
        let mut viewport = Viewport::new(Arc::clone(&gpu)).unwrap();
        let palette = Palette::new(vec![Rgb::new(9, 9, 9)]).unwrap();
        let scene = Scene::of(VoxelModel::new(UVec3::splat(2), vec![1; 8], palette).unwrap());
        viewport.show(&scene).unwrap();
        let request = RenderRequest {
            size: (16, 16),
            camera: Camera::default(),
            quality: Quality::Full,
            background: Background::Studio,
            look: Look::default(),
        };
        viewport.render(&request).unwrap();
        gpu.device.destroy();
        for _ in 0..2 {
            assert_eq!(viewport.render(&request), Err(RenderError::Lost));
            assert_eq!(viewport.show(&scene), Err(RenderError::Lost));
        }
        assert!(gpu.is_lost());
        assert_eq!(Viewport::new(gpu).err(), Some(RenderError::Lost));
    }
}
