// Makes a picture of traced samples: their mean (`prepare`), with the noise taken out where asked for (`smooth`), as bytes
// (`develop`).

struct Settings {
    // The two colours of what is behind the scene: `wall_color`.
    first: vec4<f32>,
    last: vec4<f32>,
    // The picture's sides (xy), samples a pixel (z), and how far apart the pixels are that are smoothed together (w).
    place: vec4<u32>,
    // Whether there is nothing behind the scene (x).
    looks: vec4<u32>,
}

struct Pixel {
    light: vec4<f32>,
    ground: vec4<f32>,
    surface: vec4<f32>,
    normal: vec4<f32>,
}

// What falls on surfaces of models (light) and on the ground, and the variance of both (light's w).
struct Clean {
    light: vec4<f32>,
    ground: vec4<f32>,
}

// Not a uniform: Mesa's lavapipe compiles a shader anew for each value that a branch takes from one.
@group(0) @binding(0) var<storage, read> settings: Settings;
@group(0) @binding(1) var<storage, read> pixels: array<Pixel>;
@group(0) @binding(2) var<storage, read> source: array<Clean>;
@group(0) @binding(3) var<storage, read_write> goal: array<Clean>;
@group(0) @binding(4) var<storage, read_write> picture: array<u32>;

const GRAY = vec3<f32>(0.2126, 0.7152, 0.0722);

fn number_of(at: vec2<i32>) -> u32 {
    return u32(at.y) * settings.place.x + u32(at.x);
}

fn is_inside(at: vec2<i32>) -> bool {
    return all(at >= vec2<i32>(0)) && all(at < vec2<i32>(settings.place.xy));
}

// The colour by which light on a surface is divided, so that the grain of colours isn't taken for noise.
fn color_of(pixel: u32) -> vec3<f32> {
    return max(pixels[pixel].surface.rgb / f32(settings.place.z), vec3<f32>(0.02));
}

@compute @workgroup_size(8, 8)
fn prepare(@builtin(global_invocation_id) id: vec3<u32>) {
    let at = vec2<i32>(id.xy);
    if (!is_inside(at)) {
        return;
    }
    let pixel = number_of(at);
    let count = f32(settings.place.z);
    let light = pixels[pixel].light.rgb / count / color_of(pixel);
    let ground = pixels[pixel].ground.rgb / count;
    let mean = dot(light + ground, GRAY);
    let spread = max(pixels[pixel].ground.a / count - mean * mean, 0.0) / count;
    // A few samples don't tell how far they stray.
    let variance = select(spread, max(spread, 0.25 * mean * mean), settings.place.z < 4u);
    goal[pixel] = Clean(vec4<f32>(light, variance), vec4<f32>(ground, 0.0));
}

// How far away the surfaces of a pixel are.
fn depth_at(at: vec2<i32>) -> f32 {
    let inside = clamp(at, vec2<i32>(0), vec2<i32>(settings.place.xy) - 1);
    return pixels[number_of(inside)].surface.a / f32(settings.place.z);
}

// The smaller one of two slopes: the larger one goes over an edge.
fn slope(at: vec2<i32>, along: vec2<i32>, depth: f32) -> f32 {
    let ahead = depth_at(at + along) - depth;
    let behind = depth - depth_at(at - along);
    return select(behind, ahead, abs(ahead) < abs(behind));
}

