// Draws the ground: nothing but the shadow that falls on it, a soft dark place where the model stands, and the light of
// what glows above it.

struct Fragment {
    @builtin(position) clip: vec4<f32>,
    @location(0) world: vec3<f32>,
}

@vertex
fn vertex(@builtin(vertex_index) index: u32) -> Fragment {
    let share = vec2<f32>(f32(index & 1u), f32(index >> 1u));
    var out: Fragment;
    out.world = vec3<f32>(mix(view.ground.xy, view.ground.zw, share), view.volume_size.w);
    out.clip = view.clip_from_world * vec4<f32>(out.world, 1.0);
    return out;
}

@fragment
fn fragment(in: Fragment) -> @location(0) vec4<f32> {
    let up = vec3<f32>(0.0, 0.0, 1.0);
    let around = outlook(in.world, up);
    let light = 0.5 * sunlight(in.world, up) + 0.5 * around.open;
    return vec4<f32>(tone(around.glow * 0.45), (1.0 - light) * 0.8);
}
