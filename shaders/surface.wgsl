// Surfaces of models: palette colours, what they are made of, and how they look in the light.

struct Entry {
    // Linear colour (rgb) and how much light it gives by itself (a).
    color: vec4<f32>,
    // How much of it is metal (x), how rough it is (y), how much light it lets through (z): 0 to 1.
    matter: vec4<f32>,
}

@group(2) @binding(0) var<uniform> palette: array<Entry, 256>;

struct Fragment {
    // The same to the last bit in every pass that draws a face.
    @builtin(position) @invariant clip: vec4<f32>,
    @location(0) world: vec3<f32>,
    @location(1) @interpolate(flat) normal: vec3<f32>,
    @location(2) open: f32,
    @location(3) @interpolate(flat) color: u32,
}

// Rectangles of different sizes side by side leave hairline cracks; they grow by so much of a pixel to close them.
const OVERLAP = 0.04;

@vertex
fn vertex(@builtin(vertex_index) index: u32, @location(0) words: vec2<u32>) -> Fragment {
    let corner = unpack(words, corner_of(index));
    let clip = view.clip_from_world * vec4<f32>(corner.world, 1.0);
    let closed = corner.away * (OVERLAP * view.grid.w * max(clip.w, 0.0));
    var out: Fragment;
    out.clip = clip + view.clip_from_world * vec4<f32>(closed, 0.0);
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

const GRAY = vec3<f32>(0.2126, 0.7152, 0.0722);

// The light that a surface sends to the eye.
fn lit(in: Fragment) -> vec3<f32> {
    let entry = palette[in.color];
    let color = standing_out(entry.color.rgb, in.color);
    let facing = dot(in.normal, view.sun.xyz);
    let sun = sunlight(in.world, in.normal);
    let around = outlook(in.world, outwards(in.normal));
    let open = bounced(around.open * mix(0.4, 1.0, in.open), color);
    let ambient = mix(EARTH, SKY, in.normal.z * 0.5 + 0.5) * open + around.glow;
    var light = color * (SUN * sun * max(facing, 0.0) * mix(0.85, 1.0, in.open) + ambient);
    if (RICH && entry.matter.x > 0.0) {
        light = mix(light, color * mirrored(in, entry.matter.y, sun), entry.matter.x);
    }
    return edged(in, light + color * entry.color.a);
}

// The colour of an index while another one stands out: grey and dark.
fn standing_out(color: vec3<f32>, index: u32) -> vec3<f32> {
    if (view.look.y == 0u || view.look.y == index) {
        return color;
    }
    return vec3<f32>(dot(color, GRAY) * 0.25 + 0.02);
}

// Light that finds its way into a nook over the walls takes on their colour: the fit of Jimenez and others, Practical
// Realtime Strategies for Accurate Indirect Occlusion, 2016.
fn bounced(open: f32, color: vec3<f32>) -> vec3<f32> {
    let a = 2.0404 * color - 0.3324;
    let b = -4.7951 * color + 0.6417;
    let c = 2.7552 * color + 0.6903;
    return max(vec3<f32>(open), ((open * a + b) * open + c) * open);
}

// What a polished surface mirrors: the floor, a bright sky, and the sun; all the softer the rougher it is.
fn mirrored(in: Fragment, roughness: f32, sun: f32) -> vec3<f32> {
    let way = reflect(-to_eye(in.world), in.normal);
    let ahead = outlook(in.world, way);
    let blur = mix(0.08, 1.0, roughness);
    let around = mix(EARTH, SKY * 2.0, smoothstep(-blur, blur, way.z)) * mix(0.3, 1.0, ahead.open);
    let shine = pow(max(dot(way, view.sun.xyz), 0.0), 2.0 / (blur * blur)) / blur;
    let sheen = max(dot(in.normal, view.sun.xyz), 0.0) * roughness;
    return around + ahead.glow + SUN * sun * (shine + sheen);
}

// Thin lines where voxels meet, a pixel wide, that fade before they would fill the surface.
fn edged(in: Fragment, light: vec3<f32>) -> vec3<f32> {
    if (!RICH || !shows(EDGES)) {
        return light;
    }
    let pixel = max(fwidth(in.world), vec3<f32>(1e-6));
    // Along the normal no line is near.
    let away = (abs(fract(in.world + 0.5) - 0.5) + abs(in.normal)) / pixel;
    let line = 1.0 - smoothstep(0.4, 1.4, min(away.x, min(away.y, away.z)));
    let ink = select(light * 0.45, light * 1.8 + 0.015, dot(light, GRAY) < 0.06);
    return mix(light, ink, line * (1.0 - smoothstep(0.12, 0.35, max(pixel.x, max(pixel.y, pixel.z)))));
}
