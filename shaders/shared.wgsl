// What every pass knows. Axes are a .vox file's: x to the right, y into the picture, z up; lengths are voxels.

struct View {
    clip_from_world: mat4x4<f32>,
    shadow_from_world: mat4x4<f32>,
    // Towards the sun (xyz); how far a surface is lifted before it looks for its shadow (w), in voxels.
    sun: vec4<f32>,
    // Centre of the ground (xyz); the distance over which it fades out (w).
    ground: vec4<f32>,
    // One shadow texel (x); whether the backdrop is drawn (y).
    shadow: vec4<f32>,
}

@group(0) @binding(0) var<uniform> view: View;
@group(0) @binding(1) var shadow_map: texture_depth_2d;
@group(0) @binding(2) var shadow_sampler: sampler_comparison;

// The share of the sun that reaches a point: 0 in shadow, 1 in the open, soft between. `spread` is in shadow texels.
fn sunlight(world: vec3<f32>, spread: f32) -> f32 {
    let seen = view.shadow_from_world * vec4<f32>(world, 1.0);
    let uv = vec2<f32>(seen.x * 0.5 + 0.5, 0.5 - seen.y * 0.5);
    if (any(uv < vec2<f32>(0.0)) || any(uv > vec2<f32>(1.0)) || seen.z > 1.0) {
        return 1.0;
    }
    var sum = 0.0;
    for (var y = -1; y <= 1; y++) {
        for (var x = -1; x <= 1; x++) {
            let offset = vec2<f32>(f32(x), f32(y)) * spread * view.shadow.x;
            sum += textureSampleCompareLevel(shadow_map, shadow_sampler, uv + offset, seen.z);
        }
    }
    return sum / 9.0;
}

// Light that would be brighter than white rolls off; everything below keeps its colour.
fn tone(color: vec3<f32>) -> vec3<f32> {
    let knee = vec3<f32>(0.8);
    let over = max(color - knee, vec3<f32>(0.0));
    return min(color, knee) + (1.0 - knee) * (1.0 - exp(-over / (1.0 - knee)));
}
