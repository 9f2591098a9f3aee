// Draws the ground: nothing but the shadow that falls on it, and a soft dark place where the model stands.

struct Fragment {
    @builtin(position) clip: vec4<f32>,
    @location(0) world: vec3<f32>,
}

@vertex
fn vertex(@builtin(vertex_index) index: u32) -> Fragment {
    // 0 1 2 and 2 1 3: the corners of a square.
    let corner = select(index, array<u32, 3>(2u, 1u, 3u)[index % 3u], index > 2u);
    let share = vec2<f32>(f32(corner & 1u), f32(corner >> 1u));
    var out: Fragment;
    out.world = vec3<f32>(mix(view.ground.xy, view.ground.zw, share), view.volume_size.w);
    out.clip = view.clip_from_world * vec4<f32>(out.world, 1.0);
    return out;
}

@fragment
fn fragment(in: Fragment) -> @location(0) vec4<f32> {
    let up = vec3<f32>(0.0, 0.0, 1.0);
    let light = 0.5 * sunlight(in.world, up) + 0.5 * openness_to_sky(in.world, up);
    return vec4<f32>(0.0, 0.0, 0.0, (1.0 - light) * 0.8);
}
