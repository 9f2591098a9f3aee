//! Textures to draw into, and the way back from there to memory.

use crate::frame::Frame;
use crate::gpu::Gpu;
use crate::viewport::RenderError;
use std::sync::mpsc::channel;

/// The format of frames: shaders write linear light, the texture keeps sRGB.
pub const COLOR: wgpu::TextureFormat = wgpu::TextureFormat::Rgba8UnormSrgb;
/// The format of depth.
pub const DEPTH: wgpu::TextureFormat = wgpu::TextureFormat::Depth32Float;

/// The depth of what is infinitely far away.
const FARTHEST: f32 = 0.0;
/// What is nearer covers what is farther away.
pub const NEARER: wgpu::CompareFunction = wgpu::CompareFunction::Greater;

/// Rows in a buffer begin at multiples of this.
const ROW: u32 = wgpu::COPY_BYTES_PER_ROW_ALIGNMENT;

/// Textures of one size.
pub struct Target {
    pub size: (u32, u32),
    pub samples: u32,
    color: wgpu::Texture,
    /// What is drawn into where there are several samples a pixel.
    multisampled: Option<wgpu::TextureView>,
    resolved: wgpu::TextureView,
    depth: wgpu::TextureView,
    readback: wgpu::Buffer,
}

impl Target {
    pub fn new(gpu: &Gpu, size: (u32, u32), samples: u32) -> Self {
        let texture = |label, format, samples, usage| {
            gpu.device.create_texture(&wgpu::TextureDescriptor {
                label: Some(label),
                size: extent(size),
                mip_level_count: 1,
                sample_count: samples,
                dimension: wgpu::TextureDimension::D2,
                format,
                usage,
                view_formats: &[],
            })
        };
        let attachment = wgpu::TextureUsages::RENDER_ATTACHMENT;
        let color = texture("frame", COLOR, 1, attachment | wgpu::TextureUsages::COPY_SRC);
        let view = |texture: &wgpu::Texture| texture.create_view(&wgpu::TextureViewDescriptor::default());
        let multisampled = (samples > 1).then(|| view(&texture("samples", COLOR, samples, attachment)));
        let depth = view(&texture("depth", DEPTH, samples, attachment));
        let readback = gpu.device.create_buffer(&wgpu::BufferDescriptor {
            label: Some("readback"),
            size: u64::from(row_bytes(size.0)) * u64::from(size.1),
            usage: wgpu::BufferUsages::COPY_DST | wgpu::BufferUsages::MAP_READ,
            mapped_at_creation: false,
        });
        Self { size, samples, resolved: view(&color), color, multisampled, depth, readback }
    }

    /// Begins to draw into it, over one colour.
    pub fn begin<'a>(
        &self,
        encoder: &'a mut wgpu::CommandEncoder,
        clear: wgpu::Color,
    ) -> wgpu::RenderPass<'a> {
        let (view, resolve_target) = match &self.multisampled {
            Some(samples) => (samples, Some(&self.resolved)),
            None => (&self.resolved, None),
        };
        encoder.begin_render_pass(&wgpu::RenderPassDescriptor {
            label: Some("frame"),
            color_attachments: &[Some(wgpu::RenderPassColorAttachment {
                view,
                depth_slice: None,
                resolve_target,
                ops: wgpu::Operations { load: wgpu::LoadOp::Clear(clear), store: wgpu::StoreOp::Store },
            })],
            depth_stencil_attachment: Some(wgpu::RenderPassDepthStencilAttachment {
                view: &self.depth,
                depth_ops: Some(wgpu::Operations {
                    load: wgpu::LoadOp::Clear(FARTHEST),
                    store: wgpu::StoreOp::Discard,
                }),
                stencil_ops: None,
            }),
            timestamp_writes: None,
            occlusion_query_set: None,
            multiview_mask: None,
        })
    }

    /// Copies the drawn texture to where the processor can read it.
    pub fn copy_back(&self, encoder: &mut wgpu::CommandEncoder) {
        let layout = wgpu::TexelCopyBufferLayout {
            offset: 0,
            bytes_per_row: Some(row_bytes(self.size.0)),
            rows_per_image: Some(self.size.1),
        };
        encoder.copy_texture_to_buffer(
            self.color.as_image_copy(),
            wgpu::TexelCopyBufferInfo { buffer: &self.readback, layout },
            extent(self.size),
        );
    }

    /// Waits for the copy and takes the pixels of the first rows.
    pub fn read(&self, gpu: &Gpu, rows: u32) -> Result<Frame, RenderError> {
        let width = 4 * self.size.0 as usize;
        let rgba = read_back(gpu, &self.readback, |bytes| {
            let mut rgba = Vec::with_capacity(width * rows as usize);
            for row in bytes.chunks_exact(row_bytes(self.size.0) as usize).take(rows as usize) {
                rgba.extend_from_slice(&row[..width]);
            }
            rgba
        })?;
        Ok(Frame { width: self.size.0, height: rows, rgba })
    }
}

/// Waits until a buffer is written, and takes something from its bytes.
pub fn read_back<T>(
    gpu: &Gpu,
    buffer: &wgpu::Buffer,
    take: impl FnOnce(&[u8]) -> T,
) -> Result<T, RenderError> {
    let (mapped, ready) = channel();
    buffer.map_async(wgpu::MapMode::Read, .., move |result| {
        let _ = mapped.send(result);
    });
    gpu.device
        .poll(wgpu::PollType::wait_indefinitely())
        .map_err(|error| RenderError::Driver(error.to_string()))?;
    let failed =
        || RenderError::Driver(gpu.take_error().unwrap_or_else(|| "the frame could not be read".to_owned()));
    ready.recv().ok().and_then(Result::ok).ok_or_else(failed)?;
    let range = buffer.get_mapped_range(..).map_err(|_| failed())?;
    let taken = take(&range);
    drop(range);
    buffer.unmap();
    Ok(taken)
}

fn extent((width, height): (u32, u32)) -> wgpu::Extent3d {
    wgpu::Extent3d { width, height, depth_or_array_layers: 1 }
}

fn row_bytes(width: u32) -> u32 {
    (4 * width).next_multiple_of(ROW)
}
