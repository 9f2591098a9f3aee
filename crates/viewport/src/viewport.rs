//! A scene, a camera, a picture.

use crate::MAX_SIDE;
use crate::bounds::Bounds;
use crate::camera::Camera;
use crate::frame::Frame;
use crate::gpu::Gpu;
use crate::passes::{DRAFT, FULL, Passes};
use crate::scene::{Layouts, SceneDraw};
use crate::shadow::Shadow;
use crate::sky::Volume;
use crate::target::{FARTHEST, Target, straighten};
use crate::view::View;
use std::sync::Arc;
use voxel::Scene;

/// How far from the origin voxels may be. Up to there, numbers on the card tell each voxel from the next.
const FARTHEST_VOXEL: f32 = 4e6;

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
}

/// Draws one scene at a time into pictures.
pub struct Viewport {
    gpu: Arc<Gpu>,
    layouts: Layouts,
    shadow: Shadow,
    view: View,
    draft: Passes,
    full: Passes,
    target: Option<Target>,
    shown: Option<Shown>,
}

/// A scene on the card.
struct Shown {
    bounds: Bounds,
    draw: SceneDraw,
    sky: Volume,
    view_group: wgpu::BindGroup,
    shadow_is_old: bool,
}

impl Viewport {
    /// A viewport that shows nothing yet.
    pub fn new(gpu: Arc<Gpu>) -> Result<Self, RenderError> {
        let device = &gpu.device;
        let layouts = Layouts::new(device);
        let shadow = Shadow::new(device, &layouts);
        let view = View::new(device);
        let draft = Passes::new(device, &view.layout, &layouts, DRAFT);
        let full = Passes::new(device, &view.layout, &layouts, FULL);
        check(&gpu)?;
        Ok(Self { gpu, layouts, shadow, view, draft, full, target: None, shown: None })
    }

    /// Shows a scene in place of the one before. Where it can't be shown, nothing is.
    pub fn show(&mut self, scene: &Scene) -> Result<(), RenderError> {
        self.shown = None;
        if let Some(bounds) = Bounds::of(scene) {
            let reach = bounds.low.abs().max(bounds.high.abs()).max_element();
            if reach > FARTHEST_VOXEL {
                return Err(RenderError::TooFar(reach as u64));
            }
            let draw = SceneDraw::new(&self.gpu, &self.layouts, scene)?;
            let sky = Volume::of(scene, bounds);
            let view_group = self.view.group(&self.gpu.device, &self.shadow, &sky.upload(&self.gpu));
            check(&self.gpu)?;
            self.shown = Some(Shown { bounds, draw, sky, view_group, shadow_is_old: true });
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
        let longest = MAX_SIDE.min(self.gpu.max_side());
        if width == 0 || height == 0 || width > longest || height > longest {
            return Err(RenderError::Size { width, height, longest });
        }
        let passes = if request.quality == Quality::Full { &self.full } else { &self.draft };
        let target = match self.target.take() {
            Some(target) if target.size == request.size && target.samples == passes.samples => target,
            _ => Target::new(&self.gpu, request.size, passes.samples),
        };
        check(&self.gpu)?;
        let mut encoder = self.gpu.device.create_command_encoder(&wgpu::CommandEncoderDescriptor::default());
        if let Some(shown) = &mut self.shown {
            self.view.write(&self.gpu, &request.camera, request.size, shown.bounds, &shown.sky);
            if shown.shadow_is_old {
                self.shadow.draw(&self.gpu.queue, &mut encoder, shown.bounds, &shown.draw);
                shown.shadow_is_old = false;
            }
        }
        self.draw(&mut encoder, passes, &target, request);
        target.copy_back(&mut encoder);
        self.gpu.queue.submit([encoder.finish()]);
        let frame = target.read(&self.gpu);
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
    ) {
        let background = request.background;
        let clear = match background {
            Background::Studio | Background::Transparent => wgpu::Color::TRANSPARENT,
            Background::Color(color) => {
                let [r, g, b] = crate::target::linear(color).map(f64::from);
                wgpu::Color { r, g, b, a: 1.0 }
            }
        };
        let (view, resolve_target) = match &target.multisampled {
            Some(samples) => (samples, Some(&target.resolved)),
            None => (&target.resolved, None),
        };
        let mut pass = encoder.begin_render_pass(&wgpu::RenderPassDescriptor {
            label: Some("frame"),
            color_attachments: &[Some(wgpu::RenderPassColorAttachment {
                view,
                depth_slice: None,
                resolve_target,
                ops: wgpu::Operations { load: wgpu::LoadOp::Clear(clear), store: wgpu::StoreOp::Store },
            })],
            depth_stencil_attachment: Some(wgpu::RenderPassDepthStencilAttachment {
                view: &target.depth,
                depth_ops: Some(wgpu::Operations {
                    load: wgpu::LoadOp::Clear(FARTHEST),
                    store: wgpu::StoreOp::Discard,
                }),
                stencil_ops: None,
            }),
            timestamp_writes: None,
            occlusion_query_set: None,
            multiview_mask: None,
        });
        if background == Background::Studio {
            passes.backdrop.draw(&mut pass);
        }
        let Some(shown) = &self.shown else { return };
        pass.set_bind_group(0, &shown.view_group, &[]);
        passes.faces.draw(&mut pass, &shown.draw);
        if background != Background::Transparent {
            passes.ground.draw(&mut pass);
        }
    }
}

/// An error that the driver told on the way.
fn check(gpu: &Gpu) -> Result<(), RenderError> {
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
