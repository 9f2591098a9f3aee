// Light: the sun with soft shadows, the sky where it can be seen, and voxels that glow.

// How often a point looks for what stands before the sun, and for how much of the sun it sees.
override SEARCHES: u32 = 12u;
override TAPS: u32 = 32u;

// Whether anything but the sun, the sky and paint may be there: voxels that glow or are metal, and lines between voxels.
override RICH: bool = true;

// Half the sun's width, as penumbra per distance: wider than the real one, for soft shadows.
const SUN_SIZE = 0.05;

// A turn by the golden angle: points turned by it, and moved out by the root of their number, fill a disc evenly.
const TURN = mat2x2<f32>(-0.73736888, 0.67549029, -0.67549029, -0.73736888);

// The share of the sun that reaches a point of a surface: 0 in shadow, 1 in the open. The farther away the thing that
// casts the shadow, the softer its edge.
//
// Software adapters work through both sides of every branch, but end a loop as soon as no pixel nearby goes on with it: what
// needn't be looked for is a loop of no rounds.
fn sunlight(world: vec3<f32>, normal: vec3<f32>) -> f32 {
    let sun = view.sun.xyz;
    let facing = dot(normal, sun);
    let searches = select(0u, SEARCHES, shows(SHADOWS) && facing > 0.0);
    let right = normalize(cross(vec3<f32>(0.0, 0.0, 1.0), sun));
    let up = cross(sun, right);
    // The disc is looked at in the plane of the surface, so that no surface shadows itself.
    let slope = 1.0 / max(facing, 1e-6);
    let along = mat2x3<f32>(
        shadow_direction(right - sun * dot(normal, right) * slope),
        shadow_direction(up - sun * dot(normal, up) * slope),
    );
    let at = (view.shadow_from_world * vec4<f32>(world + normal * view.sun.w, 1.0)).xyz;
    let size = vec2<f32>(textureDimensions(shadow_depth));
    var gap = 0.0;
    var found = 0.0;
    var way = vec2<f32>(1.0, 0.0);
    for (var i = 0u; i < searches; i++) {
        let seen = at + along * (way * (sqrt((f32(i) + 0.5) / f32(SEARCHES)) * view.shadow.y));
        let place = clamp(texel(seen), vec2<f32>(0.0), vec2<f32>(0.9999)) * size;
        // What is beyond the far end of the map is seen at that end.
        let before = min(seen.z, 1.0) - textureLoad(shadow_depth, vec2<i32>(place), 0).r;
        if (before > 0.0) {
            gap += before;
            found += 1.0;
        }
        way = TURN * way;
    }
    let is_edge = found > 0.0 && found < f32(SEARCHES);
    let taps = select(0u, TAPS, is_edge);
    let radius = clamp(gap / max(found, 1.0) * view.shadow.z * SUN_SIZE, view.shadow.x, view.shadow.y);
    var lit = 0.0;
    for (var i = 0u; i < taps; i++) {
        let seen = at + along * (way * (sqrt((f32(i) + 0.5) / f32(TAPS)) * radius));
        lit += textureSampleCompareLevel(shadow_map, shadow_sampler, texel(seen), min(seen.z, 1.0));
        way = TURN * way;
    }
    return select(1.0 - found / f32(SEARCHES), lit / f32(TAPS), is_edge);
}

fn shadow_direction(world: vec3<f32>) -> vec3<f32> {
    return (view.shadow_from_world * vec4<f32>(world, 0.0)).xyz;
}

fn texel(seen: vec3<f32>) -> vec2<f32> {
    return vec2<f32>(seen.x * 0.5 + 0.5, 0.5 - seen.y * 0.5);
}

// The light of 1 in the volume of what glows.
const GLOW_RANGE = 4.0;

// What a surface meets on a way out: how open it is to the sky, 0 to 1, and the light of what glows there.
struct Outlook {
    open: f32,
    glow: vec3<f32>,
}

// Looks along a unit vector in ever larger steps and cells.
fn outlook(world: vec3<f32>, way: vec3<f32>) -> Outlook {
    var seen = Outlook(1.0, vec3<f32>(0.0));
    var cell = view.volume_low.w;
    for (var level = 0; level < 5; level += 2) {
        let place = (world + way * cell * 1.5 - view.volume_low.xyz) / view.volume_size.xyz;
        let outside = max(abs(place - 0.5) - 0.5, vec3<f32>(0.0)) * view.volume_size.xyz / cell;
        // Outside the volume all is empty.
        if (all(outside < vec3<f32>(1.0))) {
            let near = 1.0 - outside;
            let share = near.x * near.y * near.z;
            if (RICH && shows(GLOW)) {
                let glow = textureSampleLevel(glow_volume, volume_sampler, place, f32(level)).rgb;
                seen.glow += GLOW_RANGE * seen.open * share * glow;
            }
            let filled = textureSampleLevel(sky_volume, volume_sampler, place, f32(level)).r;
            seen.open *= 1.0 - 0.7 * share * filled;
        }
        cell *= 4.0;
    }
    return seen;
}

// The way on which a surface looks for light from all around: outwards, and somewhat up.
fn outwards(normal: vec3<f32>) -> vec3<f32> {
    return normalize(normal + vec3<f32>(0.0, 0.0, 0.5));
}
