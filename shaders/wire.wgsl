// Draws the outlines of the rectangles that the faces of models are merged into.

struct Entry {
    color: vec4<f32>,
    matter: vec4<f32>,
}

@group(2) @binding(0) var<uniform> palette: array<Entry, 256>;

struct Fragment {
    @builtin(position) clip: vec4<f32>,
    @location(0) @interpolate(flat) color: u32,
}

// The four sides of a rectangle, a line each.
@vertex
fn vertex(@builtin(vertex_index) index: u32, @location(0) words: vec2<u32>) -> Fragment {
    let corner = unpack(words, corner_of(index));
    var out: Fragment;
    out.color = corner.color;
    // A few pixels nearer than the triangles, so that their own lines aren't hidden.
    let depth = max((view.clip_from_world * vec4<f32>(corner.world, 1.0)).w, 0.0);
    let nearer = corner.world + to_eye(corner.world) * (0.01 + 4.0 * view.grid.w * depth);
    let at = view.clip_from_world * vec4<f32>(nearer, 1.0);
    // The lines of a face that looks away are drawn outside the picture.
    let looks_away = dot(corner.normal, to_eye(corner.world)) <= 0.0;
    out.clip = select(at, vec4<f32>(2.0, 2.0, 2.0, 1.0), looks_away);
    return out;
}

@fragment
fn fragment(in: Fragment) -> @location(0) vec4<f32> {
    return vec4<f32>(mix(palette[in.color].color.rgb, vec3<f32>(0.45), 0.3), 1.0);
}
