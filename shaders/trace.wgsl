// Traces one sample of each pixel: a path of light backwards from the eye, over surfaces that scatter it, to the sun, the
// sky and what glows. Lengths are voxels; the middle of the scene is the origin.

struct Settings {
    // Where the sight lines begin, and where they go: `Sight` of camera.rs. Forward's w is 1 where they are parallel.
    origin: vec4<f32>,
    right: vec4<f32>,
    up: vec4<f32>,
    forward: vec4<f32>,
    // Towards the sun (xyz); how wide half of it is, in radians (w).
    sun: vec4<f32>,
    // What a white surface sends to the eye that faces the sun alone, the sky alone, or the dark below the horizon.
    sun_light: vec4<f32>,
    sky_light: vec4<f32>,
    earth_light: vec4<f32>,
    // The ground's colour (rgb) and height (w), and the part of it that the scene darkens: xy from, zw to.
    ground: vec4<f32>,
    darkened: vec4<f32>,
    // The picture's sides (xy), the first row that is traced (z), and the number of the sample (w).
    place: vec4<u32>,
    // How many faces glow (x); whether there is ground (y), and whether the sun casts shadows (z).
    counts: vec4<u32>,
}

struct Entry {
    color: vec4<f32>,
    matter: vec4<f32>,
}

// A unit square that glows: its corner (xyz), and its palette index, axis and side as index | axis << 8 | side << 10 (w).
struct Lamp {
    corner: vec3<f32>,
    face: u32,
}

// Sums over samples.
struct Pixel {
    // What surfaces of models send to the eye (rgb), and how many samples met one (a).
    light: vec4<f32>,
    // How bright the ground is by what it would be in the open (rgb); where nothing is met this counts as 1. Squares of
    // the brightness of samples (a).
    ground: vec4<f32>,
    // Colours of surfaces (rgb), and how far away they are (a).
    surface: vec4<f32>,
    // Ways that surfaces look.
    normal: vec4<f32>,
}

// Not a uniform: Mesa's lavapipe compiles a shader anew for each value that a branch takes from one.
@group(0) @binding(0) var<storage, read> settings: Settings;
@group(0) @binding(4) var<storage, read> lamps: array<Lamp>;
@group(0) @binding(5) var<uniform> palette: array<Entry, 256>;
@group(0) @binding(6) var<storage, read_write> pixels: array<Pixel>;

const PI = 3.14159265;

// How often a path is bent at most.
const MOST_TURNS = 12;

// Light bends by this much at glass.
const GLASS = 1.45;

// How fast light takes on the colour of glass, by voxel.
const DEPTH = 0.22;

// No sample of a mirrored light is brighter than this: what is left out is less than the noise that it would make.
const BRIGHTEST = 12.0;

// Metal smoother than this mirrors the sun itself; on rougher metal the sun is looked for.
const MIRROR = 0.12;

fn side(axis: vec3<f32>) -> mat3x3<f32> {
    let flip = select(-1.0, 1.0, axis.z >= 0.0);
    let a = -1.0 / (flip + axis.z);
    let b = axis.x * axis.y * a;
    return mat3x3<f32>(
        vec3<f32>(1.0 + flip * axis.x * axis.x * a, flip * b, -flip * axis.x),
        vec3<f32>(b, flip + axis.y * axis.y * a, -axis.y),
        axis,
    );
}

fn in_disc(chance: vec2<f32>) -> vec2<f32> {
    let turn = 2.0 * PI * chance.y;
    return sqrt(chance.x) * vec2<f32>(cos(turn), sin(turn));
}

// A way out of a surface, the likelier the steeper it is.
fn scattered(normal: vec3<f32>, chance: vec2<f32>) -> vec3<f32> {
    let flat_way = in_disc(chance);
    return side(normal) * vec3<f32>(flat_way, sqrt(max(0.0, 1.0 - dot(flat_way, flat_way))));
}

fn lifted(point: vec3<f32>, normal: vec3<f32>) -> vec3<f32> {
    return point + normal * (1e-3 + 1e-6 * length(point));
}

fn is_glass(index: u32) -> bool {
    return palette[index].matter.z > 0.0;
}

