// Unpacks one rectangle of a mesh: eight bytes, as voxel::mesh::Quad packs them.

struct Placement {
    // Columns of the rotation, and where the model's origin stands (last column). x.w is -1 where it is mirrored, else 1.
    x: vec4<f32>,
    y: vec4<f32>,
    z: vec4<f32>,
    origin: vec4<f32>,
}

@group(1) @binding(0) var<uniform> placement: Placement;

struct Corner {
    world: vec3<f32>,
    // Away from the rectangle in its plane, along both of its sides.
    away: vec3<f32>,
    normal: vec3<f32>,
    color: u32,
    open: f32,
}

fn axis(index: u32) -> vec3<f32> {
    return vec3<f32>(f32(index == 0u), f32(index == 1u), f32(index == 2u));
}

fn openness(light: u32, corner: u32) -> u32 {
    return (light >> (2u * corner)) & 3u;
}

// Which corner of its rectangle a vertex is: each has four. A mirrored model goes round the other way.
fn corner_of(vertex: u32) -> u32 {
    let around = vertex & 3u;
    return select(around, (4u - around) & 3u, placement.x.w < 0.0);
}

// Corners count from 0 to 3 around the rectangle. Between 0 and 2 it is cut into triangles: the diagonal whose ends are
// more open.
fn unpack(words: vec2<u32>, around: u32) -> Corner {
    let low = vec3<f32>(f32(words.x & 0x1ffu), f32((words.x >> 9u) & 0x1ffu), f32((words.x >> 18u) & 0x1ffu));
    let face = words.x >> 27u;
    let is_positive = (face & 1u) == 1u;
    let normal_axis = face >> 1u;
    let u = axis(select(normal_axis + 1u, 0u, normal_axis == 2u)) * f32((words.y & 0xffu) + 1u);
    let v = axis(select(normal_axis - 1u, 2u, normal_axis == 0u)) * f32(((words.y >> 8u) & 0xffu) + 1u);
    let light = words.y >> 24u;
    let even = openness(light, 0u) + openness(light, 2u) >= openness(light, 1u) + openness(light, 3u);
    let corner = (around + select(1u, 0u, even)) & 3u;
    // Counter-clockwise from outside: o, o+u, o+u+v, o+v, and mirrored for negative normals.
    let far_u = select(corner == 2u || corner == 3u, corner == 1u || corner == 2u, is_positive);
    let far_v = select(corner == 1u || corner == 2u, corner == 2u || corner == 3u, is_positive);
    let local = low + u * f32(far_u) + v * f32(far_v);
    let away = sign(u) * select(-1.0, 1.0, far_u) + sign(v) * select(-1.0, 1.0, far_v);
    let normal = axis(normal_axis) * select(-1.0, 1.0, is_positive);
    let turn = mat3x3<f32>(placement.x.xyz, placement.y.xyz, placement.z.xyz);
    var out: Corner;
    out.world = turn * local + placement.origin.xyz;
    out.away = turn * away;
    out.normal = turn * normal;
    out.color = (words.y >> 16u) & 0xffu;
    out.open = f32(openness(light, corner)) / 3.0;
    return out;
}
