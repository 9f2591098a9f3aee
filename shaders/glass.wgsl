// Draws the faces of glass over what lies behind: tinted, and bright where it is seen from the side.

@fragment
fn fragment(in: Fragment) -> @location(0) vec4<f32> {
    let matter = palette[in.color].matter;
    let solid = 1.0 - 0.8 * matter.z;
    let across = 1.0 - abs(dot(to_eye(in.world), in.normal));
    let mirror = matter.z * (0.04 + 0.96 * pow(across, 5.0));
    let shine = mirrored(in, matter.y, sunlight(in.world, in.normal) * step(0.0, dot(in.normal, view.sun.xyz)));
    return vec4<f32>(tone(lit(in)) * solid * (1.0 - mirror) + shine * mirror, mix(solid, 1.0, mirror));
}