// What is left of light on a way through glass.
fn through(index: u32, way: f32) -> vec3<f32> {
    return pow(max(palette[index].color.rgb, vec3<f32>(0.02)), vec3<f32>(DEPTH * way));
}

// The share of light that comes straight from a point on a way, through glass, but not through anything else.
fn seen_along(from_point: vec3<f32>, way: vec3<f32>, from_medium: u32, from_model: u32, limit: f32) -> vec3<f32> {
    var share = vec3<f32>(1.0);
    var origin = from_point;
    var medium = from_medium;
    var model = from_model;
    var left = limit;
    for (var i = 0; i < 8; i++) {
        let hit = trace(origin, way, medium, model, left);
        if (medium != 0u) {
            share *= through(medium, min(hit.t, 1e3));
        }
        if (!hit.found) {
            return share;
        }
        if (hit.index != 0u && !is_glass(hit.index)) {
            return vec3<f32>(0.0);
        }
        if (medium == 0u) {
            share *= mix(1.0, 0.9, palette[hit.index].matter.z) * mix(0.3, 1.0, palette[hit.index].matter.z);
        }
        medium = hit.index;
        model = hit.model;
        origin = lifted(origin + way * hit.t, -hit.normal);
        left -= hit.t;
    }
    return vec3<f32>(0.0);
}

// What the sky sends on a way. Mirrors see it brighter above, as if there were large lamps.
fn sky(way: vec3<f32>, mirrored: bool) -> vec3<f32> {
    let above = select(step(0.0, way.z), smoothstep(-0.08, 0.08, way.z), mirrored);
    let bright = select(1.0, 0.85 + 0.9 * smoothstep(0.15, 0.9, way.z), mirrored);
    return mix(settings.earth_light.rgb, settings.sky_light.rgb * bright, above);
}

// How rough metal turns light: normals of GGX that the eye sees (Heitz 2018).
fn facet(eye: vec3<f32>, alpha: f32, chance: vec2<f32>) -> vec3<f32> {
    let stretched = normalize(vec3<f32>(alpha * eye.xy, eye.z));
    let across = dot(stretched.xy, stretched.xy);
    var right = vec3<f32>(1.0, 0.0, 0.0);
    if (across > 1e-8) {
        right = vec3<f32>(-stretched.y, stretched.x, 0.0) * inverseSqrt(across);
    }
    let up = cross(stretched, right);
    let spot = in_disc(chance);
    let half_way = 0.5 * (1.0 + stretched.z);
    let y = mix(sqrt(max(0.0, 1.0 - spot.x * spot.x)), spot.y, half_way);
    let normal = spot.x * right + y * up + sqrt(max(0.0, 1.0 - spot.x * spot.x - y * y)) * stretched;
    return normalize(vec3<f32>(alpha * normal.xy, max(1e-6, normal.z)));
}

fn hidden(cosine: f32, alpha: f32) -> f32 {
    let slope = alpha * alpha * (1.0 - cosine * cosine) / max(cosine * cosine, 1e-6);
    return 2.0 / (1.0 + sqrt(1.0 + slope));
}

fn gleam(color: vec3<f32>, cosine: f32) -> vec3<f32> {
    return mix(color, vec3<f32>(1.0), pow(clamp(1.0 - cosine, 0.0, 1.0), 5.0));
}

// What rough metal mirrors of the sun.
fn metal_sun(color: vec3<f32>, alpha: f32, normal: vec3<f32>, eye: vec3<f32>) -> vec3<f32> {
    let sun = settings.sun.xyz;
    let cosine = dot(normal, sun);
    if (cosine <= 0.0) {
        return vec3<f32>(0.0);
    }
    let middle = normalize(sun + eye);
    let steep = dot(normal, middle);
    let spread = steep * steep * (alpha * alpha - 1.0) + 1.0;
    let density = alpha * alpha / (PI * spread * spread);
    let to_eye = max(dot(normal, eye), 1e-3);
    let masked = hidden(cosine, alpha) * hidden(to_eye, alpha);
    return PI * gleam(color, dot(sun, middle)) * density * masked / (4.0 * to_eye);
}

