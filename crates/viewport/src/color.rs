//! Between sRGB bytes and linear light.

use std::sync::LazyLock;

/// Linear light of each sRGB byte.
static LINEAR: LazyLock<[f32; 256]> = LazyLock::new(|| {
    std::array::from_fn(|byte| {
        let value = byte as f32 / 255.0;
        if value <= 0.040_45 { value / 12.92 } else { ((value + 0.055) / 1.055).powf(2.4) }
    })
});

/// Linear light of a colour.
pub fn linear([r, g, b]: [u8; 3]) -> [f32; 3] {
    [r, g, b].map(|byte| LINEAR[usize::from(byte)])
}

/// The sRGB byte that is nearest to a linear light of 0 to 1.
pub fn encoded(light: f32) -> u8 {
    let light = light.clamp(0.0, 1.0);
    let value = if light <= 0.003_130_8 { light * 12.92 } else { 1.055 * light.powf(1.0 / 2.4) - 0.055 };
    (value * 255.0).round() as u8
}

/// The edge of a model over a transparent ground comes out mixed with black; this takes the black away again.
pub fn straighten(rgba: &mut [u8]) {
    for pixel in rgba.chunks_exact_mut(4) {
        let alpha = pixel[3];
        if alpha == 0 || alpha == 255 {
            continue;
        }
        for channel in &mut pixel[..3] {
            *channel = encoded(LINEAR[usize::from(*channel)] * 255.0 / f32::from(alpha));
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_byte_survives_the_way_to_light_and_back() {
        for byte in 0..=255 {
            assert_eq!(encoded(linear([byte; 3])[0]), byte);
        }
    }

    #[test]
    fn half_covered_white_is_white_again() {
        let mut rgba = [encoded(0.5), encoded(0.25), 0, 128, 9, 9, 9, 255, 7, 7, 7, 0];
        straighten(&mut rgba);
        assert!(rgba[0].abs_diff(255) <= 1 && rgba[1].abs_diff(encoded(0.5)) <= 1, "{rgba:?}");
        assert_eq!(rgba[2..], [0, 128, 9, 9, 9, 255, 7, 7, 7, 0]);
    }
}
