//! The graphics adapter.

use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::{Arc, Mutex, PoisonError};

/// An open adapter. Errors of the driver are collected, never thrown.
pub struct Gpu {
    pub(crate) device: wgpu::Device,
    pub(crate) queue: wgpu::Queue,
    info: wgpu::AdapterInfo,
    computes: bool,
    lost: Arc<AtomicBool>,
    error: Arc<Mutex<Option<String>>>,
}

impl Gpu {
    /// Opens the best adapter that there is: a graphics card before software, Vulkan before OpenGL.
    pub fn new() -> Result<Self, GpuError> {
        pollster::block_on(Self::open(false))
    }

    /// Opens an adapter that draws on the processor, also where there is a graphics card: slow, and the same pixels on
    /// every machine.
    pub fn software() -> Result<Self, GpuError> {
        pollster::block_on(Self::open(true))
    }

    async fn open(force_fallback_adapter: bool) -> Result<Self, GpuError> {
        let instance = wgpu::Instance::new(wgpu::InstanceDescriptor::new_without_display_handle());
        let options = wgpu::RequestAdapterOptions {
            power_preference: wgpu::PowerPreference::HighPerformance,
            force_fallback_adapter,
            ..wgpu::RequestAdapterOptions::default()
        };
        let adapter = instance.request_adapter(&options).await.map_err(|_| GpuError::NoAdapter)?;
        let descriptor = wgpu::DeviceDescriptor {
            label: Some("viewport"),
            required_limits: adapter.limits(),
            ..wgpu::DeviceDescriptor::default()
        };
        let opened = adapter.request_device(&descriptor).await;
        let (device, queue) = opened.map_err(|error| GpuError::Refused(error.to_string()))?;
        let (lost, error) = (Arc::new(AtomicBool::new(false)), Arc::new(Mutex::new(None)));
        let (lost_too, error_too) = (Arc::clone(&lost), Arc::clone(&error));
        device.set_device_lost_callback(move |_, _| lost_too.store(true, Ordering::Relaxed));
        device.on_uncaptured_error(Arc::new(move |error: wgpu::Error| {
            let first = error.to_string();
            error_too.lock().unwrap_or_else(PoisonError::into_inner).get_or_insert(first);
        }));
        let flags = adapter.get_downlevel_capabilities().flags;
        let computes = flags.contains(wgpu::DownlevelFlags::COMPUTE_SHADERS)
            && device.limits().max_storage_buffers_per_shader_stage >= 5;
        Ok(Self { device, queue, info: adapter.get_info(), computes, lost, error })
    }

    /// Whether it is software on the processor rather than a graphics card.
    #[must_use]
    pub fn is_software(&self) -> bool {
        self.info.device_type == wgpu::DeviceType::Cpu
    }

    /// Its name, as its driver gives it.
    #[must_use]
    pub fn name(&self) -> &str {
        &self.info.name
    }

    /// Whether the driver has given up on it: open another one.
    #[must_use]
    pub fn is_lost(&self) -> bool {
        self.lost.load(Ordering::Relaxed)
    }

    /// Whether it runs shaders that draw nothing.
    pub(crate) fn computes(&self) -> bool {
        self.computes
    }

    /// The first error since the last call.
    pub(crate) fn take_error(&self) -> Option<String> {
        self.error.lock().unwrap_or_else(PoisonError::into_inner).take()
    }

    /// The longest side of a texture, in texels.
    pub(crate) fn max_side(&self) -> u32 {
        self.device.limits().max_texture_dimension_2d
    }

    /// The largest buffer, in bytes.
    pub(crate) fn max_buffer(&self) -> u64 {
        self.device.limits().max_buffer_size
    }
}

/// Why there is no adapter.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum GpuError {
    /// None at all.
    #[error(
        "no graphics adapter was found; without a graphics card, install the package mesa-vulkan-drivers, which draws on the processor"
    )]
    NoAdapter,
    /// There is one, and it won't open.
    #[error("the graphics adapter could not be opened: {0}")]
    Refused(String),
}
