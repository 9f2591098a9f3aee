// Draws the faces of models that nothing shines through.

@fragment
fn fragment(in: Fragment) -> @location(0) vec4<f32> {
    return vec4<f32>(tone(lit(in)), 1.0);
}
