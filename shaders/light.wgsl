// Light: the sun with soft shadows, the sky where it can be seen, and what film makes of it.

// How often a point looks for what stands before the sun, and for how much of the sun it sees.
override SEARCHES: u32 = 12u;
override TAPS: u32 = 32u;

// Half the sun's width, as penumbra per distance: wider than the real one, for soft shadows.
const SUN_SIZE = 0.05;

// A turn by the golden angle: points turned by it, and moved out by the root of their number, fill a disc evenly.
const TURN = mat2x2<f32>(-0.73736888, 0.67549029, -0.67549029, -0.73736888);

// The share of the sun that reaches a point of a surface: 0 in shadow, 1 in the open. The farther away the thing that
// casts the shadow, the softer its edge.
fn sunlight(world: vec3<f32>, normal: vec3<f32>) -> f32 {
    let sun = view.sun.xyz;
    let right = normalize(cross(vec3<f32>(0.0, 0.0, 1.0), sun));
    let up = cross(sun, right);
    // The disc is looked at in the plane of the surface, so that no surface shadows itself.
    let slope = 1.0 / dot(normal, sun);
    let along = mat2x3<f32>(
        shadow_direction(right - sun * dot(normal, right) * slope),
        shadow_direction(up - sun * dot(normal, up) * slope),
    );
    let at = (view.shadow_from_world * vec4<f32>(world + normal * view.sun.w, 1.0)).xyz;
    let size = vec2<f32>(textureDimensions(shadow_map));
    var gap = 0.0;
    var found = 0.0;
    var way = vec2<f32>(1.0, 0.0);
    for (var i = 0u; i < SEARCHES; i++) {
        let seen = at + along * (way * (sqrt((f32(i) + 0.5) / f32(SEARCHES)) * view.shadow.y));
        let place = clamp(texel(seen), vec2<f32>(0.0), vec2<f32>(0.9999)) * size;
        let before = seen.z - textureLoad(shadow_map, vec2<i32>(place), 0);
        if (before > 0.0) {
            gap += before;
            found += 1.0;
        }
        way = TURN * way;
    }
    if (found == 0.0 || found == f32(SEARCHES)) {
        return 1.0 - found / f32(SEARCHES);
    }
    let radius = clamp(gap / found * view.shadow.z * SUN_SIZE, view.shadow.x, view.shadow.y);
    var lit = 0.0;
    for (var i = 0u; i < TAPS; i++) {
        let seen = at + along * (way * (sqrt((f32(i) + 0.5) / f32(TAPS)) * radius));
        lit += textureSampleCompareLevel(shadow_map, shadow_sampler, texel(seen), min(seen.z, 1.0));
        way = TURN * way;
    }
    return lit / f32(TAPS);
}

fn shadow_direction(world: vec3<f32>) -> vec3<f32> {
    return (view.shadow_from_world * vec4<f32>(world, 0.0)).xyz;
}

fn texel(seen: vec3<f32>) -> vec2<f32> {
    return vec2<f32>(seen.x * 0.5 + 0.5, 0.5 - seen.y * 0.5);
}

// How open a surface is to the sky, 0 to 1: what fills the way out, looked at in ever larger steps and cells.
fn openness_to_sky(world: vec3<f32>, normal: vec3<f32>) -> f32 {
    let out = normalize(normal + vec3<f32>(0.0, 0.0, 0.5));
    var open = 1.0;
    var cell = view.volume_low.w;
    for (var level = 0; level < 5; level += 2) {
        open *= 1.0 - 0.7 * filled(world + out * cell * 1.5, f32(level), cell);
        cell *= 4.0;
    }
    return open;
}

// The filled share of the space around a point, in cells of this side. Outside the volume all is empty.
fn filled(world: vec3<f32>, level: f32, cell: f32) -> f32 {
    let place = (world - view.volume_low.xyz) / view.volume_size.xyz;
    let outside = max(abs(place - 0.5) - 0.5, vec3<f32>(0.0)) * view.volume_size.xyz / cell;
    if (any(outside >= vec3<f32>(1.0))) {
        return 0.0;
    }
    let near = 1.0 - outside;
    return textureSampleLevel(sky_volume, sky_sampler, place, level).r * near.x * near.y * near.z;
}

// Light that would be brighter than white rolls off, as on film; everything below keeps its colour.
fn tone(color: vec3<f32>) -> vec3<f32> {
    let knee = vec3<f32>(0.8);
    let over = max(color - knee, vec3<f32>(0.0));
    return min(color, knee) + (1.0 - knee) * (1.0 - exp(-over / (1.0 - knee)));
}
