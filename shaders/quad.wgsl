// Unpacks one rectangle of a mesh: eight bytes, as voxel::mesh::Quad packs them.

struct Placement {
    // Columns of the rotation, and where the model's origin stands (last column).
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

// Which corner of a rectangle a vertex of its two triangles is. A mirrored model goes round the other way.
fn triangle_corner(vertex: u32) -> u32 {
    let is_mirrored = dot(cross(placement.x.xyz, placement.y.xyz), placement.z.xyz) < 0.0;
    var straight = array<u32, 6>(0u, 1u, 2u, 0u, 2u, 3u);
    var mirrored = array<u32, 6>(0u, 2u, 1u, 0u, 3u, 2u);
    return select(straight[vertex], mirrored[vertex], is_mirrored);
}

// Corners count from 0 to 3 around the rectangle. Between 0 and 2 it is cut into triangles: the diagonal whose ends are
// more open.
fn unpack(words: vec2<u32>, around: u32) -> Corner {
    let low = vec3<f32>(f32(words.x & 0x1ffu), f32((words.x >> 9u) & 0x1ffu), f32((words.x >> 18u) & 0x1ffu));
    let face = words.x >> 27u;
    let is_positive = (face & 1u) == 1u;
    let normal_axis = face >> 1u;
    let u = axis((normal_axis + 1u) % 3u) * f32((words.y & 0xffu) + 1u);
    let v = axis((normal_axis + 2u) % 3u) * f32(((words.y >> 8u) & 0xffu) + 1u);
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
