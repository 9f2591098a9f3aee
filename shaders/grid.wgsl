// Draws a grid on the ground: a line for each voxel, a stronger one for each eighth, and the axes in their colours.

struct Fragment {
    @builtin(position) clip: vec4<f32>,
    @location(0) place: vec2<f32>,
}

@vertex
fn vertex(@builtin(vertex_index) index: u32) -> Fragment {
    let corner = vec2<f32>(f32(index & 1u), f32(index >> 1u)) * 2.0 - 1.0;
    var out: Fragment;
    out.place = view.grid.xy + corner * view.grid.z;
    out.clip = view.clip_from_world * vec4<f32>(out.place, view.volume_size.w, 1.0);
    return out;
}

// How much of a pixel lines at every `step` voxels cover. They fade where they would lie close together.
fn lines(place: vec2<f32>, step: f32, pixel: vec2<f32>) -> vec2<f32> {
    let away = abs(fract(place / step + 0.5) - 0.5) * step;
    let line = 1.0 - smoothstep(vec2<f32>(0.3), vec2<f32>(1.2), away / pixel);
    return line * (1.0 - smoothstep(vec2<f32>(0.1), vec2<f32>(0.25), pixel / step));
}

@fragment
fn fragment(in: Fragment) -> @location(0) vec4<f32> {
    let pixel = fwidth(in.place);
    let fine = lines(in.place, 1.0, pixel);
    let coarse = lines(in.place, 8.0, pixel);
    let axis = 1.0 - smoothstep(vec2<f32>(0.5), vec2<f32>(1.6), abs(in.place) / pixel);
    let fade = 1.0 - smoothstep(0.4, 1.0, length(in.place - view.grid.xy) / view.grid.z);
    var color = vec3<f32>(0.75);
    var cover = max(max(fine.x, fine.y) * 0.08, max(coarse.x, coarse.y) * 0.3);
    if (axis.y > 0.0) {
        color = mix(color, vec3<f32>(0.80, 0.12, 0.12), axis.y);
        cover = max(cover, axis.y * 0.8);
    }
    if (axis.x > 0.0) {
        color = mix(color, vec3<f32>(0.16, 0.55, 0.14), axis.x);
        cover = max(cover, axis.x * 0.8);
    }
    return vec4<f32>(color, 1.0) * cover * fade;
}