fn mirrored_share(cosine: f32, ratio: f32) -> f32 {
    let squared = 1.0 - ratio * ratio * (1.0 - cosine * cosine);
    if (squared <= 0.0) {
        return 1.0;
    }
    let inner = sqrt(squared);
    let across = (ratio * cosine - inner) / (ratio * cosine + inner);
    let along = (cosine - ratio * inner) / (cosine + ratio * inner);
    return 0.5 * (across * across + along * along);
}

// A path on its way.
struct Path {
    origin: vec3<f32>,
    way: vec3<f32>,
    // The palette index of the glass that it is in, or 0, and in which model.
    medium: u32,
    model: u32,
    // What share of the light that it finds reaches the eye, and what has reached it.
    share: vec3<f32>,
    light: vec3<f32>,
    // Whether it has only been mirrored and bent so far, and whether it was the last time.
    is_clear: bool,
    is_mirrored: bool,
    // The steepness of the last scattering.
    cosine: f32,
    // What the sun and a lamp add where nothing is in the way, and the way to the lamp (w: how far).
    sun: vec3<f32>,
    lamp: vec3<f32>,
    to_lamp: vec4<f32>,
}

// A way to somewhere on the sun.
fn to_sun(chance: vec2<f32>) -> vec3<f32> {
    return normalize(side(settings.sun.xyz) * vec3<f32>(in_disc(chance) * settings.sun.w, 1.0));
}

// Picks a lamp, and a place on it, that may shine on a white surface.
fn choose_lamp(path: ptr<function, Path>, point: vec3<f32>, normal: vec3<f32>, chance: ptr<function, Chance>) {
    let count = settings.counts.x;
    let pick = draw(chance).x;
    let place = draw(chance);
    let lamp = lamps[min(u32(pick * f32(count)), count - 1u)];
    let axis = (lamp.face >> 8u) & 3u;
    var corner = lamp.corner;
    corner[(axis + 1u) % 3u] += place.x;
    corner[(axis + 2u) % 3u] += place.y;
    var out = vec3<f32>(0.0);
    out[axis] = select(-1.0, 1.0, (lamp.face >> 10u) == 1u);
    let to = corner - point;
    let squared = dot(to, to);
    let way = to * inverseSqrt(max(squared, 1e-12));
    let cosine = dot(way, normal);
    let lamp_cosine = -dot(way, out);
    if (cosine <= 0.0 || lamp_cosine <= 1e-4 || squared < 1e-6) {
        return;
    }
    let glow = palette[lamp.face & 255u];
    // By the chance of this way among all to lamps, weighed against that of scattering (Veach's balance).
    let likely = squared / (lamp_cosine * f32(count));
    (*path).lamp = (*path).share * glow.color.rgb * glow.color.a * cosine / (PI * likely + cosine);
    (*path).to_lamp = vec4<f32>(way, sqrt(squared) - 4e-3 - 1e-6 * length(point));
}

// What the path finds where it leaves the scene.
fn outside(path: ptr<function, Path>) {
    (*path).light += (*path).share * sky((*path).way, (*path).is_mirrored);
    if ((*path).is_clear && settings.counts.z == 1u && dot((*path).way, settings.sun.xyz) > cos(settings.sun.w)) {
        let disc = settings.sun.w * settings.sun.w;
        (*path).light += min((*path).share * settings.sun_light.rgb / disc, vec3<f32>(BRIGHTEST));
    }
}

// What the path finds where it meets something that glows.
fn glowing(path: ptr<function, Path>, entry: Entry, hit: Hit) {
    var weight = 1.0;
    if (!(*path).is_mirrored && settings.counts.x > 0u) {
        let lamp_cosine = abs(dot((*path).way, hit.normal));
        let chance = hit.t * hit.t / (max(lamp_cosine, 1e-4) * f32(settings.counts.x));
        weight = (*path).cosine / ((*path).cosine + PI * chance);
    }
    (*path).light += (*path).share * entry.color.rgb * entry.color.a * weight;
}

// Scatters the path on paint, which also sees the sun and a lamp.
fn paint(path: ptr<function, Path>, color: vec3<f32>, point: vec3<f32>, normal: vec3<f32>, chance: ptr<function, Chance>) {
    let start = lifted(point, normal);
    (*path).share *= color;
    (*path).sun = (*path).share * settings.sun_light.rgb * max(dot(normal, settings.sun.xyz), 0.0);
    if (settings.counts.x > 0u) {
        choose_lamp(path, start, normal, chance);
    }
    (*path).origin = start;
    (*path).way = scattered(normal, draw(chance));
    (*path).cosine = max(dot((*path).way, normal), 1e-4);
    (*path).is_clear = false;
    (*path).is_mirrored = false;
}

