// What every pass knows. Axes are a .vox file's: x to the right, y into the picture, z up; lengths are voxels.

struct View {
    clip_from_world: mat4x4<f32>,
    shadow_from_world: mat4x4<f32>,
    // Towards the sun (xyz); how far a surface is lifted before it looks for its shadow (w).
    sun: vec4<f32>,
    // The lowest (xy) and the highest corner (zw) of the ground that is darkened.
    ground: vec4<f32>,
    // The narrowest (x) and the widest (y) penumbra; the depth of the shadow map (z). Voxels per pixel at a depth of 1 (w).
    shadow: vec4<f32>,
    // The lowest corner of the sky's volume (xyz); the side of its cells (w).
    volume_low: vec4<f32>,
    // The sides of the sky's volume (xyz); the height of the ground (w).
    volume_size: vec4<f32>,
}

@group(0) @binding(0) var<uniform> view: View;
@group(0) @binding(1) var shadow_map: texture_depth_2d;
@group(0) @binding(2) var shadow_sampler: sampler_comparison;
@group(0) @binding(3) var sky_volume: texture_3d<f32>;
@group(0) @binding(4) var sky_sampler: sampler;
