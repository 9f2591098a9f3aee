// Rays through models: each is a tree whose nodes have 4 x 4 x 4 children, so that a ray crosses large empty spaces in
// one step; a tree of boxes over all placements leads to them.

struct Model {
    // Columns of the rotation; where the model's origin stands.
    x: vec4<f32>,
    y: vec4<f32>,
    z: vec4<f32>,
    origin: vec4<f32>,
    // Sides in voxels.
    size: vec4<u32>,
    // The root's first word (x); how many bits of a place are below those that choose one of its children (y).
    root: vec4<u32>,
}

struct Crate {
    low: vec3<f32>,
    // Of a leaf the model, of others the first of two children, which stand side by side.
    first: u32,
    high: vec3<f32>,
    is_leaf: u32,
}

// Nodes of three words (64 bits that tell which children there are, and where the first one stands), and palette indices,
// four a word.
@group(0) @binding(1) var<storage, read> tree: array<u32>;
@group(0) @binding(2) var<storage, read> models: array<Model>;
@group(0) @binding(3) var<storage, read> crates: array<Crate>;

const FAR = 1e30;

struct Hit {
    t: f32,
    // Palette index; 0 where a ray leaves what it went through.
    index: u32,
    model: u32,
    found: bool,
    normal: vec3<f32>,
}

fn inverse_of(way: vec3<f32>) -> vec3<f32> {
    return 1.0 / select(way, select(vec3<f32>(-1e-9), vec3<f32>(1e-9), way >= vec3<f32>(0.0)), abs(way) < vec3<f32>(1e-9));
}

// Where a ray enters and leaves a box. It misses where it leaves before it enters.
fn crossing(low: vec3<f32>, high: vec3<f32>, origin: vec3<f32>, inverse: vec3<f32>) -> vec2<f32> {
    let a = (low - origin) * inverse;
    let b = (high - origin) * inverse;
    let near = min(a, b);
    let far = max(a, b);
    return vec2<f32>(max(near.x, max(near.y, near.z)), min(far.x, min(far.y, far.z)));
}

// The palette index of a cell, or 0; and the side of the empty space around it, as a power of two.
fn cell_at(model: u32, cell: vec3<i32>) -> vec2<u32> {
    let place = vec3<u32>(cell);
    var node = models[model].root.x;
    var shift = models[model].root.y;
    loop {
        let child = (place >> vec3<u32>(shift)) & vec3<u32>(3u);
        let bit = child.x | (child.y << 2u) | (child.z << 4u);
        let low = tree[node];
        let high = tree[node + 1u];
        let word = select(low, high, bit >= 32u);
        let flag = 1u << (bit & 31u);
        if ((word & flag) == 0u) {
            return vec2<u32>(0u, shift);
        }
        let before = countOneBits(word & (flag - 1u)) + select(0u, countOneBits(low), bit >= 32u);
        let first = tree[node + 2u];
        if (shift == 0u) {
            let byte = first + before;
            return vec2<u32>((tree[byte >> 2u] >> ((byte & 3u) * 8u)) & 255u, 0u);
        }
        node = first + 3u * before;
        shift -= 2u;
    }
    return vec2<u32>(0u);
}

// Follows a ray through one model until it meets something else than `medium`, a palette index or 0.
fn march(at: u32, world: vec3<f32>, world_way: vec3<f32>, medium: u32, nearest: ptr<function, Hit>) {
    let turn = mat3x3<f32>(models[at].x.xyz, models[at].y.xyz, models[at].z.xyz);
    let origin = (world - models[at].origin.xyz) * turn;
    let way = world_way * turn;
    let size = vec3<i32>(models[at].size.xyz);
    let inverse = inverse_of(way);
    let forth = way >= vec3<f32>(0.0);
    let span = crossing(vec3<f32>(0.0), vec3<f32>(size), origin, inverse);
    if (span.y <= max(span.x, 0.0) || span.x >= (*nearest).t) {
        return;
    }
    var t = max(span.x, 0.0);
    let entered = (select(vec3<f32>(size), vec3<f32>(0.0), forth) - origin) * inverse;
    var normal_axis = select(select(2u, 1u, entered.y >= entered.z), 0u, entered.x >= max(entered.y, entered.z));
    var cell = clamp(vec3<i32>(floor(origin + way * t)), vec3<i32>(0), size - 1);
    if (span.x > 0.0) {
        cell[normal_axis] = select(size[normal_axis] - 1, 0, forth[normal_axis]);
    } else {
        let steep = abs(way);
        normal_axis = select(select(2u, 1u, steep.y >= steep.z), 0u, steep.x >= max(steep.y, steep.z));
    }
    for (var steps = 0; steps < 1500; steps++) {
        let is_out = any(cell < vec3<i32>(0)) || any(cell >= size);
        var seen = vec2<u32>(0u);
        if (!is_out) {
            seen = cell_at(at, cell);
        }
        if (seen.x != medium) {
            var normal = vec3<f32>(0.0);
            normal[normal_axis] = select(1.0, -1.0, forth[normal_axis]);
            *nearest = Hit(t, seen.x, at, true, turn * normal);
            return;
        }
        if (is_out) {
            return;
        }
        let side = 1i << seen.y;
        let low = (cell >> vec3<u32>(seen.y)) << vec3<u32>(seen.y);
        let ends = (vec3<f32>(select(low, low + side, forth)) - origin) * inverse;
        t = min(ends.x, min(ends.y, ends.z));
        if (t >= (*nearest).t) {
            return;
        }
        normal_axis = select(select(2u, 1u, ends.y <= ends.z), 0u, ends.x <= min(ends.y, ends.z));
        cell = clamp(vec3<i32>(floor(origin + way * t)), low, low + side - 1);
        cell[normal_axis] = select(low[normal_axis] - 1, low[normal_axis] + side, forth[normal_axis]);
    }
}

// The first thing that a ray meets, up to a distance. One that goes through `medium` stays in its model.
fn trace(origin: vec3<f32>, way: vec3<f32>, medium: u32, model: u32, limit: f32) -> Hit {
    var nearest = Hit(limit, 0u, 0u, false, vec3<f32>(0.0));
    if (medium != 0u) {
        march(model, origin, way, medium, &nearest);
        return nearest;
    }
    let inverse = inverse_of(way);
    var waiting: array<u32, 16>;
    var count = 1u;
    waiting[0] = 0u;
    while (count > 0u) {
        count -= 1u;
        let at = waiting[count];
        let span = crossing(crates[at].low, crates[at].high, origin, inverse);
        if (span.y < max(span.x, 0.0) || span.x >= nearest.t) {
            continue;
        }
        let first = crates[at].first;
        if (crates[at].is_leaf == 1u) {
            march(first, origin, way, 0u, &nearest);
        } else {
            // The nearer one is taken first.
            let one = crossing(crates[first].low, crates[first].high, origin, inverse).x;
            let other = crossing(crates[first + 1u].low, crates[first + 1u].high, origin, inverse).x;
            let swap = u32(one > other);
            waiting[count] = first + 1u - swap;
            waiting[count + 1u] = first + swap;
            count += 2u;
        }
    }
    return nearest;
}
