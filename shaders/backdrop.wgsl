// Draws what is behind everything: a calm studio wall, a little lighter behind the model.

struct Fragment {
    @builtin(position) clip: vec4<f32>,
    @location(0) place: vec2<f32>,
}

@vertex
fn vertex(@builtin(vertex_index) index: u32) -> Fragment {
    let place = vec2<f32>(f32(index & 1u) * 4.0 - 1.0, f32(index >> 1u) * 4.0 - 1.0);
    var out: Fragment;
    out.clip = vec4<f32>(place, 1.0, 1.0);
    out.place = place;
    return out;
}

const MIDDLE = vec3<f32>(0.150, 0.168, 0.205);
const EDGE = vec3<f32>(0.026, 0.030, 0.040);

// A hair of noise, so that the gradient shows no bands.
fn noise(at: vec2<f32>) -> f32 {
    return fract(52.9829189 * fract(dot(at, vec2<f32>(0.06711056, 0.00583715)))) - 0.5;
}

@fragment
fn fragment(in: Fragment) -> @location(0) vec4<f32> {
    let away = length(in.place - vec2<f32>(0.0, -0.1)) / 1.5;
    let color = mix(MIDDLE, EDGE, smoothstep(0.0, 1.0, away));
    return vec4<f32>(color + noise(in.clip.xy) * 0.0012, 1.0);
}
