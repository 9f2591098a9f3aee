//! A scene, a camera, a picture.

use crate::MAX_SIDE;
use crate::backdrop::Backdrop;
use crate::bounds::Bounds;
use crate::camera::Camera;
use crate::faces::{Faces, Layouts, SceneDraw};
use crate::frame::Frame;
use crate::gpu::Gpu;
use crate::ground::Ground;
use crate::shadow::{self, Shadow};
use crate::target::{Target, straighten};
use crate::uniforms::{ViewUniform, buffer, entry, sun_direction};
use glam::{Vec3, Vec4};
use std::sync::Arc;
use voxel::Scene;

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
    view: wgpu::Buffer,
    view_group: wgpu::BindGroup,
    draft: Passes,
    full: Passes,
    target: Option<Target>,
    shown: Option<(Bounds, SceneDraw)>,
    shadow_is_old: bool,
}

/// The pipelines for one number of samples.
struct Passes {
    samples: u32,
    backdrop: Backdrop,
    faces: Faces,
    ground: Ground,
}

impl Passes {
    fn new(
        device: &wgpu::Device,
        view_layout: &wgpu::BindGroupLayout,
        layouts: &Layouts,
        samples: u32,
    ) -> Self {
        Self {
            samples,
            backdrop: Backdrop::new(device, samples),
            faces: Faces::new(device, view_layout, layouts, samples),
            ground: Ground::new(device, view_layout, samples),
        }
    }
}

impl Viewport {
    /// A viewport that shows nothing yet.
    pub fn new(gpu: Arc<Gpu>) -> Result<Self, RenderError> {
        let device = &gpu.device;
        let layouts = Layouts::new(device);
        let shadow = Shadow::new(device, &layouts);
        let both = wgpu::ShaderStages::VERTEX_FRAGMENT;
        let view_layout = device.create_bind_group_layout(&wgpu::BindGroupLayoutDescriptor {
            label: Some("view"),
            entries: &[
                entry(0, both, false),
                wgpu::BindGroupLayoutEntry {
                    binding: 1,
                    visibility: wgpu::ShaderStages::FRAGMENT,
                    ty: wgpu::BindingType::Texture {
                        sample_type: wgpu::TextureSampleType::Depth,
                        view_dimension: wgpu::TextureViewDimension::D2,
                        multisampled: false,
                    },
                    count: None,
                },
                wgpu::BindGroupLayoutEntry {
                    binding: 2,
                    visibility: wgpu::ShaderStages::FRAGMENT,
                    ty: wgpu::BindingType::Sampler(wgpu::SamplerBindingType::Comparison),
                    count: None,
                },
            ],
        });
        let sampler = device.create_sampler(&wgpu::SamplerDescriptor {
            label: Some("shadow"),
            mag_filter: wgpu::FilterMode::Linear,
            min_filter: wgpu::FilterMode::Linear,
            compare: Some(wgpu::CompareFunction::LessEqual),
            ..wgpu::SamplerDescriptor::default()
        });
        let view = buffer(device, "view", size_of::<ViewUniform>() as u64);
        let view_group = device.create_bind_group(&wgpu::BindGroupDescriptor {
            label: Some("view"),
            layout: &view_layout,
            entries: &[
                wgpu::BindGroupEntry { binding: 0, resource: view.as_entire_binding() },
                wgpu::BindGroupEntry {
                    binding: 1,
                    resource: wgpu::BindingResource::TextureView(&shadow.map),
                },
                wgpu::BindGroupEntry { binding: 2, resource: wgpu::BindingResource::Sampler(&sampler) },
            ],
        });
        let draft = Passes::new(device, &view_layout, &layouts, 1);
        let full = Passes::new(device, &view_layout, &layouts, 4);
        check(&gpu)?;
        let (target, shown) = (None, None);
        Ok(Self { gpu, layouts, shadow, view, view_group, draft, full, target, shown, shadow_is_old: true })
    }

    /// Shows a scene in place of the one before. Where it can't be shown, nothing is.
    pub fn show(&mut self, scene: &Scene) -> Result<(), RenderError> {
        self.shown = None;
        if let Some(bounds) = Bounds::of(scene) {
            let draw = SceneDraw::new(&self.gpu, &self.layouts, scene)?;
            check(&self.gpu)?;
            self.shown = Some((bounds, draw));
            self.shadow_is_old = true;
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
        let bounds =
            self.shown.as_ref().map_or(Bounds { low: Vec3::ZERO, high: Vec3::ONE }, |(bounds, _)| *bounds);
        let uniform = view_uniform(&request.camera, bounds, width as f32 / height as f32);
        self.gpu.queue.write_buffer(&self.view, 0, bytemuck::bytes_of(&uniform));
        let mut encoder = self.gpu.device.create_command_encoder(&wgpu::CommandEncoderDescriptor::default());
        if let (Some((bounds, scene)), true) = (&self.shown, self.shadow_is_old) {
            self.shadow.draw(&self.gpu.queue, &mut encoder, *bounds, scene);
            self.shadow_is_old = false;
        }
        self.draw(&mut encoder, passes, &target, request.background);
        target.copy_back(&mut encoder);
        self.gpu.queue.submit([encoder.finish()]);
        let mut frame = target.read(&self.gpu)?;
        check(&self.gpu)?;
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
        background: Background,
    ) {
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
                    load: wgpu::LoadOp::Clear(1.0),
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
        let Some((_, scene)) = &self.shown else { return };
        pass.set_bind_group(0, &self.view_group, &[]);
        passes.faces.draw(&mut pass, scene);
        if background != Background::Transparent {
            pass.set_bind_group(0, &self.view_group, &[]);
            passes.ground.draw(&mut pass);
        }
    }
}

fn view_uniform(camera: &Camera, bounds: Bounds, aspect: f32) -> ViewUniform {
    let radius = bounds.radius();
    // One shadow texel covers so many voxels; a surface is lifted by a little more before it looks for its shadow.
    let texel = 2.0 * (radius * 1.02 + 1.0) / shadow::SIDE as f32;
    let center = bounds.center().with_z(bounds.low.z);
    ViewUniform {
        clip_from_world: camera.clip_from_world(bounds, aspect),
        shadow_from_world: shadow::shadow_from_world(bounds),
        sun: sun_direction().extend(texel * 2.0),
        ground: center.extend(radius * 3.0),
        shadow: Vec4::new(1.0 / shadow::SIDE as f32, 0.0, 0.0, 0.0),
    }
}

/// An error that the driver told on the way.
fn check(gpu: &Gpu) -> Result<(), RenderError> {
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
    /// The driver gave up on the adapter.
    #[error("the graphics adapter was lost; it is opened again with the next picture")]
    Lost,
    /// The driver said no.
    #[error("the graphics driver failed: {0}")]
    Driver(String),
}
