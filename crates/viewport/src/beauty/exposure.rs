//! One picture that gets better with every sample.

use super::settings::{DAYLIGHT, Daylight, DevelopSettings, TraceSettings};
use super::stage::Stage;
use super::tracer::Tracer;
use crate::bounds::Bounds;
use crate::frame::Frame;
use crate::gpu::Gpu;
use crate::target::read_back;
use crate::viewport::{RenderError, RenderRequest, check};
use std::sync::Arc;
use std::time::{Duration, Instant};
use voxel::Scene;

/// The most pixels: so many fit into the buffers that every adapter has, and 3840 x 2160 is less.
const MAX_PIXELS: u32 = 8 << 20;

/// Bytes of a pixel's sums (`Pixel` of trace.wgsl), and of its light (`Clean` of develop.wgsl).
const SUMS: u64 = 64;
const CLEAN: u64 = 32;

/// How long a piece of work on the card may take: short enough that whoever waits can change their mind, and that no
/// driver takes the card for hung.
const PIECE: Duration = Duration::from_millis(40);

/// Rows and columns of a workgroup.
const GROUP: u32 = 8;

/// How far apart pixels are that are smoothed together, in one round after the other.
const ROUNDS: [u32; 5] = [1, 2, 4, 8, 16];

/// A picture that is being traced. Its samples are the same on every run.
pub struct Exposure {
    tracer: Arc<Tracer>,
    request: RenderRequest,
    settings: TraceSettings,
    told: wgpu::Buffer,
    trace_group: wgpu::BindGroup,
    darkroom: Darkroom,
    /// Whole samples, and rows of the next one.
    samples: u32,
    row: u32,
    /// How many rows a piece has, and how long all pieces took.
    rows: u32,
    spent: Duration,
}

impl Exposure {
    pub(super) fn new(
        tracer: Arc<Tracer>,
        scene: &Scene,
        request: &RenderRequest,
    ) -> Result<Self, RenderError> {
        Self::in_light(tracer, scene, request, DAYLIGHT)
    }

    pub(super) fn in_light(
        tracer: Arc<Tracer>,
        scene: &Scene,
        request: &RenderRequest,
        light: Daylight,
    ) -> Result<Self, RenderError> {
        check_size(&tracer.gpu, request.size)?;
        let cut = request.look.slices.of(scene)?;
        let bounds = Bounds::of(scene);
        let stage = Stage::new(&tracer.gpu, &cut, bounds)?;
        let settings = TraceSettings::new(request, bounds.unwrap_or_default(), &stage, light);
        let device = &tracer.gpu.device;
        let told = storage(device, "trace", size_of::<TraceSettings>() as u64, wgpu::BufferUsages::COPY_DST);
        let darkroom = Darkroom::new(&tracer, request.size);
        let Stage { trees, models, crates, lamps, palette, .. } = &stage;
        let bindings = [&told, trees, models, crates, lamps, palette, &darkroom.sums];
        let trace_group = group(device, &tracer.trace_layout, &bindings);
        check(&tracer.gpu)?;
        let request = request.clone();
        let (samples, row, spent) = (0, 0, Duration::ZERO);
        Ok(Self { tracer, request, settings, told, trace_group, darkroom, samples, row, rows: GROUP, spent })
    }

    /// Traces a piece of the next sample, for a twentieth of a second or so. Gives how many samples are whole.
    pub fn step(&mut self) -> Result<u32, RenderError> {
        let (width, height) = self.request.size;
        let rows = self.rows.min((height - self.row).next_multiple_of(GROUP));
        let started = Instant::now();
        self.settings.place[2..].copy_from_slice(&[self.row, self.samples]);
        let gpu = &self.tracer.gpu;
        gpu.queue.write_buffer(&self.told, 0, bytemuck::bytes_of(&self.settings));
        dispatch(gpu, &self.tracer.trace, &self.trace_group, (width, rows));
        wait(gpu)?;
        let took = started.elapsed();
        self.spent += took;
        self.row += rows;
        if self.row >= height {
            (self.row, self.samples) = (0, self.samples + 1);
        }
        // The next piece is as large as fits into its time, but not much larger than this one.
        let fitting = f64::from(rows) * PIECE.as_secs_f64() / took.as_secs_f64().max(1e-6);
        let most = (rows * 4).min(height.next_multiple_of(GROUP));
        self.rows = (fitting as u32 / GROUP * GROUP).clamp(GROUP, most);
        Ok(self.samples)
    }

    /// How many samples each pixel has.
    #[must_use]
    pub fn samples(&self) -> u32 {
        self.samples
    }

    /// How long it will take to so many samples, by what those so far took; `None` before there is anything to go by.
    #[must_use]
    pub fn remaining(&self, samples: u32) -> Option<Duration> {
        let height = f64::from(self.request.size.1);
        let done = f64::from(self.samples) + f64::from(self.row) / height;
        (done > 0.0).then(|| self.spent.mul_f64((f64::from(samples) - done).max(0.0) / done))
    }

    /// The share of so many samples that is done, 0 to 1.
    #[must_use]
    pub fn share(&self, samples: u32) -> f32 {
        let done = self.samples as f32 + self.row as f32 / self.request.size.1 as f32;
        (done / samples.max(1) as f32).min(1.0)
    }

