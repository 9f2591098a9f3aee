// Draws the ground: nothing but the shadow that falls on it, and a soft dark place where the model stands.

struct Fragment {
    @builtin(position) clip: vec4<f32>,
    @location(0) world: vec3<f32>,
}

@vertex
fn vertex(@builtin(vertex_index) index: u32) -> Fragment {
    var corners = array<vec2<f32>, 6>(
        vec2<f32>(-1.0, -1.0), vec2<f32>(1.0, -1.0), vec2<f32>(1.0, 1.0),
        vec2<f32>(-1.0, -1.0), vec2<f32>(1.0, 1.0), vec2<f32>(-1.0, 1.0),
    );
    var out: Fragment;
    out.world = view.ground.xyz + vec3<f32>(corners[index] * view.ground.w, 0.0);
    out.clip = view.clip_from_world * vec4<f32>(out.world, 1.0);
    return out;
}

@fragment
fn fragment(in: Fragment) -> @location(0) vec4<f32> {
    let up = vec3<f32>(0.0, 0.0, 1.0);
    let away = length(in.world.xy - view.ground.xy) / view.ground.w;
    let fade = 1.0 - smoothstep(0.45, 1.0, away);
    let light = 0.5 * sunlight(in.world, up) + 0.5 * openness_to_sky(in.world, up);
    return vec4<f32>(0.0, 0.0, 0.0, (1.0 - light) * 0.8 * fade);
}
