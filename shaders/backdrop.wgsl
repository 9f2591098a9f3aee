// Draws what is behind everything: two colours that run into each other, from the middle to the edges or from the top
// to the bottom.

struct Wall {
    // Linear colour of the middle or the top (rgb); whether it runs from top to bottom (a).
    first: vec4<f32>,
    // Linear colour of the edges or the bottom (rgb).
    last: vec4<f32>,
    // What part of the picture is drawn: its height and its middle in clip space (xy), the rows above it (z).
    band: vec4<f32>,
}

@group(0) @binding(0) var<uniform> wall: Wall;

struct Fragment {
    @builtin(position) clip: vec4<f32>,
    @location(0) place: vec2<f32>,
}

@vertex
fn vertex(@builtin(vertex_index) index: u32) -> Fragment {
    let place = vec2<f32>(f32(index & 1u) * 4.0 - 1.0, f32(index >> 1u) * 4.0 - 1.0);
    var out: Fragment;
    out.clip = vec4<f32>(place, 1.0, 1.0);
    out.place = vec2<f32>(place.x, place.y * wall.band.x + wall.band.y);
    return out;
}

@fragment
fn fragment(in: Fragment) -> @location(0) vec4<f32> {
    let pixel = in.clip.xy + vec2<f32>(0.0, wall.band.z);
    return vec4<f32>(wall_color(wall.first, wall.last, in.place, pixel), 1.0);
}
