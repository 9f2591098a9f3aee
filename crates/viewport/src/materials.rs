//! What the palette's entries are made of, as shaders read it (surface.wgsl).

use crate::color::linear;
use crate::gpu::Gpu;
use crate::layouts::Layouts;
use crate::uniforms::buffer;
use bytemuck::{Pod, Zeroable};
use voxel::{MaterialKind, Scene};

/// `Entry` of surface.wgsl.
#[derive(Clone, Copy, Debug, Default, PartialEq, Pod, Zeroable)]
#[repr(C)]
pub struct Entry {
    /// Linear.
    pub color: [f32; 3],
    /// Light that it gives by itself, by its colour.
    pub emission: f32,
    pub metalness: f32,
    pub roughness: f32,
    pub transparency: f32,
    unused: f32,
}

/// The entries of a scene by index; that of 0 is empty.
pub fn entries(scene: &Scene) -> [Entry; 256] {
    let mut entries = [Entry::default(); 256];
    for (entry, color) in entries[1..].iter_mut().zip(scene.palette.colors()) {
        entry.color = linear([color.r, color.g, color.b]);
    }
    for (index, material) in &scene.materials {
        let entry = &mut entries[usize::from(*index)];
        entry.roughness = material.roughness;
        match material.kind {
            MaterialKind::Diffuse => {}
            MaterialKind::Metal => entry.metalness = material.weight,
            MaterialKind::Glass => entry.transparency = material.weight,
            MaterialKind::Emit => entry.emission = material.weight * (1.0 + material.flux),
        }
    }
    entries
}

/// The entries, bound as group 2.
pub fn group(gpu: &Gpu, layouts: &Layouts, entries: &[Entry; 256]) -> wgpu::BindGroup {
    let palette = buffer(&gpu.device, "palette", size_of_val(entries) as u64);
    gpu.queue.write_buffer(&palette, 0, bytemuck::cast_slice(entries));
    gpu.device.create_bind_group(&wgpu::BindGroupDescriptor {
        label: Some("palette"),
        layout: &layouts.palette,
        entries: &[wgpu::BindGroupEntry { binding: 0, resource: palette.as_entire_binding() }],
    })
}
