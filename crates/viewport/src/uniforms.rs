//! What shaders are told, laid out as they read it.

use bytemuck::{Pod, Zeroable};
use glam::{IVec3, Mat4, Vec3, Vec4};
use voxel::Placement;

/// `View` of shared.wgsl.
#[derive(Clone, Copy, Debug, Pod, Zeroable)]
#[repr(C)]
pub struct ViewUniform {
    pub clip_from_world: Mat4,
    pub shadow_from_world: Mat4,
    pub eye: Vec4,
    pub sun: Vec4,
    pub shadow: Vec4,
    pub ground: Vec4,
    pub volume_low: Vec4,
    pub volume_size: Vec4,
    pub grid: Vec4,
    pub look: [u32; 4],
}

/// `Placement` of quad.wgsl.
#[derive(Clone, Copy, Debug, Pod, Zeroable)]
#[repr(C)]
pub struct PlacementUniform {
    pub columns: [Vec4; 3],
    pub origin: Vec4,
}

const _: () = assert!(size_of::<ViewUniform>() == 256);
const _: () = assert!(size_of::<PlacementUniform>() == 64);

impl PlacementUniform {
    /// How a model stands.
    pub fn of(placement: &Placement, shift: IVec3) -> Self {
        let [x, y, z] = IVec3::AXES.map(|axis| placement.rotation.apply(axis).as_vec3());
        Self {
            columns: [x.extend(x.cross(y).dot(z)), y.extend(0.0), z.extend(0.0)],
            origin: shift.as_vec3().extend(1.0),
        }
    }
}

/// A buffer that shaders read as a uniform.
pub fn buffer(device: &wgpu::Device, label: &str, bytes: u64) -> wgpu::Buffer {
    device.create_buffer(&wgpu::BufferDescriptor {
        label: Some(label),
        size: bytes,
        usage: wgpu::BufferUsages::UNIFORM | wgpu::BufferUsages::COPY_DST,
        mapped_at_creation: false,
    })
}

/// A binding of a uniform buffer.
pub fn entry(binding: u32, stages: wgpu::ShaderStages, dynamic: bool) -> wgpu::BindGroupLayoutEntry {
    wgpu::BindGroupLayoutEntry {
        binding,
        visibility: stages,
        ty: wgpu::BindingType::Buffer {
            ty: wgpu::BufferBindingType::Uniform,
            has_dynamic_offset: dynamic,
            min_binding_size: None,
        },
        count: None,
    }
}

/// Towards the sun: from the front, the left and above, turned around the up axis by so many radians.
pub fn sun_direction(turn: f32) -> Vec3 {
    let (sin, cos) = turn.sin_cos();
    let (x, y) = (-0.42, -0.72);
    Vec3::new(x * cos - y * sin, x * sin + y * cos, 0.85).normalize()
}
