// What every pass knows. Axes are a .vox file's: x to the right, y into the picture, z up; lengths are voxels.

struct View {
    clip_from_world: mat4x4<f32>,
    shadow_from_world: mat4x4<f32>,
    // Where the eye is (w = 1), or the way to it where it sees in parallel lines (w = 0).
    eye: vec4<f32>,
    // Towards the sun (xyz); how far a surface is lifted before it looks for its shadow (w).
    sun: vec4<f32>,
    // The narrowest (x) and the widest (y) penumbra; the depth of the shadow map (z).
    shadow: vec4<f32>,
    // The lowest (xy) and the highest corner (zw) of the ground that is darkened.
    ground: vec4<f32>,
    // The lowest corner of the sky's volume (xyz); the side of its cells (w).
    volume_low: vec4<f32>,
    // The sides of the sky's volume (xyz); the height of the ground (w).
    volume_size: vec4<f32>,
    // The middle of the grid (xy); where it has faded out (z); voxels per pixel at a depth of 1 (w).
    grid: vec4<f32>,
    // What is shown (x, bits below); the palette index that stands out, or 0 (y).
    look: vec4<u32>,
}

const SHADOWS = 1u;
const EDGES = 2u;
const GLOW = 4u;

@group(0) @binding(0) var<uniform> view: View;
@group(0) @binding(1) var shadow_map: texture_depth_2d;
@group(0) @binding(2) var shadow_sampler: sampler_comparison;
@group(0) @binding(3) var sky_volume: texture_3d<f32>;
@group(0) @binding(4) var glow_volume: texture_3d<f32>;
@group(0) @binding(5) var volume_sampler: sampler;
// The same map once more, to be read and not compared: OpenGL wants them apart.
@group(0) @binding(6) var shadow_depth: texture_2d<f32>;

fn shows(what: u32) -> bool {
    return (view.look.x & what) != 0u;
}

// The unit vector from a point to the eye.
fn to_eye(world: vec3<f32>) -> vec3<f32> {
    return normalize(view.eye.xyz - world * view.eye.w);
}