    /// The picture as it is now. `smooth` takes out the noise of few samples: the more samples there are, the less it
    /// does. Without a whole sample it is dark.
    pub fn picture(&mut self, smooth: bool) -> Result<Frame, RenderError> {
        self.darkroom.develop(&self.tracer, &self.request, self.samples, smooth)
    }
}

/// What pixels are gathered in, and where a picture is made of them.
struct Darkroom {
    sums: wgpu::Buffer,
    settings: wgpu::Buffer,
    /// From the first to the second one, and back.
    there: wgpu::BindGroup,
    back: wgpu::BindGroup,
    picture: wgpu::Buffer,
    readback: wgpu::Buffer,
}

impl Darkroom {
    fn new(tracer: &Tracer, (width, height): (u32, u32)) -> Self {
        let device = &tracer.gpu.device;
        let pixels = u64::from(width) * u64::from(height);
        let none = wgpu::BufferUsages::empty();
        let sums = storage(device, "sums", pixels * SUMS, none);
        let [one, other] = [(); 2].map(|()| storage(device, "clean", pixels * CLEAN, none));
        let picture = storage(device, "picture", pixels * 4, wgpu::BufferUsages::COPY_SRC);
        let settings =
            storage(device, "develop", size_of::<DevelopSettings>() as u64, wgpu::BufferUsages::COPY_DST);
        let way = |from, to| group(device, &tracer.develop_layout, &[&settings, &sums, from, to, &picture]);
        let readback = device.create_buffer(&wgpu::BufferDescriptor {
            label: Some("readback"),
            size: pixels * 4,
            usage: wgpu::BufferUsages::COPY_DST | wgpu::BufferUsages::MAP_READ,
            mapped_at_creation: false,
        });
        Self { there: way(&one, &other), back: way(&other, &one), readback, sums, settings, picture }
    }

    fn develop(
        &self,
        tracer: &Tracer,
        request: &RenderRequest,
        samples: u32,
        smooth: bool,
    ) -> Result<Frame, RenderError> {
        let gpu = &tracer.gpu;
        let run = |pipeline, group, step| {
            let settings = DevelopSettings::new(request, samples.max(1), step);
            gpu.queue.write_buffer(&self.settings, 0, bytemuck::bytes_of(&settings));
            dispatch(gpu, pipeline, group, request.size);
        };
        let (mut next, mut last) = (&self.back, &self.there);
        run(&tracer.prepare, last, 0);
        for step in ROUNDS.into_iter().filter(|_| smooth) {
            run(&tracer.smooth, next, step);
            (next, last) = (last, next);
        }
        run(&tracer.develop, next, 0);
        let mut encoder = gpu.device.create_command_encoder(&wgpu::CommandEncoderDescriptor::default());
        encoder.copy_buffer_to_buffer(&self.picture, 0, &self.readback, 0, self.readback.size());
        gpu.queue.submit([encoder.finish()]);
        let rgba = read_back(gpu, &self.readback, <[u8]>::to_vec)?;
        check(gpu)?;
        let (width, height) = request.size;
        Ok(Frame { width, height, rgba })
    }
}

/// A buffer that shaders read or write, of so many bytes.
fn storage(device: &wgpu::Device, label: &str, bytes: u64, usage: wgpu::BufferUsages) -> wgpu::Buffer {
    device.create_buffer(&wgpu::BufferDescriptor {
        label: Some(label),
        size: bytes,
        usage: usage | wgpu::BufferUsages::STORAGE,
        mapped_at_creation: false,
    })
}

/// Refuses sizes before memory is taken.
fn check_size(gpu: &Gpu, (width, height): (u32, u32)) -> Result<(), RenderError> {
    let largest = gpu.device.limits().max_storage_buffer_binding_size / SUMS;
    let most = MAX_PIXELS.min(u32::try_from(largest).unwrap_or(u32::MAX));
    if width == 0 || height == 0 || width.checked_mul(height).is_none_or(|pixels| pixels > most) {
        return Err(RenderError::Pixels { width, height, most });
    }
    Ok(())
}

fn dispatch(
    gpu: &Gpu,
    pipeline: &wgpu::ComputePipeline,
    group: &wgpu::BindGroup,
    (width, height): (u32, u32),
) {
    let mut encoder = gpu.device.create_command_encoder(&wgpu::CommandEncoderDescriptor::default());
    let mut pass = encoder.begin_compute_pass(&wgpu::ComputePassDescriptor::default());
    pass.set_pipeline(pipeline);
    pass.set_bind_group(0, group, &[]);
    pass.dispatch_workgroups(width.div_ceil(GROUP), height.div_ceil(GROUP), 1);
    drop(pass);
    gpu.queue.submit([encoder.finish()]);
}

fn wait(gpu: &Gpu) -> Result<(), RenderError> {
    let done = gpu.device.poll(wgpu::PollType::wait_indefinitely());
    check(gpu)?;
    done.map(drop).map_err(|error| RenderError::Driver(error.to_string()))
}

fn group(
    device: &wgpu::Device,
    layout: &wgpu::BindGroupLayout,
    buffers: &[&wgpu::Buffer],
) -> wgpu::BindGroup {
    let entries: Vec<_> = (0..)
        .zip(buffers)
        .map(|(binding, buffer)| wgpu::BindGroupEntry { binding, resource: buffer.as_entire_binding() })
        .collect();
    device.create_bind_group(&wgpu::BindGroupDescriptor { label: None, layout, entries: &entries })
}
