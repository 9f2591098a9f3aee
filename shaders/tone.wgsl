// Light that would be brighter than white rolls off, as on film, and keeps its hue until it is glaring; everything below
// keeps its colour.
fn tone(color: vec3<f32>) -> vec3<f32> {
    let brightest = max(color.r, max(color.g, color.b));
    let over = max(brightest - 0.8, 0.0);
    let rolled = min(brightest, 0.8) + 0.2 * (1.0 - exp(-over / 0.2));
    let glare = 0.3 * smoothstep(1.0, 8.0, brightest);
    return mix(color * (rolled / max(brightest, 1e-6)), vec3<f32>(rolled), glare);
}