// Mirrors the path on metal. False where it is lost in the surface.
fn metal(path: ptr<function, Path>, entry: Entry, point: vec3<f32>, normal: vec3<f32>, chance: ptr<function, Chance>) -> bool {
    let start = lifted(point, normal);
    let alpha = max(entry.matter.y * entry.matter.y, 1e-3);
    let is_rough = entry.matter.y > MIRROR;
    let eye = -(*path).way;
    if (is_rough) {
        let shine = metal_sun(entry.color.rgb, alpha, normal, eye);
        (*path).sun = min((*path).share * settings.sun_light.rgb * shine, vec3<f32>(BRIGHTEST));
    }
    let turn = side(normal);
    let local_eye = eye * turn;
    let middle = turn * facet(vec3<f32>(local_eye.xy, max(local_eye.z, 1e-4)), alpha, draw(chance));
    (*path).way = reflect((*path).way, middle);
    let cosine = dot((*path).way, normal);
    if (cosine <= 0.0) {
        return false;
    }
    (*path).share *= gleam(entry.color.rgb, dot(eye, middle)) * hidden(cosine, alpha);
    (*path).origin = start;
    (*path).is_clear = (*path).is_clear && !is_rough;
    (*path).is_mirrored = true;
    return true;
}

// Bends the path where it enters or leaves glass, or mirrors it there.
fn glass(path: ptr<function, Path>, hit: Hit, point: vec3<f32>, chance: f32) {
    let is_entering = (*path).medium == 0u;
    (*path).is_mirrored = true;
    if (!is_entering && hit.index != 0u) {
        // From glass to glass.
        (*path).medium = hit.index;
        (*path).origin = lifted(point, -hit.normal);
        return;
    }
    let ratio = select(GLASS, 1.0 / GLASS, is_entering);
    let cosine = max(-dot((*path).way, hit.normal), 1e-4);
    if (chance < mirrored_share(cosine, ratio)) {
        (*path).way = reflect((*path).way, hit.normal);
        (*path).origin = lifted(point, hit.normal);
        return;
    }
    (*path).way = normalize(refract((*path).way, hit.normal, ratio));
    (*path).origin = lifted(point, -hit.normal);
    (*path).medium = hit.index;
    (*path).model = hit.model;
}

// Adds what comes straight from the sun and the chosen lamp to where the path is now.
fn look_around(path: ptr<function, Path>, chance: vec2<f32>) {
    for (var i = 0; i < 2; i++) {
        var light = (*path).sun;
        var way = vec4<f32>(to_sun(chance), FAR);
        if (i == 1) {
            light = (*path).lamp;
            way = (*path).to_lamp;
        }
        if (any(light > vec3<f32>(0.0))) {
            if (i == 1 || settings.counts.z == 1u) {
                light *= seen_along((*path).origin, way.xyz, (*path).medium, (*path).model, way.w);
            }
            (*path).light += light;
        }
    }
    (*path).sun = vec3<f32>(0.0);
    (*path).lamp = vec3<f32>(0.0);
}

