// Draws the faces of models: palette colour, sun with soft shadows, sky and ground light, baked ambient occlusion.

// Linear colour (rgb) and how much light it gives by itself (a), by palette index.
@group(2) @binding(0) var<uniform> palette: array<vec4<f32>, 256>;

struct Fragment {
    @builtin(position) clip: vec4<f32>,
    @location(0) world: vec3<f32>,
    @location(1) @interpolate(flat) normal: vec3<f32>,
    @location(2) open: f32,
    @location(3) @interpolate(flat) color: u32,
}

@vertex
fn vertex(@builtin(vertex_index) index: u32, @location(0) words: vec2<u32>) -> Fragment {
    let corner = unpack(words, index);
    var out: Fragment;
    out.clip = view.clip_from_world * vec4<f32>(corner.world, 1.0);
    out.world = corner.world;
    out.normal = corner.normal;
    out.open = corner.open;
    out.color = corner.color;
    return out;
}

const SUN = vec3<f32>(0.98, 0.93, 0.84);
const SKY = vec3<f32>(0.46, 0.50, 0.58);
const EARTH = vec3<f32>(0.27, 0.24, 0.22);

@fragment
fn fragment(in: Fragment) -> @location(0) vec4<f32> {
    let surface = palette[in.color];
    let facing = max(dot(in.normal, view.sun.xyz), 0.0);
    var sun = 0.0;
    if (facing > 0.0) {
        sun = facing * sunlight(in.world + in.normal * view.sun.w, 1.0);
    }
    let ambient = mix(EARTH, SKY, in.normal.z * 0.5 + 0.5) * mix(0.42, 1.0, in.open);
    let light = SUN * sun * mix(0.85, 1.0, in.open) + ambient + vec3<f32>(surface.a);
    return vec4<f32>(tone(surface.rgb * light), 1.0);
}
