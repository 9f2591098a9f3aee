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

// Rectangles of different sizes side by side leave hairline cracks; they grow by so much of a pixel to close them.
const OVERLAP = 0.04;

@vertex
fn vertex(@builtin(vertex_index) index: u32, @location(0) words: vec2<u32>) -> Fragment {
    let corner = unpack(words, index);
    var out: Fragment;
    let depth = max((view.clip_from_world * vec4<f32>(corner.world, 1.0)).w, 0.0);
    let closed = corner.world + corner.away * (OVERLAP * view.shadow.w * depth);
    out.clip = view.clip_from_world * vec4<f32>(closed, 1.0);
    out.world = corner.world;
    out.normal = corner.normal;
    out.open = corner.open;
    out.color = corner.color;
    return out;
}

// A face that looks at the sun under an open sky gets white light of 1: it shows the palette's own colour.
const SUN = vec3<f32>(0.868, 0.798, 0.700);
const SKY = vec3<f32>(0.38, 0.43, 0.50);
const EARTH = vec3<f32>(0.26, 0.24, 0.23);

@fragment
fn fragment(in: Fragment) -> @location(0) vec4<f32> {
    let surface = palette[in.color];
    let facing = dot(in.normal, view.sun.xyz);
    var sun = 0.0;
    if (facing > 0.0) {
        sun = facing * sunlight(in.world, in.normal) * mix(0.85, 1.0, in.open);
    }
    let open = bounced(openness_to_sky(in.world, in.normal) * mix(0.4, 1.0, in.open), surface.rgb);
    let ambient = mix(EARTH, SKY, in.normal.z * 0.5 + 0.5) * open;
    return vec4<f32>(tone(surface.rgb * (SUN * sun + ambient + surface.a)), 1.0);
}

// Light that finds its way into a nook over the walls takes on their colour: the fit of Jimenez and others, Practical
// Realtime Strategies for Accurate Indirect Occlusion, 2016.
fn bounced(open: f32, color: vec3<f32>) -> vec3<f32> {
    let a = 2.0404 * color - 0.3324;
    let b = -4.7951 * color + 0.6417;
    let c = 2.7552 * color + 0.6903;
    return max(vec3<f32>(open), ((open * a + b) * open + c) * open);
}