// What a pixel learns from one sample.
fn sampled(origin: vec3<f32>, way: vec3<f32>, chance: ptr<function, Chance>) -> Pixel {
    var path = Path(
        origin,
        way,
        0u,
        0u,
        vec3<f32>(1.0),
        vec3<f32>(0.0),
        true,
        true,
        1.0,
        vec3<f32>(0.0),
        vec3<f32>(0.0),
        vec4<f32>(0.0),
    );
    var out = Pixel(vec4<f32>(0.0), vec4<f32>(0.0), vec4<f32>(0.0), vec4<f32>(0.0));
    var is_ground = false;
    for (var turn = 0; turn < MOST_TURNS; turn++) {
        let hit = trace(path.origin, path.way, path.medium, path.model, FAR);
        let fall = (settings.ground.w - path.origin.z) / path.way.z;
        let on_ground =
            settings.counts.y == 1u && path.medium == 0u && path.way.z < 0.0 && fall > 0.0 && fall < hit.t;
        if (!on_ground && !hit.found) {
            if (turn == 0) {
                out.ground = vec4<f32>(1.0);
                out.surface.a = 1e6;
                return out;
            }
            outside(&path);
            break;
        }
        let far = select(hit.t, fall, on_ground);
        let normal = select(hit.normal, vec3<f32>(0.0, 0.0, 1.0), on_ground);
        let point = path.origin + path.way * far;
        var entry = palette[hit.index];
        if (on_ground) {
            entry = Entry(vec4<f32>(settings.ground.rgb, 0.0), vec4<f32>(0.0));
        }
        let is_leaving = !on_ground && hit.index == 0u;
        if (turn == 0) {
            is_ground = on_ground;
            if (on_ground) {
                // What falls on it is all that is asked for.
                entry.color = vec4<f32>(1.0, 1.0, 1.0, 0.0);
                if (any(point.xy < settings.darkened.xy) || any(point.xy > settings.darkened.zw)) {
                    out.ground = vec4<f32>(1.0);
                    out.surface = vec4<f32>(1.0, 1.0, 1.0, fall);
                    out.normal = vec4<f32>(normal, 0.0);
                    return out;
                }
            }
            let is_paint = entry.matter.x == 0.0 && entry.matter.z == 0.0;
            out.surface = vec4<f32>(select(vec3<f32>(1.0), entry.color.rgb, is_paint), far);
            out.normal = vec4<f32>(normal, 0.0);
        }
        if (path.medium != 0u) {
            path.share *= through(path.medium, far);
        }
        if (!is_leaving && entry.color.a > 0.0) {
            glowing(&path, entry, hit);
        }
        let kind = draw(chance);
        var is_lost = false;
        if (is_leaving || kind.x < entry.matter.z) {
            glass(&path, hit, point, kind.y);
        } else if (kind.x < entry.matter.x) {
            is_lost = !metal(&path, entry, point, normal, chance);
        } else {
            paint(&path, entry.color.rgb, point, normal, chance);
        }
        look_around(&path, draw(chance));
        if (is_lost) {
            break;
        }
        if (turn > 2) {
            // The fainter a path, the sooner it ends; those that go on make up for it.
            let lasting = clamp(max(path.share.r, max(path.share.g, path.share.b)), 0.05, 1.0);
            if (draw(chance).x >= lasting) {
                break;
            }
            path.share /= lasting;
        }
    }
    if (is_ground) {
        let open = settings.sun_light.rgb * max(settings.sun.z, 0.0) + settings.sky_light.rgb;
        out.ground = vec4<f32>(path.light / max(open, vec3<f32>(1e-6)), 0.0);
    } else {
        out.light = vec4<f32>(path.light, 1.0);
    }
    return out;
}

@compute @workgroup_size(8, 8)
fn main(@builtin(global_invocation_id) id: vec3<u32>) {
    let at = vec2<u32>(id.x, id.y + settings.place.z);
    if (any(at >= settings.place.xy)) {
        return;
    }
    let pixel = at.y * settings.place.x + at.x;
    var chance = Chance(hash(pixel), settings.place.w, 0u);
    let place = (vec2<f32>(at) + draw(&chance)) / vec2<f32>(settings.place.xy) * vec2<f32>(2.0, -2.0) + vec2<f32>(-1.0, 1.0);
    let off = settings.right.xyz * place.x + settings.up.xyz * place.y;
    var origin = settings.origin.xyz + off;
    var way = settings.forward.xyz;
    if (settings.forward.w == 0.0) {
        origin = settings.origin.xyz;
        way = normalize(settings.forward.xyz + off);
    }
    var sample = sampled(origin, way, &chance);
    let surface = max(sample.surface.rgb, vec3<f32>(0.02));
    let bright = dot(sample.light.rgb / surface + sample.ground.rgb, vec3<f32>(0.2126, 0.7152, 0.0722));
    sample.ground.a = bright * bright;
    pixels[pixel].light += sample.light;
    pixels[pixel].ground += sample.ground;
    pixels[pixel].surface += sample.surface;
    pixels[pixel].normal += sample.normal;
}
