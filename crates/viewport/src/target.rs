//! Textures to draw into, and the way back from there to memory.

use crate::frame::Frame;
use crate::gpu::Gpu;
use crate::viewport::RenderError;
use std::sync::LazyLock;
use std::sync::mpsc::channel;

/// The format of frames: shaders write linear light, the texture keeps sRGB.
pub const COLOR: wgpu::TextureFormat = wgpu::TextureFormat::Rgba8UnormSrgb;
/// The format of depth.
pub const DEPTH: wgpu::TextureFormat = wgpu::TextureFormat::Depth32Float;

/// The depth of what is infinitely far away.
pub const FARTHEST: f32 = 0.0;
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
    pub multisampled: Option<wgpu::TextureView>,
    pub resolved: wgpu::TextureView,
    pub depth: wgpu::TextureView,
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

    /// Waits for the copy and takes the pixels.
    pub fn read(&self, gpu: &Gpu) -> Result<Frame, RenderError> {
        let (mapped, ready) = channel();
        self.readback.map_async(wgpu::MapMode::Read, .., move |result| {
            let _ = mapped.send(result);
        });
        gpu.device
            .poll(wgpu::PollType::wait_indefinitely())
            .map_err(|error| RenderError::Driver(error.to_string()))?;
        let failed = || {
            RenderError::Driver(gpu.take_error().unwrap_or_else(|| "the frame could not be read".to_owned()))
        };
        ready.recv().ok().and_then(Result::ok).ok_or_else(failed)?;
        let range = self.readback.get_mapped_range(..).map_err(|_| failed())?;
        let width = 4 * self.size.0 as usize;
        let mut rgba = Vec::with_capacity(width * self.size.1 as usize);
        for row in range.chunks_exact(row_bytes(self.size.0) as usize) {
            rgba.extend_from_slice(&row[..width]);
        }
        drop(range);
        self.readback.unmap();
        Ok(Frame { width: self.size.0, height: self.size.1, rgba })
    }
}

fn extent((width, height): (u32, u32)) -> wgpu::Extent3d {
    wgpu::Extent3d { width, height, depth_or_array_layers: 1 }
}

fn row_bytes(width: u32) -> u32 {
    (4 * width).next_multiple_of(ROW)
}

/// Linear light of each sRGB byte.
static LINEAR: LazyLock<[f32; 256]> = LazyLock::new(|| {
    std::array::from_fn(|byte| {
        let value = byte as f32 / 255.0;
        if value <= 0.040_45 { value / 12.92 } else { ((value + 0.055) / 1.055).powf(2.4) }
    })
});

/// Linear light of a colour.
pub fn linear([r, g, b]: [u8; 3]) -> [f32; 3] {
    [r, g, b].map(|byte| LINEAR[usize::from(byte)])
}

/// The edge of a model over a transparent ground comes out mixed with black; this takes the black away again.
pub fn straighten(rgba: &mut [u8]) {
    for pixel in rgba.chunks_exact_mut(4) {
        let alpha = pixel[3];
        if alpha == 0 || alpha == 255 {
            continue;
        }
        for channel in &mut pixel[..3] {
            let value = (LINEAR[usize::from(*channel)] * 255.0 / f32::from(alpha)).min(1.0);
            let encoded =
                if value <= 0.003_130_8 { value * 12.92 } else { 1.055 * value.powf(1.0 / 2.4) - 0.055 };
            *channel = (encoded * 255.0).round() as u8;
        }
    }
}