// One step of the a-trous filter (Dammertz and others 2010), with how far samples stray as its measure (Schied and others
// 2017): what is surely light or shadow stays.
@compute @workgroup_size(8, 8)
fn smooth_out(@builtin(global_invocation_id) id: vec3<u32>) {
    let at = vec2<i32>(id.xy);
    if (!is_inside(at)) {
        return;
    }
    let pixel = number_of(at);
    let own = source[pixel];
    let facing = pixels[pixel].normal.xyz;
    if (dot(facing, facing) < 1e-6) {
        goal[pixel] = own;
        return;
    }
    var strays = 0.0;
    for (var y = -1; y <= 1; y++) {
        for (var x = -1; x <= 1; x++) {
            let near = clamp(at + vec2<i32>(x, y), vec2<i32>(0), vec2<i32>(settings.place.xy) - 1);
            strays += source[number_of(near)].light.a / 9.0;
        }
    }
    let allowed = 3.0 * sqrt(strays) + 1e-3;
    let normal = normalize(facing);
    let depth = depth_at(at);
    let slopes = vec2<f32>(slope(at, vec2<i32>(1, 0), depth), slope(at, vec2<i32>(0, 1), depth));
    let bright = dot(own.light.rgb + own.ground.rgb, GRAY);
    let ground_share = pixels[pixel].light.a;
    var weights = array<f32, 3>(0.375, 0.25, 0.0625);
    var sum = Clean(vec4<f32>(0.0), vec4<f32>(0.0));
    var total = 0.0;
    for (var y = -2; y <= 2; y++) {
        for (var x = -2; x <= 2; x++) {
            let off = vec2<i32>(x, y) * i32(settings.place.w);
            let there = at + off;
            if (!is_inside(there)) {
                continue;
            }
            let other = number_of(there);
            let turned = pixels[other].normal.xyz;
            let long = max(length(turned), 1e-6);
            let alike = pow(max(dot(normal, turned / long), 0.0), 24.0);
            let covered = abs(pixels[other].light.a - ground_share) / f32(settings.place.z);
            let apart = abs(depth_at(there) - depth - dot(slopes, vec2<f32>(off)));
            let seen = source[other];
            let differs = abs(dot(seen.light.rgb + seen.ground.rgb, GRAY) - bright);
            var weight = weights[abs(x)] * weights[abs(y)] * alike * step(1e-5, long) * max(0.0, 1.0 - 4.0 * covered);
            weight *= exp(-apart * 2.0 - differs / allowed);
            if (x == 0 && y == 0) {
                weight = weights[0] * weights[0];
            }
            sum.light += vec4<f32>(seen.light.rgb * weight, seen.light.a * weight * weight);
            sum.ground += seen.ground * weight;
            total += weight;
        }
    }
    goal[pixel] = Clean(vec4<f32>(sum.light.rgb / total, sum.light.a / (total * total)), sum.ground / total);
}

fn encoded(light: vec3<f32>) -> vec3<f32> {
    let inside = clamp(light, vec3<f32>(0.0), vec3<f32>(1.0));
    let curved = 1.055 * pow(inside, vec3<f32>(1.0 / 2.4)) - 0.055;
    return select(curved, inside * 12.92, inside <= vec3<f32>(0.0031308));
}

@compute @workgroup_size(8, 8)
fn develop(@builtin(global_invocation_id) id: vec3<u32>) {
    let at = vec2<i32>(id.xy);
    if (!is_inside(at)) {
        return;
    }
    let pixel = number_of(at);
    let covered = pixels[pixel].light.a / f32(settings.place.z);
    let light = source[pixel].light.rgb * color_of(pixel) / max(covered, 1e-6);
    var color = tone(light) * covered;
    var alpha = covered;
    if (settings.looks.x == 0u) {
        let place = (vec2<f32>(at) + 0.5) / vec2<f32>(settings.place.xy) * vec2<f32>(2.0, -2.0) + vec2<f32>(-1.0, 1.0);
        let wall = wall_color(settings.first, settings.last, place, vec2<f32>(at) + 0.5);
        let open = max(source[pixel].ground.rgb, vec3<f32>(0.0));
        // In the open the wall keeps its own colour; what is brighter than that rolls off.
        color += wall * min(open, vec3<f32>(1.0)) + tone(wall * max(open - 1.0, vec3<f32>(0.0)));
        alpha = 1.0;
    }
    let bytes = vec4<u32>(round(vec4<f32>(encoded(color / max(alpha, 1e-6)), alpha) * 255.0));
    picture[pixel] = bytes.r | bytes.g << 8u | bytes.b << 16u | bytes.a << 24u;
}
