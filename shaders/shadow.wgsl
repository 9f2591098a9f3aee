// Draws the faces of models as the sun sees them: depth only.

@vertex
fn vertex(@builtin(vertex_index) index: u32, @location(0) words: vec2<u32>) -> @builtin(position) vec4<f32> {
    return sun.clip_from_world * vec4<f32>(unpack(words, corner_of(index)).world, 1.0);
}

struct Sun {
    clip_from_world: mat4x4<f32>,
}

@group(0) @binding(0) var<uniform> sun: Sun;
