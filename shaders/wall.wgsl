// What is behind everything, at a place in clip space and a pixel of the picture: two linear colours that run into each
// other, from the middle to the edges, or from the top to the bottom where the first one's alpha is 1.
fn wall_color(first: vec4<f32>, last: vec4<f32>, place: vec2<f32>, pixel: vec2<f32>) -> vec3<f32> {
    let round = smoothstep(0.0, 1.0, length(place - vec2<f32>(0.0, -0.1)) / 1.5);
    let share = mix(round, 0.5 - 0.5 * place.y, first.a);
    return mix(first.rgb, last.rgb, share) + noise(pixel) * 0.0012;
}

// A hair of noise, so that the gradient shows no bands.
fn noise(at: vec2<f32>) -> f32 {
    return fract(52.9829189 * fract(dot(at, vec2<f32>(0.06711056, 0.00583715)))) - 0.5;
}
