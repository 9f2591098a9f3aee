//! The shaders of beauty renders, compiled once.

use super::Exposure;
use crate::gpu::Gpu;
use crate::uniforms::entry;
use crate::viewport::{RenderError, RenderRequest, check};
use std::sync::Arc;
use voxel::Scene;

/// The whole module that traces.
pub fn trace_shader() -> String {
    [
        include_str!("../../../../shaders/chance.wgsl"),
        include_str!("../../../../shaders/tree.wgsl"),
        include_str!("../../../../shaders/trace.wgsl"),
    ]
    .join("\n")
}

/// The whole module that makes pictures of what was traced.
pub fn develop_shader() -> String {
    [
        include_str!("../../../../shaders/tone.wgsl"),
        include_str!("../../../../shaders/wall.wgsl"),
        include_str!("../../../../shaders/develop.wgsl"),
    ]
    .join("\n")
}

/// Traces paths of light through scenes. It is long-lived; each picture is an [`Exposure`].
pub struct Tracer {
    pub(super) gpu: Arc<Gpu>,
    pub(super) trace_layout: wgpu::BindGroupLayout,
    pub(super) trace: wgpu::ComputePipeline,
    pub(super) develop_layout: wgpu::BindGroupLayout,
    pub(super) prepare: wgpu::ComputePipeline,
    pub(super) smooth: wgpu::ComputePipeline,
    pub(super) develop: wgpu::ComputePipeline,
}

impl Tracer {
    /// Compiles the shaders. Fails where the adapter can't compute.
    pub fn new(gpu: Arc<Gpu>) -> Result<Arc<Self>, RenderError> {
        if !gpu.computes() {
            return Err(RenderError::CannotCompute);
        }
        let device = &gpu.device;
        let trace_layout = layout(device, "trace", &[Read, Read, Read, Read, Read, Uniform, Write]);
        let develop_layout = layout(device, "develop", &[Read, Read, Read, Write, Write]);
        let develop = |name| pipeline(device, name, develop_shader(), &develop_layout);
        let tracer = Self {
            trace: pipeline(device, "main", trace_shader(), &trace_layout),
            prepare: develop("prepare"),
            smooth: develop("smooth_out"),
            develop: develop("develop"),
            trace_layout,
            develop_layout,
            gpu: Arc::clone(&gpu),
        };
        check(&gpu)?;
        Ok(Arc::new(tracer))
    }

    /// Begins a picture of a scene. No sample is taken yet.
    pub fn expose(self: &Arc<Self>, scene: &Scene, request: &RenderRequest) -> Result<Exposure, RenderError> {
        Exposure::new(Arc::clone(self), scene, request)
    }
}

#[derive(Clone, Copy)]
enum Binding {
    Uniform,
    Read,
    Write,
}
use Binding::{Read, Uniform, Write};

fn layout(device: &wgpu::Device, label: &str, bindings: &[Binding]) -> wgpu::BindGroupLayout {
    let storage = |binding, read_only| wgpu::BindGroupLayoutEntry {
        binding,
        visibility: wgpu::ShaderStages::COMPUTE,
        ty: wgpu::BindingType::Buffer {
            ty: wgpu::BufferBindingType::Storage { read_only },
            has_dynamic_offset: false,
            min_binding_size: None,
        },
        count: None,
    };
    let entries: Vec<_> = (0..)
        .zip(bindings)
        .map(|(binding, kind)| match kind {
            Uniform => entry(binding, wgpu::ShaderStages::COMPUTE, false),
            Read => storage(binding, true),
            Write => storage(binding, false),
        })
        .collect();
    device
        .create_bind_group_layout(&wgpu::BindGroupLayoutDescriptor { label: Some(label), entries: &entries })
}

fn pipeline(
    device: &wgpu::Device,
    name: &str,
    text: String,
    layout: &wgpu::BindGroupLayout,
) -> wgpu::ComputePipeline {
    let module = device.create_shader_module(wgpu::ShaderModuleDescriptor {
        label: Some(name),
        source: wgpu::ShaderSource::Wgsl(text.into()),
    });
    let layout = device.create_pipeline_layout(&wgpu::PipelineLayoutDescriptor {
        label: Some(name),
        bind_group_layouts: &[Some(layout)],
        immediate_size: 0,
    });
    device.create_compute_pipeline(&wgpu::ComputePipelineDescriptor {
        label: Some(name),
        layout: Some(&layout),
        module: &module,
        entry_point: Some(name),
        compilation_options: wgpu::PipelineCompilationOptions::default(),
        cache: None,
    })
}
